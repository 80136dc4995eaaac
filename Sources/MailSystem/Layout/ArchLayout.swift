internal import CyrusSASL
internal import SystemPackage

extension Layout {
  /// Arch Linux.
  public static let arch = Layout(
    platform: "arch",
    postfixDirectory: "/etc/postfix", postfixUser: "postfix", postfixGroup: "postfix",
    defaults: ["default_database_type": "lmdb"], foreignTables: ["hash", "btree"],
    saslDirectories: [.system("/etc/sasl2"), .system("/etc/sasl"), .system("/usr/lib/sasl2")],
    saslHome: .system("/etc/sasl2"), saslConfigPath: .honoured,
    libraryDirectories: ["/usr/lib"],
    sasldb: UserStore(
      path: "/etc/sasldb2", kind: .gdbm, user: "root", group: "postfix", permissions: .init(rawValue: 0o640)),
    saslauthd: SASLAuthd(
      defaults: "/etc/conf.d/saslauthd",
      form: SASLAuthdForm(read: .systemd, options: "SASLAUTHD_OPTS"),
      sign: "/usr/bin/saslauthd", instances: .oneInPlace,
      directory: "/run/saslauthd", group: "root", permissions: .init(rawValue: 0o755),
      ownershipRecord: nil, directoryServerFile: "/etc/saslauthd.conf",
      mechanism: .pam, missingMechanisms: []),
    dovecot: Dovecot(
      configuration: "/etc/dovecot/dovecot.conf", formerConfiguration: "/etc/dovecot.conf", base: "/run/dovecot"),
    boot: .systemd,
    packages: Packages(
      installCommand: "pacman -S", postfix: "postfix", dovecot: "dovecot", saslauthd: "cyrus-sasl",
      plugins: Packages.plugins([
        ("libsasl", ["sasldb", "anonymous", "plain", "login", "crammd5", "digestmd5", "scram"]),
        ("cyrus-sasl-sql", ["sql"]), ("cyrus-sasl-ldap", ["ldapdb"]),
      ])))
}
