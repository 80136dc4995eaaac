internal import Accounts
internal import ArgumentParser
internal import CyrusSASL
internal import SafeFiles
internal import Secrets
internal import Services
internal import SystemPackage

/// Runs `users migrate`.
struct MigrateRun {
  private let command: UsersMigrate

  init(_ command: UsersMigrate) {
    self.command = command
  }

  func run() async throws {
    let source = try command.change.database(command.options)
    _ = try source.openPresent()
    switch command.to {
    case .berkeleydb: try migrate(source, .berkeleyDB)
    case .gdbm: try migrate(source, .gdbm)
    case .lmdb: try migrate(source, .lmdb)
    case .dovecotPasswd: try writePasswdFile(source)
    case .sql: try await moveToSQL(source)
    }
  }

  // MARK: - Files of Cyrus SASL

  private func migrate(_ source: SecretDatabase, _ kind: SecretStoreKind) throws {
    var target = SecretDatabase(at: FilePath(command.target), in: source.tree, as: kind)
    target.detail = source.detail
    let bar = ProgressBar("copying entries", of: nil)
    defer { bar.finish() }
    let result = try StoreMigration(from: source, to: target, newFile: try command.options.newFile).run(
      purpose: command.change.purpose, progress: bar.update)
    bar.finish()
    if result.strangeKeys > 0 {
      Terminal.write(
        lines: ["mailauth: note: \(result.strangeKeys) entries left out: no key of a SASL database"], to: .messages)
    }
    let count = result.entries == 1 ? "1 entry" : "\(result.entries) entries"
    let ending = UsersEnding("users migrate", target, command.change, command.options)
    ending.log(result.edit, "\(count) of \(source.path)")
    try show(
      "\(count) of \(source.path), the same on both sides", what: count, isChanged: result.edit != nil,
      diff: ending.diff(of: result.edit))
    Terminal.write(lines: ending.afterwards(result.edit), to: .messages)
    try ending.end(isChanged: result.edit != nil)
  }

  // MARK: - Texts

  private func accounts(_ source: SecretDatabase) throws -> AccountList {
    let found = try AccountExport(secrets: .shown).read(from: try source.open())
    let others = found.otherEntries + found.strangeKeys
    if others > 0 {
      Terminal.write(
        lines: ["mailauth: note: \(others) entries left out: neither password nor credential for SCRAM"], to: .messages)
    }
    return found.accounts
  }

  private func writePasswdFile(_ source: SecretDatabase) throws {
    let accounts = try accounts(source)
    let text = TextCollector()
    defer { text.wipe() }
    let omissions = AccountWriter(.passwdFile, secrets: .shown).write(accounts, to: text.append)
    let path = FilePath(command.target)
    let old = command.change.diff ? try source.tree.readIfPresent(path)?.bytes : nil
    let isChanged = try write(text, source.tree)
    let written = try source.tree.readIfPresent(path)?.bytes
    guard command.change.dryRun || written == text.bytes else { throw FileError.changedMeanwhile(path: path) }
    let diff = command.change.diff ? UsersDiff.passwords(old, text.bytes, path) : []
    try finish(source, accounts.count - omissions.count, omissions, isChanged: isChanged, diff: diff)
  }

  private func writeScript(_ source: SecretDatabase, _ dialect: SQLDialect) throws {
    let accounts = try accounts(source)
    guard let script = SQLScript(for: dialect, table: command.table) else { throw badTable }
    let text = TextCollector()
    defer { text.wipe() }
    let omissions = script.write(accounts, to: text.append)
    let isChanged = try write(text, source.tree)
    try finish(
      source, accounts.count - omissions.count, omissions, isChanged: isChanged,
      diff: isChanged ? UsersDiff.withheld(FilePath(command.target)) : [])
  }

  private func write(_ text: TextCollector, _ tree: FileTree) throws -> Bool {
    let path = FilePath(command.target)
    if command.change.dryRun { return try tree.readIfPresent(path)?.bytes != text.bytes }
    let mode = FileAttributes(permissions: .init(rawValue: 0o600))
    let outcome = try tree.edit(path, attributes: mode) { _ in text.bytes }
    if case .written = outcome { return true }
    return false
  }

  // MARK: - Databases

