internal import Accounts
internal import ArgumentParser
internal import CyrusSASL
internal import LosslessText
internal import SafeFiles
internal import Secrets

/// `mailauth users passwd`.
struct UsersPasswd: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "passwd", abstract: "Set the password of a user.",
    discussion: """
      Examples:
        mailauth users passwd alice@example.com
        mailauth users passwd alice@example.com --create --password-file pw --scram sha256
      """)

  @Argument(help: "The user, user@realm.")
  var user: String

  @Option(help: ArgumentHelp("Realm of a user who is named without one.", valueName: "realm"))
  var realm: String?

  @Flag(help: "Make the user when there is none.")
  var create = false

  @OptionGroup var password: PasswordOptions
  @OptionGroup var storage: StorageOptions
  @OptionGroup var change: UsersChangeOptions
  @OptionGroup var options: UsersOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func run() async throws {
    let identity = try UserName.identity(user, realm: realm)
    let database = try change.database(options)
    do {
      let editor = AccountEditor(database)
      if try database.tree.metadata(of: database.path) == nil { throw AccountEditor.Failure.noSuchUser(identity) }
      guard try editor.state(of: identity) == .enabled else { throw AccountEditor.Failure.disabled(identity) }
    } catch AccountEditor.Failure.noSuchUser where create {
    }
    let accounts = AccountList()
    accounts.add(identity, password: try password.read(.twice))
    let stored = try await StoreRun(change, options, storage.storage).store(
      accounts, in: database, existing: .replace)
    try StoreRun.show(stored, in: database, UsersText.name(identity), change, options)
  }
}
