internal import ArgumentParser
internal import CyrusSASL
internal import SafeFiles

/// What all commands that change a database have to say when it is done.
struct UsersEnding {
  let command: String
  let database: SecretDatabase
  let change: UsersChangeOptions
  let options: UsersOptions

  init(_ command: String, _ database: SecretDatabase, _ change: UsersChangeOptions, _ options: UsersOptions) {
    self.command = command
    self.database = database
    self.change = change
    self.options = options
  }

  /// Tells the system log of a change that was made; before anything that could fail, such as a full disk behind the
  /// standard output.
  func log(_ edit: SecretEdit?, _ words: String) {
    guard let edit, edit.writing != .none else { return }
    log(words)
  }

  /// Tells the system log of a change, unless it was only tried or made in an image.
  func log(_ words: String) {
    if change.purpose == .change, database.tree.isLive { SystemLog.note(command, database, words) }
  }

  /// The diff of the database, where one is wanted.
  func diff(of edit: SecretEdit?) -> [UInt8]? { change.diff ? UsersDiff.bytes(of: edit, database) : nil }

  /// The lines about what is left to do, and with `-v` about what was done.
  func afterwards(_ edit: SecretEdit?) -> [String] {
    var lines = UsersText.afterwards(edit, database.path)
    if options.verbose, let edit {
      let would = change.dryRun && edit.writing != .none ? "would be " : ""
      lines.append("mailauth: note: \(database.path): \(would)\(UsersText.phrase(edit.writing))")
    }
    return lines
  }

  /// Ends with status 2 when that was asked for and something changed.
  func end(_ edit: SecretEdit?) throws {
    try end(isChanged: edit?.writing != SecretEdit.Writing.none)
  }

  /// Ends with status 2 when that was asked for and something changed.
  func end(isChanged: Bool) throws {
    guard !Terminal.hasFailed else {
      Terminal.write(lines: ["mailauth: cannot write to the standard output"], to: .messages)
      throw ExitCode.failure
    }
    if change.detailedExitcode, isChanged { throw ExitCode(2) }
  }
}
