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
    let diff: String?
  }

  private let ending: UsersEnding
  private let users: [String]
  private let done: String
  private let edit: SecretEdit?

  init(_ ending: UsersEnding, users: [String], done: String, _ edit: SecretEdit?) {
    self.ending = ending
    self.users = users
    self.done = done
    self.edit = edit
  }

  func show() throws {
    let (path, change, options) = (ending.database.path, ending.change, ending.options)
    let isChanged = edit?.writing != SecretEdit.Writing.none
    ending.log(edit, "\(UsersText.names(users)) \(done)")
    let diff = ending.diff(of: edit)
    if options.json {
      let document = Document(
        command: ending.command, file: path.string, users: users, changed: isChanged,
        applied: isChanged && !change.dryRun, result: isChanged ? done : "unchanged",
        diff: diff.map { String(decoding: $0, as: UTF8.self) })
      Terminal.write(try document.text(), to: .output)
    } else {
      if !options.quiet {
        let would = change.dryRun ? "would be " : ""
        Terminal.write(
          lines: isChanged
            ? users.map { "\(path): \($0) \(would)\(done)" }
            : ["nothing to change: \(path) has \(users.joined(separator: ", ")) as asked for"],
          to: .output)
      }
      change.show(diff)
    }
    Terminal.write(lines: ending.afterwards(edit), to: .messages)
  }
}
