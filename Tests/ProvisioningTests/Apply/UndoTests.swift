import CyrusSASL
import Foundation
import LosslessText
import MailSystem
import Provisioning
import SafeFiles
import Secrets
import Services
import SystemPackage
import TestSupport
import Testing

@Suite("Undo")
struct UndoTests {
  func provisioner(
    _ image: Image, policy: ServicePolicy = .image, at time: Int64 = 1_000_000
  ) -> Provisioner {
    Provisioner(
      tree: image.tree, layout: .debian, policy: policy, verification: .milliseconds(100),
      origin: ChangeOrigin(.init(by: "alice", at: time), command: ["enable-smtp-auth"]))
  }

  func enable(_ image: Image, _ backend: SMTPAuthRequest.Backend, policy: ServicePolicy = .image) async throws {
    let outcome = try await provisioner(image, policy: policy)
      .enableSMTPAuth(SMTPAuthRequest(backend: backend), purpose: .apply)
    #expect(outcome.record != nil)
  }

  @discardableResult
  func undo(
    _ image: Image, _ target: Provisioner.UndoTarget = .latest, policy: LineReversal.Policy = .keepChanged,
    services: ServicePolicy = .image
  ) async throws -> (record: ChangeRecord?, outcome: Provisioner.Outcome?) {
    try await provisioner(image, policy: services).undo(target, policy: policy, purpose: .apply)
  }

  func fault(_ body: () async throws -> Void) async throws -> UndoFault? {
    do {
      try await body()
      return nil
    } catch Provisioner.Failure.plan(.undo(let fault)) {
      return fault
    }
  }

  /// Everything but the records, the lock of lckpwdf(3), and what cannot come back: a time.
  func state(_ image: Image) throws -> [String] {
    let own = ["var/lib/mailauth", "etc/.pwd.lock"]
    return try image.sandbox.snapshot().filter { entry in !own.contains { entry.key.hasPrefix($0) } }
      .map { "\($0.key): \($0.value)" }.sorted()
  }

  @Test("every file is as before", arguments: [SMTPAuthRequest.Backend.dovecot, .sasldb])
  func everything(backend: SMTPAuthRequest.Backend) async throws {
    let image = try Image()
    try image.addDovecot()
    let before = try state(image)
    try await enable(image, backend)
    let result = try await undo(image)
    #expect(result.record?.id == 1)
    #expect(try state(image) == before)
    let history = try provisioner(image).history()
    #expect(history.map(\.undone?.actor) == ["alice"])
    #expect(try await undo(image).record == nil)
  }

  @Test("a second undo takes the next older change")
  func older() async throws {
    let image = try Image()
    try image.addDovecot()
    let before = try state(image)
    try await enable(image, .dovecot)
    let between = try state(image)
    try await enable(image, .sasldb)
    #expect(try await undo(image).record?.id == 2)
    #expect(try state(image) == between)
    #expect(try await undo(image).record?.id == 1)
    #expect(try state(image) == before)
  }

  @Test("an older change is taken back below a later one that is about other lines")
  func below() async throws {
    let image = try Image(main: Self.main)
    try await enable(image, .sasldb)
    var relay = RelayAuthRequest(
      relay: "[smtp.example.com]:587", purpose: .enable(.init(user: "me", password: Self.secret("x"))))
    relay.tls = .encrypt
    _ = try await provisioner(image).enableRelayAuth(relay, purpose: .apply)
    #expect(try await undo(image, .record(1)).record?.id == 1)
    let main = try image.text("etc/postfix/main.cf")
    #expect(!main.contains("smtpd_sasl_auth_enable"))
    #expect(main.contains("relayhost = [smtp.example.com]:587"))
    try await undo(image)
    #expect(try image.tree.metadata(of: "/etc/postfix/sasl_passwd") == nil)
    #expect(try image.tree.metadata(of: "/etc/postfix/sasl_passwd.db") == nil)
  }

  static let main = "myhostname = mail.example.com\ncompatibility_level = 3.6\ndefault_database_type = hash\n"

  static func secret(_ text: String) -> Secret {
    var bytes = Array(text.utf8)
    return Secret(consuming: &bytes)
  }

  @Test("an index is made anew from a table with another's entry in it")
  func index() async throws {
    let image = try Image(main: Self.main)
    for (host, user) in [("one", "a"), ("two", "b")] {
      var relay = RelayAuthRequest(
        relay: "[\(host).example.com]:587", purpose: .enable(.init(user: user, password: Self.secret("x"))))
      relay.sender = "@\(host).example.com"
      _ = try await provisioner(image).enableRelayAuth(relay, purpose: .apply)
    }
    try await undo(image, .record(2))
    let output = try await run(
      Implementation.mailauth,
      ["postmap", "--root", image.sandbox.root.string, "-s", "hash:/etc/postfix/sasl_passwd"].map { Array($0.utf8) })
    #expect(output.text == "@one.example.com\ta:x\n")
  }

  @Test("lines that somebody changed since stop it, and are named; what else was written stays")
  func conflict() async throws {
    let image = try Image()
    try await enable(image, .sasldb)
    let text = try image.text("etc/postfix/main.cf")
    try image.sandbox.write(
      "etc/postfix/main.cf",
      "# mine\n" + text.replacing("smtpd_sasl_auth_enable = yes", with: "smtpd_sasl_auth_enable = no") + "x = y\n")
    let edited = try state(image)
    let fault = try await fault { _ = try await undo(image) }
    guard case .changedSince(1, let places) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(places.map(\.path) == ["/etc/postfix/main.cf"])
    #expect(places.first?.line != nil)
    #expect(try state(image) == edited)
    try await undo(image, policy: .overrideChanged)
    #expect(try image.text("etc/postfix/main.cf").hasPrefix("# mine\nmyhostname"))
    #expect(try image.text("etc/postfix/main.cf").hasSuffix("x = y\n"))
    #expect(try !image.text("etc/postfix/main.cf").contains("smtpd_sasl_auth_enable"))
  }

