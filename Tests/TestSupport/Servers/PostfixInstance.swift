internal import Foundation
internal import Glibc
public import SystemPackage

/// A real Postfix in a scratch directory, made from the distribution's own main.cf and master.cf.
///
/// It has its own configuration, queue and data directories and one smtpd on a free port of the loopback interface.
public struct PostfixInstance: Sendable {
  /// Where the daemons of master.cf live.
  public enum Jail: String, CaseIterable, Sendable {
    /// As the distribution ships them: chrooted to the queue directory.
    case chrooted
    /// All with `n` in the chroot column.
    case free
  }

  /// Holds the directories `config`, `queue` and `data`, and the file `maillog`.
  public let sandbox: Sandbox
  /// The port of smtpd on 127.0.0.1.
  public let port: Int

  /// The directory of main.cf and master.cf, for `-c`.
  public var configDirectory: FilePath { sandbox.path("config") }
  /// The queue directory, the root of chrooted daemons.
  public var queueDirectory: FilePath { sandbox.path("queue") }

  /// Writes the files of an instance.
  ///
  /// - Parameter jail: Whether the daemons are chrooted.
  /// - Throws: What the system says.
  public init(_ jail: Jail) throws {
    sandbox = try Sandbox()
    port = try freePort()
    let manager = FileManager.default
    // The daemons run as another user and must get here.
    try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sandbox.root.string)
    for name in ["config", "queue", "data"] {
      try manager.createDirectory(atPath: sandbox.path(name).string, withIntermediateDirectories: false)
    }
    try manager.setAttributes([.ownerAccountName: "postfix"], ofItemAtPath: sandbox.path("data").string)
    try writeConfiguration(jail)
  }

  /// Starts the instance, runs a body, and stops the instance whatever happens.
  ///
  /// - Parameter body: The test.
  /// - Throws: What the body throws, and ``ServerTrouble`` when Postfix does not start.
  public func running(_ body: () async throws -> Void) async throws {
    try await postfix("start")
    do {
      try await waitForListener(onPort: port)
      try await body()
    } catch {
      try? await postfix("stop")
      throw error
    }
    try await postfix("stop")
  }

  /// Runs postfix(1) on this instance.
  ///
  /// - Parameter command: `start`, `stop`, `reload`, `check`.
  /// - Throws: ``ServerTrouble`` when it fails.
  public func postfix(_ command: String) async throws {
    let output = try await run("/usr/sbin/postfix", "-c", configDirectory.string, command)
    guard output.status == 0 else {
      throw ServerTrouble(description: "postfix \(command): status \(output.status)\n\(output.errorText)\(log)")
    }
  }

  /// The log of all its daemons.
  public var log: String {
    String(decoding: (try? sandbox.read("maillog")) ?? [], as: UTF8.self)
  }

  private func writeConfiguration(_ jail: Jail) throws {
    let stock = String(decoding: try Corpus.read("/usr/share/postfix/main.cf.debian"), as: UTF8.self)
    let own = """
      queue_directory = \(queueDirectory)
      data_directory = \(sandbox.path("data"))
      maillog_file = \(sandbox.path("maillog"))
      maillog_file_prefixes = \(sandbox.root)
      inet_interfaces = 127.0.0.1
      inet_protocols = ipv4
      myhostname = mail.example.com
      mynetworks = 192.0.2.0/24
      alias_maps =
      alias_database =

      """
    try sandbox.write("config/main.cf", stock + "\n" + own)
    let services = String(decoding: try Corpus.read("/usr/share/postfix/master.cf.dist"), as: UTF8.self)
    let lines = services.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var fields = line.split(separator: " ").map(String.init)
      guard line.first?.isLetter == true, fields.count >= 8 else { return String(line) }
      if fields[0] == "smtp", fields[1] == "inet" { fields[0] = "127.0.0.1:\(port)" }
      if jail == .free { fields[4] = "n" }
      return fields.joined(separator: " ")
    }
    try sandbox.write("config/master.cf", lines.joined(separator: "\n"))
  }
}

/// A server did not do what a test needs of it.
public struct ServerTrouble: Error, CustomStringConvertible {
  /// What happened, with the server's log.
  public let description: String
}

/// Finds a port of the loopback interface on which nothing listens.
///
/// - Returns: The port; another program may take it before the caller does.
/// - Throws: ``ServerTrouble``.
public func freePort() throws -> Int {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(descriptor) }
  var address = loopback(port: 0)
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
      unsafe bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
    }
  }
  guard isBound else { throw ServerTrouble(description: "no free port: errno \(errno)") }
  return Int(UInt16(bigEndian: address.sin_port))
}

/// Waits until a program accepts connections on a port of the loopback interface.
///
/// - Parameter port: The port.
/// - Throws: ``ServerTrouble`` when nobody does within a minute.
public func waitForListener(onPort port: Int) async throws {
  for _ in 0..<600 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = loopback(port: UInt16(port))
    let isConnected = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    if isConnected { return }
    try await Task.sleep(for: .milliseconds(100))
  }
  throw ServerTrouble(description: "nobody listens on port \(port)")
}

private func loopback(port: UInt16) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  return address
}
