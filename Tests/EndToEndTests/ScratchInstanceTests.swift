import DovecotConfig
import Foundation
import SafeFiles
import SystemPackage
import TestSupport
import Testing

/// What a user of the tests may and may not do, whatever the backend.
func expectWorkingLogin(
  _ user: String, _ talk: (SMTPLogin?) async throws -> SMTPDialogue,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) async throws {
  for mechanism in SMTPLogin.Mechanism.allCases {
    let right = try await talk(SMTPLogin(mechanism, user: user, password: "correct horse"))
    #expect(right.mechanisms.contains(mechanism.rawValue), "\(right)", sourceLocation: sourceLocation)
    #expect(right.authenticationReply == 235, "\(right)", sourceLocation: sourceLocation)
    #expect(right.recipientReply == 250, "\(right)", sourceLocation: sourceLocation)
    let wrong = try await talk(SMTPLogin(mechanism, user: user, password: "battery staple"))
    #expect(wrong.authenticationReply == 535, "\(wrong)", sourceLocation: sourceLocation)
  }
  let stranger = try await talk(nil)
  #expect([454, 554].contains(stranger.recipientReply), "\(stranger)", sourceLocation: sourceLocation)
}

@Suite("scratch instances on this machine", .serialized)
struct ScratchInstanceTests {
  private func requireServers() throws {
    try requireRoot(
      and: ["/usr/sbin/postfix", "/usr/sbin/dovecot", "/usr/bin/swaks", "/usr/sbin/saslpasswd2"],
      packages: "postfix dovecot-core swaks sasl2-bin libsasl2-modules")
  }

  @Test(
    "Postfix logs users in through the listener that was planned for Dovecot", arguments: PostfixInstance.Jail.allCases)
  func dovecot(jail: PostfixInstance.Jail) async throws {
    try requireServers()
    let postfix = try PostfixInstance(jail)
    let dovecot = try DovecotInstance(users: ["alice": "correct horse"])
    let listener = AuthListener(
      path: postfix.queueDirectory.appending("private/auth"), permissions: [.ownerReadWrite, .groupReadWrite],
      user: "postfix", group: "postfix")
    // Postfix makes its queue directories when it starts for the first time.
    try await postfix.postfix("check")
    let configuration = try DovecotConfiguration.load(main: dovecot.main, in: .live)
    for edit in try configuration.edits(for: AuthListenerRequest(listener: listener)) {
      try Data(edit.new).write(to: URL(fileURLWithPath: edit.path.string))
    }
    try await dovecot.running {
      try await postconf(
        postfix, "smtpd_sasl_type=dovecot", "smtpd_sasl_path=private/auth", "smtpd_sasl_auth_enable=yes")
      try await postfix.running {
        try await expectWorkingLogin("alice") { try await talk(toPort: postfix.port, as: $0) }
      }
    }
  }

  @Test("with -c DIR Debian's Postfix reads DIR/sasl/NAME.conf and not DIR/NAME.conf")
  func smtpdConfBesideMainCF() async throws {
    try requireServers()
    let postfix = try PostfixInstance(.free)
    let database = postfix.sandbox.path("sasldb2")
    let made = try await run(
      "/usr/sbin/saslpasswd2", "-p", "-c", "-f", database.string, "-u", "mail.example.com", "alice",
      input: Array("correct horse".utf8))
    #expect(made.status == 0, "\(made.errorText)")
    try FileManager.default.setAttributes([.groupOwnerAccountName: "postfix"], ofItemAtPath: database.string)
    let text = """
      pwcheck_method: auxprop
      auxprop_plugin: sasldb
      mech_list: PLAIN LOGIN
      sasldb_path: \(database)

      """
    try await postconf(
      postfix, "smtpd_sasl_auth_enable=yes", "smtpd_sasl_path=submission", "smtpd_sasl_local_domain=$myhostname")
    try postfix.sandbox.write("config/sasl/submission.conf", text)
    try postfix.sandbox.write("config/submission.conf", text.replacing("PLAIN LOGIN", with: "CRAM-MD5"))
    try await postfix.running {
      try await expectWorkingLogin("alice") { try await talk(toPort: postfix.port, as: $0) }
    }
  }

  private func postconf(_ postfix: PostfixInstance, _ settings: String...) async throws {
    let arguments = ["postconf", "-c", postfix.configDirectory.string, "-e"] + settings
    let output = try await run(Implementation.mailauth, arguments.map { Array($0.utf8) })
    try #require(output.status == 0, "\(output.errorText)")
  }
}
