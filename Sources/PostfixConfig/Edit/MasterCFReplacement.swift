internal import LosslessText

extension MasterCFToken.Place: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension MasterCFDocument {
  /// What the white space after a replaced word does.
  enum Spacing {
    /// It shrinks or grows so that the next word keeps its column.
    case columns
    /// It stays.
    case blanks
  }

  /// Replaces a stretch of bytes, which may reach over several lines; a line that is left blank goes.
  mutating func replace(_ range: Range<MasterCFToken.Place>, with new: [UInt8], keeping spacing: Spacing) {
    let (start, end) = (range.lowerBound, range.upperBound)
    let first = Array(text.lines[start.line].content)
    let last = Array(text.lines[end.line].content)
    let before = first[..<start.column]
    var after = last[end.column...]
    if spacing == .columns, start.line == end.line {
      after = Self.padded(after, by: (end.column - start.column) - new.count)
    }
    if new.isEmpty { after = after.drop { $0 == 0x20 || $0 == 0x09 } }
    let content = Array(before) + new + after
    let bare = content.first == UInt8(ascii: "#") ? content.dropFirst() : content[...]
    let isBlank = new.isEmpty && bare.allSatisfy(PostfixSyntax.isSpace)
    let trimmed = new.isEmpty && after.isEmpty ? Self.trimmedEnd(content) : content
    var line = PhysicalLine(content: trimmed)
    if !text.lines[end.line].isTerminated { line = PhysicalLine(line.content) }
    replaceLines(start.line..<end.line + 1, with: isBlank ? [] : [line])
  }

  /// Changes the run of blanks in front so that what follows moves by so many columns; tabs are left alone.
  private static func padded(_ rest: ArraySlice<UInt8>, by columns: Int) -> ArraySlice<UInt8> {
    let blanks = rest.prefix { $0 == 0x20 }
    let text = rest[blanks.endIndex...]
    guard !blanks.isEmpty, !text.isEmpty, text.first != 0x09 else { return rest }
    return Array(repeating: 0x20, count: max(1, blanks.count + columns)) + text
  }

  private static func trimmedEnd(_ content: [UInt8]) -> [UInt8] {
    var result = content
    while let byte = result.last, byte == 0x20 || byte == 0x09 { result.removeLast() }
    return result
  }
}
