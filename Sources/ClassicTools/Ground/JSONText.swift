/// Spells text for JSON documents (RFC 8259).
enum JSONText {
  /// Puts a text between quotes and escapes what JSON asks for.
  static func quoted(_ text: String) -> String {
    quoted(Array(text.utf8))
  }

  /// Puts bytes between quotes: UTF-8 as it is, and each byte that is no part of it as `\udc80` to `\udcff`.
  ///
  /// UTF-8 cannot hold these surrogates, so nothing is lost or ambiguous; Python calls it `surrogateescape`.
  static func quoted(_ bytes: [UInt8]) -> String {
    var result = "\""
    var rest = bytes[...]
    while !rest.isEmpty {
      // Most text is valid as a whole.
      if let valid = String(validating: rest, as: UTF8.self) {
        append(valid, to: &result)
        break
      }
      let count = validPrefix(of: rest)
      append(String(decoding: rest.prefix(count), as: UTF8.self), to: &result)
      rest = rest.dropFirst(count)
      if let byte = rest.popFirst() { result += "\\udc" + String(byte, radix: 16) }
    }
    return result + "\""
  }

  /// How many bytes at the beginning are UTF-8.
  private static func validPrefix(of bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var source = bytes.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&source) { count += UTF8.width(scalar) }
    return count
  }

  private static func append(_ text: String, to result: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case ..<" ":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
