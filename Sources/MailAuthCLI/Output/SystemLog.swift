internal import CLinux
internal import CyrusSASL
internal import Glibc
internal import Provisioning
internal import SafeFiles
internal import SystemPackage

/// The system log, syslog(3): one line for each change that was applied.
enum SystemLog {
  /// Says who changed what, and which record tells of it.
  static func note(_ record: ChangeRecord, _ command: String, _ outcome: Provisioner.Outcome) {
    let event = record.undone ?? record.heading.event
    let paths = outcome.plan.changes.map(\.path.string).reduce(into: [String]()) { list, path in
      if !list.contains(path) { list.append(path) }
    }
    write("\(command) by \(event.actor): record \(record.id): \(paths.joined(separator: " "))")
  }

  /// Says who changed what in a database of users.
  static func note(_ command: String, _ database: SecretDatabase, _ words: String) {
    write("\(command) by \(CallingUser.name): \(database.path): \(words)")
  }

  private static func write(_ line: String) {
    unsafe openlog("mailauth", LOG_PID, authorisation)
    // A name can hold any byte but a line end would begin another message.
    let text = line.utf8.map { $0 < 0x20 ? UInt8(ascii: "?") : $0 }.map { CChar(bitPattern: $0) } + [0]
    unsafe mailauth_syslog(authorisation | LOG_NOTICE, text)
  }

  /// LOG_AUTH of syslog(3).
  private static var authorisation: Int32 { 4 << 3 }
}
