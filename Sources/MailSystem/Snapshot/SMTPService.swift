public import LosslessText
public import PostfixConfig

/// A service of master.cf that runs smtpd(8) for the network.
public struct SMTPService {
  /// Whether the process sees the whole file system.
  public enum Confinement: Sendable {
    /// The process is locked into the queue directory, chroot(2).
    case chrooted
    /// The process sees everything.
    case free
  }

  /// How clients reach it.
  public enum Transport: String, Sendable {
    /// It listens to the network.
    case inet
    /// postscreen(8) hands connections over.
    case pass
  }

  /// The name: a port, or a host and a port.
  public let name: String
  /// How clients reach it.
  public let transport: Transport
  /// Where the entry stands.
  public let location: SourceLocation
  /// Whether the process sees the whole file system, the default of this compatibility level taken into account.
  public let confinement: Confinement
  /// The `-o` settings of the entry.
  public let overrides: SettingTable
}
