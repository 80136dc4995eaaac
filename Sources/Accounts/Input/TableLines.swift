/// The lines of a table, RFC 4180: fields in quotation marks hold delimiters and line ends, and doubled marks.
struct TableLines: LineParser {
  private let delimiter: UInt8
  private let columns: [AccountField?]
  private let mayLackRealm: Bool

  private static let quote = UInt8(ascii: "\"")

  /// Reads tables with a header, or with user, password and perhaps realm.
  init(_ form: InputForm) {
    delimiter = form.delimiter
    columns = form.header.map { $0.map(AccountField.init(name:)) } ?? [.user, .password, .realm]
    mayLackRealm = form.header == nil
  }

  func isComplete(_ range: Range<Int>, in buffer: LineBuffer) -> Bool {
    // Doubled marks come in pairs: an odd number means that the last field goes on.
    guard var found = buffer.firstIndex(of: Self.quote, in: range) else { return true }
    var isEven = false
    while let next = buffer.firstIndex(of: Self.quote, in: (found + 1)..<range.upperBound) {
      isEven.toggle()
      found = next
    }
    return isEven
  }

  func parse(_ range: Range<Int>, in buffer: LineBuffer) throws(ImportFault.Reason) -> ParsedLine? {
    guard !range.isEmpty else { return nil }
    guard isComplete(range, in: buffer) else { throw .openQuote }
    var line = ParsedLine()
    var count = 0
    var position = range.lowerBound
    while true {
      let field = try field(at: &position, range.upperBound, in: buffer)
      if count < columns.count { try line.set(columns[count], field, in: buffer) }
      count += 1
      guard position < range.upperBound else { break }
      position += 1
    }
    guard count == columns.count || mayLackRealm && count == columns.count - 1 else {
      throw .fieldCount(found: count, expected: columns.count)
    }
    return line
  }

  /// Takes a field, and stops at the delimiter or at the end; marks are taken out within the buffer.
  private func field(
    at position: inout Int, _ end: Int, in buffer: LineBuffer
  ) throws(ImportFault.Reason) -> Range<Int> {
    let start = position
    guard start < end, buffer[start] == Self.quote else {
      position = buffer.firstIndex(of: delimiter, in: start..<end) ?? end
      return start..<position
    }
    var output = start
    position += 1
    while position < end {
      if buffer[position] == Self.quote {
        position += 1
        guard position < end, buffer[position] == Self.quote else { break }
      }
      buffer[output] = buffer[position]
      output += 1
      position += 1
    }
    guard position == end || buffer[position] == delimiter else { throw .openQuote }
    return start..<output
  }
}
