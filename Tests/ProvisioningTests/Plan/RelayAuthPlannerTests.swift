import MailSystem
import PostfixConfig
import Provisioning
import SafeFiles
import Secrets
import Services
import SystemPackage
import TestSupport
import Testing

@Suite("RelayAuthPlanner")
struct RelayAuthPlannerTests {
  private let relay = "[smtp.example.com]:587"

  private func login(_ password: String?) -> RelayAuthRequest.Purpose {
    .enable(
      .init(
        user: "me",
        password: password.map {
          var bytes = Array($0.utf8)
          return Secret(consuming: &bytes)
        }))
  }

  /// The default of the type is another one from release to release.
  private func image(_ main: String = "default_database_type = hash\n") throws -> Image { try Image(main: main) }

  @discardableResult
  private func apply(_ request: RelayAuthRequest, to image: Image) async throws -> Plan {
    try await Provisioner(tree: image.tree, layout: .debian, policy: .image)
      .enableRelayAuth(request, purpose: .apply).plan
  }

  private func listing(_ image: Image, _ name: String) throws -> [String] {
    var options = TableOptions()
    options.tree = image.tree
    var entries: [String] = []
    try TableAccess(.hash, Array(name.utf8), for: .query, options).forEach { key, value in
      entries.append("\(String(decoding: key, as: UTF8.self)) \(String(decoding: value, as: UTF8.self))")
    }
    return entries.sorted()
  }

