import Provisioning
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("SubmissionPlan")
struct SubmissionPlanTests {
  /// The services for mail programs as Debian's master.cf has them.
  static let stock = """
    smtp      inet  n       -       y       -       -       smtpd
    # Choose one: enable submission for loopback clients only, or for any client.
    #127.0.0.1:submission inet n -   y       -       -       smtpd
    #submission inet n       -       y       -       -       smtpd
    #  -o syslog_name=postfix/submission
    #  -o smtpd_tls_security_level=encrypt
    #  -o smtpd_sasl_auth_enable=yes
    #     Instead of specifying complex smtpd_<xxx>_restrictions here,
    #  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject
    #submissions     inet  n       -       y       -       -       smtpd
    #  -o smtpd_tls_wrappermode=yes
    #  -o smtpd_sasl_auth_enable=yes
    #628       inet  n       -       y       -       -       qmqpd

    """

  private func image(_ master: String = stock, main: String = "") throws -> Image {
    let image = try Image(
      main: "compatibility_level = 3.6\nsmtpd_tls_cert_file = /c.pem\nsmtpd_tls_key_file = /k.pem\n" + main,
      master: master)
    try image.sandbox.write("c.pem", TLSPlanTests.certificate)
    try image.sandbox.write("k.pem", TLSPlanTests.key)
    return image
  }

  private func request(
    _ ports: [SubmissionPort], _ exchange: ExchangeAuth = .withheld
  ) -> SMTPAuthRequest {
    var request = SMTPAuthRequest(backend: .sasldb)
    request.submissionPorts = ports
    request.exchangeAuth = exchange
    return request
  }

  private func services(_ image: Image) throws -> [String] {
    try image.text("etc/postfix/master.cf").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  @Test("stock examples are put in force, the one for the loopback interface is not, and port 25 keeps quiet")
  func stock() async throws {
    let image = try image()
    try await image.enable(request([.submission, .submissions]))
    #expect(
      try services(image) == [
        "smtp      inet  n       -       y       -       -       smtpd",
        "submission inet n       -       y       -       -       smtpd",
        "  -o syslog_name=postfix/submission",
        "  -o smtpd_tls_security_level=encrypt",
        "  -o smtpd_sasl_auth_enable=yes",
        "  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject",
        "submissions     inet  n       -       y       -       -       smtpd",
        "  -o smtpd_tls_wrappermode=yes",
        "  -o smtpd_sasl_auth_enable=yes",
      ])
    #expect(try image.text("etc/postfix/master.cf").contains("#127.0.0.1:submission inet n -   y"))
    #expect(try !image.text("etc/postfix/main.cf").contains("smtpd_sasl_auth_enable"))
    #expect(try image.plan(request([.submission, .submissions])).isEmpty)
  }

  @Test("AUTH that main.cf gives is taken from port 25, or left there when asked for")
  func exchange() async throws {
    let image = try image(main: "smtpd_sasl_auth_enable = yes\n")
    try await image.enable(request([.submission], .offered))
    #expect(try services(image).first == "smtp      inet  n       -       y       -       -       smtpd")
    #expect(try !image.text("etc/postfix/master.cf").contains("smtpd_sasl_auth_enable=no"))
    try await image.enable(request([.submission]))
    #expect(try services(image)[1] == "  -o smtpd_sasl_auth_enable=no")
    #expect(try image.text("etc/postfix/main.cf").contains("smtpd_sasl_auth_enable = yes"))
    #expect(try image.plan(request([.submission])).isEmpty)
  }

  @Test("a service that no comment holds is added, with the chroot column of the others")
  func added() async throws {
    let image = try image("smtp inet n - y - - smtpd\n")
    try await image.enable(request([.submissions]))
    let lines = try services(image)
    #expect(lines[1] == "465       inet  n       -       y       -       -       smtpd")
    #expect(lines[2...].contains("  -o smtpd_tls_wrappermode=yes"))
    #expect(lines[2...].contains("  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject"))
    #expect(try image.plan(request([.submissions])).isEmpty)
  }

  @Test("a service in force is corrected and keeps the rest")
  func corrected() async throws {
    let image = try image(
      "smtp inet n - y - - smtpd\nsubmission inet n - y - 7 smtpd\n  -o smtpd_tls_security_level=may\n  -o x=y\n")
    try await image.enable(request([.submission]))
    #expect(
      try services(image)[1...] == [
        "submission inet n - y - 7 smtpd", "  -o smtpd_tls_security_level=encrypt", "  -o x=y",
        "  -o smtpd_sasl_auth_enable=yes",
      ])
  }

  @Test("another program on the port is not pushed aside")
  func taken() throws {
    let image = try image("smtp inet n - y - - smtpd\nsubmission inet n - y - - postscreen\n")
    #expect(throws: PlanError.self) { try image.plan(request([.submission])) }
  }

  @Test("without a certificate there is nothing to submit through")
  func withoutCertificate() throws {
    let image = try Image(master: Self.stock)
    #expect(throws: PlanError.self) { try image.plan(request([.submission])) }
  }

  @Test("a realm is a domain name, and is written as given")
  func realm() async throws {
    let image = try image()
    var request = SMTPAuthRequest(backend: .sasldb)
    request.realm = "localhost"
    #expect(throws: PlanError.badRealm("localhost")) { try image.plan(request) }
    request.realm = "users.example.com"
    let outcome = try await image.enable(request)
    #expect(try image.text("etc/postfix/main.cf").contains("smtpd_sasl_local_domain = users.example.com\n"))
    #expect(
      outcome.plan.advice.contains {
        $0.command == "mailauth saslpasswd --root \(image.tree.root) -c -u users.example.com USER"
      })
    #expect(try image.plan(request).isEmpty)
  }

  @Test("mechanisms that were asked for take the place of others, and old clients are told in their way")
  func mechanisms() async throws {
    let image = try image()
    try image.sandbox.write("etc/postfix/sasl/smtpd.conf", "mech_list: LOGIN\n")
    var request = SMTPAuthRequest(backend: .sasldb)
    request.mechanisms = [.plain, .scramSHA256]
    request.announcement = .alsoForOldClients
    let outcome = try await image.enable(request)
    #expect(try image.text("etc/postfix/sasl/smtpd.conf").hasPrefix("mech_list: PLAIN SCRAM-SHA-256\n"))
    #expect(try image.text("etc/postfix/main.cf").contains("\nbroken_sasl_auth_clients = yes\n"))
    #expect(outcome.plan.advice.contains { $0.message.contains("not installed: libscram.so") })
  }

  @Test("Dovecot is asked for the mechanisms too")
  func dovecotMechanisms() async throws {
    let image = try image()
    try image.addDovecot()
    var request = SMTPAuthRequest(backend: .dovecot)
    request.mechanisms = [.plain, .cramMD5]
    let outcome = try await image.enable(request)
    #expect(try image.text("etc/dovecot/conf.d/10-auth.conf") == "auth_mechanisms = plain cram-md5\n")
    #expect(outcome.plan.advice.contains { $0.message.hasPrefix("CRAM-MD5: Dovecot needs passwords in clear") })
  }
}
