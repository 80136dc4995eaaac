internal import CyrusSASL
internal import SystemPackage

extension Layout {
  /// Red Hat Enterprise Linux 8 and its rebuilds: the last one with Berkeley DB.
  public static let rhel8 = redHat(
    "rhel8", .berkeleyDB, sasldb: "/etc/sasldb2", .berkeleyDB)

  /// Red Hat Enterprise Linux 9 and its rebuilds: sasldb is of GNU dbm, Postfix still has Berkeley DB.
  public static let rhel9 = redHat(
    "rhel9", .berkeleyDB, sasldb: "/etc/sasl2/sasldb2", .gdbm)

  /// Red Hat Enterprise Linux 10 and its rebuilds, without Berkeley DB.
  public static let rhel10 = redHat(
    "rhel10", .lmdb, sasldb: "/etc/sasl2/sasldb2", .gdbm)

  /// Fedora.
  public static let fedora = redHat(
    "fedora", .lmdb, sasldb: "/etc/sasl2/sasldb2", .gdbm)

  private static func redHat(
    _ platform: String, _ tables: SecretStoreKind, sasldb: FilePath, _ kind: SecretStoreKind
  ) -> Layout {
    Layout(
      platform: platform,
      defaults: tables == .lmdb ? ["default_database_type": "lmdb"] : [:],
      foreignTables: tables == .lmdb ? ["hash", "btree"] : [],
      // Cyrus SASL is built with the directory of its plugins ahead of the one of its configuration.
      saslDirectories: [.system("/usr/lib64/sasl2"), .system("/etc/sasl2")],
      saslHome: .system("/etc/sasl2"),
      libraryDirectories: ["/usr/lib64", "/usr/lib"],
      sasldb: UserStore(path: sasldb, kind: kind),
      saslauthd: SASLAuthd(
        defaults: "/etc/sysconfig/saslauthd",
        form: SASLAuthdForm(
          read: .systemd, variables: [.directory: "SOCKETDIR", .mechanism: "MECH"], options: "FLAGS",
          directoryNaming: .always),
        sign: "/etc/sysconfig/saslauthd",
        // The unit waits for the pid file in its runtime directory.
        instances: .oneInPlace),
      packages: Packages(
        installCommand: "dnf install", postfix: "postfix", dovecot: "dovecot", saslauthd: "cyrus-sasl",
        plugins: Packages.plugins([
          ("cyrus-sasl-lib", ["sasldb", "anonymous"]), ("cyrus-sasl-plain", ["plain", "login"]),
          ("cyrus-sasl-md5", ["crammd5", "digestmd5"]), ("cyrus-sasl-scram", ["scram"]),
          ("cyrus-sasl-sql", ["sql"]), ("cyrus-sasl-ldap", ["ldapdb"]),
        ])))
  }
}
