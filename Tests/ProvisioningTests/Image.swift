import MailSystem
import Provisioning
import SafeFiles
import Services
import SystemPackage
import TestSupport

/// A system image in a folder of its own: the few files that a plan looks at.
struct Image {
  let sandbox: Sandbox
  var tree: FileTree { FileTree(root: sandbox.root) }

  init(
    main: String = "myhostname = mail.example.com\ncompatibility_level = 3.6\n",
    master: String = "smtp      inet  n       -       y       -       -       smtpd\n"
  ) throws {
    sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", main)
    try sandbox.write("etc/postfix/master.cf", master)
    try sandbox.write(
      "etc/passwd", "root:x:0:0::/root:/bin/sh\npostfix:x:100:102::/var/spool/postfix:/usr/sbin/nologin\n")
    try sandbox.write("etc/group", "root:x:0:\nsasl:x:45:\npostfix:x:102:\n")
    try sandbox.write("etc/gshadow", "root:*::\nsasl:*::\npostfix:!::\n", mode: 0o640)
    try sandbox.write("var/spool/postfix/pid/keep", "")
    try sandbox.write("var/lib/keep", "")
    for plugin in ["libsasldb.so", "libplain.so", "liblogin.so"] {
      try sandbox.write("usr/lib/x86_64-linux-gnu/sasl2/\(plugin)", "")
    }
  }

  /// Dovecot as Debian lays it out, cut down to what matters.
  func addDovecot() throws {
    try sandbox.write("etc/dovecot/dovecot.conf", "!include conf.d/*.conf\n")
    try sandbox.write("etc/dovecot/conf.d/10-auth.conf", "auth_mechanisms = plain\n")
    try sandbox.write(
      "etc/dovecot/conf.d/10-master.conf",
      """
      service auth {
        # Postfix smtp-auth
        #unix_listener /var/spool/postfix/private/auth {
        #  mode = 0666
        #}
      }

      """)
  }

  func text(_ path: String) throws -> String { String(decoding: try sandbox.read(path), as: UTF8.self) }

  func snapshot() throws -> Snapshot { try Snapshot(of: tree, layout: .debian) }

  func plan(
    _ backend: SMTPAuthRequest.Backend, certificate: SMTPAuthRequest.Certificate? = nil
  ) throws -> Plan {
    var request = SMTPAuthRequest(backend: backend)
    request.certificate = certificate
    return try plan(request)
  }

  func plan(_ request: SMTPAuthRequest) throws -> Plan { try SMTPAuthPlanner.plan(request, for: snapshot()) }

  @discardableResult
  func enable(_ request: SMTPAuthRequest, policy: ServicePolicy = .image) async throws -> Provisioner.Outcome {
    try await Provisioner(tree: tree, layout: .debian, policy: policy, verification: .milliseconds(100))
      .enableSMTPAuth(request, purpose: .apply)
  }

  @discardableResult
  func enable(
    _ backend: SMTPAuthRequest.Backend, policy: ServicePolicy = .image,
    certificate: SMTPAuthRequest.Certificate? = nil
  ) async throws -> Provisioner.Outcome {
    var request = SMTPAuthRequest(backend: backend)
    request.certificate = certificate
    return try await enable(request, policy: policy)
  }
}
