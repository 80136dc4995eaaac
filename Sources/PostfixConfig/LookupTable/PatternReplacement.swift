/// The replacement of a `regexp:` rule: text with references to what the groups of the pattern have matched.
struct PatternReplacement {
  private enum Part {
    case text([UInt8])
    case group(Int)
  }

  /// Why a replacement cannot be used.
  enum Fault: Error {
    case reference(MacroFault)
    case notANumber(ArraySlice<UInt8>)
    case tooSmall(ArraySlice<UInt8>)
  }

  private var parts: [Part] = []
  /// What it was read from.
  let source: [UInt8]
  /// The highest group that is referred to; 0 without references.
  private(set) var highest = 0

  private init(_ source: ArraySlice<UInt8>) {
    self.source = Array(source)
  }

  /// Takes text without looking for references.
  init(verbatim text: [UInt8]) {
    source = text
    parts = [.text(text)]
  }

  /// Reads `$1`, `${1}` and `$(1)`; `$$` is one dollar sign.
  static func parse(_ text: ArraySlice<UInt8>) -> Result<PatternReplacement, Fault> {
    var result = PatternReplacement(text)
    var literal: [UInt8] = []
    var place = text.startIndex
    while place < text.endIndex {
      guard text[place] == UInt8(ascii: "$") else {
        literal.append(text[place])
        place += 1
        continue
      }
      place += 1
      if place < text.endIndex, text[place] == UInt8(ascii: "$") {
        literal.append(UInt8(ascii: "$"))
        place += 1
        continue
      }
      switch name(in: text, at: place) {
      case .failure(let fault): return .failure(fault)
      case .success(let (word, end)):
        guard word.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return .failure(.notANumber(word)) }
        let number = word.prefix(9).reduce(0) { $0 * 10 + Int($1) - 0x30 }
        guard number > 0 else { return .failure(.tooSmall(word)) }
        if !literal.isEmpty { result.parts.append(.text(literal)) }
        literal = []
        result.parts.append(.group(number))
        result.highest = max(result.highest, number)
        place = end
      }
    }
    if !literal.isEmpty { result.parts.append(.text(literal)) }
    return .success(result)
  }

  private static func name(
    in text: ArraySlice<UInt8>, at place: Int
  ) -> Result<(word: ArraySlice<UInt8>, end: Int), Fault> {
    let open = place < text.endIndex ? text[place] : 0
    let isBracketed = open == UInt8(ascii: "{") || open == UInt8(ascii: "(")
    let word: ArraySlice<UInt8>
    let end: Int
    if isBracketed {
      let close = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
      var depth = 0
      guard
        let closing = text[place...].firstIndex(where: { byte in
          if byte == open { depth += 1 }
          if byte == close { depth -= 1 }
          return depth == 0
        })
      else { return .failure(.reference(.truncatedReference(text))) }
      (word, end) = (text[(place + 1)..<closing], closing + 1)
    } else {
      end = text[place...].firstIndex { !isNameByte($0) } ?? text.endIndex
      word = text[place..<end]
    }
    return word.isEmpty ? .failure(.reference(.emptyName(text))) : .success((word, end))
  }

  /// Puts what the groups have matched in the place of the references.
  func expanded(_ groups: [Range<Int>?], of text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .group(let number):
        if number < groups.count, let range = groups[number] { result += text[range] }
      }
    }
    return result
  }
}
