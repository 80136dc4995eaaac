internal import PostfixConfig

/// Tells what a command finds or changes, as far as our own options ask for it.
final class TableReport {
  private let request: TableRequest
  private let command: TableCommand
  private var items: [String] = []
  /// Whether an index has changed, or would change.
  private(set) var hasChange = false

  init(_ request: TableRequest, _ command: TableCommand) {
    self.request = request
    self.command = command
  }

  /// Says whether changes are to be found out.
  var wantsChanges: Bool {
    request.has(.dryRun) || request.has(.diff) || request.has(.json) || request.has(.detailedExitCode)
  }

  /// Says whether something is to be written to an index.
  var writes: Bool { !request.has(.dryRun) }

  /// Says whether entries are shown as JSON.
  var wantsJSON: Bool { request.has(.json) }

  /// Takes an entry that was found.
  func note(_ table: [UInt8], _ key: [UInt8], _ value: [UInt8]) {
    items.append(object([("table", string(table)), ("key", string(key)), ("value", string(value))]))
  }

  /// Takes a change that was made, or with `--dry-run` would be.
  func note(_ change: TableChange) {
    if change.isChange { hasChange = true }
    if wantsJSON {
      items.append(text(change))
    } else if request.has(.diff) {
      command.write(change.diff)
      // What is done stays to be seen, whatever comes after it.
      command.context.output.flush()
    }
  }

  /// Ends the report.
  ///
  /// - Parameter status: The exit status without it.
  /// - Returns: The exit status.
  func finish(_ status: Int32) -> Int32 {
    if wantsJSON { writeJSON() }
    guard request.has(.detailedExitCode), !isQuery else { return status }
    return hasChange ? 2 : 0
  }

  /// Ends the report before a failure: what was done stays to be seen, while half an answer to a query is none.
  func breakOff() {
    guard wantsJSON, !isQuery, !items.isEmpty else { return }
    writeJSON()
    command.context.output.flush()
  }

  private var isQuery: Bool {
    switch request.action {
    case .query, .sequence: true
    case .create, .add, .delete: false
    }
  }

  private func writeJSON() {
    let name = isQuery ? "entries" : "tables"
    let list = items.isEmpty ? "]}\n" : "\n  " + items.joined(separator: ",\n  ") + "\n]}\n"
    command.write(Array("{\"version\": 1, \"\(name)\": [\(list)".utf8))
  }

  private func text(_ change: TableChange) -> String {
    let steps = change.steps
    func value(_ bytes: [UInt8]) -> String { change.values == .shown ? string(bytes) : "null" }
    func entry(_ entry: TableEntry) -> String {
      object([("key", string(entry.key)), ("value", value(entry.value))])
    }
    let replaced = steps.replaced.map { old, new in
      object([("key", string(new.key)), ("old", value(old.value)), ("value", value(new.value))])
    }
    let diff = request.has(.diff) ? [("diff", string(change.diff))] : []
    return object(
      [
        ("table", string(change.table)), ("file", string(change.file)), ("changed", "\(change.isChange)"),
        ("written", "\(writes && change.isWritten)"), ("added", array(steps.added.map(entry))),
        ("replaced", array(replaced)), ("removed", array(steps.removed.map(entry))),
      ] + diff)
  }

  private func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
  }

  private func array(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

  private func string(_ bytes: [UInt8]) -> String { JSONText.quoted(bytes) }
}