  @Test func aLoginIsATableAnIndexAndSettings() async throws {
    let image = try image()
    let request = RelayAuthRequest(relay: relay, purpose: login("pa:ss word"))
    try await apply(request, to: image)
    #expect(try image.text("etc/postfix/sasl_passwd") == "[smtp.example.com]:587 me:pa:ss word\n")
    #expect(try listing(image, "/etc/postfix/sasl_passwd") == ["[smtp.example.com]:587 me:pa:ss word"])
    for path in ["/etc/postfix/sasl_passwd", "/etc/postfix/sasl_passwd.db"] {
      #expect(try image.tree.metadata(of: FilePath(path))?.permissions == .ownerReadWrite)
    }
    #expect(
      try image.text("etc/postfix/main.cf") == """
        default_database_type = hash
        relayhost = [smtp.example.com]:587
        smtp_sasl_auth_enable = yes
        smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd
        smtp_tls_security_level = encrypt
        smtp_sasl_tls_security_options = noanonymous

        """)
    #expect(try await apply(request, to: image).isEmpty)
    #expect(try await apply(RelayAuthRequest(relay: relay, purpose: login(nil)), to: image).isEmpty)
  }

  @Test func anotherPasswordTakesThePlaceOfTheOldOneAndOthersStay() async throws {
    let image = try image(
      "default_database_type = hash\nsmtp_sasl_password_maps = hash:/etc/postfix/logins\n")
    try image.sandbox.write(
      "etc/postfix/logins", "# ours\n[smtp.example.com]:587\n  me:old\nother  you:secret\n", mode: 0o644)
    try await apply(RelayAuthRequest(relay: relay, purpose: login("new")), to: image)
    #expect(
      try image.text("etc/postfix/logins") == "# ours\n[smtp.example.com]:587 me:new\nother  you:secret\n")
    #expect(try listing(image, "/etc/postfix/logins") == ["[smtp.example.com]:587 me:new", "other you:secret"])
    #expect(try image.tree.metadata(of: "/etc/postfix/logins")?.permissions == .ownerReadWrite)
  }

  @Test func aSenderHasALoginOfItsOwn() async throws {
    let image = try image()
    var request = RelayAuthRequest(relay: relay, purpose: login("secret"))
    request.sender = "@example.org"
    try await apply(request, to: image)
    #expect(try image.text("etc/postfix/sasl_passwd") == "@example.org me:secret\n")
    #expect(try image.text("etc/postfix/sender_relay") == "@example.org [smtp.example.com]:587\n")
    let main = try image.text("etc/postfix/main.cf")
    #expect(main.contains("sender_dependent_relayhost_maps = hash:/etc/postfix/sender_relay\n"))
    #expect(main.contains("smtp_sender_dependent_authentication = yes\n"))
    #expect(!main.contains("relayhost ="))
    #expect(try await apply(request, to: image).isEmpty)
    var other = RelayAuthRequest(relay: "[b]:587", purpose: .remove)
    other.sender = "@example.org"
    #expect(try await apply(other, to: image).isEmpty)
    var removal = RelayAuthRequest(relay: relay, purpose: .remove)
    removal.sender = "@example.org"
    try await apply(removal, to: image)
    #expect(try image.text("etc/postfix/sasl_passwd") == "")
  }

  @Test func whatIsRemovedLeavesNothingButTheFiles() async throws {
    let image = try image()
    try await apply(RelayAuthRequest(relay: relay, purpose: login("secret")), to: image)
    let removal = RelayAuthRequest(relay: relay, purpose: .remove)
    try await apply(removal, to: image)
    #expect(
      try image.text("etc/postfix/main.cf") == "default_database_type = hash\nsmtp_tls_security_level = encrypt\n")
    #expect(try image.text("etc/postfix/sasl_passwd") == "")
    #expect(try listing(image, "/etc/postfix/sasl_passwd") == [])
    #expect(try !String(decoding: image.sandbox.read("etc/postfix/sasl_passwd.db"), as: UTF8.self).contains("secret"))
    #expect(try await apply(removal, to: image).isEmpty)
  }

  @Test(
    "what cannot work is refused",
    arguments: [
      ("smtp.example.com:", "me", RelayFault.badRelay("smtp.example.com:")), ("[a", "me", .badRelay("[a")),
      ("a b", "me", .badRelay("a b")), ("[a]:25", "m e", .badUser("m e")), ("[a]:25", "m:e", .badUser("m:e")),
      ("[a]:25", "me", .passwordNeeded(key: "[a]:25")), ("[a]:99999", "me", .badRelay("[a]:99999")),
      ("[a]:0", "me", .badRelay("[a]:0")), ("a:58x", "me", .badRelay("a:58x")),
    ])
  func refusals(relay: String, user: String, fault: RelayFault) throws {
    let request = RelayAuthRequest(relay: relay, purpose: .enable(.init(user: user, password: nil)))
    let image = try image()
    #expect(throws: PlanError.relay(fault)) { try RelayAuthPlanner.plan(request, for: image.snapshot()) }
  }

  @Test func tablesThatAreNoFilesAreLeftAlone() throws {
    let image = try image("smtp_sasl_password_maps = static:me:secret\n")
    let request = RelayAuthRequest(relay: relay, purpose: login("secret"))
    let fault = TableFault.foreign(parameter: "smtp_sasl_password_maps", value: "static:me:secret")
    #expect(throws: PlanError.table(fault)) { try RelayAuthPlanner.plan(request, for: image.snapshot()) }
    let other = try self.image("default_database_type = cdb\n")
    let type = TableFault.typeNotMade(type: "cdb", parameter: "smtp_sasl_password_maps")
    #expect(throws: PlanError.table(type)) { try RelayAuthPlanner.plan(request, for: other.snapshot()) }
  }

  @Test func aStricterLevelStays() async throws {
    for level in ["secure", "dane-only", "verify"] {
      let image = try image("default_database_type = hash\nsmtp_tls_security_level = \(level)\n")
      try await apply(RelayAuthRequest(relay: relay, purpose: login("secret")), to: image)
      #expect(try image.text("etc/postfix/main.cf").contains("smtp_tls_security_level = \(level)\n"))
    }
    let other = try image("default_database_type = hash\nsmtp_tls_security_level = may\n")
    var request = RelayAuthRequest(relay: relay, purpose: login("secret"))
    request.sender = "@example.org"
    try await apply(request, to: other)
    #expect(try other.text("etc/postfix/main.cf").contains("smtp_tls_security_level = may\n"))
  }

  @Test func port465IsForAllOrForNobody() throws {
    let image = try image("default_database_type = hash\nrelayhost = [a]:465\nsmtp_tls_wrappermode = yes\n")
    var request = RelayAuthRequest(relay: relay, purpose: login("secret"))
    request.sender = "@example.org"
    #expect(throws: PlanError.relay(.wrapperMode(relay: relay))) {
      try RelayAuthPlanner.plan(request, for: image.snapshot())
    }
    var plain = RelayAuthRequest(relay: "[b]:465", purpose: login("secret"))
    plain.tls = RelayAuthRequest.TLSLevel.none
    #expect(throws: PlanError.relay(.tlsNeeded(relay: "[b]:465"))) {
      try RelayAuthPlanner.plan(plain, for: image.snapshot())
    }
  }
}
