/// Reads one logical line, in the order in which Dovecot's own parser looks at it.
struct StatementParser {
  private let line: LogicalLine
  private var index = 0

  /// Reads a statement.
  ///
  /// - Parameter line: A logical line.
  /// - Returns: The statement, `malformed` when Dovecot would refuse it.
  static func parse(_ line: LogicalLine) -> DovecotStatement {
    guard !line.isCutOff else { return DovecotStatement(kind: .abandoned, lines: line.lines, value: nil) }
    var parser = StatementParser(line: line)
    return parser.statement()
  }

  private init(line: LogicalLine) {
    self.line = line
  }

  private mutating func statement() -> DovecotStatement {
    let key = word { $0 == UInt8(ascii: "=") }
    skipSpaces()
    if key.elementsEqual("!include".utf8) { return made(.include(pattern: rest, .required)) }
    if key.elementsEqual("!include_try".utf8) { return made(.include(pattern: rest, .optional)) }
    if current == UInt8(ascii: "=") { return key.isEmpty ? made(.malformed(.missingKey)) : setting(key) }
    if key.elementsEqual("}".utf8), rest.isEmpty { return made(.sectionEnd) }
    return section(key)
  }

  private mutating func setting(_ key: [UInt8]) -> DovecotStatement {
    index += 1
    skipSpaces()
    let raw = rest
    let isQuoted = raw.count >= 2 && raw.first == raw.last && [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(raw[0])
    var form = DovecotStatement.ValueForm.plain
    var bounds = index..<line.bytes.count
    var value = raw
    if isQuoted {
      form = .quoted
      bounds = index + 1..<line.bytes.count - 1
      value = unescaped(raw.dropFirst().dropLast())
    } else if raw.first == UInt8(ascii: "<") {
      form = .file
    }
    let place = line.origin(of: bounds.lowerBound)..<line.origin(of: bounds.upperBound)
    return DovecotStatement(kind: .setting(key: key, value: value, form: form), lines: line.lines, value: place)
  }

  private mutating func section(_ type: [UInt8]) -> DovecotStatement {
    var name: [UInt8] = []
    if current == UInt8(ascii: "\"") {
      index += 1
      name = quotedName()
    } else if current != UInt8(ascii: "{") {
      name = word { _ in false }
    }
    skipSpaces()
    guard current == UInt8(ascii: "{") else { return made(.malformed(.missingBrace)) }
    guard rest.count == 1 else { return made(.malformed(.textAfterBrace)) }
    return made(.sectionStart(DovecotSection(type: type, name: name)))
  }

  private mutating func quotedName() -> [UInt8] {
    let start = index
    while let byte = current, byte != UInt8(ascii: "\"") { index += byte == UInt8(ascii: "\\") ? 2 : 1 }
    let end = min(index, line.bytes.count)
    index = end + 1
    return unescaped(line.bytes[start..<end])
  }

  private func made(_ kind: DovecotStatement.Kind) -> DovecotStatement {
    DovecotStatement(kind: kind, lines: line.lines, value: nil)
  }

  private var current: UInt8? { index < line.bytes.count ? line.bytes[index] : nil }

  private var rest: [UInt8] { index < line.bytes.count ? Array(line.bytes[index...]) : [] }

  private mutating func word(endingAt isEnd: (UInt8) -> Bool) -> [UInt8] {
    let start = index
    while let byte = current, !byte.isDovecotSpace, !isEnd(byte) { index += 1 }
    return Array(line.bytes[start..<index])
  }

  private mutating func skipSpaces() {
    while current?.isDovecotSpace == true { index += 1 }
  }

  /// Drops each backslash and keeps the byte after it, as str_unescape() in Dovecot's lib does.
  private func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
      } else {
        result.append(byte)
        isEscaped = false
      }
    }
    return result
  }
}

extension LogicalLine {
  /// The place of a byte of the joined text; the end of the text for the offset behind the last byte.
  func origin(of offset: Int) -> TextPosition {
    origins[min(offset, origins.count - 1)]
  }
}
