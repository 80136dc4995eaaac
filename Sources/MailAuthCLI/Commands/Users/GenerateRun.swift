internal import Accounts
internal import ArgumentParser
internal import CyrusSASL
internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// Runs `users generate`: the passwords are written out before they are stored, so that none is lost.
struct GenerateRun {
  private let accounts: AccountList
  private let names: [String]
  private let output: String?
  private let change: UsersChangeOptions
  private let options: UsersOptions
  private let storage: PasswordStorage

  init(
    _ accounts: AccountList, named names: [String], output: String?, _ change: UsersChangeOptions,
    _ options: UsersOptions,
    _ storage: PasswordStorage
  ) {
    self.accounts = accounts
    self.names = names
    self.output = output
    self.change = change
    self.options = options
    self.storage = storage
  }

  func run() async throws {
    let run = StoreRun(change, options, storage)
    let database = try change.database(options)
    // The passwords as they are: storing may leave nothing but credentials.
    let text = TextCollector()
    defer { text.wipe() }
    _ = AccountWriter(options.json ? .jsonLines : .plain, secrets: .shown).write(accounts, to: text.append)
    let staged = try change.dryRun ? nil : stage(text)
    defer { staged?.cancel() }
    let stored = try await run.store(accounts, in: database, existing: .refuse)
    let (path, edit) = (database.path, stored.result.edit)
    let ending = UsersEnding("users generate", database, change, options)
    ending.log(edit, UsersText.names(names))
    try staged?.commit()
    if !change.dryRun, output == nil { Terminal.write(text.bytes, to: .output) }
    if !options.quiet {
      let would = change.dryRun ? "would be " : ""
      let words = "\(path): \(UsersText.count(stored.result.created, "user")) \(would)created"
      Terminal.write(lines: [words] + (stored.isOnlySCRAM ? UsersText.onlySCRAM : []), to: .messages)
    }
    change.show(ending.diff(of: edit))
    Terminal.write(lines: ending.afterwards(edit), to: .messages)
    try ending.end(edit)
  }

  private func stage(_ text: TextCollector) throws -> FileReplacement? {
    guard let output else { return nil }
    let replacement = try FileReplacement(of: FilePath(output), in: .live)
    try replacement.stage(text.bytes, attributes: FileAttributes(permissions: .init(rawValue: 0o600)))
    return replacement
  }
}