  @Test("users stay, and their database with them")
  func users() async throws {
    let image = try Image()
    try await enable(image, .sasldb)
    let identity = try #require(SASLIdentity(user: "alice".utf8, realm: "mail.example.com".utf8))
    var password = Array("secret".utf8)
    let database = SecretDatabase(at: "/etc/sasldb2", in: image.tree)
    _ = try database.apply(
      [.set(SecretKey(identity), .init(consuming: &password))],
      newFile: FileAttributes(permissions: .init(rawValue: 0o640)))
    let outcome = try await undo(image, policy: .overrideChanged).outcome
    #expect(try database.open().keys() == [SecretKey(identity)])
    #expect(outcome?.plan.advice.contains { $0.message.contains("holds users") } == true)
    #expect(try !image.text("etc/postfix/main.cf").contains("sasl_auth"))
  }

  @Test("a database comes back out of the chroot with its users")
  func moved() async throws {
    let image = try Image()
    let identity = try #require(SASLIdentity(user: "alice".utf8, realm: "mail.example.com".utf8))
    var password = Array("secret".utf8)
    let database = SecretDatabase(at: "/etc/sasldb2", in: image.tree)
    _ = try database.apply(
      [.set(SecretKey(identity), .init(consuming: &password))],
      newFile: FileAttributes(permissions: .init(rawValue: 0o600)))
    try await enable(image, .sasldb)
    #expect(try image.tree.linkTarget(of: "/etc/sasldb2") != nil)
    try await undo(image)
    #expect(try image.tree.linkTarget(of: "/etc/sasldb2") == nil)
    #expect(try image.tree.metadata(of: "/etc/sasldb2")?.permissions.rawValue == 0o600)
    #expect(try database.open().keys() == [SecretKey(identity)])
  }

  @Test("without the secrets that were purged it refuses, and names the file")
  func purged() async throws {
    let image = try Image(main: Self.main)
    let relay = RelayAuthRequest(
      relay: "[smtp.example.com]:587", purpose: .enable(.init(user: "me", password: Self.secret("x"))))
    _ = try await provisioner(image).enableRelayAuth(relay, purpose: .apply)
    _ = try StateDirectory("/var/lib/mailauth", in: image.tree).history.purgeSecrets()
    #expect(try await fault { _ = try await undo(image) } == .purged(record: 1, ["/etc/postfix/sasl_passwd"]))
  }

  @Test("who joined the group since stays in it, and gshadow follows group though its content was purged")
  func group() async throws {
    let image = try Image()
    try await enable(image, .sasldb)
    for file in ["etc/group", "etc/gshadow"] {
      let text = try image.text(file)
      #expect(text.contains(":postfix\n"))
      try image.sandbox.write(file, text.replacing(":postfix\n", with: ":postfix,cyrus\n"), mode: 0o640)
    }
    _ = try StateDirectory("/var/lib/mailauth", in: image.tree).history.purgeSecrets()
    try await undo(image)
    #expect(try image.text("etc/group").contains("sasl:x:45:cyrus\n"))
    #expect(try image.text("etc/gshadow").contains("sasl:*::cyrus\n"))
  }

  @Test("what was taken back by hand is marked all the same, and does not stand in the way of older changes")
  func byHand() async throws {
    let image = try Image()
    try await enable(image, .sasldb)
    let outcome = try await provisioner(image).disableSMTPAuth(purpose: .apply)
    #expect(outcome.record?.id == 2)
    try await enable(image, .sasldb)
    #expect(try await undo(image).record?.id == 3)
    #expect(try await undo(image).record?.id == 2)
    #expect(try await undo(image).record?.id == 1)
    #expect(try await undo(image).record == nil)
  }

  @Test("a record that does not exist is an error, one that is undone is none")
  func unknown() async throws {
    let image = try Image()
    #expect(try await fault { _ = try await undo(image, .record(1)) } == .noRecord(1))
    try await enable(image, .sasldb)
    try await undo(image, .record(1))
    #expect(try await undo(image, .record(1)).outcome == nil)
  }

  @Test("Postfix goes first, and is asked whether it still offers AUTH")
  func order() async throws {
    let image = try Image()
    try image.addDovecot()
    try await enable(image, .dovecot)
    let services = RecordingServices(running: [.postfix, .dovecot], capabilities: ["PIPELINING"])
    try await undo(image, services: .perform(services))
    #expect(services.calls == ["reload postfix", "greet smtp", "reload dovecot"])
  }

  @Test("Dovecot must answer before Postfix goes back to it")
  func dovecot() async throws {
    let image = try Image()
    try image.addDovecot()
    try await enable(image, .dovecot)
    try await enable(image, .sasldb)
    let services = RecordingServices(running: [.postfix])
    try await undo(image, services: .perform(services))
    #expect(services.calls.prefix(3) == ["start dovecot", "ask /var/spool/postfix/private/auth", "reload postfix"])
  }

  @Test("a server that does not do as before keeps every file of the change")
  func failure() async throws {
    let image = try Image()
    try await enable(image, .sasldb)
    let before = try state(image)
    let services = RecordingServices(running: [.postfix])
    await #expect(throws: Provisioner.Failure.self) { try await undo(image, services: .perform(services)) }
    #expect(try state(image) == before)
    #expect(try provisioner(image).history().map(\.undone) == [nil])
  }
}
