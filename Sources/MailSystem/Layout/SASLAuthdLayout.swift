public import CyrusSASL
public import SystemPackage

extension Layout {
  /// How a platform sets saslauthd(8) up.
  public struct SASLAuthd: Equatable, Sendable {
    /// The file that says how it is started.
    public let defaults: FilePath
    /// The variables of that file.
    public let form: SASLAuthdForm
    /// The file by which one sees that the daemon is installed.
    public let sign: FilePath
    /// How many daemons the init script or unit starts.
    public internal(set) var instances = Instances.oneInPlace
    /// The directory in which every client looks for the socket `mux`.
    public internal(set) var directory: FilePath = "/run/saslauthd"
    /// The group that may enter the directory.
    public internal(set) var group = "root"
    /// The permissions of the directory.
    public internal(set) var permissions = FilePermissions(rawValue: 0o755)
    /// Where dpkg-statoverride(1) keeps owners and modes; nil where there is no such thing.
    public internal(set) var ownershipRecord: FilePath?
    /// The file that names a directory server.
    public internal(set) var directoryServerFile: FilePath = "/etc/saslauthd.conf"
    /// How passwords are checked where nobody says otherwise.
    public internal(set) var mechanism = SASLAuthdMechanism.pam
    /// Mechanisms that this platform's daemon was built without.
    public internal(set) var missingMechanisms: [SASLAuthdMechanism] = []
  }

  /// How many saslauthd(8) a platform starts.
  public enum Instances: Sendable {
    /// One for each file whose name begins as that of the first: the socket may be in any directory.
    case many
    /// One, and its socket may be in any directory.
    case one
    /// One, which the unit expects in the usual directory.
    case oneInPlace
  }
}
