import Foundation
import SystemPackage
import TestSupport
import Testing

/// Logins at libsasl2 itself, by a client that is written from the RFCs: sasl-login.py.
@Suite("Logins at Cyrus SASL libraries")
struct LibsaslTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
  }

  /// A Cyrus SASL that make-libsasl.sh has built for another format than Debian's.
  private func tree(_ kind: String) throws -> FilePath {
    let variables = ProcessInfo.processInfo.environment
    let cache = FilePath(variables["MAILAUTH_MACHINE_CACHE"] ?? "/var/cache/mailauth-tests")
    let tree = cache.appending("libsasl").appending(kind)
    if !FileManager.default.fileExists(atPath: tree.string) {
      try Test.cancel("not built: Tests/TestSupport/Servers/make-libsasl.sh \(kind)")
    }
    return tree
  }

  private func users(_ arguments: String..., input: String = "") async throws {
    let words = (["users"] + arguments).map { Array($0.utf8) }
    let output = try await run(Implementation.mailauth, words, input: Array(input.utf8))
    try #require(output.status == 0, "\(output.errorText)")
  }

  /// Says which mechanisms a user can log in with.
  private func accepted(
    _ mechanisms: [String], at library: String, _ database: FilePath, user: String = "zoe", _ password: String
  ) async throws -> [String] {
    let settings = """
      pwcheck_method: auxprop
      auxprop_plugin: sasldb
      mech_list: \(mechanisms.joined(separator: " "))
      sasldb_path: \(database)

      """
    try sandbox.write("conf/smtpd.conf", settings)
    let tests = FilePath(#filePath).removingLastComponent().removingLastComponent()
    let script = tests.appending("TestSupport/Servers/sasl-login.py").string
    let words = [script, library, sandbox.path("conf").string, user, "r.example"] + mechanisms
    let output = try await run("/usr/bin/python3", words.map { Array($0.utf8) }, input: Array(password.utf8))
    let lines = output.text.split(separator: "\n")
    #expect(lines.count == mechanisms.count, "\(output.text)\(output.errorText)")
    return lines.filter { $0.hasSuffix(" accepted") }.map { String($0.prefix { $0 != " " }) }
  }

  @Test("users who moved log in where the library has their new format", arguments: ["gdbm", "lmdb"])
  func moved(kind: String) async throws {
    let tree = try tree(kind)
    let library = tree.appending("lib/libsasl2.so").string
    let lines = (0..<3000).map { "user\($0)@r.example:secret-\($0)\n" }.joined() + "zoe@r.example:correct horse\n"
    let (old, new) = (sandbox.path("old").string, sandbox.path("new"))
    try await users("import", "-", "--file", old, input: lines)
    try await users("migrate", "--file", old, "--to", kind, new.string)
    // Theirs and Debian's list the same users.
    let theirs = try await run(
      tree.appending("sbin/sasldblistusers2"), "-f", new.string,
      environment: ["LD_LIBRARY_PATH": tree.appending("lib").string])
    let debians = try await run("/usr/sbin/sasldblistusers2", "-f", old)
    #expect(theirs.text.split(separator: "\n").sorted() == debians.text.split(separator: "\n").sorted())
    let all = ["PLAIN", "CRAM-MD5", "SCRAM-SHA-1", "SCRAM-SHA-256", "SCRAM-SHA-512"]
    #expect(try await accepted(all, at: library, new, "correct horse") == all)
    #expect(try await accepted(all, at: library, new, "battery staple") == [])
    #expect(try await accepted(["PLAIN"], at: library, new, user: "user2999", "secret-2999") == ["PLAIN"])
    // Their tool writes what ours has made, and the other way round.
    let words = ["-p", "-c", "-f", new.string, "-u", "r.example", "zoe"].map { Array($0.utf8) }
    let written = try await run(
      tree.appending("sbin/saslpasswd2"), words, input: Array("second".utf8),
      environment: ["LD_LIBRARY_PATH": tree.appending("lib").string])
    #expect(written.status == 0, "\(written.errorText)")
    #expect(try await accepted(["PLAIN"], at: library, new, "second") == ["PLAIN"])
    try await users("verify", "zoe@r.example", "--password-stdin", "--file", new.string, input: "second")
    try await users("passwd", "zoe@r.example", "--password-stdin", "--file", new.string, input: "third")
    #expect(try await accepted(["PLAIN"], at: library, new, "third") == ["PLAIN"])
  }

  @Test("a credential of each hash function serves its mechanism", arguments: ["1", "224", "256", "384", "512"])
  func everyHash(hash: String) async throws {
    let database = sandbox.path("sasldb2")
    try await users(
      "import", "-", "--file", database.string, "--scram", "sha\(hash)", input: "zoe@r.example:correct horse\n")
    let library = "libsasl2.so.2"
    let mechanisms = ["SCRAM-SHA-\(hash)", "PLAIN"]
    #expect(try await accepted(mechanisms, at: library, database, "correct horse") == ["SCRAM-SHA-\(hash)"])
    #expect(try await accepted(mechanisms, at: library, database, "battery staple") == [])
  }
}
