internal import ArgumentParser
internal import CyrusSASL
internal import FoundationEssentials
internal import SystemPackage

/// What a command on a few users says when it is done.
struct UserReport {
  private struct Document: Encodable {
    let version = 1
    let command: String
    let file: String
    let users: [String]
    let changed: Bool
    let applied: Bool
    let result: String
  }

  private let command: String
  private let path: FilePath
  private let users: [String]
  private let done: String
  private let edit: SecretEdit?

  init(command: String, path: FilePath, users: [String], done: String, _ edit: SecretEdit?) {
    self.command = command
    self.path = path
    self.users = users
    self.done = done
    self.edit = edit
  }

  func show(_ change: UsersChangeOptions, _ options: UsersOptions) throws {
    let isChanged = edit?.writing != SecretEdit.Writing.none
    if options.json {
      let document = Document(
        command: command, file: path.string, users: users, changed: isChanged, applied: isChanged && !change.dryRun,
        result: isChanged ? done : "unchanged")
      Terminal.write(try document.text(), to: .output)
    } else if !options.quiet {
      let would = change.dryRun ? "would be " : ""
      Terminal.write(
        lines: isChanged
          ? users.map { "\(path): \($0) \(would)\(done)" }
          : ["nothing to change: \(path) has \(users.joined(separator: ", ")) as asked for"],
        to: .output)
    }
    Terminal.write(lines: UsersText.afterwards(edit, path), to: .messages)
  }

  /// Ends with status 2 when that was asked for and something changed.
  static func end(_ edit: SecretEdit?, _ change: UsersChangeOptions) throws {
    if change.detailedExitcode, edit?.writing != SecretEdit.Writing.none { throw ExitCode(2) }
  }
}
