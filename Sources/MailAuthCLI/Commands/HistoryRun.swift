internal import ArgumentParser
internal import LosslessText
internal import Provisioning
internal import SafeFiles
internal import SystemPackage

/// Shows the records of the history.
struct HistoryRun {
  /// How records are printed.
  enum Form {
    case text, json
  }

  /// Whether the difference that a change made is printed.
  enum DiffStyle {
    case none, plain, colored
  }

  private let system: SystemChoice
  private let form: Form

  init(_ system: SystemChoice, _ form: Form) {
    self.system = system
    self.form = form
  }

  func list() throws {
    let records = try self.records()
    switch form {
    case .json: Terminal.write(try HistoryJSON(records.map { RecordJSON($0, diff: nil) }).text(), to: .output)
    case .text: Terminal.write(lines: RecordText.table(of: records), to: .output)
    }
  }

  func show(_ id: Int, _ style: DiffStyle) throws {
    guard let record = try records().first(where: { $0.id == id }) else {
      throw Provisioner.Failure.plan(.undo(.noRecord(id)))
    }
    let diff = style == .none ? nil : RecordText.diff(of: record)
    switch form {
    case .json: Terminal.write(try HistoryJSON([RecordJSON(record, diff: diff)]).text(), to: .output)
    case .text:
      Terminal.write(lines: RecordText.lines(of: record), to: .output)
      if let diff { Terminal.write(style == .colored ? DiffText.colored(diff) : diff, to: .output) }
    }
  }

  func purge() throws {
    let tree = try system.existingTree
    let directory = try system.stateDirectory
    guard try tree.metadata(of: directory) != nil else { return report(purged: []) }
    // The lock keeps a change that is being made from losing its record.
    let state = try StateDirectory(directory, in: tree)
    report(purged: try state.history.purgeSecrets())
  }

  private func report(purged: [Int]) {
    let text =
      purged.isEmpty
      ? "nothing to change: no record has secrets"
      : "removed the secrets of record \(purged.map(String.init).joined(separator: ", "))"
    switch form {
    case .text: Terminal.write(lines: [text], to: .output)
    case .json:
      let document = PurgeJSON(purged: purged)
      if let bytes = try? document.text() { Terminal.write(bytes, to: .output) }
    }
  }

  private func records() throws -> [ChangeRecord] {
    let tree = try system.existingTree
    let records = try ChangeHistory(in: try system.stateDirectory, of: tree).records()
    let directory = try system.configurationDirectory
    return records.filter { directory == nil || $0.configurationDirectory == directory }
  }
}
