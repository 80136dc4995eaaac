internal import CyrusSASL
internal import SystemPackage

extension Layout {
  /// FreeBSD, with Postfix from the ports.
  ///
  /// Its databases are Berkeley DB 1.85 of the C library, which nothing here writes.
  public static let freeBSD = Layout(
    platform: "freebsd",
    postfixDirectory: "/usr/local/etc/postfix",
    foreignTables: ["hash", "btree"],
    saslDirectories: [.system("/usr/local/lib/sasl2"), .system("/usr/local/etc/sasl2")],
    saslHome: .system("/usr/local/lib/sasl2"),
    libraryDirectories: ["/usr/local/lib"],
    sasldb: UserStore(
      path: "/usr/local/etc/sasldb2.db", kind: .berkeleyDB185, user: "cyrus", group: "mail",
      permissions: .init(rawValue: 0o640)),
    saslauthd: SASLAuthd(
      defaults: "/etc/rc.conf",
      form: SASLAuthdForm(
        read: .shell, switched: .init("saslauthd_enable", on: "YES"), variables: [.directory: "saslauthd_runpath"],
        options: "saslauthd_flags"),
      sign: "/usr/local/etc/rc.d/saslauthd", instances: .one,
      directory: "/var/run/saslauthd", group: "wheel",
      directoryServerFile: "/usr/local/etc/saslauthd.conf",
      missingMechanisms: [.shadow]),
    dovecot: Dovecot(
      configuration: "/usr/local/etc/dovecot/dovecot.conf", formerConfiguration: "/usr/local/etc/dovecot.conf",
      base: "/var/run/dovecot"),
    boot: .rcConf,
    packages: Packages(
      installCommand: "pkg install", postfix: "postfix-sasl", dovecot: "dovecot", saslauthd: "cyrus-sasl-saslauthd",
      plugins: Packages.plugins([
        (
          "cyrus-sasl", ["sasldb", "anonymous", "plain", "login", "crammd5", "digestmd5", "scram", "otp"]
        ), ("cyrus-sasl-sql", ["sql"]), ("cyrus-sasl-ldapdb", ["ldapdb"]),
      ])))
}
