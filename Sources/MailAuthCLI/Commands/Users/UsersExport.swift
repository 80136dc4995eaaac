internal import Accounts
internal import ArgumentParser
internal import LosslessText

/// `mailauth users export`.
struct UsersExport: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the users of a database as a table or a list.",
    discussion: """
      Examples:
        mailauth users export
        mailauth users export --with-secrets --format passwd-file --output /etc/dovecot/users
      """)

  @Option(
    help: ArgumentHelp("Form of the output: csv, jsonl, plain or passwd-file; csv by default.", valueName: "name"))
  var format: FormatChoice = .csv

  @Flag(help: "Write passwords and credentials too.")
  var withSecrets = false

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to this file, with mode 0600, in place of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Only the users of this realm.", valueName: "realm"))
  var realm: String?

  @Flag(help: "Rescue what can be read of a damaged Berkeley DB file.")
  var salvage = false

  @OptionGroup var options: UsersOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func validate() throws {
    guard withSecrets || (format != .plain && format != .passwdFile) else {
      throw ValidationError(
        "--format \(format.rawValue) holds passwords and nothing else: give --with-secrets, or --format csv")
    }
    guard !options.json || format == .jsonl || format == .csv else {
      throw ValidationError("--json stands for --format jsonl, and --format \(format.rawValue) was given")
    }
  }

  mutating func run() async throws {
    try ExportRun(self).run()
  }
}
