internal import Accounts
internal import ArgumentParser
internal import CyrusSASL
internal import LosslessText

/// `mailauth users rename-realm`.
struct UsersRenameRealm: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename-realm", abstract: "Move all users of a realm to another.",
    discussion: """
      Examples:
        mailauth users rename-realm mail.example.com example.com
        mailauth users rename-realm old.example example.com --dry-run
      """)

  @Argument(help: "The realm that the users are in.")
  var realm: String

  @Argument(help: "The realm that they are to be in.")
  var newRealm: String

  @OptionGroup var change: UsersChangeOptions
  @OptionGroup var options: UsersOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func validate() throws {
    guard newRealm.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), !newRealm.isEmpty else {
      throw ValidationError("'\(newRealm)': found a blank or a control character, expected a realm")
    }
  }

  mutating func run() async throws {
    let database = try change.database(options)
    let (edit, count) = try AccountEditor(database).rename(
      realm: Array(realm.utf8), to: Array(newRealm.utf8), purpose: change.purpose)
    let words = edit.writing == .none ? "the users of \(newRealm)" : UsersText.count(count, "user") + " of \(realm)"
    let ending = UsersEnding("users rename-realm", database, change, options)
    try UserReport(ending, users: [words], done: "moved to \(newRealm)", edit).show()
    try ending.end(edit)
  }
}
