internal import CyrusSASL
internal import SystemPackage

extension Layout {
  /// Alpine Linux: OpenRC, no PAM, no Berkeley DB.
  public static let alpine = Layout(
    platform: "alpine",
    defaults: ["default_database_type": "lmdb", "smtpd_sasl_type": "dovecot"], foreignTables: ["hash", "btree"],
    saslDirectories: [.system("/etc/sasl2")],
    saslHome: .system("/etc/sasl2"),
    sasldb: UserStore(path: "/etc/sasl2/sasldb2", kind: .gdbm),
    saslauthd: SASLAuthd(
      // The package has no such file; the init script takes the variable from it all the same.
      defaults: "/etc/conf.d/saslauthd",
      form: SASLAuthdForm(read: .shell, options: "SASLAUTHD_OPTS"),
      sign: "/etc/init.d/saslauthd",
      mechanism: .shadow, missingMechanisms: [.pam, .ldap]),
    boot: .openRC,
    packages: Packages(
      installCommand: "apk add", postfix: "postfix", dovecot: "dovecot", saslauthd: "cyrus-sasl",
      plugins: Packages.plugins([
        ("libsasl", ["sasldb", "anonymous"]), ("cyrus-sasl-login", ["login"]), ("cyrus-sasl-plain", ["plain"]),
        ("cyrus-sasl-crammd5", ["crammd5"]), ("cyrus-sasl-digestmd5", ["digestmd5"]), ("cyrus-sasl-scram", ["scram"]),
      ])))
}
