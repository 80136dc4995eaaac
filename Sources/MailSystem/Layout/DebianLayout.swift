internal import CyrusSASL
internal import SystemPackage

extension Layout {
  /// Debian and what descends from it.
  ///
  /// Debian 12 reads smtpd.conf in `$config_directory/sasl`, then in /usr/lib/sasl.
  public static let debian = debianLike("debian")

  /// Ubuntu, whose packages are Debian's.
  public static let ubuntu = debianLike("ubuntu")

  private static func debianLike(_ platform: String) -> Layout {
    Layout(
      platform: platform,
      saslDirectories: [.withinPostfix("sasl"), .system("/usr/lib/sasl")],
      saslHome: .withinPostfix("sasl"), saslConfigPath: .ignored,
      sasldb: UserStore(path: "/etc/sasldb2", kind: .berkeleyDB, group: "sasl", permissions: .init(rawValue: 0o660)),
      saslauthd: SASLAuthd(
        defaults: "/etc/default/saslauthd",
        // The stock file has no START line, yet the init script wants it.
        form: SASLAuthdForm(
          read: .shell, switched: .init("START", on: "yes"),
          variables: [.mechanism: "MECHANISMS", .mechanismOptions: "MECH_OPTIONS", .processes: "THREADS"],
          options: "OPTIONS", customaryOptions: "-c", directoryNaming: .always),
        sign: "/etc/default/saslauthd", instances: .many,
        directory: "/var/run/saslauthd", group: "sasl", permissions: .init(rawValue: 0o710),
        ownershipRecord: "/var/lib/dpkg/statoverride"),
      packages: Packages(
        installCommand: "apt-get install", postfix: "postfix", dovecot: "dovecot-core", saslauthd: "sasl2-bin",
        plugins: Packages.plugins([
          ("libsasl2-modules-db", ["sasldb"]),
          ("libsasl2-modules", ["plain", "login", "crammd5", "digestmd5", "scram", "anonymous", "ntlm"]),
          ("libsasl2-modules-sql", ["sql"]), ("libsasl2-modules-ldap", ["ldapdb"]), ("libsasl2-modules-otp", ["otp"]),
          ("sasl-xoauth2", ["sasl-xoauth2", "xoauth2"]),
        ])))
  }
}
