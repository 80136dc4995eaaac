internal import Foundation
internal import Glibc
internal import Subprocess
public import SystemPackage
public import Testing

/// A Debian mail machine that exists for one test: own files, processes, network and host name.
///
/// Its files are an overlay on a tree that is made once, by make-machine.sh, in `MAILAUTH_MACHINE_CACHE` (default
/// `/var/cache/mailauth-tests`). mailauth is installed as /usr/bin/mailauth. Nothing runs in it at first.
public struct ThrowawayMachine: Sendable {
  /// The release of Debian.
  public enum Suite: String, CaseIterable, Sendable {
    /// Debian 12: Postfix 3.7, Dovecot 2.3.
    case bookworm
    /// Debian 13: Postfix 3.10, Dovecot 2.4.
    case trixie
  }

  private let initProcess: Int32
  private let root: FilePath

  /// The programs that a machine needs.
  private static let programs = ["/usr/sbin/debootstrap", "/usr/bin/unshare", "/usr/bin/nsenter", "/usr/bin/ip"]

  /// Boots a machine, runs a body, and lets the machine vanish whatever happens.
  ///
  /// - Parameters:
  ///   - suite: The release of Debian.
  ///   - location: Where to report that there can be no machine here.
  ///   - body: The test.
  /// - Throws: What the body throws, and ``ServerTrouble`` when the machine does not boot.
  public static func running(
    _ suite: Suite = .bookworm, sourceLocation location: SourceLocation = #_sourceLocation,
    _ body: @escaping @Sendable (ThrowawayMachine) async throws -> Void
  ) async throws {
    try requireRoot(and: programs, packages: "debootstrap util-linux iproute2", sourceLocation: location)
    let tree = try await tree(suite)
    let place = try Sandbox()
    let boot = [
      "--mount", "--pid", "--net", "--uts", "--ipc", "--fork", "--kill-child", support("boot-machine.sh").string,
      tree.string, place.root.string, Implementation.mailauth.string, "mail.example.com",
    ]
    let log = try FileDescriptor.open(
      FilePath(place.root.string + ".log"), .writeOnly, options: [.create, .truncate, .closeOnExec],
      permissions: .ownerReadWrite)
    defer { unsafe unlink(place.root.string + ".log") }
    let result = try await Subprocess.run(
      .path("/usr/bin/unshare"), arguments: Arguments(boot), workingDirectory: "/", input: .none,
      output: .fileDescriptor(log, closeAfterSpawningProcess: false),
      error: .fileDescriptor(log, closeAfterSpawningProcess: true)
    ) { execution in
      let process = execution.processIdentifier.value
      defer { kill(process, SIGKILL) }
      do {
        let machine = try await booted(by: process, logTo: place.root.string + ".log")
        try await body(machine)
        return nil as (any Error)?
      } catch {
        return error
      }
    }
    if let error = result.closureResult { throw error }
  }

  /// Runs a program in the machine.
  ///
  /// - Parameters:
  ///   - program: Its name, looked for in the usual directories.
  ///   - arguments: Its arguments.
  ///   - input: What it reads from its standard input.
  /// - Returns: Both outputs and the status.
  /// - Throws: When it cannot be started.
  @discardableResult
  public func run(_ program: String, _ arguments: String..., input: String = "") async throws -> ProgramOutput {
    try await run(program, arguments, input: input)
  }

  /// Runs a program in the machine.
  ///
  /// - Parameters:
  ///   - program: Its name, looked for in the usual directories.
  ///   - arguments: Its arguments.
  ///   - input: What it reads from its standard input.
  /// - Returns: Both outputs and the status.
  /// - Throws: When it cannot be started.
  @discardableResult
  public func run(_ program: String, _ arguments: [String], input: String = "") async throws -> ProgramOutput {
    let enter = [
      "--target", "\(initProcess)", "--mount", "--pid", "--net", "--uts", "--ipc", "--root", "--wd=/", "--", program,
    ]
    return try await TestSupport.run(
      "/usr/bin/nsenter", (enter + arguments).map { Array($0.utf8) }, input: Array(input.utf8),
      environment: ["HOME": "/root"])
  }

