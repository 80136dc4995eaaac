/// Where the parts of an account stand in the line.
struct ParsedLine {
  var user: Range<Int>?
  var realm: Range<Int>?
  var password: Range<Int>?
  /// A credential for SCRAM, in either form.
  var credential: Range<Int>?
  var isDisabled = false

  /// Puts a field where it belongs.
  mutating func set(_ field: AccountField?, _ range: Range<Int>, in buffer: LineBuffer) throws(ImportFault.Reason) {
    switch field {
    case .user: user = range
    case .realm: realm = range
    case .password: password = range
    case .credential: credential = range
    case .disabled: isDisabled = try ParsedLine.flag(range, in: buffer) ?? false
    case .enabled: isDisabled = try !(ParsedLine.flag(range, in: buffer) ?? true)
    case nil: break
    }
  }

  private static func flag(_ range: Range<Int>, in buffer: LineBuffer) throws(ImportFault.Reason) -> Bool? {
    guard range.count <= 5 else { throw .badFlag }
    switch String(decoding: buffer.bytes(range), as: UTF8.self).lowercased() {
    case "": return nil
    case "1", "y", "yes", "true", "t", "on": return true
    case "0", "n", "no", "false", "f", "off": return false
    default: throw .badFlag
    }
  }
}

/// Takes the lines of one form apart.
protocol LineParser {
  /// Says whether a line is one, or needs the next to be complete.
  func isComplete(_ range: Range<Int>, in buffer: LineBuffer) -> Bool

  /// Takes a line apart; nil when there is nothing in it.
  func parse(_ range: Range<Int>, in buffer: LineBuffer) throws(ImportFault.Reason) -> ParsedLine?
}

extension LineParser {
  func isComplete(_ range: Range<Int>, in buffer: LineBuffer) -> Bool { true }
}