  private var badTable: ValidationError {
    ValidationError("--table: found '\(command.table)', expected letters, digits and underscores")
  }

  private func moveToSQL(_ source: SecretDatabase) async throws {
    if let dialect = command.dialect { return try writeScript(source, dialect.dialect) }
    let location: SQLLocation
    do throws(SQLLocation.Failure) {
      location = try SQLLocation(command.target)
    } catch {
      throw ValidationError(error.sentence)
    }
    let client = SQLClient(location, password: try password(), ClientPrograms())
    guard let migration = SQLMigration(to: client, location.dialect, table: command.table) else { throw badTable }
    let accounts = try accounts(source)
    if location.dialect == .sqlite, !command.change.dryRun { try closeToOthers(FilePath(location.name)) }
    let result = try await migration.run(accounts, purpose: command.change.purpose)
    try finish(
      source, result.users, result.omissions, isChanged: result.isChanged,
      diff: result.isChanged ? UsersDiff.withheld(FilePath(command.target)) : [])
  }

  /// sqlite3 would make a file that everybody can read.
  private func closeToOthers(_ path: FilePath) throws {
    guard try FileTree.live.metadata(of: path) == nil else { return }
    _ = try FileTree.live.edit(path, attributes: FileAttributes(permissions: .init(rawValue: 0o600))) { $0 ?? [] }
  }

  private func password() throws -> Secret? {
    guard let given = command.passwordFile else { return nil }
    if PasswordFile(given.utf8).isPublic { SecretInput.warn(ofPublic: given) }
    return try PasswordSource(given).read()
  }

  // MARK: - Reports

  private func finish(
    _ source: SecretDatabase, _ users: Int, _ omissions: AccountWriter.Omissions, isChanged: Bool, diff: [UInt8]
  ) throws {
    let ending = UsersEnding("users migrate", source, command.change, command.options)
    if isChanged { ending.log("\(UsersText.count(users, "user")) to \(command.target)") }
    if omissions.count > 0 {
      Terminal.write(
        lines: [
          "mailauth: warning: \(UsersText.count(omissions.count, "user")) left out: without a secret, or with characters that cannot be written there"
        ], to: .messages)
    }
    let count = UsersText.count(users, "user")
    try show(count, what: count, isChanged: isChanged, diff: command.change.diff ? diff : nil)
    try ending.end(isChanged: isChanged)
  }

  private func show(_ words: String, what: String, isChanged: Bool, diff: [UInt8]?) throws {
    if command.options.json {
      let document = MigrateJSON(
        target: command.target, kind: command.to.rawValue, copied: what, changed: isChanged,
        applied: isChanged && !command.change.dryRun, diff: diff.map { String(decoding: $0, as: UTF8.self) })
      Terminal.write(try document.text(), to: .output)
    } else {
      if !command.options.quiet {
        let would = command.change.dryRun ? "would get " : ""
        let report = "\(command.target): \(would)\(words)"
        let nothing = "nothing to change: \(command.target) has the \(words)"
        Terminal.write(lines: [isChanged ? report : nothing], to: .output)
      }
      command.change.show(diff)
    }
  }
}

/// The document that `users migrate --json` prints.
private struct MigrateJSON: Encodable {
  let version = 1
  let command = "users migrate"
  let target: String
  let kind: String
  let copied: String
  let changed: Bool
  let applied: Bool
  let diff: String?
}

/// Runs the clients of databases.
private struct ClientPrograms: ClientRunner {
  func run(
    _ program: String, _ arguments: [String], environment: [String: String], input: [UInt8]
  ) async throws -> ClientOutput {
    let run = try await ProgramRun(program, arguments, environment: environment, input: input)
    return ClientOutput(status: run.status, output: run.output, messages: run.messages)
  }
}

extension SQLLocation.Failure {
  /// What was found, what was expected; never the URL, which may hold a password.
  fileprivate var sentence: String {
    switch self {
    case .password: "found a password in the URL, where everybody can read it: give --password-file"
    case .unknownScheme(let scheme):
      "found \(scheme):, expected postgresql:, mysql: or sqlite:; --dialect writes a script"
    case .malformed:
      "found a malformed URL, expected such as postgresql://mail@db.example.com/mail; --dialect writes a script"
    }
  }
}
