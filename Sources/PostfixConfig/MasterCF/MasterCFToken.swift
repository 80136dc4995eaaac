internal import LosslessText

/// One word of a logical line of master.cf and where it stands.
struct MasterCFToken: Equatable, Sendable {
  /// A place in the document: a physical line and a byte of its content, both from 0.
  struct Place: Equatable, Sendable {
    var line: Int
    var column: Int
  }

  /// The bytes, braces included.
  let bytes: [UInt8]
  let start: Place
  /// The place after the last byte; on another line when braces hold a line's end.
  let end: Place

  /// Says whether a brace is left open: such a word takes in whatever follows it.
  var isOpen: Bool {
    var depth = 0
    for byte in bytes {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}"), depth > 0 { depth -= 1 }
    }
    return depth > 0
  }

  /// Splits a logical line as Postfix does: at blanks, but not inside balanced braces.
  static func split(_ line: LogicalLine, of text: LosslessText) -> [MasterCFToken] {
    var joined: [UInt8] = []
    var places: [Place] = []
    for index in line.contentLines {
      let content = text.lines[index].content
      joined.append(contentsOf: content)
      places += (0..<content.count).map { Place(line: index, column: $0) }
    }
    if let end = joined.firstIndex(of: 0) { joined.removeSubrange(end...) }
    return ranges(of: joined).map { range in
      let last = places[range.upperBound - 1]
      return MasterCFToken(
        bytes: Array(joined[range]), start: places[range.lowerBound],
        end: Place(line: last.line, column: last.column + 1))
    }
  }

  /// Finds the words of a text.
  static func ranges(of text: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = 0
    while index < text.count {
      if isSeparator(text[index]) {
        index += 1
        continue
      }
      let start = index
      var depth = 0
      while index < text.count, depth > 0 || !isSeparator(text[index]) {
        if text[index] == UInt8(ascii: "{") { depth += 1 }
        if text[index] == UInt8(ascii: "}"), depth > 0 { depth -= 1 }
        index += 1
      }
      result.append(start..<index)
    }
    return result
  }

  /// Blank, tab, CR and LF part words; VT and FF do not.
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }
}
