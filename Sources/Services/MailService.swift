public import SystemPackage

/// A daemon that a plan reloads or starts.
public struct MailService: Hashable, Sendable {
  /// Which daemon it is.
  public enum Kind: String, Sendable {
    /// Postfix's master(8).
    case postfix
    /// Dovecot's master process.
    case dovecot
    /// saslauthd(8), which checks passwords for Cyrus SASL.
    case saslauthd
  }

  /// Which daemon it is.
  public let kind: Kind
  /// Postfix's configuration directory, Dovecot's main file, or the defaults file of a saslauthd.
  public let configuration: FilePath
  /// Where the configuration is in a stock installation; commands name it only when it is another.
  public let usualConfiguration: FilePath
  /// The file in which the running daemon keeps its process number.
  public let pidFile: FilePath

  /// Names a daemon of one configuration.
  ///
  /// - Parameters:
  ///   - kind: Which daemon it is.
  ///   - configuration: Postfix's configuration directory, or Dovecot's main file.
  ///   - usualConfiguration: Where the configuration is in a stock installation.
  ///   - pidFile: The file in which the running daemon keeps its process number.
  public init(_ kind: Kind, configuration: FilePath, usualConfiguration: FilePath, pidFile: FilePath) {
    self.kind = kind
    self.configuration = configuration
    self.usualConfiguration = usualConfiguration
    self.pidFile = pidFile
  }

  /// The command that makes the running daemon read its configuration again: postfix(1), doveadm(1).
  public var reloadCommand: [String] {
    let place = configuration == usualConfiguration ? [] : ["-c", configuration.string]
    return switch kind {
    case .postfix: ["postfix"] + place + ["reload"]
    case .dovecot: ["doveadm"] + place + ["reload"]
    // It has no reload, and its defaults file is read by the init script alone.
    case .saslauthd: ["service", "saslauthd", "restart"]
    }
  }

  /// The command that starts the daemon without a service manager.
  public var directStartCommand: [String] {
    let place = configuration == usualConfiguration ? [] : ["-c", configuration.string]
    return switch kind {
    case .postfix: ["postfix"] + place + ["start"]
    case .dovecot: ["dovecot"] + place
    case .saslauthd: ["service", "saslauthd", "start"]
    }
  }
}
