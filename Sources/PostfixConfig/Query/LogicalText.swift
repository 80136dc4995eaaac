#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The logical lines of main.cf or master.cf: continuations joined, comments and blank lines left out.
///
/// Follows readlline(3) of Postfix: a line that begins with white space continues the one before it, across comments.
struct LogicalText {
  /// One logical line as a range of ``LogicalText/bytes``.
  struct Line {
    /// Where it stands, up to the first NUL: Postfix reads it as a C string.
    let range: Range<Int>
    /// How long it is with what follows a NUL.
    let wholeCount: Int
    /// The number of its first physical line, from 1.
    let number: Int

    /// Says whether the line begins with white space and so continues nothing.
    func isStray(in text: LogicalText) -> Bool {
      !range.isEmpty && PostfixSyntax.isSpace(text.bytes[range.lowerBound])
    }
  }

  private(set) var bytes: [UInt8] = []
  /// Four numbers for each line: an array of lines is a type that is made at run time, 15,000 instructions.
  private var places: [Int32] = []
  private let hasNUL: Bool

  init(_ source: [UInt8]) {
    bytes.reserveCapacity(source.count)
    // Most files have none; then no line is searched for it.
    hasNUL = Self.position(of: 0, in: source, from: 0) < source.count
    var start = 0
    var number = 0
    var openedAt = 0
    var openNumber = 0
    while start < source.count {
      let end = Self.position(of: 0x0A, in: source, from: start)
      number += 1
      if let first = source[start..<end].firstIndex(where: { !PostfixSyntax.isSpace($0) }),
        source[first] != UInt8(ascii: "#")
      {
        if first == start || openNumber == 0 {
          close(openedAt, openNumber)
          openedAt = bytes.count
          openNumber = number
        }
        bytes.append(contentsOf: source[start..<end])
      }
      start = end + 1
    }
    close(openedAt, openNumber)
  }

  /// Finds a byte, or the end, by memchr(3): most of a file is comments, and a loop costs ten times as much.
  private static func position(of byte: UInt8, in source: [UInt8], from start: Int) -> Int {
    unsafe source.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress else { return bytes.count }
      // Within the array: memchr() looks at no more than the count that it is given.
      let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
      return unsafe found.map { unsafe UnsafeRawPointer($0) - base } ?? bytes.count
    }
  }

  private mutating func close(_ start: Int, _ number: Int) {
    guard number > 0 else { return }
    let end = hasNUL ? bytes[start...].firstIndex(of: 0) ?? bytes.count : bytes.count
    places.append(Int32(start))
    places.append(Int32(end))
    places.append(Int32(bytes.count - start))
    places.append(Int32(number))
  }

  /// How many logical lines there are.
  var lineCount: Int { places.count / 4 }

  /// Gives a logical line.
  func line(at index: Int) -> Line {
    Line(
      range: Int(places[4 * index])..<Int(places[4 * index + 1]), wholeCount: Int(places[4 * index + 2]),
      number: Int(places[4 * index + 3]))
  }

  subscript(line: Line) -> ArraySlice<UInt8> { bytes[line.range] }
}

/// Splits `name = value` as Postfix does, white space around both removed.
///
/// - Returns: Both parts, or why there are none.
func splitNameValue(_ text: ArraySlice<UInt8>) -> Result<(name: Range<Int>, value: Range<Int>), NameValueFault> {
  let start = text.firstIndex { !PostfixSyntax.isSpace($0) } ?? text.endIndex
  guard start < text.endIndex, text[start] != UInt8(ascii: "=") else { return .failure(.missingName) }
  let nameEnd = text[start...].firstIndex { PostfixSyntax.isSpace($0) || $0 == UInt8(ascii: "=") } ?? text.endIndex
  let sign = text[nameEnd...].firstIndex { !PostfixSyntax.isSpace($0) } ?? text.endIndex
  guard sign < text.endIndex, text[sign] == UInt8(ascii: "=") else { return .failure(.missingEqualSign) }
  let valueStart = text[(sign + 1)...].firstIndex { !PostfixSyntax.isSpace($0) } ?? text.endIndex
  let valueEnd = text[valueStart...].lastIndex { !PostfixSyntax.isSpace($0) }.map { $0 + 1 } ?? valueStart
  return .success((start..<nameEnd, valueStart..<valueEnd))
}

/// Why a text is no `name = value`.
public enum NameValueFault: Error, Equatable, Sendable {
  /// Nothing stands before the equal sign.
  case missingName
  /// The first thing after the name is not an equal sign.
  case missingEqualSign
}
