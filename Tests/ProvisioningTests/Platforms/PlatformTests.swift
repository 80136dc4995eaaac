import CyrusSASL
import MailSystem
import Provisioning
import SafeFiles
import SystemPackage
import TestSupport
import Testing

/// From the files that a distribution's packages bring to those that a backend needs, in an image.
@Suite("platforms")
struct PlatformTests {
  private static let main = """
    # Postfix of the distribution
    compatibility_level = 3.6
    queue_directory = /var/spool/postfix
    myhostname = mail.example.com
    inet_interfaces = localhost
    mydestination = $myhostname, localhost.$mydomain, localhost

    """
  private static let master = """
    # service type  private unpriv  chroot  wakeup  maxproc command
    smtp      inet  n       -       n       -       -       smtpd
    pickup    unix  n       -       n       60      1       pickup

    """
  private static let listener = """
    service auth {
      unix_listener auth-userdb {
        #mode = 0666
      }

      # Postfix smtp-auth
      #unix_listener /var/spool/postfix/private/auth {
      #  mode = 0666
      #}
    }

    """

  private func tree(_ platform: StockPlatform) throws -> Sandbox {
    let sandbox = try Sandbox()
    if !platform.release.isEmpty { try sandbox.write("etc/os-release", platform.release) }
    let postfix = "\(platform.etc)/postfix"
    try sandbox.write("\(postfix)/main.cf", Self.main)
    try sandbox.write("\(postfix)/master.cf", Self.master)
    try sandbox.write("\(platform.etc)/dovecot/dovecot.conf", "!include conf.d/*.conf\n")
    try sandbox.write("\(platform.etc)/dovecot/conf.d/10-auth.conf", "#auth_mechanisms = plain\n")
    try sandbox.write("\(platform.etc)/dovecot/conf.d/10-master.conf", Self.listener)
    try sandbox.write("var/spool/postfix/private/keep", "")
    try sandbox.write("var/lib/keep", "")
    for plugin in ["libsasldb.so", "libplain.so", "liblogin.so"] {
      try sandbox.write("\(platform.plugins)/\(plugin)", "")
    }
    for files in [platform.accounts, platform.saslauthd, platform.dovecotService] {
      for (path, text) in files { try sandbox.write(path, text) }
    }
    return sandbox
  }

  @discardableResult
  private func enable(
    _ backend: SMTPAuthRequest.Backend, in sandbox: Sandbox, _ rights: Snapshot.Rights = .root
  ) async throws -> Plan {
    let tree = FileTree(root: sandbox.root)
    let layout = try Layout.detected(in: tree)
    return try await Provisioner(
      tree: tree, layout: layout, policy: .image, rights: rights, verification: .milliseconds(100)
    ).enableSMTPAuth(SMTPAuthRequest(backend: backend), purpose: .apply).plan
  }

  private func expect(_ files: [String: String], in sandbox: Sandbox) throws {
    let tree = FileTree(root: sandbox.root)
    for (path, text) in files {
      if text.hasPrefix("->") {
        #expect(try tree.linkTarget(of: FilePath("/" + path)) == FilePath(String(text.dropFirst(2))), "\(path)")
      } else {
        #expect(String(decoding: try sandbox.read(path), as: UTF8.self) == text, "\(path)")
      }
    }
  }

  private func main(_ platform: StockPlatform, _ lines: String) -> [String: String] {
    ["\(platform.etc)/postfix/main.cf": Self.main + lines]
  }

  @Test("sasldb", arguments: StockPlatform.all)
  func sasldb(platform: StockPlatform) async throws {
    let sandbox = try tree(platform)
    let plan = try await enable(.sasldb, in: sandbox)
    try expect(
      [platform.smtpdConf: "pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\n"], in: sandbox)
    try expect(
      main(
        platform,
        (platform.name == "Alpine" ? "smtpd_sasl_type = cyrus\n" : "")
          + "smtpd_sasl_local_domain = $myhostname\nsmtpd_sasl_auth_enable = yes\n"), in: sandbox)
    let database = SecretDatabase(at: FilePath(platform.sasldb), in: FileTree(root: sandbox.root))
    if SecretStoreKind.writable.contains(platform.storeKind) {
      #expect(try database.presentKind() == platform.storeKind)
    } else {
      #expect(plan.advice.contains { $0.command?.hasPrefix("saslpasswd2 -c") ?? false })
    }
    #expect(try await enable(.sasldb, in: sandbox).isEmpty)
  }

  @Test("saslauthd", arguments: StockPlatform.all)
  func saslauthd(platform: StockPlatform) async throws {
    let sandbox = try tree(platform)
    var saslauthd = SMTPAuthRequest.SASLAuthd(.shadow)
    saslauthd.processes = 20
    saslauthd.logins = .addresses
    try await enable(.saslauthd(saslauthd), in: sandbox)
    try expect([platform.smtpdConf: "pwcheck_method: saslauthd\nmech_list: PLAIN LOGIN\n"], in: sandbox)
    try expect(platform.enabledSASLAuthd, in: sandbox)
    #expect(try await enable(.saslauthd(saslauthd), in: sandbox).isEmpty)
  }

