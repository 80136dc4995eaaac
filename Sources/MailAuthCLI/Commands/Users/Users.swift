internal import ArgumentParser

/// `mailauth users`: the accounts of a Cyrus SASL database, many at a time.
struct Users: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "users", abstract: "Import, export and look after the users of a SASL database.",
    discussion: """
      Examples:
        mailauth users import users.csv --realm example.com
        mailauth users export --with-secrets --output users.jsonl --format jsonl
      """,
    subcommands: [
      UsersImport.self, UsersExport.self, UsersGenerate.self, UsersPasswd.self, UsersVerify.self, UsersDisable.self,
      UsersEnable.self, UsersRenameRealm.self, UsersMigrate.self, UsersCompact.self,
    ])
}
