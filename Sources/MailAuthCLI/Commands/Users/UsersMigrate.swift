internal import Accounts
internal import ArgumentParser
internal import LosslessText

/// `mailauth users migrate`.
struct UsersMigrate: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Copy all users to another kind of database, and compare both.",
    discussion: """
      Examples:
        mailauth users migrate --to gdbm /etc/sasl2/sasldb2
        mailauth users migrate --to sql postgresql://mail@db.example.com/mail --password-file pw
      """)

  @Argument(
    help: ArgumentHelp(
      "Where to: a file, or with --to sql a URL: postgresql://USER@HOST/NAME, mysql://USER@HOST/NAME, sqlite:///FILE."))
  var target: String

  @Option(
    help: ArgumentHelp("What to make: berkeleydb, gdbm, lmdb, dovecot-passwd or sql.", valueName: "kind"))
  var to: TargetChoice

  @Option(
    help: ArgumentHelp(
      "With --to sql: the target is a file, and gets a script for postgresql, mysql or sqlite.", valueName: "name"))
  var dialect: DialectChoice?

  @Option(help: ArgumentHelp("With --to sql: the table; users by default.", valueName: "name"))
  var table = "users"

  @Option(
    help: ArgumentHelp(
      "With --to sql: a file with the password of the database login; - for standard input.", valueName: "file"))
  var passwordFile: String?

  @OptionGroup var change: UsersChangeOptions
  @OptionGroup var options: UsersOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func validate() throws {
    guard to == .sql || (dialect == nil && passwordFile == nil && table == "users") else {
      throw ValidationError("--dialect, --table and --password-file go with --to sql")
    }
    guard passwordFile == nil || dialect == nil else {
      throw ValidationError("--password-file goes with a URL, and --dialect with a file")
    }
    guard !target.isEmpty else { throw ValidationError("found an empty name, expected where to") }
  }

  mutating func run() async throws {
    try await MigrateRun(self).run()
  }
}

/// What `users migrate` makes, by the names that `--to` takes.
enum TargetChoice: String, ExpressibleByArgument, CaseIterable {
  case berkeleydb, gdbm, lmdb, sql
  case dovecotPasswd = "dovecot-passwd"
}

/// The databases that scripts are written for, by the names that `--dialect` takes.
enum DialectChoice: String, ExpressibleByArgument, CaseIterable {
  case postgresql, mysql, sqlite

  var dialect: SQLDialect {
    switch self {
    case .postgresql: .postgresql
    case .mysql: .mysql
    case .sqlite: .sqlite
    }
  }
}
