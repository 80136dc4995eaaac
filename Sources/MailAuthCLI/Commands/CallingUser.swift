internal import Glibc
internal import Provisioning
internal import SafeFiles

/// Who runs this program.
enum CallingUser {
  /// What the history says of a change that is made now.
  static var origin: ChangeOrigin {
    ChangeOrigin(
      ChangeRecord.Event(by: name, at: Int64(time(nil))), command: Array(CommandLine.arguments.dropFirst()))
  }

  /// The user's name; whoever became root by sudo(8) is named too.
  static var name: String {
    let own = userName(geteuid())
    guard geteuid() == 0, let before = unsafe getenv("SUDO_UID").flatMap({ unsafe UInt32(String(cString: $0)) }),
      before != 0
    else { return own }
    return "\(userName(before)) as \(own)"
  }

  private static func userName(_ user: UInt32) -> String {
    guard let entry = unsafe getpwuid(user) else { return "user \(user)" }
    return unsafe String(cString: entry.pointee.pw_name)
  }
}
