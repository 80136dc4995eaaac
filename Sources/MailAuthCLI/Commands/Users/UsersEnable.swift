internal import Accounts
internal import ArgumentParser
internal import CyrusSASL

/// `mailauth users enable`.
struct UsersEnable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Let disabled users log in again.",
    discussion: """
      Examples:
        mailauth users enable alice@example.com
        mailauth users enable alice bob --realm example.com
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
    let edit = try AccountEditor(database).set(.enabled, of: identities, purpose: change.purpose)
    let names = identities.map(UsersText.name)
    try UserReport(command: "users enable", path: database.path, users: names, done: "enabled", edit).show(
      change, options)
    try UserReport.end(edit, change)
  }
}
