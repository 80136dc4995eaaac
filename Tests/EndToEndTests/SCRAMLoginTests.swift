import Foundation
import SystemPackage
import TestSupport
import Testing

/// Logins by GNU SASL, which knows nothing of our code, at a real Postfix with Cyrus SASL.
@Suite("SCRAM logins", .serialized)
struct SCRAMLoginTests {
  private func requirePrograms() throws {
    try requireRoot(
      and: ["/usr/sbin/postfix", "/usr/bin/gsasl", "/usr/bin/swaks", "/usr/bin/doveadm"],
      packages: "postfix gsasl swaks libsasl2-modules libsasl2-modules-db dovecot-core")
  }

  private func users(_ arguments: String..., database: FilePath, input: String = "") async throws {
    let words = ["users"] + arguments + ["--file", database.string]
    let output = try await run(Implementation.mailauth, words.map { Array($0.utf8) }, input: Array(input.utf8))
    try #require(output.status == 0, "\(output.errorText)")
  }

  /// Logs in, and says whether that worked.
  private func login(
    _ postfix: PostfixInstance, _ user: String, _ password: String, _ mechanism: String = "SCRAM-SHA-256"
  ) async throws -> Bool {
    let output = try await run(
      "/usr/bin/gsasl", "--smtp", "--no-starttls", "--mechanism=\(mechanism)", "--connect=127.0.0.1:\(postfix.port)",
      "--authentication-id=\(user)", "--authorization-id=", "--password=\(password)", "--quality-of-protection=qop-auth"
    )
    return output.status == 0 && output.text.contains("235 ")
  }

  private func instance(_ mechanisms: String, database: String) async throws -> PostfixInstance {
    let postfix = try PostfixInstance(.free)
    try postfix.sandbox.write(
      "config/sasl/smtpd.conf",
      """
      pwcheck_method: auxprop
      auxprop_plugin: sasldb
      mech_list: \(mechanisms)
      sasldb_path: \(postfix.sandbox.path(database))

      """)
    let settings = ["smtpd_sasl_auth_enable=yes", "smtpd_sasl_local_domain=mail.example.com"]
    let words = ["postconf", "-c", postfix.configDirectory.string, "-e"] + settings
    let output = try await run(Implementation.mailauth, words.map { Array($0.utf8) })
    try #require(output.status == 0, "\(output.errorText)")
    return postfix
  }

  /// smtpd of this instance runs as postfix, which needs not be in the group sasl.
  private func open(_ database: FilePath) throws {
    try FileManager.default.setAttributes([.groupOwnerAccountName: "postfix"], ofItemAtPath: database.string)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: database.string)
  }

  @Test("a user whose credential mailauth made logs in with SCRAM-SHA-256, and no longer with PLAIN")
  func credential() async throws {
    try requirePrograms()
    let postfix = try await instance("SCRAM-SHA-256 PLAIN", database: "sasldb2")
    let database = postfix.sandbox.path("sasldb2")
    try await users(
      "import", "-", "--scram", "sha256", database: database, input: "alice@mail.example.com:correct horse\n")
    // Its plaintext is kept: both work.
    try await users(
      "passwd", "bob@mail.example.com", "--create", "--password-stdin", "--scram", "sha256", "--with-plaintext",
      database: database, input: "correct horse\n")
    try open(database)
    try await postfix.running {
      #expect(try await login(postfix, "alice", "correct horse"), "\(postfix.log)")
      #expect(try await login(postfix, "bob", "correct horse"), "\(postfix.log)")
      #expect(try await !login(postfix, "alice", "battery staple"))
      #expect(try await !login(postfix, "alice", "correct horse", "PLAIN"))
      #expect(try await login(postfix, "bob", "correct horse", "PLAIN"), "\(postfix.log)")
      try await users("disable", "alice@mail.example.com", "bob@mail.example.com", database: database)
      #expect(try await !login(postfix, "alice", "correct horse"))
      #expect(try await !login(postfix, "bob", "correct horse", "PLAIN"))
      try await users("enable", "alice@mail.example.com", database: database)
      #expect(try await login(postfix, "alice", "correct horse"), "\(postfix.log)")
    }
  }

  @Test("a credential that Dovecot made serves Cyrus SASL", arguments: ["SCRAM-SHA-256", "SCRAM-SHA-1"])
  func ofDovecot(mechanism: String) async throws {
    try requirePrograms()
    let made = try await run("/usr/bin/doveadm", "pw", "-s", mechanism, "-p", "correct horse")
    try #require(made.status == 0, "\(made.errorText)")
    let postfix = try await instance(mechanism, database: "sasldb2")
    let database = postfix.sandbox.path("sasldb2")
    let line = "carol@mail.example.com:\(made.text.filter { $0 != "\n" })::::::\n"
    try await users("import", "-", database: database, input: line)
    try open(database)
    try await postfix.running {
      let right = try await login(postfix, "carol", "correct horse", mechanism)
      #expect(right, "\(postfix.log)")
      let wrong = try await login(postfix, "carol", "battery staple", mechanism)
      #expect(!wrong)
    }
  }
}
