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
    public let instances: Instances
    /// The directory in which every client looks for the socket `mux`.
    public let directory: FilePath
    /// The group that may enter the directory.
    public let group: String
    /// The permissions of the directory.
    public let permissions: FilePermissions
    /// Where dpkg-statoverride(1) keeps owners and modes; nil where there is no such thing.
    public let ownershipRecord: FilePath?
    /// The file that names a directory server.
    public let directoryServerFile: FilePath
    /// How passwords are checked where nobody says otherwise.
    public let mechanism: SASLAuthdMechanism
    /// Mechanisms that this platform's daemon was built without.
    public let missingMechanisms: [SASLAuthdMechanism]
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
