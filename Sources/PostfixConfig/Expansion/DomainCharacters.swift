/// What UTS 46 makes of characters, where that is not their lower case.
///
/// Looked for from the first entry on: domains with such characters are rare, and the table costs nothing where there are none.
enum DomainCharacters {
  /// What becomes of a character.
  enum Fate: Equatable {
    /// It stands for these, maybe for none.
    case mapped([UInt32])
    /// No name can hold it.
    case refused
  }

  /// Finds a character.
  ///
  /// - Parameter scalar: Its number.
  /// - Returns: What becomes of it; nil when that is its lower case.
  static func fate(of scalar: UInt32) -> Fate? {
    var entry = Entry(bytes(table)[...])
    while entry.next() {
      if scalar < entry.range.lowerBound { return nil }
      if entry.range.contains(scalar) { return entry.fate(of: scalar) }
    }
    return nil
  }

  /// The entry of the table that is being looked at.
  private struct Entry {
    private var rest: ArraySlice<UInt8>
    private(set) var range: ClosedRange<UInt32> = 0...0
    private var sign: UInt8 = 0
    private var values: [UInt32] = []

    init(_ text: ArraySlice<UInt8>) {
      rest = text
    }

    /// Reads the entry that follows; false at the end.
    mutating func next() -> Bool {
      while let blank = rest.first, blank == 0x20 || blank == 0x0A { rest.removeFirst() }
      guard !rest.isEmpty else { return false }
      let first = number()
      sign = byte()
      var last = first
      if sign == UInt8(ascii: "-") {
        last = number()
        sign = byte()
      }
      range = first...max(first, last)
      values.removeAll(keepingCapacity: true)
      while let digit = rest.first, digit != 0x20, digit != 0x0A {
        values.append(number())
        if rest.first == UInt8(ascii: ",") { rest.removeFirst() }
      }
      return true
    }

    func fate(of scalar: UInt32) -> Fate {
      switch sign {
      case UInt8(ascii: "!"): .refused
      case UInt8(ascii: "="): .mapped(values.map { $0 + (scalar - range.lowerBound) })
      default: .mapped(values)
      }
    }

    private mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    private mutating func number() -> UInt32 {
      var value: UInt32 = 0
      while let digit = rest.first {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(digit - UInt8(ascii: "a") + 10)
        default: return value
        }
        rest.removeFirst()
      }
      return value
    }
  }
}
