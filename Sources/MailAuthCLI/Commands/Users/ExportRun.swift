internal import Accounts
internal import ArgumentParser
internal import CyrusSASL
internal import Glibc
internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// Runs `users export`.
struct ExportRun {
  private let command: UsersExport
  private let format: AccountFormat

  init(_ command: UsersExport) {
    self.command = command
    format = command.options.json ? .jsonLines : command.format.format
  }

  func run() throws {
    let disclosure: AccountExport.Disclosure = command.withSecrets ? .shown : .hidden
    let database = try command.options.database
    let export = AccountExport(secrets: disclosure, realm: command.realm.map { Array($0.utf8) })
    let found = try command.salvage ? rescued(from: database, export) : export.read(from: database.openPresent())
    let omissions = try write(found.accounts, AccountWriter(format, secrets: disclosure))
    Terminal.write(lines: notes(found, omissions), to: .messages)
    guard !Terminal.hasFailed else {
      Terminal.write(lines: ["mailauth: cannot write to the standard output"], to: .messages)
      throw ExitCode.failure
    }
  }

  private func rescued(from database: SecretDatabase, _ export: AccountExport) throws -> ExportedAccounts {
    guard try database.tree.metadata(of: database.path) != nil else {
      throw FileError.system(.open, path: database.path, .noSuchFileOrDirectory)
    }
    return try export.collect { visit in
      try database.salvage { key, secret in
        visit(key, secret)
        return true
      }
    }
  }

  private func write(_ accounts: AccountList, _ writer: AccountWriter) throws -> AccountWriter.Omissions {
    guard let output = command.output else {
      return writer.write(accounts) { Terminal.write($0, to: .output) }
    }
    let text = TextCollector()
    defer { text.wipe() }
    let omissions = writer.write(accounts, to: text.append)
    let mode = FileAttributes(permissions: .init(rawValue: 0o600))
    let outcome = try FileTree.live.edit(FilePath(output), attributes: mode) { _ in text.bytes }
    if case .written = outcome, !command.options.quiet {
      Terminal.write(lines: ["\(output): \(UsersText.count(accounts.count - omissions.count, "user"))"], to: .output)
    }
    return omissions
  }

  private func notes(_ found: ExportedAccounts, _ omissions: AccountWriter.Omissions) -> [String] {
    var lines: [String] = []
    func note(_ number: Int, _ noun: String, _ words: String) {
      if number > 0 { lines.append("mailauth: note: \(UsersText.count(number, noun)) left out: \(words)") }
    }
    note(omissions.disabled, "user", "disabled, which this format cannot say; --format passwd-file can")
    note(omissions.withoutSecret, "user", "without a secret that this format can hold; --format csv holds all")
    note(omissions.unwritable, "user", "with characters that this format cannot hold; --format csv holds all")
    note(found.otherEntries, "entry", "neither password nor credential for SCRAM")
    note(found.strangeKeys, "entry", "no key of a SASL database")
    return command.options.quiet ? [] : lines
  }
}

/// A whole text with secrets in it, overwritten when it is no longer needed.
final class TextCollector {
  private(set) var bytes: [UInt8] = []

  func append(_ piece: [UInt8]) { bytes += piece }

  func wipe() {
    unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) }
    bytes = []
  }
}

extension SecretDatabase {
  /// Opens a database that must be there; the library would take a missing one for an error of its own.
  func openPresent() throws -> any SecretStore {
    guard try tree.metadata(of: path) != nil else {
      throw FileError.system(.open, path: path, .noSuchFileOrDirectory)
    }
    return try open()
  }
}
