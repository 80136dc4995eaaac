/// Reads the elements of DER (X.690), as far as certificates and keys need it.
struct DERReader {
  /// An element: its tag, its content, and both with the length between them.
  struct Element {
    let tag: UInt8
    let content: ArraySlice<UInt8>
    let whole: ArraySlice<UInt8>

    /// The elements within.
    var elements: DERReader { DERReader(content) }
  }

  static let integer: UInt8 = 0x02
  static let bitString: UInt8 = 0x03
  static let octetString: UInt8 = 0x04
  static let objectIdentifier: UInt8 = 0x06
  static let sequence: UInt8 = 0x30

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// The tag of the next element; nil at the end.
  var nextTag: UInt8? { rest.first }

  /// The next element; nil at the end, or where there is no whole one.
  mutating func next() -> Element? {
    let start = rest.startIndex
    guard rest.count >= 2, rest[start] & 0x1F != 0x1F else { return nil }
    var position = start + 2
    var length = Int(rest[start + 1])
    if length >= 0x80 {
      let count = length & 0x7F
      guard (1...4).contains(count), rest.count >= 2 + count else { return nil }
      length = rest[position..<position + count].reduce(0) { $0 << 8 | Int($1) }
      position += count
    }
    guard rest.endIndex - position >= length else { return nil }
    let element = Element(
      tag: rest[start], content: rest[position..<position + length], whole: rest[start..<position + length])
    rest = rest[(position + length)...]
    return element
  }

  /// The next element when it has this tag; nil otherwise.
  mutating func next(_ tag: UInt8) -> Element? { nextTag == tag ? next() : nil }
}
