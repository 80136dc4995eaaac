internal import Accounts
internal import ArgumentParser
internal import CyrusSASL
internal import LosslessText
internal import Secrets

/// `mailauth users generate`.
struct UsersGenerate: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Make users with random passwords, and print these.",
    discussion: """
      Examples:
        mailauth users generate alice@example.com bob@example.com
        mailauth users generate printer scanner --realm example.com --output new-users
      """)

  @Argument(help: "The new users, user@realm.")
  var users: [String]

  @Option(help: ArgumentHelp("Realm of users who are named without one.", valueName: "realm"))
  var realm: String?

  @Option(help: ArgumentHelp("Characters of a password, 12 to 128; 24 by default.", valueName: "count"))
  var length = 24

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Write user:password to this file, with mode 0600, in place of standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var storage: StorageOptions
  @OptionGroup var change: UsersChangeOptions
  @OptionGroup var options: UsersOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func validate() throws {
    guard (12...128).contains(length) else { throw ValidationError("--length: found \(length), expected 12 to 128") }
    guard !change.diff || !options.json else {
      throw ValidationError("--diff: the lines of --json have no place for it")
    }
    // They would be mixed up with the diff.
    guard !change.diff || change.dryRun || output != nil else {
      throw ValidationError("--diff needs the standard output, which gets the passwords: give --output or --dry-run")
    }
  }

  mutating func run() async throws {
    let accounts = AccountList()
    let identities = try users.map { try UserName.identity($0, realm: realm) }
    for identity in identities { accounts.add(identity, password: GeneratedPassword.make(length: length)) }
    try await GenerateRun(
      accounts, named: identities.map(UsersText.name), output: output, change, options, storage.storage
    ).run()
  }
}
