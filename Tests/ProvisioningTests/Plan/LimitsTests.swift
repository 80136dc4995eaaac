import PostfixConfig
import Provisioning
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("limits and logs of services that offer AUTH")
struct LimitsTests {
  private func request(_ change: (inout SMTPAuthRequest) -> Void) -> SMTPAuthRequest {
    var request = SMTPAuthRequest(backend: .sasldb)
    change(&request)
    return request
  }

  @Test func aClientMayTrySoOften() async throws {
    let image = try Image()
    let request = request { $0.rateLimit = 10 }
    try await image.enable(request)
    #expect(try image.text("etc/postfix/main.cf").contains("smtpd_client_auth_rate_limit = 10\n"))
    #expect(try image.plan(request).isEmpty)
    #expect(try image.plan(.sasldb).isEmpty)
  }

  @Test func usersKeepToTheirAddresses() async throws {
    let image = try Image(
      main: "default_database_type = hash\nsmtpd_sender_restrictions = reject_unknown_sender_domain,\n  permit\n",
      master: "smtp inet n - n - - smtpd\n  -o smtpd_sender_restrictions=reject_non_fqdn_sender\n")
    let request = request { $0.senderLogins = "/etc/postfix/senders" }
    #expect(throws: PlanError.table(.missing("/etc/postfix/senders"))) { try image.plan(request) }
    try image.sandbox.write("etc/postfix/senders", "alice@example.com alice\n")
    try await image.enable(request)
    let main = try image.text("etc/postfix/main.cf")
    #expect(main.contains("smtpd_sender_login_maps = hash:/etc/postfix/senders\n"))
    #expect(
      main.contains(
        "smtpd_sender_restrictions =\n  reject_authenticated_sender_login_mismatch, reject_unknown_sender_domain,\n  permit\n"
      ),
      "\(main)")
    #expect(
      try image.text("etc/postfix/master.cf").contains(
        "-o smtpd_sender_restrictions=reject_authenticated_sender_login_mismatch,reject_non_fqdn_sender\n"))
    var options = TableOptions()
    options.tree = image.tree
    let table = try TableAccess(.hash, Array("/etc/postfix/senders".utf8), for: .query, options)
    #expect(try table.value(of: Array("alice@example.com".utf8)) == Array("alice".utf8))
    #expect(try image.plan(request).isEmpty)
  }

  @Test func servicesLogEveryStepAndThenNoLonger() async throws {
    let master = "smtp inet n - n - - smtpd\n587 inet n - n - - smtpd -o a=b -v -o\n  c=d -vv\n"
    let image = try Image(master: master)
    let verbose = request { $0.logging = .verbose }
    try await image.enable(verbose)
    #expect(
      try image.text("etc/postfix/master.cf")
        == master.replacing("smtpd\n587", with: "smtpd -v\n587"))
    #expect(try image.plan(verbose).isEmpty)
    let usual = request { $0.logging = .usual }
    try await image.enable(usual)
    #expect(
      try image.text("etc/postfix/master.cf")
        == "smtp inet n - n - - smtpd\n587 inet n - n - - smtpd -o a=b -o\n  c=d\n")
    #expect(try image.plan(usual).isEmpty)
  }
}
