import MailSystem
import Provisioning
import SafeFiles
import Services
import SystemPackage
import TestSupport
import Testing

@Suite("SMTPAuthRemoval")
struct SMTPAuthRemovalTests {
  private func disable(_ image: Image, _ policy: ServicePolicy = .image) async throws -> Plan {
    try await Provisioner(tree: image.tree, layout: .debian, policy: policy, verification: .milliseconds(100))
      .disableSMTPAuth(purpose: .apply).plan
  }

  @Test func whatWasSetUpIsOfferedNoLonger() async throws {
    let image = try Image()
    try await image.enable(.sasldb)
    let users = try image.text("etc/postfix/sasl/smtpd.conf")
    #expect(try await disable(image).changes.map(\.path.string) == ["/etc/postfix/main.cf"])
    #expect(try !image.text("etc/postfix/main.cf").contains("smtpd_sasl_auth_enable"))
    #expect(try image.text("etc/postfix/sasl/smtpd.conf") == users)
    #expect(try await disable(image).isEmpty)
    try await image.enable(.sasldb)
    #expect(try image.text("etc/postfix/main.cf").contains("smtpd_sasl_auth_enable = yes\n"))
  }

  @Test func aServiceThatHasItOnGetsItOff() async throws {
    let image = try Image(
      master: "smtp inet n - n - - smtpd\n587 inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n  -o x=y\n")
    let plan = try await disable(image)
    #expect(
      try image.text("etc/postfix/master.cf")
        == "smtp inet n - n - - smtpd\n587 inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=no\n  -o x=y\n")
    #expect(plan.advice.map(\.command) == ["mailauth postconf --root \(image.sandbox.root) -M# 587/inet"])
  }

  @Test func aServerThatGoesOnOfferingItGetsItsFilesBack() async throws {
    let image = try Image()
    try await image.enable(.sasldb)
    let before = try image.text("etc/postfix/main.cf")
    do {
      _ = try await disable(image, .perform(RecordingServices(running: [.postfix])))
      Issue.record("it should fail")
    } catch Provisioner.Failure.apply(let failure) {
      #expect(failure.cause == .stillOffered(SMTPEndpoint(address: "127.0.0.1", port: "smtp")))
    }
    #expect(try image.text("etc/postfix/main.cf") == before)
  }
}
