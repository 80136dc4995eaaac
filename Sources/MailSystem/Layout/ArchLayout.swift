internal import CyrusSASL
internal import SystemPackage

extension Layout {
  /// Arch Linux.
  public static let arch = Layout(
    platform: "arch",
    defaults: ["default_database_type": "lmdb"], foreignTables: ["hash", "btree"],
    saslDirectories: [.system("/etc/sasl2"), .system("/etc/sasl"), .system("/usr/lib/sasl2")],
    saslHome: .system("/etc/sasl2"),
    sasldb: UserStore(path: "/etc/sasldb2", kind: .gdbm),
    saslauthd: SASLAuthd(
      defaults: "/etc/conf.d/saslauthd",
      form: SASLAuthdForm(read: .systemd, options: "SASLAUTHD_OPTS"),
      sign: "/usr/bin/saslauthd"),
    packages: Packages(
      installCommand: "pacman -S", postfix: "postfix", dovecot: "dovecot", saslauthd: "cyrus-sasl",
      plugins: Packages.plugins([
        ("libsasl", ["sasldb", "anonymous", "plain", "login", "crammd5", "digestmd5", "scram"]),
        ("cyrus-sasl-sql", ["sql"]), ("cyrus-sasl-ldap", ["ldapdb"]),
      ])))
}
