/// Reads one JSON object within a buffer; strings lose their escapes in place, so that no copy of a secret is made.
struct JSONObject {
  /// Where reading stopped, and why if it was not the syntax.
  struct Failure: Error {
    let position: Int
    var reason: ImportFault.Reason?
  }

  private let buffer: LineBuffer
  private let end: Int
  private var position: Int
  private var isFirst = true

  init(_ buffer: LineBuffer, _ range: Range<Int>) {
    self.buffer = buffer
    end = range.upperBound
    position = range.lowerBound
  }

  mutating func open() throws(Failure) { try expect(UInt8(ascii: "{")) }

  /// Reads the next name and its colon; nil at the end of the object.
  mutating func nextName() throws(Failure) -> Range<Int>? {
    skipBlanks()
    if position < end, buffer[position] == UInt8(ascii: "}"), isFirst {
      position += 1
      return nil
    }
    if !isFirst {
      if position < end, buffer[position] == UInt8(ascii: "}") {
        position += 1
        return nil
      }
      try expect(UInt8(ascii: ","))
      skipBlanks()
    }
    isFirst = false
    let name = try string()
    try expect(UInt8(ascii: ":"))
    return name
  }

  /// Reads a value; nil for null, and for arrays and objects, which are passed over.
  mutating func value(depth: Int = 0) throws(Failure) -> Range<Int>? {
    skipBlanks()
    guard position < end else { throw Failure(position: position) }
    switch buffer[position] {
    case UInt8(ascii: "\""): return try string()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      // Deeper than anybody nests; the limit keeps the stack.
      guard depth < 64 else { throw Failure(position: position) }
      try skipContainer(depth)
      return nil
    default: return try literal()
    }
  }

  mutating func finish() throws(Failure) {
    skipBlanks()
    guard position == end else { throw Failure(position: position) }
  }

  private mutating func skipContainer(_ depth: Int) throws(Failure) {
    let isObject = buffer[position] == UInt8(ascii: "{")
    let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    position += 1
    skipBlanks()
    if position < end, buffer[position] == close {
      position += 1
      return
    }
    while true {
      skipBlanks()
      if isObject {
        _ = try string()
        try expect(UInt8(ascii: ":"))
      }
      _ = try value(depth: depth + 1)
      skipBlanks()
      guard position < end, buffer[position] != close else { break }
      try expect(UInt8(ascii: ","))
    }
    try expect(close)
  }

  private mutating func literal() throws(Failure) -> Range<Int>? {
    let start = position
    while position < end, isLiteral(buffer[position]) { position += 1 }
    let text = String(decoding: buffer.bytes(start..<position), as: UTF8.self)
    if text == "null" { return nil }
    let isNumber = Double(text) != nil && text.utf8.first != UInt8(ascii: "+")
    guard text == "true" || text == "false" || isNumber else { throw Failure(position: start) }
    return start..<position
  }

  private func isLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"): true
    default: false
    }
  }

  private mutating func string() throws(Failure) -> Range<Int> {
    guard position < end, buffer[position] == UInt8(ascii: "\"") else { throw Failure(position: position) }
    position += 1
    let start = position
    var output = position
    while position < end {
      let byte = buffer[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return start..<output
      case UInt8(ascii: "\\"): try unescape(to: &output)
      case 0..<0x20: throw Failure(position: position)
      default:
        buffer[output] = byte
        output += 1
        position += 1
      }
    }
    throw Failure(position: position)
  }

  private mutating func unescape(to output: inout Int) throws(Failure) {
    let start = position
    position += 2
    guard position <= end else { throw Failure(position: start) }
    let byte: UInt8
    switch buffer[position - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte = buffer[position - 1]
    case UInt8(ascii: "b"): byte = 0x08
    case UInt8(ascii: "f"): byte = 0x0C
    case UInt8(ascii: "n"): byte = 0x0A
    case UInt8(ascii: "r"): byte = 0x0D
    case UInt8(ascii: "t"): byte = 0x09
    case UInt8(ascii: "u"):
      for unit in Unicode.UTF8.encode(try scalar(from: start)) ?? .init() {
        buffer[output] = unit
        output += 1
      }
      return
    default: throw Failure(position: start)
    }
    buffer[output] = byte
    output += 1
  }

  private mutating func scalar(from start: Int) throws(Failure) -> Unicode.Scalar {
    let first = try hexadecimal(start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A pair of surrogates, RFC 8259 section 7.
    guard first < 0xDC00, position + 2 <= end, buffer[position] == UInt8(ascii: "\\"),
      buffer[position + 1] == UInt8(ascii: "u")
    else { throw Failure(position: start) }
    position += 2
    let second = try hexadecimal(start)
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw Failure(position: start) }
    return scalar
  }

  private mutating func hexadecimal(_ start: Int) throws(Failure) -> UInt32 {
    guard position + 4 <= end else { throw Failure(position: start) }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(buffer[position])).hexDigitValue else {
        throw Failure(position: start)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private mutating func expect(_ byte: UInt8) throws(Failure) {
    skipBlanks()
    guard position < end, buffer[position] == byte else { throw Failure(position: position) }
    position += 1
  }

  private mutating func skipBlanks() {
    while position < end, buffer[position] == UInt8(ascii: " ") || buffer[position] == UInt8(ascii: "\t") {
      position += 1
    }
  }
}
