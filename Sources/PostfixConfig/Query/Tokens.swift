/// Splits text at separators that stand outside braces.
struct Tokens {
  enum Separators {
    /// Blank, tab, CR, LF.
    case blanks
    /// These and the comma.
    case blanksAndCommas

    func contains(_ byte: UInt8) -> Bool {
      isBlank(byte) || byte == UInt8(ascii: ",") && self == .blanksAndCommas
    }
  }

  private let text: ArraySlice<UInt8>
  private var place: Int
  private let separators: Separators

  init(_ text: ArraySlice<UInt8>, separators: Separators) {
    self.text = text
    place = text.startIndex
    self.separators = separators
  }

  mutating func next() -> ArraySlice<UInt8>? {
    nextRange().map { text[$0] }
  }

  /// Takes the next word as a range of the text's indices.
  mutating func nextRange() -> Range<Int>? {
    while place < text.endIndex, separators.contains(text[place]) { place += 1 }
    guard place < text.endIndex else { return nil }
    let start = place
    var depth = 0
    while place < text.endIndex, depth > 0 || !separators.contains(text[place]) {
      if text[place] == UInt8(ascii: "{") { depth += 1 }
      if text[place] == UInt8(ascii: "}"), depth > 0 { depth -= 1 }
      place += 1
    }
    return start..<place
  }

  /// Takes the next word, braces being as good as other characters.
  ///
  /// Not by split(): the array of its parts is a type that is made at run time.
  mutating func nextPlain() -> ArraySlice<UInt8>? {
    while place < text.endIndex, separators.contains(text[place]) { place += 1 }
    let word = text[place...].prefix { !separators.contains($0) }
    place = word.endIndex
    return word.isEmpty ? nil : word
  }

  /// The words that are left, copied: other than an array of slices, one of arrays is no type of its own to the runtime.
  consuming func copies() -> [[UInt8]] {
    var tokens: [[UInt8]] = []
    while let token = next() { tokens.append(Array(token)) }
    return tokens
  }

  consuming func all() -> [ArraySlice<UInt8>] {
    var tokens: [ArraySlice<UInt8>] = []
    tokens.reserveCapacity(12)
    while let token = next() { tokens.append(token) }
    return tokens
  }
}

/// A text that begins with a brace, taken out of its braces.
struct Braces {
  /// What stands between the braces; up to the end when there is no closing one.
  let content: ArraySlice<UInt8>
  /// What is wrong with them.
  let fault: DisplayWarning.BraceFault?

  init(_ text: ArraySlice<UInt8>) {
    var depth = 0
    for place in text.indices {
      if text[place] == UInt8(ascii: "{") { depth += 1 }
      if text[place] == UInt8(ascii: "}") { depth -= 1 }
      guard depth == 0 else { continue }
      content = text[text.startIndex + 1..<place]
      let after = text[(place + 1)...]
      // Also white space, which other braces can enclose.
      fault = after.isEmpty ? nil : .textAfterClose
      return
    }
    content = text.dropFirst()
    fault = .missingClose
  }
}
