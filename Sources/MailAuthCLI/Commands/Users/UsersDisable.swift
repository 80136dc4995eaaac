internal import Accounts
internal import ArgumentParser
internal import CyrusSASL

/// `mailauth users disable`.
struct UsersDisable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Keep users from logging in, and keep their secrets.",
    discussion: """
      Examples:
        mailauth users disable alice@example.com
        mailauth users disable alice bob --realm example.com
      """)

  @Argument(help: "The users, user@realm.")
  var users: [String]

  @Option(help: ArgumentHelp("Realm of users who are named without one.", valueName: "realm"))
  var realm: String?

  @OptionGroup var change: UsersChangeOptions
  @OptionGroup var options: UsersOptions

  mutating func run() async throws {
    let identities = try users.map { try UserName.identity($0, realm: realm) }
    let database = try options.database
    let edit = try AccountEditor(database).set(.disabled, of: identities, purpose: change.purpose)
    let names = identities.map(UsersText.name)
    try UserReport(command: "users disable", path: database.path, users: names, done: "disabled", edit).show(
      change, options)
    try UserReport.end(edit, change)
  }
}
