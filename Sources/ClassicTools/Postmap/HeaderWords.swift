internal import PostfixConfig

/// The value of a MIME header, split at semicolons: the first three words of each part, RFC 2045.
///
/// A word is a run of letters, a quoted text, or a single special character; comments count for nothing.
struct HeaderWords {
  private var rest: ArraySlice<UInt8>
  private static let mostWords = 3

  init(_ value: ArraySlice<UInt8>) {
    rest = value.drop(while: PostfixSyntax.isSpace)
  }

  /// Takes the next part; nil at the end.
  mutating func next() -> [[UInt8]]? {
    guard !rest.isEmpty else { return nil }
    var words: [[UInt8]] = []
    while let byte = rest.first, byte != UInt8(ascii: ";") {
      if PostfixSyntax.isSpace(byte) {
        rest.removeFirst()
      } else if byte == UInt8(ascii: "(") {
        skipComment()
      } else {
        let word = takeWord(byte)
        if words.count < Self.mostWords { words.append(word) }
      }
    }
    rest = rest.dropFirst().drop(while: PostfixSyntax.isSpace)
    return words
  }

  private mutating func takeWord(_ first: UInt8) -> [UInt8] {
    guard first != UInt8(ascii: "\"") else { return quoted() }
    var word: [UInt8] = []
    while let byte = rest.first, !Self.isSpecial(byte) {
      word.append(byte)
      rest.removeFirst()
    }
    if word.isEmpty {
      rest.removeFirst()
      return [first]
    }
    return word
  }

  private mutating func quoted() -> [UInt8] {
    rest.removeFirst()
    var word: [UInt8] = []
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") {
        guard let escaped = rest.popFirst() else { break }
        word.append(escaped)
      } else {
        word.append(byte)
      }
    }
    return word
  }

  private mutating func skipComment() {
    var depth = 0
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") { _ = rest.popFirst() }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return }
    }
  }

  /// Says whether a byte belongs to no word of several letters.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F || "()<>@,;:\\\"/[]?=".utf8.contains(byte)
  }
}
