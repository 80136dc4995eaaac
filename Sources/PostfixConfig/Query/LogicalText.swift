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
  /// Four numbers for each line.
  ///
  /// An array of lines is a type that is made at run time, 15,000 instructions; that of `UInt32` is ready, other than that
  /// of `Int32`.
  private var places: [UInt32] = []
  /// Where NUL bytes are; nil when there are none.
  let nulLines: NULLines?

  init(_ source: [UInt8]) {
    // Most files have no NUL; then no line is searched for it.
    let hasNUL = holds(source[...], 0)
    nulLines = hasNUL ? NULLines(source) : nil
    var places: [UInt32] = []
    unsafe bytes = [UInt8](unsafeUninitializedCapacity: source.count) { target, filled in
      let target = unsafe target
      unsafe source.withUnsafeBufferPointer { source in
        // No byte is copied twice, so the source's count is enough.
        unsafe Self.join(source, into: target, filled: &filled) { start, end, number in
          places.append(UInt32(start))
          let readable =
            hasNUL ? unsafe position(of: 0, in: UnsafeBufferPointer(target), from: start, to: end) ?? end : end
          places.append(UInt32(readable))
          places.append(UInt32(end - start))
          places.append(UInt32(number))
        }
      }
    }
    self.places = places
  }

  /// Copies the content of logical lines.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - target: As large as the source.
  ///   - filled: How much of it is used.
  ///   - close: Called with the bounds of each logical line, and the number of its first physical line.
  private static func join(
    _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>, filled: inout Int,
    close: (Int, Int, Int) -> Void
  ) {
    var (start, number, openedAt, openNumber) = (0, 0, 0, 0)
    while start < source.count {
      let end = unsafe position(of: 0x0A, in: source, from: start, to: source.count) ?? source.count
      number += 1
      var first = start
      while first < end, unsafe PostfixSyntax.isSpace(source[first]) { first += 1 }
      if first < end, unsafe source[first] != UInt8(ascii: "#") {
        if first == start || openNumber == 0 {
          if openNumber > 0 { close(openedAt, filled, openNumber) }
          openedAt = filled
          openNumber = number
        }
        if let from = source.baseAddress, let to = target.baseAddress {
          unsafe (to + filled).update(from: from + start, count: end - start)
        }
        filled += end - start
      }
      start = end + 1
    }
    if openNumber > 0 { close(openedAt, filled, openNumber) }
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
  unsafe text.withUnsafeBufferPointer { bytes in
    let start = unsafe end(of: bytes, from: 0, while: PostfixSyntax.isSpace)
    guard start < bytes.count, unsafe bytes[start] != UInt8(ascii: "=") else { return .failure(.missingName) }
    // Letters are above the sign: one comparison each.
    let nameEnd = unsafe end(of: bytes, from: start) {
      $0 > UInt8(ascii: "=") || !PostfixSyntax.isSpace($0) && $0 != UInt8(ascii: "=")
    }
    let sign = unsafe end(of: bytes, from: nameEnd, while: PostfixSyntax.isSpace)
    guard sign < bytes.count, unsafe bytes[sign] == UInt8(ascii: "=") else { return .failure(.missingEqualSign) }
    let valueStart = unsafe end(of: bytes, from: sign + 1, while: PostfixSyntax.isSpace)
    var valueEnd = bytes.count
    while valueEnd > valueStart, unsafe PostfixSyntax.isSpace(bytes[valueEnd - 1]) { valueEnd -= 1 }
    let base = text.startIndex
    return .success((base + start..<base + nameEnd, base + valueStart..<base + valueEnd))
  }
}

/// Where bytes of a kind end.
@inline(__always)
private func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, while isOfKind: (UInt8) -> Bool) -> Int {
  var place = start
  while place < bytes.count, unsafe isOfKind(bytes[place]) { place += 1 }
  return place
}

/// Why a text is no `name = value`.
public enum NameValueFault: Error, Equatable, Sendable {
  /// Nothing stands before the equal sign.
  case missingName
  /// The first thing after the name is not an equal sign.
  case missingEqualSign
}
