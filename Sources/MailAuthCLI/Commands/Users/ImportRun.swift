internal import Accounts
internal import ArgumentParser
internal import CyrusSASL
internal import Glibc
internal import SystemPackage

/// Runs `users import`, and shows what came of it.
struct ImportRun {
  private let command: UsersImport

  init(_ command: UsersImport) {
    self.command = command
  }

  func run() async throws {
    let strictness: AccountImport.Strictness = command.keepGoing ? .keepGoing : .allOrNothing
    let database = try command.change.database(command.options)
    let read = try read()
    var faults = read.faults
    let text = ImportText(input: command.input, database: database.path, purpose: command.change.purpose)
    try stop(on: faults, strictness, text)
    let importer = AccountImport(
      into: database, newFile: try command.options.newFile, storage: command.storage.storage,
      existing: command.existing.existing, strictness: strictness)
    let deriving = ProgressBar("deriving credentials", of: read.accounts.count)
    faults += try await importer.prepare(read.accounts, width: Machine.processors, progress: deriving.update)
    deriving.finish()
    try stop(on: faults, strictness, text)
    let storing = ProgressBar("storing users", of: read.accounts.count)
    let outcome: (result: ImportResult, faults: [ImportFault])
    do {
      outcome = try importer.apply(read.accounts, purpose: command.change.purpose, progress: storing.update)
      storing.finish()
    } catch let refused as AccountImport.Refused {
      storing.finish()
      try stop(on: refused.faults, strictness, text)
      return
    }
    faults += outcome.faults
    try show(outcome.result, faults.sorted { $0.line < $1.line }, read, text, database)
  }

  private func read() throws -> ReadAccounts {
    let input = try SecretInput(command.input)
    defer { input.close() }
    input.warnIfPublic()
    let reader = AccountReader(format: command.format?.format, defaultRealm: Array((command.realm ?? "").utf8))
    let bar = ProgressBar("reading users", of: nil)
    defer { bar.finish() }
    return try input.attributed { () throws(Errno) in try reader.read(from: input.descriptor, progress: bar.update) }
  }

  private func stop(on faults: [ImportFault], _ strictness: AccountImport.Strictness, _ text: ImportText) throws {
    guard !faults.isEmpty, strictness == .allOrNothing else { return }
    Terminal.write(lines: text.errors(faults), to: .messages)
    throw ExitCode.failure
  }

  private func show(
    _ result: ImportResult, _ faults: [ImportFault], _ read: ReadAccounts, _ text: ImportText,
    _ database: SecretDatabase
  ) throws {
    let ending = UsersEnding("users import", database, command.change, command.options)
    ending.log(result.edit, "\(result.created) created, \(result.changed) changed")
    let diff = ending.diff(of: result.edit)
    if command.options.json {
      Terminal.write(
        try ImportJSON(result, faults, read, text, dryRun: command.change.dryRun, diff: diff).text(), to: .output)
    } else {
      if !command.options.quiet { Terminal.write(lines: text.summary(of: result, read.form), to: .output) }
      command.change.show(diff)
    }
    Terminal.write(lines: text.warnings(faults) + ending.afterwards(result.edit), to: .messages)
    if case .scram(_, _, .left) = command.storage.storage, !command.options.quiet, result.created + result.changed > 0 {
      Terminal.write(lines: UsersText.onlySCRAM, to: .messages)
    }
    guard faults.isEmpty else { throw ExitCode.failure }
    try ending.end(result.edit)
  }
}
