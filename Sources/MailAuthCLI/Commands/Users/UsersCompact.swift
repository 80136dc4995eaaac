internal import ArgumentParser
internal import CyrusSASL
internal import FoundationEssentials
internal import LosslessText
internal import SafeFiles
internal import SystemPackage

/// `mailauth users compact`.
struct UsersCompact: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact", abstract: "Write an LMDB database anew, without what was deleted or replaced.",
    discussion: """
      Examples:
        mailauth users compact --dry-run
        mailauth users compact --file /etc/sasl2/sasldb2
      """)

  private struct Document: Encodable {
    let version = 1
    let command = "users compact"
    let file: String
    let before: Int?
    let after: Int?
    let changed: Bool
    let applied: Bool
    let diff: String?
  }

  @OptionGroup var change: UsersChangeOptions
  @OptionGroup var options: UsersOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func run() async throws {
    let database = try change.database(options)
    guard try database.tree.metadata(of: database.path) != nil else {
      throw FileError.system(.open, path: database.path, .noSuchFileOrDirectory)
    }
    let found = try database.compact(purpose: change.purpose)
    let ending = UsersEnding("users compact", database, change, options)
    if found != nil { ending.log("written anew") }
    let diff = change.diff && found != nil ? UsersDiff.withheld(database.path, "written anew without free pages") : nil
    if options.json {
      let document = Document(
        file: database.path.string, before: found?.before, after: found?.after, changed: found != nil,
        applied: found != nil && !change.dryRun, diff: diff.map { String(decoding: $0, as: UTF8.self) })
      Terminal.write(try document.text(), to: .output)
    } else {
      if !options.quiet {
        let would = change.dryRun ? "would go" : "went"
        let words = found.map { "\(database.path): \(would) from \($0.before) to \($0.after) bytes" }
        Terminal.write(lines: [words ?? "nothing to change: \(database.path) has no free pages"], to: .output)
      }
      change.show(diff)
    }
    if let owner = found?.pendingOwnership {
      Terminal.write(
        lines: [
          "mailauth: warning: only root can set the owner of \(database.path)",
          "mailauth: try: chown \(owner.user):\(owner.group) \(database.path)",
        ], to: .messages)
    }
    try ending.end(isChanged: found != nil)
  }
}
