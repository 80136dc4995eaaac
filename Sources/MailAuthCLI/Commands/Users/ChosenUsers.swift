internal import Accounts
internal import ArgumentParser
internal import CyrusSASL

/// The users that `users disable` and `users enable` are given, and the database they are in.
struct ChosenUsers: ParsableArguments {
  @Argument(help: "The users, user@realm.")
  var users: [String]

  @Option(help: ArgumentHelp("Realm of users who are named without one.", valueName: "realm"))
  var realm: String?

  @OptionGroup var change: UsersChangeOptions
  @OptionGroup var options: UsersOptions

  /// Disables or enables them, and says so.
  func set(_ state: AccountEditor.State, command: String, done: String) throws {
    let identities = try users.map { try UserName.identity($0, realm: realm) }
    let database = try change.database(options)
    let edit = try AccountEditor(database).set(state, of: identities, purpose: change.purpose)
    let names = identities.map(UsersText.name)
    let ending = UsersEnding(command, database, change, options)
    try UserReport(ending, users: names, done: done, edit).show()
    try ending.end(edit)
  }
}
