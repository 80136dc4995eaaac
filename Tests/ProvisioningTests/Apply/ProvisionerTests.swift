import CyrusSASL
import Foundation
import MailSystem
import Provisioning
import SafeFiles
import Secrets
import Services
import Synchronization
import SystemPackage
import TestSupport
import Testing

@Suite("Provisioner")
struct ProvisionerTests {
  /// The failure that an attempt ends with.
  func failure(_ body: () async throws -> Provisioner.Outcome) async throws -> ApplyFailure.Cause? {
    do {
      _ = try await body()
      return nil
    } catch Provisioner.Failure.apply(let failure) {
      #expect(failure.troubles.isEmpty)
      return failure.cause
    }
  }

  @Test("the second run changes nothing", arguments: [SMTPAuthRequest.Backend.dovecot, .sasldb])
  func idempotence(backend: SMTPAuthRequest.Backend) async throws {
    let image = try Image()
    try image.addDovecot()
    try await image.enable(backend)
    let first = try image.sandbox.snapshot()
    let second = try await image.enable(backend)
    #expect(second.plan.isEmpty)
    #expect(try image.sandbox.snapshot() == first)
  }

  @Test(
    "going from one backend to the other and back is stable",
    arguments: [SMTPAuthRequest.Backend.dovecot, .sasldb])
  func alternation(backend: SMTPAuthRequest.Backend) async throws {
    let image = try Image()
    try image.addDovecot()
    for step in [SMTPAuthRequest.Backend.dovecot, .sasldb] + [backend] { try await image.enable(step) }
    let settled = try image.sandbox.snapshot()
    for step in [SMTPAuthRequest.Backend.dovecot, .sasldb] + [backend] { try await image.enable(step) }
    #expect(try image.sandbox.snapshot() == settled)
  }

  @Test func aPreviewWritesNothing() async throws {
    let image = try Image()
    let before = try image.sandbox.snapshot()
    let outcome = try await Provisioner(tree: image.tree, layout: .debian, policy: .image)
      .enableSMTPAuth(SMTPAuthRequest(backend: .sasldb), purpose: .preview)
    #expect(!outcome.plan.isEmpty)
    #expect(try image.sandbox.snapshot() == before)
  }

  @Test func anExistingDatabaseMovesIntoTheChrootWithItsUsers() async throws {
    let image = try Image()
    let identity = try #require(SASLIdentity(user: "alice".utf8, realm: "mail.example.com".utf8))
    let key = SecretKey(identity)
    var password = Array("secret".utf8)
    let database = SecretDatabase(at: "/etc/sasldb2", in: image.tree)
    _ = try database.apply(
      [.set(key, .init(consuming: &password))], newFile: FileAttributes(permissions: .init(rawValue: 0o640)))
    let outcome = try await image.enable(.sasldb)
    #expect(try image.tree.linkTarget(of: "/etc/sasldb2") == "/var/spool/postfix/etc/sasldb2")
    #expect(try database.open().keys() == [key])
    #expect(!outcome.plan.advice.contains { $0.message.contains("no users") })
  }

  @Test func usersOfOneRealmGoOnLoggingInWithoutNamingIt() async throws {
    let image = try Image()
    let identity = try #require(SASLIdentity(user: "alice".utf8, realm: "example.org".utf8))
    var password = Array("secret".utf8)
    _ = try SecretDatabase(at: "/etc/sasldb2", in: image.tree).apply(
      [.set(SecretKey(identity), .init(consuming: &password))],
      newFile: FileAttributes(permissions: .init(rawValue: 0o640)))
    let outcome = try await image.enable(.sasldb)
    #expect(try image.text("etc/postfix/main.cf").contains("smtpd_sasl_local_domain = example.org\n"))
    #expect(!outcome.plan.advice.contains { $0.message.contains("realm") })
  }

  @Test func anEmptyFileInThePlaceOfTheDatabaseIsFilledByTheFirstUser() async throws {
    let image = try Image()
    try image.sandbox.write("etc/sasldb2", "")
    try await image.enable(.sasldb)
    #expect(try await image.enable(.sasldb).plan.isEmpty)
  }

