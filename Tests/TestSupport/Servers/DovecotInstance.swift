internal import Foundation
public import SystemPackage

/// A real Dovecot in a scratch directory, made from the distribution's own files, that does nothing but authenticate.
public struct DovecotInstance: Sendable {
  /// Holds a copy of the distribution's configuration in `etc`, the users in `users` and the runtime files in `run`.
  public let sandbox: Sandbox

  /// The main configuration file, for `-c`.
  public var main: FilePath { sandbox.path("etc/dovecot.conf") }

  /// Settings that spare tests the waiting by which Dovecot slows down those who guess passwords.
  public static let withoutDelays = """
    auth_failure_delay = 0
    service anvil {
      unix_listener anvil-auth-penalty {
        mode = 0
      }
    }

    """

  /// Writes the files of an instance.
  ///
  /// - Parameter users: Names and passwords.
  /// - Throws: What the system says.
  public init(users: [String: String]) throws {
    sandbox = try Sandbox()
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sandbox.root.string)
    for name in ["dovecot.conf", "conf.d"] {
      let target = sandbox.path("etc").appending(name)
      try manager.createDirectory(atPath: sandbox.path("etc").string, withIntermediateDirectories: true)
      try manager.copyItem(atPath: "/usr/share/dovecot/" + name, toPath: target.string)
    }
    let lines = users.map { "\($0.key):{PLAIN}\($0.value)\n" }.sorted()
    try sandbox.write("users", lines.joined(), mode: 0o644)
    // Stands in for PAM, which knows the users of this machine.
    try sandbox.write(
      "etc/conf.d/auth-system.conf.ext",
      "passdb {\n  driver = passwd-file\n  args = \(sandbox.path("users"))\n}\nuserdb {\n  driver = static\n}\n")
    // Dovecot reads the certificate that this names before anything can override it.
    try sandbox.write("etc/conf.d/10-ssl.conf", "ssl = no\n")
    try sandbox.write(
      "etc/local.conf",
      """
      protocols =
      base_dir = \(sandbox.path("run"))
      state_dir = \(sandbox.path("state"))
      log_path = \(sandbox.path("log"))

      """ + DovecotInstance.withoutDelays)
  }

  /// Starts the instance, runs a body, and stops the instance whatever happens.
  ///
  /// - Parameter body: The test.
  /// - Throws: What the body throws, and ``ServerTrouble`` when Dovecot does not start.
  public func running(_ body: () async throws -> Void) async throws {
    let output = try await run("/usr/sbin/dovecot", "-c", main.string)
    guard output.status == 0 else { throw ServerTrouble(description: "dovecot: \(output.errorText)\(log)") }
    do {
      try await body()
    } catch {
      try? await doveadm("stop")
      throw error
    }
    try await doveadm("stop")
  }

  /// Runs doveadm(1) on this instance.
  ///
  /// - Parameter command: `stop` or `reload`.
  /// - Throws: ``ServerTrouble`` when it fails.
  public func doveadm(_ command: String) async throws {
    let output = try await run("/usr/bin/doveadm", "-c", main.string, command)
    guard output.status == 0 else { throw ServerTrouble(description: "doveadm \(command): \(output.errorText)\(log)") }
  }

  /// The log of all its processes.
  public var log: String {
    String(decoding: (try? sandbox.read("log")) ?? [], as: UTF8.self)
  }
}
