public import SystemPackage

/// Where a platform keeps what mailauth works on, and under which names.
public struct Layout: Equatable, Sendable {
  /// The name that `--platform` takes.
  public let platform: String
  /// Postfix's configuration directory.
  public let postfixDirectory: FilePath
  /// The directory of smtpd.conf within Postfix's configuration directory.
  public let saslDirectoryName: String
  /// Where smtpd.conf is looked for when it is not in the first place, best first.
  public let fallbackSASLDirectories: [FilePath]
  /// The database of sasldb users.
  public let sasldb: FilePath
  /// The group that may read the database.
  public let sasldbGroup: String
  /// The permissions of the database.
  public let sasldbPermissions: FilePermissions
  /// How saslauthd(8) is set up.
  public let saslauthd: SASLAuthd
  /// The user that smtpd(8) runs as.
  public let postfixUser: String
  /// The group that smtpd(8) runs as.
  public let postfixGroup: String
  /// Dovecot's main file.
  public let dovecotConfiguration: FilePath
  /// Where Dovecot keeps pid file and sockets when `base_dir` does not say otherwise.
  public let dovecotBase: FilePath
  /// The command that installs packages.
  public let installCommand: String
  /// The package of the sasldb plugin.
  public let sasldbPackage: String
  /// The package of the PLAIN and LOGIN plugins.
  public let mechanismPackage: String
  /// The package of the sql plugin.
  public let sqlPackage: String
  /// The package of a plugin for XOAUTH2.
  public let oauthPackage: String
  /// The package of the ldapdb plugin.
  public let ldapdbPackage: String
  /// The package of Dovecot.
  public let dovecotPackage: String
  /// The package of Postfix.
  public let postfixPackage: String

  /// How a platform sets saslauthd(8) up.
  public struct SASLAuthd: Equatable, Sendable {
    /// The file of shell variables; further instances have a suffix, where the platform knows such.
    public let defaults: FilePath
    /// The directory in which every client looks for the socket `mux`.
    public let directory: FilePath
    /// The permissions of that directory; its group is the one that may read sasldb.
    public let permissions: FilePermissions
    /// Where dpkg-statoverride(1) keeps owners and modes.
    public let ownershipRecord: FilePath
    /// The package of the daemon.
    public let package: String
  }

  /// Gives the place of smtpd.conf that this platform's Postfix reads first.
  ///
  /// - Parameters:
  ///   - name: The name before `.conf`, the value of `smtpd_sasl_path`.
  ///   - configuration: Postfix's configuration directory.
  /// - Returns: The path.
  public func smtpdConf(_ name: String, configuration: FilePath) -> FilePath {
    configuration.appending(saslDirectoryName).appending(name + ".conf")
  }
}
