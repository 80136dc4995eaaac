extension [UInt8] {
  /// Appends what Postfix 3.11 prints with `-j`: an object with one member and a line feed.
  ///
  /// - Parameters:
  ///   - name: The name of the member.
  ///   - value: Its value; bytes that are not UTF-8 stay as they are.
  mutating func appendJSON(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    append(contentsOf: [UInt8(ascii: "{"), UInt8(ascii: "\"")])
    appendEscaped(name)
    append(contentsOf: bytes("\": \""))
    appendEscaped(value)
    append(contentsOf: bytes("\"}\n"))
  }

  private mutating func appendEscaped(_ text: ArraySlice<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        append(UInt8(ascii: "\\"))
        append(byte)
      case 0x08: append(contentsOf: bytes("\\b"))
      case 0x0C: append(contentsOf: bytes("\\f"))
      case 0x0A: append(contentsOf: bytes("\\n"))
      case 0x0D: append(contentsOf: bytes("\\r"))
      case 0x09: append(contentsOf: bytes("\\t"))
      case ..<0x20, 0x7F:
        append(contentsOf: bytes("\\u00"))
        append(UInt8(ascii: "0") + byte >> 4)
        let low = byte & 15
        append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "A") + low - 10)
      default: append(byte)
      }
    }
  }
}
