internal import LosslessText

/// The text of one statement as Dovecot sees it: comments cut off, lines joined by single spaces.
struct LogicalLine {
  /// The physical lines that it takes.
  var lines: Range<Int>
  /// The joined text.
  var bytes: [UInt8] = []
  /// Where each byte stands in the file; one longer than ``bytes``: the last is the end of the text.
  var origins: [TextPosition] = []
  /// Whether a later line is needed and missing.
  var isCutOff = false

  /// Splits a text into logical lines; comment lines and empty lines belong to none.
  ///
  /// - Parameter text: The whole file.
  /// - Returns: The logical lines in order.
  /// - Complexity: O(*n*) in the number of bytes.
  static func all(in text: LosslessText) -> [LogicalLine] {
    var result: [LogicalLine] = []
    var open: LogicalLine?
    for index in text.lines.indices {
      let piece = Piece(text.lines[index].bytes)
      guard piece.continues || !piece.bytes.isEmpty else {
        // A comment or an empty line throws away what was continued onto it.
        if let cut = open { result.append(cut) }
        open = nil
        continue
      }
      var line = open ?? LogicalLine(lines: index..<index, isCutOff: true)
      line.append(piece, at: index)
      if piece.continues {
        open = line
      } else {
        line.isCutOff = false
        result.append(line)
        open = nil
      }
    }
    if let cut = open { result.append(cut) }
    return result
  }

  private mutating func append(_ piece: Piece, at index: Int) {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) } else { origins = [] }
    for offset in piece.bytes.indices {
      bytes.append(piece.bytes[offset])
      origins.append(TextPosition(line: index, column: piece.start + offset))
    }
    origins.append(TextPosition(line: index, column: piece.start + piece.bytes.count))
    lines = lines.lowerBound..<index + 1
  }
}

/// What counts of one physical line.
private struct Piece {
  /// The content without comment, surrounding white space, and the backslash that continues it.
  var bytes: [UInt8] = []
  /// The offset of the first byte in the line.
  var start = 0
  /// Whether the statement goes on in the next line.
  var continues = false

  init(_ line: ArraySlice<UInt8>) {
    var content = Array(line.prefix { $0 != UInt8(ascii: "\n") })
    if content.last == UInt8(ascii: "\r") { content.removeLast() }
    // Dovecot handles lines as C strings.
    content = Array(content.prefix { $0 != 0 })
    start = content.prefix { $0.isDovecotSpace }.count
    content.removeFirst(start)
    guard content.first != UInt8(ascii: "#") else { return }
    content.removeSubrange(Piece.endOfCode(in: content)...)
    while content.last?.isDovecotSpace == true { content.removeLast() }
    if content.last == UInt8(ascii: "\\") {
      continues = true
      content.removeLast()
      while content.last?.isDovecotSpace == true { content.removeLast() }
    }
    bytes = content
  }

  /// Finds the `#` that begins a comment; quotes count line by line, as in Dovecot.
  private static func endOfCode(in content: [UInt8]) -> Int {
    var quote: UInt8?
    var index = 0
    while index < content.count {
      let byte = content[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "#") {
        return index
      }
      index += 1
    }
    return content.count
  }
}

extension UInt8 {
  /// Space or tab: Dovecot knows no other white space inside a line.
  var isDovecotSpace: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
