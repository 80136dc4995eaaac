public import CyrusSASL
public import SystemPackage

/// Where a platform keeps what mailauth works on, and under which names: one table for each platform.
///
/// What most platforms share is the default; a table names what is its own.
public struct Layout: Equatable, Sendable {
  /// The name that `--platform` takes.
  public let platform: String
  /// Postfix's configuration directory.
  public internal(set) var postfixDirectory: FilePath = "/etc/postfix"
  /// The user that smtpd(8) runs as.
  public internal(set) var postfixUser = "postfix"
  /// The group that smtpd(8) runs as.
  public internal(set) var postfixGroup = "postfix"
  /// Defaults of parameters that this platform's Postfix was built with, where they are others than usual.
  public internal(set) var defaults: [String: String] = [:]
  /// Types of lookup tables that this Postfix lacks, or keeps in files that nothing here writes.
  public internal(set) var foreignTables: [String] = []
  /// The directories in which this platform's smtpd(8) looks for smtpd.conf; the first one with such a file counts.
  public let saslDirectories: [SASLDirectory]
  /// The one of them in which a new smtpd.conf is made.
  public let saslHome: SASLDirectory
  /// Whether `cyrus_sasl_config_path` of main.cf takes the place of ``saslDirectories``.
  public internal(set) var saslConfigPath = ConfigPath.honoured
  /// The directories that hold `sasl2`, the directory of plugins.
  public internal(set) var libraryDirectories: [FilePath] = ["/usr/lib"]
  /// The database of sasldb users.
  public let sasldb: UserStore
  /// How saslauthd(8) is set up.
  public let saslauthd: SASLAuthd
  /// Where Dovecot keeps its files.
  public internal(set) var dovecot = Dovecot()
  /// What starts daemons at boot.
  public internal(set) var boot = BootManager.systemd
  /// The packages, by what they bring.
  public let packages: Packages

  /// A directory that may hold smtpd.conf.
  public enum SASLDirectory: Equatable, Sendable {
    /// A directory within Postfix's configuration directory.
    case withinPostfix(String)
    /// A directory of the system.
    case system(FilePath)

    /// The directory.
    ///
    /// - Parameter configuration: Postfix's configuration directory.
    /// - Returns: The path.
    public func path(configuration: FilePath) -> FilePath {
      switch self {
      case .withinPostfix(let name): configuration.appending(name)
      case .system(let path): path
      }
    }
  }

  /// What `cyrus_sasl_config_path` does.
  public enum ConfigPath: Sendable {
    /// Nothing: Debian's smtpd(8) sets its own.
    case ignored
    /// It is where smtpd.conf is looked for.
    case honoured
  }

  /// The database of sasldb users.
  public struct UserStore: Equatable, Sendable {
    /// Its path.
    public let path: FilePath
    /// Its format.
    public let kind: SecretStoreKind
    /// Who owns it.
    public internal(set) var user = "root"
    /// The group that may read it.
    public internal(set) var group = "postfix"
    /// The permissions that it gets.
    public internal(set) var permissions = FilePermissions(rawValue: 0o640)
  }

  /// Where Dovecot keeps its files.
  public struct Dovecot: Equatable, Sendable {
    /// The main file.
    public internal(set) var configuration: FilePath = "/etc/dovecot/dovecot.conf"
    /// The main file of Dovecot 1.x.
    public internal(set) var formerConfiguration: FilePath = "/etc/dovecot.conf"
    /// Where pid file and sockets are when `base_dir` does not say otherwise.
    public internal(set) var base: FilePath = "/run/dovecot"
  }
}
