internal import CyrusSASL
internal import SystemPackage

extension Layout {
  /// Alpine Linux: OpenRC, no PAM, no Berkeley DB.
  public static let alpine = Layout(
    platform: "alpine",
    postfixDirectory: "/etc/postfix", postfixUser: "postfix", postfixGroup: "postfix",
    defaults: ["default_database_type": "lmdb", "smtpd_sasl_type": "dovecot"], foreignTables: ["hash", "btree"],
    saslDirectories: [.system("/etc/sasl2")],
    saslHome: .system("/etc/sasl2"), saslConfigPath: .honoured,
    libraryDirectories: ["/usr/lib"],
    sasldb: UserStore(
      path: "/etc/sasl2/sasldb2", kind: .gdbm, user: "root", group: "postfix", permissions: .init(rawValue: 0o640)),
    saslauthd: SASLAuthd(
      // The package has no such file; the init script takes the variable from it all the same.
      defaults: "/etc/conf.d/saslauthd",
      form: SASLAuthdForm(read: .shell, options: "SASLAUTHD_OPTS"),
      sign: "/etc/init.d/saslauthd", instances: .oneInPlace,
      directory: "/run/saslauthd", group: "root", permissions: .init(rawValue: 0o755),
      ownershipRecord: nil, directoryServerFile: "/etc/saslauthd.conf",
      mechanism: .shadow, missingMechanisms: [.pam, .ldap]),
    dovecot: Dovecot(
      configuration: "/etc/dovecot/dovecot.conf", formerConfiguration: "/etc/dovecot.conf", base: "/run/dovecot"),
    boot: .openRC,
    packages: Packages(
      installCommand: "apk add", postfix: "postfix", dovecot: "dovecot", saslauthd: "cyrus-sasl",
      plugins: Packages.plugins([
        ("libsasl", ["sasldb", "anonymous"]), ("cyrus-sasl-login", ["login"]), ("cyrus-sasl-plain", ["plain"]),
        ("cyrus-sasl-crammd5", ["crammd5"]), ("cyrus-sasl-digestmd5", ["digestmd5"]), ("cyrus-sasl-scram", ["scram"]),
      ])))
}
