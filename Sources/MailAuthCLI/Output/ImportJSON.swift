internal import Accounts
internal import CyrusSASL
internal import FoundationEssentials
internal import SystemPackage

/// The document that `users import --json` prints.
struct ImportJSON: Encodable {
  struct Fault: Encodable {
    let line: Int
    let message: String
  }

  let version = 1
  let command = "users import"
  let file: String
  let format: String
  let changed: Bool
  let applied: Bool
  let created: Int
  let replaced: Int
  let unchanged: Int
  let kept: Int
  let faults: [Fault]
  let diff: String?

  init(
    _ result: ImportResult, _ faults: [ImportFault], _ read: ReadAccounts, _ text: ImportText, dryRun: Bool,
    diff: [UInt8]?
  ) {
    self.diff = diff.map { String(decoding: $0, as: UTF8.self) }
    file = text.database.string
    format = read.form.format.rawValue
    changed = result.edit?.writing != SecretEdit.Writing.none
    applied = changed && !dryRun
    created = result.created
    replaced = result.changed
    unchanged = result.unchanged
    kept = result.kept
    self.faults = faults.map { Fault(line: $0.line, message: $0.reason.sentence) }
  }
}

extension Encodable {
  /// The document as text, with keys in the style of all our documents.
  func text() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }
}
