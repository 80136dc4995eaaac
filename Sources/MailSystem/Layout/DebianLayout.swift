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
    saslauthd: SASLAuthd(
      defaults: "/etc/default/saslauthd", directory: "/var/run/saslauthd", permissions: .init(rawValue: 0o710),
      ownershipRecord: "/var/lib/dpkg/statoverride", package: "sasl2-bin"),
    postfixUser: "postfix",
    postfixGroup: "postfix",
    dovecotConfiguration: "/etc/dovecot/dovecot.conf",
    dovecotBase: "/run/dovecot",
    installCommand: "apt-get install",
    sasldbPackage: "libsasl2-modules-db",
    mechanismPackage: "libsasl2-modules",
    sqlPackage: "libsasl2-modules-sql",
    oauthPackage: "sasl-xoauth2",
    ldapdbPackage: "libsasl2-modules-ldap",
    dovecotPackage: "dovecot-core",
    postfixPackage: "postfix")
}
