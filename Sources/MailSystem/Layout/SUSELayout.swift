internal import CyrusSASL
internal import SystemPackage

extension Layout {
  /// openSUSE Leap and Tumbleweed, and SUSE Linux Enterprise from 15.3 on.
  public static let openSUSE = Layout(
    platform: "opensuse",
    defaults: ["default_database_type": "lmdb"], foreignTables: ["hash", "btree"],
    saslDirectories: [.system("/etc/sasl2"), .system("/usr/lib64/sasl2")],
    saslHome: .system("/etc/sasl2"),
    libraryDirectories: ["/usr/lib64", "/usr/lib"],
    sasldb: UserStore(path: "/etc/sasldb2", kind: .gdbm),
    saslauthd: SASLAuthd(
      defaults: "/etc/sysconfig/saslauthd",
      form: SASLAuthdForm(
        read: .systemd, variables: [.mechanism: "SASLAUTHD_AUTHMECH", .processes: "SASLAUTHD_THREADS"],
        options: "SASLAUTHD_PARAMS"),
      sign: "/etc/sysconfig/saslauthd",
      directory: "/run/sasl2"),
    packages: Packages(
      installCommand: "zypper install", postfix: "postfix", dovecot: "dovecot", saslauthd: "cyrus-sasl-saslauthd",
      plugins: Packages.plugins([
        ("cyrus-sasl", ["sasldb", "anonymous"]), ("cyrus-sasl-plain", ["plain", "login"]),
        ("cyrus-sasl-crammd5", ["crammd5"]), ("cyrus-sasl-digestmd5", ["digestmd5"]), ("cyrus-sasl-scram", ["scram"]),
        ("cyrus-sasl-sqlauxprop", ["sql"]), ("cyrus-sasl-ldap-auxprop", ["ldapdb"]),
      ])))
}
