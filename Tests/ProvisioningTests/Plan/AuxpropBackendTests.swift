import Provisioning
import SafeFiles
import Secrets
import SystemPackage
import TestSupport
import Testing

@Suite("backends sql and ldapdb")
struct AuxpropBackendTests {
  private func secret(_ text: String) -> Secret {
    var bytes = Array(text.utf8)
    return Secret(consuming: &bytes)
  }

  private func sql(
    _ engine: SMTPAuthRequest.SQL.Engine, _ change: (inout SMTPAuthRequest.SQL) -> Void = { _ in }
  ) -> SMTPAuthRequest {
    var sql = SMTPAuthRequest.SQL(engine)
    change(&sql)
    return SMTPAuthRequest(backend: .sql(sql))
  }

  @Test func thePasswordIsForPostfixAlone() async throws {
    let image = try Image()
    let request = sql(.pgsql) {
      $0.user = "postfix"
      $0.database = "mail"
      $0.password = secret("pa ss")
    }
    try await image.enable(request)
    let lines = try image.text("etc/postfix/sasl/smtpd.conf").split(separator: "\n")
    #expect(
      lines.prefix(3) == ["pwcheck_method: auxprop", "auxprop_plugin: sql", "sql_engine: pgsql"])
    #expect(lines.contains("sql_hostnames: 127.0.0.1"))
    #expect(lines.contains("sql_passwd: pa ss"))
    #expect(lines.contains { $0.hasPrefix("sql_select: SELECT ") })
    #expect(
      try image.tree.metadata(of: "/etc/postfix/sasl/smtpd.conf")?.permissions == .init(rawValue: 0o640))
    #expect(try image.text("etc/postfix/main.cf").contains("smtpd_sasl_local_domain = $myhostname\n"))
    #expect(try image.plan(request).isEmpty)
    #expect(try image.plan(sql(.pgsql)).isEmpty)
  }

  @Test func quotesOfPostgreSQLAreEscaped() async throws {
    let image = try Image()
    let request = sql(.pgsql) {
      $0.user = "postfix"
      $0.database = "mail"
      $0.password = secret("a'b\\c")
    }
    try await image.enable(request)
    #expect(try image.text("etc/postfix/sasl/smtpd.conf").contains("sql_passwd: a\\'b\\\\c\n"))
  }

  @Test func whatIsMissingIsNamed() throws {
    let image = try Image()
    let path = "/etc/postfix/sasl/smtpd.conf"
    #expect(throws: PlanError.backend(.optionNeeded("--sql-database", "\(path) has no sql_database"))) {
      try image.plan(sql(.mysql))
    }
    #expect(throws: PlanError.backend(.optionNeeded("--password-file", "\(path) has no sql_passwd"))) {
      try image.plan(
        sql(.mysql) {
          $0.database = "mail"
          $0.user = "postfix"
        })
    }
    #expect(throws: PlanError.backend(.unfitSecret(key: "sql_passwd", file: FilePath(path)))) {
      try image.plan(
        sql(.mysql) {
          $0.database = "mail"
          $0.user = "postfix"
          $0.password = secret("two\nlines")
        })
    }
  }

  @Test func whatAChrootedServerCannotReachIsRefused() async throws {
    let image = try Image()
    let file = sql(.sqlite) { $0.database = "/etc/mail.sqlite" }
    let wanted: FilePath = "/var/spool/postfix/etc/mail.sqlite"
    #expect(throws: PlanError.backend(.outsideChroot(path: "/etc/mail.sqlite", wanted: wanted))) {
      try image.plan(file)
    }
    var free = file
    free.confinement = .none
    try await image.enable(free)
    #expect(
      try image.text("etc/postfix/master.cf") == "smtp      inet  n       -       n       -       -       smtpd\n")
    #expect(try image.plan(free).isEmpty)
    #expect(try image.plan(file).isEmpty)
  }

  @Test func aDirectoryIsAskedByAnIdentityOfItsOwn() async throws {
    let image = try Image(master: "smtp inet n - n - - smtpd\n")
    var ldapdb = SMTPAuthRequest.LDAPDB()
    ldapdb.directory = "ldap://127.0.0.1"
    ldapdb.identity = "postfix"
    ldapdb.password = secret("secret")
    let request = SMTPAuthRequest(backend: .ldapdb(ldapdb))
    try await image.enable(request)
    #expect(
      try image.text("etc/postfix/sasl/smtpd.conf") == """
        pwcheck_method: auxprop
        auxprop_plugin: ldapdb
        ldapdb_uri: ldap://127.0.0.1
        ldapdb_id: postfix
        ldapdb_pw: secret
        ldapdb_mech: DIGEST-MD5
        mech_list: PLAIN LOGIN

        """)
    #expect(try image.plan(request).isEmpty)
    #expect(try image.plan(SMTPAuthRequest(backend: .ldapdb(.init()))).isEmpty)
  }

  @Test func aDirectoryIsOutOfReachWhereTheLoginHasNoPlugin() throws {
    let image = try Image()
    var ldapdb = SMTPAuthRequest.LDAPDB()
    ldapdb.directory = "ldap://127.0.0.1"
    ldapdb.identity = "postfix"
    ldapdb.password = secret("secret")
    let request = SMTPAuthRequest(backend: .ldapdb(ldapdb))
    #expect(throws: PlanError.backend(.pluginOutsideChroot("libdigestmd5.so"))) { try image.plan(request) }
    try image.sandbox.write("var/spool/postfix/usr/lib/sasl2/libdigestmd5.so", "")
    #expect(try !image.plan(request).isEmpty)
  }
}
