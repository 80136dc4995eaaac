internal import CLinux
internal import Glibc
public import Secrets
internal import SystemPackage

/// Runs programs, for those who may.
public protocol ClientRunner: Sendable {
  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: Its name, looked for in PATH.
  ///   - arguments: The arguments after the name; never a secret.
  ///   - environment: Variables beside those that there are.
  ///   - input: What it reads on standard input.
  /// - Returns: How it ended, and what it wrote.
  /// - Throws: When it cannot be run.
  func run(
    _ program: String, _ arguments: [String], environment: [String: String], input: [UInt8]
  ) async throws -> ClientOutput
}

/// What a program did.
public struct ClientOutput: Sendable {
  /// Its status, 128 and more for signals.
  public let status: Int32
  /// What it wrote on standard output.
  public let output: [UInt8]
  /// What it wrote on standard error.
  public let messages: [UInt8]

  /// Puts together what a program did.
  ///
  /// - Parameters:
  ///   - status: Its status.
  ///   - output: Its standard output.
  ///   - messages: Its standard error.
  public init(status: Int32, output: [UInt8], messages: [UInt8]) {
    self.status = status
    self.output = output
    self.messages = messages
  }
}

/// A database server's own client program: psql, mysql or sqlite3.
public struct SQLClient {
  /// The client gave up.
  public struct Failure: Error, Sendable {
    /// The program.
    public let program: String
    /// Its status.
    public let status: Int32
    /// What it said, without what it was given.
    public let messages: [UInt8]
  }

  private let location: SQLLocation
  private let password: Secret?
  private let runner: any ClientRunner

  /// Plans to talk to a database.
  ///
  /// - Parameters:
  ///   - location: The database.
  ///   - password: The password of the login; nil when none is needed.
  ///   - runner: What runs programs.
  public init(_ location: SQLLocation, password: Secret?, _ runner: any ClientRunner) {
    self.location = location
    self.password = password
    self.runner = runner
  }

  /// The program's name.
  public var program: String {
    switch location.dialect {
    case .postgresql: "psql"
    case .mysql: "mysql"
    case .sqlite: "sqlite3"
    }
  }

  /// Runs a script, and stops at the first error.
  func run(_ script: [UInt8]) async throws -> [UInt8] {
    let passwordFile = try password.map { try VolatileFile(passwordText($0)) }
    let environment = location.dialect == .postgresql ? passwordFile.map { ["PGPASSFILE": $0.path] } ?? [:] : [:]
    let output = try await runner.run(
      program, arguments(passwordFile?.path), environment: environment, input: script)
    // The file must be there for as long as the client runs.
    withExtendedLifetime(passwordFile) {}
    guard output.status == 0 else {
      throw Failure(program: program, status: output.status, messages: withoutStatements(output.messages))
    }
    return output.output
  }

  private func arguments(_ passwordFile: String?) -> [String] {
    switch location.dialect {
    case .postgresql:
      return [
        "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--no-password", "--set=ON_ERROR_STOP=1",
        // The line that was wrong stays out of messages: it may hold a secret.
        "--set=VERBOSITY=terse", "--set=SHOW_CONTEXT=never", "--file=-",
      ] + option("--host=", location.host) + option("--port=", location.port.map(String.init))
        + option("--username=", location.user) + ["--dbname=\(location.name)"]
    case .mysql:
      let place = location.host?.hasPrefix("/") == true ? "--socket=" : "--host="
      // This option is heeded only when it comes first.
      return option("--defaults-extra-file=", passwordFile) + ["--batch", "--skip-column-names"]
        + option(place, location.host) + option("--port=", location.port.map(String.init))
        + option("--user=", location.user) + ["--database=\(location.name)"]
    case .sqlite: return ["-batch", "-bail", "-noheader", location.name]
    }
  }

  private func option(_ name: String, _ value: String?) -> [String] { value.map { [name + $0] } ?? [] }

  /// What the client's own file for passwords holds.
  private func passwordText(_ password: Secret) -> [UInt8] {
    var bytes = unsafe password.withBytes { unsafe Array($0) }
    defer { unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    func escaped(_ signs: [UInt8]) -> [UInt8] {
      bytes.flatMap { signs.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
    }
    switch location.dialect {
    case .postgresql: return Array("*:*:*:*:".utf8) + escaped([UInt8(ascii: ":"), UInt8(ascii: "\\")]) + [10]
    case .mysql, .sqlite:
      return Array("[client]\npassword=\"".utf8) + escaped([UInt8(ascii: "\""), UInt8(ascii: "\\")])
        + Array("\"\n".utf8)
    }
  }

  /// Drops what a client repeats of the statements: MySQL says `near '...'`, SQLite shows the line.
  private func withoutStatements(_ messages: [UInt8]) -> [UInt8] {
    let text = String(decoding: messages, as: UTF8.self)
    let lines = text.split(separator: "\n").prefix(3).map { line -> Substring in
      for sign in [" near ", " entry '", "VALUES", " INSERT", " (", "DETAIL"] {
        if let found = line.firstRange(of: sign) { return line[..<found.lowerBound] }
      }
      return line
    }
    return Array(lines.joined(separator: "; ").utf8)
  }
}

/// A file that only this process and those it starts can find, in memory and for as long as this object lives.
final class VolatileFile {
  private let descriptor: Int32

  /// Its path, for a program that this process starts.
  var path: String { "/proc/\(getpid())/fd/\(descriptor)" }

  init(_ content: [UInt8]) throws(Errno) {
    var content = content
    defer { unsafe content.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    descriptor = mailauth_memory_file()
    guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    // psql refuses a file that others may read.
    guard fchmod(descriptor, 0o600) == 0,
      unsafe content.withUnsafeBytes({ unsafe write(descriptor, $0.baseAddress, $0.count) }) == content.count
    else { throw Errno(rawValue: errno) }
  }

  deinit { close(descriptor) }
}
