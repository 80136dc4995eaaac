/// What Postfix takes for UTF-8, and how it folds keys: RFC 3629, and the case folding of Unicode.
public enum UTF8Text {
  /// Says whether bytes are UTF-8.
  ///
  /// - Parameter bytes: Any bytes.
  /// - Returns: Whether they are; ASCII is.
  public static func isValid(_ bytes: some Collection<UInt8>) -> Bool {
    var rest = 0
    var (low, high): (UInt8, UInt8) = (0x80, 0xBF)
    for byte in bytes {
      if rest > 0 {
        guard byte >= low, byte <= high else { return false }
        (low, high) = (0x80, 0xBF)
        rest -= 1
        continue
      }
      switch byte {
      case ..<0x80: continue
      case 0xC2...0xDF: rest = 1
      case 0xE0...0xEF:
        rest = 2
        if byte == 0xE0 { low = 0xA0 }
        if byte == 0xED { high = 0x9F }
      case 0xF0...0xF4:
        rest = 3
        if byte == 0xF0 { low = 0x90 }
        if byte == 0xF4 { high = 0x8F }
      default: return false
      }
    }
    return rest == 0
  }

  /// Says whether all bytes are ASCII.
  ///
  /// - Parameter bytes: Any bytes.
  /// - Returns: Whether they are.
  public static func isASCII(_ bytes: ArraySlice<UInt8>) -> Bool {
    for byte in bytes where byte >= 0x80 { return false }
    return true
  }

  /// Makes the letters of ASCII small.
  ///
  /// - Parameter bytes: Any bytes.
  /// - Returns: As many bytes.
  public static func lowercasedASCII(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result = Array(bytes)
    for index in result.indices where result[index] >= 0x41 && result[index] <= 0x5A { result[index] |= 0x20 }
    return result
  }

  /// Folds the case of text for comparison, as the full case folding of Unicode does.
  ///
  /// - Parameter bytes: UTF-8.
  /// - Returns: UTF-8.
  public static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    if isASCII(bytes) { return lowercasedASCII(bytes) }
    var result: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { append(fold(of: scalar), to: &result) }
    return result
  }

  private static func append(_ text: String, to result: inout [UInt8]) { result.append(contentsOf: text.utf8) }

  /// The fold of nearly every letter is the small form of its capital form; the rest is the exceptions.
  private static func fold(of scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case ..<0x80: return scalar.properties.lowercaseMapping
    // The dotless i has a capital form, which is the I of everybody.
    case 0x131: return String(Character(scalar))
    case 0x1E9E: return "ss"
    // Cherokee folds to its capital letters.
    case 0x13A0...0x13F5: return String(Character(scalar))
    case 0x13F8...0x13FD, 0xAB70...0xABBF: return scalar.properties.uppercaseMapping
    default: break
    }
    var result = ""
    for capital in scalar.properties.uppercaseMapping.unicodeScalars { result += capital.properties.lowercaseMapping }
    return result
  }
}
