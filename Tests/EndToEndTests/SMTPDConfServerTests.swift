import SystemPackage
import TestSupport
import Testing

@Suite("smtpd-conf beside a running server", .serialized)
struct SMTPDConfServerTests {
  @Test("mechanisms are set, refused where nobody could log in, and taken back")
  func mechanisms() async throws {
    try await ThrowawayMachine.running { machine in
      _ = try await MailServer.withSasldb(machine)
      #expect(try await machine.succeed("mailauth", "smtpd-conf", "validate").contains("nothing is wrong"))
      try await machine.succeed("mailauth", "smtpd-conf", "set", "mech_list=PLAIN CRAM-MD5")
      #expect(try await machine.talk().mechanisms.sorted() == ["CRAM-MD5", "PLAIN"])
      let login = SMTPLogin(.plain, user: "alice@mail.example.com", password: "correct horse")
      #expect(try await machine.talk(as: login).authenticationReply == 235)
      let refused = try await machine.run(
        "mailauth", ["smtpd-conf", "set", "pwcheck_method=saslauthd", "--unset", "auxprop_plugin"])
      #expect(refused.status == 1)
      #expect(refused.errorText.contains("CRAM-MD5 needs the users' secrets"))
      try await machine.succeed("mailauth", "undo")
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
    }
  }
}