  @Test func theStepsAreTakenInOrder() async throws {
    let image = try Image()
    try image.addDovecot()
    let services = RecordingServices(running: [.postfix])
    try await image.enable(.dovecot, policy: .perform(services))
    #expect(
      services.calls == ["start dovecot", "ask /var/spool/postfix/private/auth", "reload postfix", "greet smtp"])
  }

  @Test func aServerThatDoesNotOfferAuthGetsItsFilesBack() async throws {
    let image = try Image()
    let before = try image.sandbox.snapshot()
    let services = RecordingServices(running: [.postfix], capabilities: ["PIPELINING"])
    let cause = try await failure { try await image.enable(.sasldb, policy: .perform(services)) }
    #expect(
      cause == .notOffered(SMTPEndpoint(address: "127.0.0.1", port: "smtp"), capabilities: ["PIPELINING"]))
    var after = try image.sandbox.snapshot()
    // The lock file of lckpwdf(3) stays, as it does after every useradd(8).
    after["etc/.pwd.lock"] = nil
    #expect(after == before)
    #expect(services.calls.last == "reload postfix")
  }

  @Test func aServerOfTheOldConfigurationMayAnswerOnceMore() async throws {
    let image = try Image()
    let services = RecordingServices(running: [.postfix])
    services.state.withLock { $0.stale = [["PIPELINING"]] }
    try await image.enable(.sasldb, policy: .perform(services))
    #expect(services.calls == ["reload postfix", "greet smtp", "greet smtp"])
  }

  @Test func afterAReloadTheBackendIsWaitedForUntilANewProcessAnswers() async throws {
    let image = try Image()
    try image.addDovecot()
    let services = RecordingServices(running: [.postfix, .dovecot])
    services.state.withLock { $0.lateAnswers = 2 }
    try await image.enable(.dovecot, policy: .perform(services))
    let question = "ask /var/spool/postfix/private/auth"
    #expect(
      services.calls == [
        question, "reload dovecot", question, question, question, question, "reload postfix", "greet smtp",
      ])
  }

  @Test func aDatabaseOfAnotherOwnerBecomesRoots() async throws {
    try requireRoot(and: [], packages: "")
    let image = try Image()
    try image.sandbox.write("etc/sasldb2", "", mode: 0o666)
    try #require(unsafe chown(image.sandbox.path("etc/sasldb2").string, 5, 60) == 0)
    try await image.enable(.sasldb)
    let database = try #require(try image.tree.metadata(of: "/etc/sasldb2"))
    #expect(database.ownership == Ownership(user: 0, group: 45))
    #expect(database.permissions.rawValue == 0o660)
  }

  @Test func aRelativeLinkIntoTheChrootIsAsGood() async throws {
    let image = try Image()
    try await image.enable(.sasldb)
    let link = image.sandbox.path("etc/sasldb2").string
    try FileManager.default.removeItem(atPath: link)
    try image.sandbox.link("etc/sasldb2", to: "../var/spool/postfix/etc/sasldb2")
    #expect(try await image.enable(.sasldb).plan.isEmpty)
  }

  @Test func aBackendWithoutPlainGetsItsFilesBack() async throws {
    let image = try Image()
    try image.addDovecot()
    let before = try image.sandbox.snapshot()
    let services = RecordingServices(running: [.postfix, .dovecot], mechanisms: ["GSSAPI"])
    let cause = try await failure { try await image.enable(.dovecot, policy: .perform(services)) }
    #expect(
      cause
        == .mechanismMissing(socket: "/var/spool/postfix/private/auth", offered: ["GSSAPI"], wanted: "PLAIN"))
    #expect(try image.sandbox.snapshot() == before)
    #expect(!services.calls.contains("reload postfix"))
  }

  @Test func aRunningPostfixIsNotLedToABackendThatNobodyStarts() async throws {
    let image = try Image()
    try image.addDovecot()
    let before = try image.sandbox.snapshot()
    let services = RecordingServices(running: [.postfix], startable: false)
    let cause = try await failure { try await image.enable(.dovecot, policy: .perform(services)) }
    #expect(cause == .backendStopped(commands: [["dovecot"]]))
    #expect(try image.sandbox.snapshot() == before)
  }

  @Test func withFilesOnlyARunningPostfixMustFindItsBackend() async throws {
    let image = try Image()
    try image.addDovecot()
    let before = try image.sandbox.snapshot()
    let services = RecordingServices(running: [.postfix, .dovecot], mechanisms: nil)
    let cause = try await failure { try await image.enable(.dovecot, policy: .filesOnly(services)) }
    #expect(cause == .filesAloneBreak)
    #expect(try image.sandbox.snapshot() == before)
  }

  @Test func withFilesOnlyTheCommandsAreLeftToTheAdministrator() async throws {
    let image = try Image()
    let services = RecordingServices(running: [.postfix])
    let outcome = try await image.enable(.sasldb, policy: .filesOnly(services))
    #expect(outcome.commands == [["postfix", "reload"]])
    #expect(services.calls.isEmpty)
  }

  @Test func withoutARunningPostfixFilesChangeAndTheStartIsLeftOver() async throws {
    let image = try Image()
    try image.addDovecot()
    let services = RecordingServices(running: [], startable: false)
    let outcome = try await image.enable(.dovecot, policy: .perform(services))
    #expect(outcome.commands == [["dovecot"]])
    #expect(try image.text("etc/postfix/main.cf").contains("smtpd_sasl_type = dovecot"))
  }
}
