import SystemPackage
import TestSupport
import Testing

/// The way out of a single file: users move into a real database, and smtpd logs them in from there.
@Suite("Moving users to SQL", .serialized)
struct SQLMigrationTests {
  @Test("users move, are the same there, and log in", arguments: ["sqlite", "pgsql", "mysql"])
  func migration(engine: String) async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      // A quote, a backslash and letters outside of ASCII, which each dialect has its own way with.
      let users = "alice@mail.example.com:correct horse\no'brien@mail.example.com:it's \\ é\neve@mail.example.com:x\n"
      try await machine.succeed("mailauth", "users", "import", "-", "--format", "plain", input: users)
      try await machine.succeed("mailauth", "users", "disable", "eve@mail.example.com")
      try await start(engine, machine)
      let url = url(engine)
      let options = engine == "sqlite" ? [] : ["--password-file", "-"]
      let words = ["users", "migrate", "--to", "sql", url, "--table", "people"] + options
      let output = try await machine.run("mailauth", words, input: "db secret\n")
      #expect(output.status == 0, "\(output.text)\(output.errorText)")
      #expect(!(output.text + output.errorText).contains("db secret"))
      let rows = try await select("SELECT username, realm, userPassword FROM people ORDER BY username", engine, machine)
      let wanted = [
        "alice|mail.example.com|correct horse", "eve|mail.example.com|x", "o'brien|mail.example.com|it's \\ é",
      ]
      #expect(rows == wanted)
      let disabled = try await select("SELECT username FROM people WHERE disabled", engine, machine)
      #expect(disabled == ["eve"])
      // Once more there is nothing to do; and what somebody changed there is not overwritten.
      let again = try await machine.run("mailauth", words + ["--detailed-exitcode"], input: "db secret\n")
      #expect(again.status == 0 && again.text.hasPrefix("nothing to change: "), "\(again.text)\(again.errorText)")
      _ = try await select("UPDATE people SET userPassword = 'y' WHERE username = 'eve'", engine, machine)
      let refused = try await machine.run("mailauth", words, input: "db secret\n")
      #expect(refused.status == 1, "\(refused.text)\(refused.errorText)")
      try await logIn(engine, server, machine)
    }
  }

  private func url(_ engine: String) -> String {
    switch engine {
    case "sqlite": "sqlite:///var/spool/postfix/etc/users.sqlite"
    case "pgsql": "postgresql://postfix@127.0.0.1/mail"
    default: "mysql://postfix@127.0.0.1/mail"
    }
  }

  private func start(_ engine: String, _ machine: ThrowawayMachine) async throws {
    switch engine {
    case "sqlite": try await machine.succeed("mkdir", "-p", "/var/spool/postfix/etc")
    case "pgsql":
      try await machine.succeed("service", "postgresql", "start")
      let script = "CREATE USER postfix PASSWORD 'db secret'; CREATE DATABASE mail OWNER postfix;\n"
      try await machine.succeed("su", "-", "postgres", "-c", "psql -v ON_ERROR_STOP=1", input: script)
    default:
      try await machine.succeed("service", "mariadb", "start")
      let script = """
        CREATE DATABASE mail; CREATE USER postfix@'%' IDENTIFIED BY 'db secret'; GRANT ALL ON mail.* TO postfix@'%';

        """
      try await machine.succeed("mariadb", input: script)
    }
  }

  /// The rows as the database's own client shows them to its administrator.
  private func select(_ query: String, _ engine: String, _ machine: ThrowawayMachine) async throws -> [String] {
    let text =
      switch engine {
      case "sqlite":
        try await machine.succeed("sqlite3", "/var/spool/postfix/etc/users.sqlite", input: query + ";\n")
      case "pgsql":
        try await machine.succeed("su", "-", "postgres", "-c", "psql -qAt mail", input: query + ";\n")
      default:
        try await machine.succeed(
          "mariadb", "--raw", "--batch", "--skip-column-names", "--default-character-set=utf8mb4", "mail",
          input: query + ";\n")
      }
    return text.split(separator: "\n").map { String($0.replacing("\t", with: "|")) }
  }

  private func logIn(_ engine: String, _ server: MailServer, _ machine: ThrowawayMachine) async throws {
    let place =
      engine == "sqlite"
      ? ["--sql-database", "/etc/users.sqlite"]
      : ["--sql-user", "postfix", "--sql-database", "mail", "--password-file", "-"]
    // The file is the administrator's alone, as it is made.
    if engine == "sqlite" { try await machine.succeed("chown", "postfix", "/var/spool/postfix/etc/users.sqlite") }
    let select = "SELECT %p FROM people WHERE username = '%u' AND realm = '%r' AND NOT disabled"
    let words = ["enable-smtp-auth", "--backend", "sql", "--engine", engine, "--sql-select", select] + place
    try await machine.succeed("mailauth", words, input: "db secret\n")
    try await server.start(.sasldb)
    try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
  }
}
