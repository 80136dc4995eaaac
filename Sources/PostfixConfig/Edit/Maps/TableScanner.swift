/// Finds tables, `type:name`, in a value: as words, behind `!` and `proxy:`, in braces, in the branches of `${name?...}`,
/// and inside `pipemap:{...}` and `unionmap:{...}`; not in the data of `inline:{...}` and the like.
struct TableScanner {
  /// Something found, as ranges of the value.
  enum Event: Equatable {
    /// A table: its type, what follows the colon, and the word before it.
    case table(type: Range<Int>, name: Range<Int>, before: Range<Int>?)
    /// A table whose type is the value of a parameter.
    case namedType(Range<Int>)
    /// A word that is a whole reference, so that its value stands for it.
    case reference(Range<Int>)
    /// A word without a colon.
    case word(Range<Int>)
  }

  private let text: ArraySlice<UInt8>
  private(set) var events: [Event] = []

  /// Scans a value.
  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    words(text.startIndex..<text.endIndex)
  }

  private mutating func words(_ range: Range<Int>) {
    var place = range.lowerBound
    var before: Range<Int>?
    while place < range.upperBound {
      if Tokens.Separators.blanksAndCommas.contains(text[place]) {
        place += 1
        continue
      }
      let end = wordEnd(from: place, limit: range.upperBound)
      word(place..<end, before)
      before = place..<end
      place = end
    }
  }

  private func wordEnd(from start: Int, limit: Int) -> Int {
    var place = start
    var depth = 0
    while place < limit, depth > 0 || !Tokens.Separators.blanksAndCommas.contains(text[place]) {
      if text[place] == UInt8(ascii: "{") { depth += 1 }
      if text[place] == UInt8(ascii: "}"), depth > 0 { depth -= 1 }
      place += 1
    }
    return place
  }

  private mutating func word(_ range: Range<Int>, _ before: Range<Int>?) {
    let start = text[range].firstIndex { $0 != UInt8(ascii: "!") } ?? range.upperBound
    guard start < range.upperBound else { return }
    switch text[start] {
    case UInt8(ascii: "{"): words(start + 1..<closing(start, range.upperBound))
    case UInt8(ascii: "$"): reference(start..<range.upperBound)
    default:
      let end = text[start..<range.upperBound].firstIndex { !Self.isNameByte($0) } ?? range.upperBound
      guard end < range.upperBound else { return events.append(.word(start..<end)) }
      guard text[end] == UInt8(ascii: ":"), end > start else { return }
      table(start..<end, end + 1..<range.upperBound, before)
    }
  }

  private mutating func table(_ type: Range<Int>, _ name: Range<Int>, _ before: Range<Int>?) {
    events.append(.table(type: type, name: name, before: before))
    if equals(text[type], "proxy") || equals(text[type], "debug") { return word(name, before) }
    let isNested = equals(text[type], "pipemap") || equals(text[type], "unionmap")
    guard isNested, !name.isEmpty, text[name.lowerBound] == UInt8(ascii: "{") else { return }
    words(name.lowerBound + 1..<closing(name.lowerBound, name.upperBound))
  }

  /// Reads a word that begins with a reference.
  private mutating func reference(_ range: Range<Int>) {
    let start = range.lowerBound + 1
    guard start < range.upperBound else { return }
    let isBraced = text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "(")
    guard isBraced else {
      let end = text[start..<range.upperBound].firstIndex { !Self.isNameByte($0) } ?? range.upperBound
      return named(start..<end, followedBy: end..<range.upperBound)
    }
    let close = closing(start, range.upperBound)
    let inner = start + 1..<close
    let nameEnd = text[inner].firstIndex { !Self.isNameByte($0) } ?? close
    if nameEnd == close { return named(inner, followedBy: min(close + 1, range.upperBound)..<range.upperBound) }
    guard let sign = conditionEnd(inner) else { return }
    branches(sign + 1..<close)
  }

  private mutating func named(_ name: Range<Int>, followedBy rest: Range<Int>) {
    guard !name.isEmpty else { return }
    if rest.isEmpty { return events.append(.reference(name)) }
    if text[rest.lowerBound] == UInt8(ascii: ":") { events.append(.namedType(name)) }
  }

  /// The place of the `?` or `:` behind a name or a comparison.
  private func conditionEnd(_ range: Range<Int>) -> Int? {
    var depth = 0
    for place in range {
      if text[place] == UInt8(ascii: "{") { depth += 1 }
      if text[place] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0, text[place] == UInt8(ascii: "?") || text[place] == UInt8(ascii: ":") { return place }
    }
    return nil
  }

  /// Reads `{then}:{otherwise}`, or a text without braces.
  private mutating func branches(_ range: Range<Int>) {
    let start = text[range].firstIndex { !isBlank($0) } ?? range.upperBound
    guard start < range.upperBound, text[start] == UInt8(ascii: "{") else { return words(range) }
    let close = closing(start, range.upperBound)
    words(start + 1..<close)
    let rest = text[min(close + 1, range.upperBound)..<range.upperBound].drop { isBlank($0) }
    guard rest.first == UInt8(ascii: ":") else { return }
    branches(rest.startIndex + 1..<range.upperBound)
  }

  /// The place of the brace or parenthesis that matches the one at a place, or the limit.
  private func closing(_ start: Int, _ limit: Int) -> Int {
    let open = text[start]
    let close: UInt8 = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    var depth = 0
    for place in start..<limit {
      if text[place] == open { depth += 1 }
      if text[place] == close { depth -= 1 }
      if depth == 0 { return place }
    }
    return limit
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }
}
