internal import Accounts
internal import ArgumentParser
internal import CyrusSASL

/// Stores a few accounts whose passwords are at hand.
struct StoreRun {
  /// What was stored where.
  struct Stored {
    let result: ImportResult
    let isOnlySCRAM: Bool
  }

  private let change: UsersChangeOptions
  private let options: UsersOptions
  private let storage: PasswordStorage

  init(_ change: UsersChangeOptions, _ options: UsersOptions, _ storage: PasswordStorage) {
    self.change = change
    self.options = options
    self.storage = storage
  }

  func store(
    _ accounts: AccountList, in database: SecretDatabase, existing: AccountImport.Existing
  ) async throws -> Stored {
    let importer = AccountImport(
      into: database, newFile: try options.newFile, storage: storage, existing: existing)
    let faults = try await importer.prepare(accounts, width: Machine.processors)
    guard faults.isEmpty else { throw AccountImport.Refused(faults: faults) }
    let result = try importer.apply(accounts, purpose: change.purpose).result
    let isOnlySCRAM = if case .scram(_, _, .left) = storage { true } else { false }
    return Stored(result: result, isOnlySCRAM: isOnlySCRAM)
  }

  /// Says what became of one user.
  static func show(
    _ stored: Stored, in database: SecretDatabase, _ name: String, _ change: UsersChangeOptions,
    _ options: UsersOptions
  ) throws {
    let result = stored.result
    let word = result.created > 0 ? "created" : result.changed > 0 ? "changed" : "unchanged"
    let ending = UsersEnding("users passwd", database, change, options)
    try UserReport(ending, users: [name], done: word, result.edit).show()
    if stored.isOnlySCRAM, !options.quiet { Terminal.write(lines: UsersText.onlySCRAM, to: .messages) }
    try ending.end(result.edit)
  }
}
