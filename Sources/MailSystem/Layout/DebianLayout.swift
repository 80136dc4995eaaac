internal import SystemPackage

extension Layout {
  /// Debian and what descends from it.
  ///
  /// Debian 12 reads smtpd.conf in `$config_directory/sasl`, then in /usr/lib/sasl.
  public static let debian = Layout(
    platform: "debian",
    postfixDirectory: "/etc/postfix",
    saslDirectoryName: "sasl",
    fallbackSASLDirectories: ["/usr/lib/sasl"],
    sasldb: "/etc/sasldb2",
    sasldbGroup: "sasl",
    sasldbPermissions: .init(rawValue: 0o660),
    postfixUser: "postfix",
    postfixGroup: "postfix",
    dovecotConfiguration: "/etc/dovecot/dovecot.conf",
    dovecotBase: "/run/dovecot",
    installCommand: "apt-get install",
    sasldbPackage: "libsasl2-modules-db",
    mechanismPackage: "libsasl2-modules",
    dovecotPackage: "dovecot-core",
    postfixPackage: "postfix")
}
