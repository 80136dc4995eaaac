internal import SafeFiles
internal import SystemPackage

/// What starts daemons on this machine.
public enum ServiceManager: Sendable {
  /// systemd is process 1.
  case systemd
  /// OpenRC.
  case openRC
  /// An init that runs the scripts of /etc/init.d.
  case sysv
  /// Nothing, as in most containers.
  case none

  /// Finds out what runs this machine.
  ///
  /// - Returns: The manager, by sd_booted(3) and the directories and the name of process 1.
  public static func detected() -> ServiceManager {
    let live = FileTree.live
    func exists(_ path: FilePath) -> Bool { (try? live.metadata(of: path)).flatMap { $0 } != nil }
    if exists("/run/systemd/system") { return .systemd }
    if exists("/run/openrc") { return .openRC }
    let name = (try? live.read("/proc/1/comm")).map { String(decoding: $0.bytes, as: UTF8.self) }
    return name == "init\n" ? .sysv : .none
  }

  /// The command that starts a daemon of its stock configuration; nil where there is no manager.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Program and arguments.
  public func startCommand(for service: MailService) -> [String]? {
    guard service.configuration == service.usualConfiguration else { return nil }
    return switch self {
    case .systemd: ["systemctl", "start", service.kind.rawValue]
    case .openRC: ["rc-service", service.kind.rawValue, "start"]
    case .sysv: ["service", service.kind.rawValue, "start"]
    case .none: Self.scriptCommand(for: service)
    }
  }

  /// The command that restarts a daemon which cannot read its files again; nil for the others, and where nothing does it.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Program and arguments.
  func restartCommand(for service: MailService) -> [String]? {
    guard service.kind == .saslauthd else { return nil }
    return switch self {
    case .systemd: ["systemctl", "restart", service.kind.rawValue]
    case .openRC: ["rc-service", service.kind.rawValue, "restart"]
    case .sysv, .none: nil
    }
  }

  /// saslauthd's init script needs nobody above it; containers have it, too.
  private static func scriptCommand(for service: MailService) -> [String]? {
    guard service.kind == .saslauthd,
      (try? FileTree.live.metadata(of: "/etc/init.d/saslauthd")).flatMap({ $0 }) != nil
    else { return nil }
    return service.directStartCommand
  }
}
