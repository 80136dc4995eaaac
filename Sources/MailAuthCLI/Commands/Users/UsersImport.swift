internal import Accounts
internal import ArgumentParser
internal import CyrusSASL
internal import Glibc
internal import LosslessText

/// `mailauth users import`.
struct UsersImport: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Store many users at once, all or none.",
    discussion: """
      Examples:
        mailauth users import users.csv --realm example.com --dry-run
        doveadm exec export-users | mailauth users import - --format passwd-file --scram sha256
      """)

  @Argument(
    help: ArgumentHelp("The users: CSV, JSON lines, user:password, or Dovecot's passwd-file; - for standard input."))
  var input: String

  @Option(
    help: ArgumentHelp("Form of the input: csv, jsonl, plain or passwd-file; found out by default.", valueName: "name"))
  var format: FormatChoice?

  @Option(help: ArgumentHelp("Realm of users who are without one.", valueName: "realm"))
  var realm: String?

  @Option(
    help: ArgumentHelp(
      "What becomes of users who exist: replace, keep or refuse; replace by default.", valueName: "what"))
  var existing: ExistingChoice = .replace

  @Flag(help: "Store the users of good lines although others are bad.")
  var keepGoing = false

  @OptionGroup var storage: StorageOptions
  @OptionGroup var change: UsersChangeOptions
  @OptionGroup var options: UsersOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func run() async throws {
    try await ImportRun(self).run()
  }
}

/// What becomes of users who exist, by the names that `--existing` takes.
enum ExistingChoice: String, ExpressibleByArgument, CaseIterable {
  case replace, keep, refuse

  var existing: AccountImport.Existing {
    switch self {
    case .replace: .replace
    case .keep: .keep
    case .refuse: .refuse
    }
  }
}
