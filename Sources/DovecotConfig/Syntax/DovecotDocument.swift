public import LosslessText

/// A Dovecot configuration file that prints back byte for byte what is not edited.
///
/// The law of this type, for every `b`: `DovecotDocument(b).bytes == b`. The grammar is that of Dovecot 2.0 to 2.3
/// (config-parser.c), which 2.4 and, for what it shares, 1.x read in the same way.
public struct DovecotDocument: Equatable, Sendable {
  /// The physical lines.
  public private(set) var text: LosslessText
  /// The statements in order; comments and empty lines have none.
  public private(set) var statements: [DovecotStatement]

  /// Reads a file.
  ///
  /// - Parameter bytes: Any bytes at all.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: [UInt8]) {
    text = LosslessText(bytes)
    statements = LogicalLine.all(in: text).map(StatementParser.parse)
  }

  /// The whole file.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public var bytes: [UInt8] { text.bytes }

  /// The version in Dovecot 2.4's `dovecot_config_version`, which must be the first setting there; nil before 2.4.
  public var configurationVersion: String? {
    guard case .setting(let key, let value, _) = statements.first?.kind else { return nil }
    return key.elementsEqual("dovecot_config_version".utf8) ? String(validating: value, as: UTF8.self) : nil
  }

  /// Replaces lines and reads the file anew.
  mutating func replaceLines(_ range: Range<Int>, with lines: [PhysicalLine]) {
    text.replaceLines(range, with: lines)
    statements = LogicalLine.all(in: text).map(StatementParser.parse)
  }

  /// Replaces the bytes of a value and nothing around them.
  mutating func replaceValue(_ place: Range<TextPosition>, with value: [UInt8]) {
    var head = Array(text.lines[place.lowerBound.line].bytes.prefix(place.lowerBound.column))
    if head.last == UInt8(ascii: "="), !value.isEmpty { head.append(UInt8(ascii: " ")) }
    let tail = text.lines[place.upperBound.line].bytes.dropFirst(place.upperBound.column)
    replaceLines(
      place.lowerBound.line..<place.upperBound.line + 1, with: [PhysicalLine(ArraySlice(head + value + tail))])
  }

  /// Makes a new line that ends as the line at an index does.
  func line(_ content: [UInt8], like index: Int) -> PhysicalLine {
    let model = text.lines.indices.contains(index) ? text.lines[index].content.last : nil
    return PhysicalLine(content: model == UInt8(ascii: "\r") ? content + [UInt8(ascii: "\r")] : content)
  }

  /// The white space at the beginning of a line.
  func indentation(ofLine index: Int) -> [UInt8] {
    Array(text.lines[index].content.prefix { $0.isDovecotSpace })
  }

  /// Reads a comment line as if it were active.
  ///
  /// - Parameter index: The index of a line.
  /// - Returns: The statement behind the `#`; nil when the line is no comment or says nothing that Dovecot knows.
  func commentedStatement(atLine index: Int) -> DovecotStatement? {
    guard let active = uncommented(line: index, spaces: 0) else { return nil }
    let lines = LogicalLine.all(in: LosslessText(active.bytes))
    guard let line = lines.first, lines.count == 1 else { return nil }
    let statement = StatementParser.parse(line)
    switch statement.kind {
    case .malformed, .abandoned: return nil
    default: return statement
    }
  }

  /// Takes the first `#` from a comment line, and up to a number of the spaces behind it.
  ///
  /// - Parameters:
  ///   - index: The index of a line.
  ///   - spaces: How many spaces go with the `#`.
  /// - Returns: The new line; nil when the line is no comment.
  func uncommented(line index: Int, spaces: Int) -> PhysicalLine? {
    let bytes = text.lines[index].bytes
    let indentation = bytes.prefix { $0.isDovecotSpace }
    var rest = bytes.dropFirst(indentation.count)
    guard rest.first == UInt8(ascii: "#") else { return nil }
    rest = rest.dropFirst()
    let dropped = rest.prefix(spaces).prefix { $0 == UInt8(ascii: " ") }.count
    return PhysicalLine(ArraySlice(Array(indentation) + Array(rest.dropFirst(dropped))))
  }
}