  @Test("dovecot", arguments: StockPlatform.all)
  func dovecot(platform: StockPlatform) async throws {
    let sandbox = try tree(platform)
    if platform.name == "FreeBSD" { try sandbox.write("etc/rc.conf", platform.saslauthd["etc/rc.conf"] ?? "") }
    try await enable(.dovecot, in: sandbox)
    let active = Self.listener.replacing(
      "  #unix_listener /var/spool/postfix/private/auth {\n  #  mode = 0666\n  #}",
      with: """
          unix_listener /var/spool/postfix/private/auth {
            mode = 0660
            user = postfix
            group = postfix
          }
        """)
    try expect(
      [
        "\(platform.etc)/dovecot/conf.d/10-master.conf": active,
        "\(platform.etc)/dovecot/conf.d/10-auth.conf": "auth_mechanisms = plain login\n",
      ], in: sandbox)
    try expect(platform.enabledDovecot, in: sandbox)
    #expect(try await enable(.dovecot, in: sandbox).isEmpty)
  }

  @Test("a service in the chroot is refused where saslauthd listens in one place", arguments: StockPlatform.all)
  func chroot(platform: StockPlatform) async throws {
    let sandbox = try tree(platform)
    try sandbox.write("\(platform.etc)/postfix/master.cf", "smtp inet n - y - - smtpd\n")
    if platform.name == "FreeBSD" {
      try await enable(.saslauthd(.init(.pam)), in: sandbox)
      let text = String(decoding: try sandbox.read("etc/rc.conf"), as: UTF8.self)
      #expect(text.contains("saslauthd_runpath=/var/spool/postfix/var/run/saslauthd\n"))
      return
    }
    await #expect {
      try await enable(.saslauthd(.init(.pam)), in: sandbox)
    } throws: { error in
      guard case Provisioner.Failure.plan(.backend(.socketOutsideChroot)) = error else { return false }
      return true
    }
  }

  @Test("where config.postfix of SUSE writes main.cf anew, that is said", arguments: ["yes", "no"])
  func configurationGenerator(value: String) async throws {
    let sandbox = try tree(.leap)
    try sandbox.write("etc/sysconfig/mail", "## Type: yesno\nMAIL_CREATE_CONFIG=\"\(value)\"\n")
    for _ in 0..<2 {
      let advice = try await enable(.sasldb, in: sandbox).advice.first { $0.message.hasPrefix("config.postfix") }
      #expect((advice?.weight == .warning) == (value == "yes"))
      let file = sandbox.path("etc/sysconfig/mail")
      guard value == "yes" else { continue }
      #expect(advice?.command == "sed -i 's/^MAIL_CREATE_CONFIG=.*/MAIL_CREATE_CONFIG=\"no\"/' \(file)")
    }
  }

  @Test func filesOfASystemWithSELinuxAreLabelledLater() async throws {
    let sandbox = try tree(.rhel9)
    try sandbox.write("etc/selinux/config", "SELINUX=enforcing\nSELINUXTYPE=targeted\n")
    let plan = try await enable(.sasldb, in: sandbox)
    let command = plan.advice.compactMap(\.command).first { $0.hasPrefix("restorecon") }
    #expect(command == "restorecon /etc/sasl2 /etc/sasl2/smtpd.conf /etc/sasl2/sasldb2")
  }

  @Test func theFileThatIsReadFirstIsTheOneThatChanges() async throws {
    let sandbox = try tree(.rhel9)
    try sandbox.write("usr/lib64/sasl2/smtpd.conf", "log_level: 3\n")
    try sandbox.write("etc/sasl2/smtpd.conf", "pwcheck_method: saslauthd\n")
    let plan = try await enable(.sasldb, in: sandbox)
    try expect(
      [
        "usr/lib64/sasl2/smtpd.conf":
          "log_level: 3\npwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\n",
        "etc/sasl2/smtpd.conf": "pwcheck_method: saslauthd\n",
      ], in: sandbox)
    #expect(plan.advice.contains { $0.message.hasPrefix("/etc/sasl2/smtpd.conf is not read") })
  }

  @Test func aSearchPathOfMainCFCounts() async throws {
    let sandbox = try tree(.arch)
    try sandbox.write("etc/postfix/main.cf", Self.main + "cyrus_sasl_config_path = /etc/postfix/sasl\n")
    try await enable(.sasldb, in: sandbox)
    #expect(try !sandbox.read("etc/postfix/sasl/smtpd.conf").isEmpty)
  }
}