  /// Runs a program that must succeed.
  ///
  /// - Parameters:
  ///   - program: Its name, looked for in the usual directories.
  ///   - arguments: Its arguments.
  ///   - input: What it reads from its standard input.
  /// - Returns: The standard output as text.
  /// - Throws: ``ServerTrouble`` with both outputs when the status is not 0.
  @discardableResult
  public func succeed(_ program: String, _ arguments: String..., input: String = "") async throws -> String {
    try await succeed(program, arguments, input: input)
  }

  /// Runs a program that must succeed.
  ///
  /// - Parameters:
  ///   - program: Its name, looked for in the usual directories.
  ///   - arguments: Its arguments.
  ///   - input: What it reads from its standard input.
  /// - Returns: The standard output as text.
  /// - Throws: ``ServerTrouble`` with both outputs when the status is not 0.
  @discardableResult
  public func succeed(_ program: String, _ arguments: [String], input: String = "") async throws -> String {
    let output = try await run(program, arguments, input: input)
    guard output.status == 0 else {
      let command = ([program] + arguments).joined(separator: " ")
      throw ServerTrouble(description: "\(command): status \(output.status)\n\(output.text)\(output.errorText)")
    }
    return output.text
  }

  /// Talks to an SMTP server of the machine with swaks(1).
  ///
  /// - Parameters:
  ///   - port: The port on 127.0.0.1.
  ///   - login: The login; nil to go without.
  /// - Returns: What was said.
  /// - Throws: When swaks cannot be started.
  public func talk(toPort port: Int = 25, as login: SMTPLogin? = nil) async throws -> SMTPDialogue {
    SMTPDialogue(transcript: try await run("swaks", SMTPDialogue.arguments(port: port, login: login)).text)
  }

  /// Reads a file of the machine.
  ///
  /// - Parameter path: An absolute path without symbolic links.
  /// - Returns: Its bytes.
  /// - Throws: What the system says.
  public func read(_ path: FilePath) throws -> [UInt8] {
    try Corpus.read(root.appending(path.components))
  }

  /// Writes a file of the machine.
  ///
  /// - Parameters:
  ///   - path: An absolute path without symbolic links, in a directory that exists.
  ///   - text: The content.
  /// - Throws: What the system says.
  public func write(_ path: FilePath, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: root.appending(path.components).string))
  }

  // MARK: - Booting

  private static func support(_ name: String) -> FilePath {
    FilePath(#filePath).removingLastComponent().appending(name)
  }

  private static func tree(_ suite: Suite) async throws -> FilePath {
    let given = ProcessInfo.processInfo.environment["MAILAUTH_MACHINE_CACHE"] ?? "/var/cache/mailauth-tests"
    let tree = FilePath(given).appending("\(suite.rawValue)-3")
    // It fetches packages when it runs for the first time.
    let output = try await TestSupport.run(
      support("make-machine.sh"), [Array(tree.string.utf8), Array(suite.rawValue.utf8)], limit: .seconds(1200))
    guard output.status == 0 else {
      throw ServerTrouble(description: "make-machine.sh: status \(output.status)\n\(output.text)\(output.errorText)")
    }
    return tree
  }

  /// Waits until the machine's first process has done its work.
  private static func booted(by process: Int32, logTo log: String) async throws -> ThrowawayMachine {
    for _ in 0..<600 {
      let children = (try? String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)) ?? ""
      if let child = Int32(children.prefix { $0 != " " }) {
        let root = FilePath("/proc/\(child)/root")
        if FileManager.default.fileExists(atPath: root.appending("run/booted").string) {
          return ThrowawayMachine(initProcess: child, root: root)
        }
      } else if kill(process, 0) != 0 {
        break
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    throw ServerTrouble(description: "the machine does not boot:\n\(text)")
  }
}
