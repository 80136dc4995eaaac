import CyrusSASL
import LosslessText
import Provisioning
import SafeFiles
import Services
import SystemPackage
import TestSupport
import Testing

@Suite("backend saslauthd")
struct SASLAuthdBackendTests {
  private let defaults = """
    # Settings
    NAME="saslauthd"
    MECHANISMS="pam"
    MECH_OPTIONS=""
    OPTIONS="-c -m /var/run/saslauthd"

    """

  private func image(_ master: String = "smtp inet n - y - - smtpd\n") throws -> Image {
    let image = try Image(master: master)
    try image.sandbox.write("etc/default/saslauthd", defaults)
    try image.sandbox.write("var/lib/dpkg/statoverride", "root sasl 710 /var/run/saslauthd\n")
    return image
  }

  private func request(
    _ mechanism: SASLAuthdMechanism = .pam, _ change: (inout SMTPAuthRequest.SASLAuthd) -> Void = { _ in }
  ) -> SMTPAuthRequest {
    var saslauthd = SMTPAuthRequest.SASLAuthd(mechanism)
    change(&saslauthd)
    return SMTPAuthRequest(backend: .saslauthd(saslauthd))
  }

  @Test func aChrootedServerGetsTheSocketInsideTheChroot() async throws {
    let image = try image()
    try await image.enable(request())
    let expected = defaults.replacing("# Settings", with: "START=yes\n\n# Settings")
      .replacing("-m /var/run/saslauthd", with: "-m /var/spool/postfix/var/run/saslauthd")
    #expect(try image.text("etc/default/saslauthd") == expected)
    #expect(
      try image.text("etc/postfix/sasl/smtpd.conf") == "pwcheck_method: saslauthd\nmech_list: PLAIN LOGIN\n")
    #expect(
      try image.text("var/lib/dpkg/statoverride")
        == "root sasl 710 /var/run/saslauthd\nroot sasl 710 /var/spool/postfix/var/run/saslauthd\n")
    #expect(try image.text("etc/group").contains("sasl:x:45:postfix\n"))
    let directory = try image.tree.metadata(of: "/var/spool/postfix/var/run/saslauthd")
    #expect(directory?.permissions == .init(rawValue: 0o710))
    #expect(try image.plan(request()).isEmpty)
  }

  @Test func aFreeServerUsesTheUsualSocket() async throws {
    let image = try image("smtp inet n - n - - smtpd\n")
    try await image.enable(request(.shadow) { $0.processes = 20 })
    let text = try image.text("etc/default/saslauthd")
    #expect(text.contains("OPTIONS=\"-c -m /var/run/saslauthd\"\n"))
    #expect(text.contains("MECHANISMS=\"shadow\"\n"))
    #expect(text.contains("THREADS=20\n"))
    #expect(try image.plan(request(.shadow) { $0.processes = 20 }).isEmpty)
  }

  @Test func servicesInAndOutOfTheChrootGetADaemonEach() async throws {
    let image = try image("smtp inet n - y - - smtpd\n587 inet n - n - - smtpd\n")
    try await image.enable(request())
    #expect(try image.text("etc/default/saslauthd").contains("-m /var/run/saslauthd"))
    let other = try image.text("etc/default/saslauthd-postfix")
    #expect(other.contains("-m /var/spool/postfix/var/run/saslauthd\""))
    #expect(other.contains("NAME=\"saslauthd-postfix\""))
    #expect(other.contains("START=yes"))
    #expect(try image.plan(request()).isEmpty)
  }

  @Test func aDaemonThatServesOthersGoesOnAsItIs() async throws {
    let image = try image()
    let used = "START=yes\n" + defaults
    try image.sandbox.write("etc/default/saslauthd", used)
    try await image.enable(request(.shadow))
    #expect(try image.text("etc/default/saslauthd") == used)
    #expect(try image.text("etc/default/saslauthd-postfix").contains("MECHANISMS=\"shadow\""))
  }

  @Test func usersOfAnIMAPServerAreAddresses() async throws {
    let image = try image()
    #expect(throws: PlanError.backend(.optionNeeded("--imap-server", "rimap checks passwords at an IMAP server"))) {
      try image.plan(request(.rimap))
    }
    try await image.enable(request(.rimap) { $0.server = "imap.example.com" })
    let text = try image.text("etc/default/saslauthd")
    #expect(text.contains("MECH_OPTIONS=\"imap.example.com\"\n"))
    #expect(text.contains(" -r\"\n"))
    #expect(try image.plan(request(.rimap)).isEmpty)
    try await image.enable(request(.pam))
    #expect(try image.text("etc/default/saslauthd").contains("MECH_OPTIONS=\"\"\n"))
    #expect(try !image.text("etc/default/saslauthd").contains(" -r"))
  }

  @Test func aDirectoryServerIsNamedInItsFile() async throws {
    let image = try image()
    #expect(throws: PlanError.backend(.optionNeeded("--ldap-uri", "/etc/saslauthd.conf names no ldap_servers"))) {
      try image.plan(request(.ldap))
    }
    let ldap = request(.ldap) {
      $0.directory = "ldap://ldap.example.com"
      $0.searchBase = "dc=example,dc=com"
    }
    try await image.enable(ldap)
    #expect(
      try image.text("etc/saslauthd.conf")
        == "ldap_servers: ldap://ldap.example.com\nldap_search_base: dc=example,dc=com\n")
    #expect(try image.tree.metadata(of: "/etc/saslauthd.conf")?.permissions == .ownerReadWrite)
    #expect(try image.plan(ldap).isEmpty)
  }

  @Test func aMechanismThatNeedsThePasswordIsRefused() throws {
    let image = try image()
    var wanted = request()
    wanted.mechanisms = [.plain, .cramMD5]
    #expect(throws: PlanError.backend(.mechanismNeedsSecret(.cramMD5, backend: "saslauthd"))) { try image.plan(wanted) }
  }

  @Test func mechanismsThatCannotWorkLeaveTheList() async throws {
    let image = try image()
    try image.sandbox.write(
      "etc/postfix/sasl/smtpd.conf",
      "pwcheck_method: auxprop\nmech_list: cram-md5 plain\nsaslauthd_path: /var/run/saslauthd\n")
    try image.sandbox.write(
      "etc/postfix/main.cf", "myhostname = mail.example.com\nsmtpd_sasl_local_domain = $myhostname\n")
    try await image.enable(request())
    #expect(
      try image.text("etc/postfix/sasl/smtpd.conf")
        == "pwcheck_method: saslauthd\nmech_list: PLAIN LOGIN\nsaslauthd_path: /var/run/saslauthd/mux\n")
    #expect(try image.text("etc/postfix/main.cf").contains("smtpd_sasl_local_domain =\n"))
  }

  @Test func withoutThePackageItIsNamed() throws {
    let image = try Image()
    #expect(
      throws: PlanError.missing(
        path: "/etc/default/saslauthd", package: "sasl2-bin", installCommand: "apt-get install")
    ) { try image.plan(request()) }
  }

  @Test func theDaemonListensBeforePostfixIsTold() async throws {
    let image = try image("smtp inet n - n - - smtpd\n")
    let services = RecordingServices(running: [.postfix])
    try await image.enable(request(), policy: .perform(services))
    #expect(
      services.calls == [
        "start saslauthd", "await /var/run/saslauthd/mux", "reload postfix", "greet smtp",
      ])
  }

  @Test func linesThatTheShellReadsOtherwiseAreRefused() throws {
    let image = try image()
    try image.sandbox.write("etc/default/saslauthd", "NAME=x\nOPTIONS=\"-c\"\r\n")
    #expect {
      try image.plan(request())
    } throws: { error in
      guard case PlanError.unreadable(let findings) = error else { return false }
      return findings.first?.location?.line == 2
    }
  }
}
