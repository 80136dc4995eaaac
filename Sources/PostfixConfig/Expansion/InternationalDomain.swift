@_spi(_Unicode) internal import Swift

/// Domain names with letters beyond ASCII in both spellings: RFC 5891 and Unicode's UTS 46.
///
/// Letters are mapped to lower case, compatibility forms are resolved, and the result is composed.
public enum InternationalDomain {
  /// Why a domain has no other spelling; the names are those of ICU, which Postfix prints.
  public enum Problem: String, Error, Equatable, Sendable {
    /// A label without characters.
    case emptyLabel = "UIDNA_ERROR_EMPTY_LABEL"
    /// A label of more than 63 characters.
    case labelTooLong = "UIDNA_ERROR_LABEL_TOO_LONG"
    /// More than 253 characters.
    case domainTooLong = "UIDNA_ERROR_DOMAIN_NAME_TOO_LONG"
    /// A label that begins with a hyphen.
    case leadingHyphen = "UIDNA_ERROR_LEADING_HYPHEN"
    /// A label that ends with a hyphen.
    case trailingHyphen = "UIDNA_ERROR_TRAILING_HYPHEN"
    /// A label with hyphens as its third and fourth character that is no Punycode.
    case hyphenThreeFour = "UIDNA_ERROR_HYPHEN_3_4"
    /// A label that begins with a combining mark.
    case leadingMark = "UIDNA_ERROR_LEADING_COMBINING_MARK"
    /// `xn--` with something behind that is no Punycode.
    case punycode = "UIDNA_ERROR_PUNYCODE"
    /// `xn--` with something behind that is spelled otherwise.
    case invalidACE = "UIDNA_ERROR_INVALID_ACE_LABEL"
    /// Bytes that are not UTF-8, or characters that are not for names.
    case disallowed = "UIDNA_ERROR_DISALLOWED"
    /// Something that is no host name.
    case malformed = "malformed ASCII label(s)"

    /// The spelling that cannot be had, where it is not the one that was asked for: every domain must have one in ASCII.
    var isOfASCII: Bool? { self == .malformed || self == .labelTooLong || self == .domainTooLong ? true : nil }
  }

  /// Spells a domain in ASCII; one that is ASCII already stays as it is.
  static func ascii(_ domain: ArraySlice<UInt8>) throws(Problem) -> [UInt8] {
    if !domain.isEmpty, domain.allSatisfy({ $0 < 0x80 }) { return Array(domain) }
    return try ascii(try labels(domain))
  }

  private static func ascii(_ labels: [[UInt32]]) throws(Problem) -> [UInt8] {
    var result: [UInt8] = []
    for (number, label) in labels.enumerated() {
      if number > 0 { result.append(UInt8(ascii: ".")) }
      let start = result.count
      if label.allSatisfy({ $0 < 0x80 }) {
        result.append(contentsOf: label.map { UInt8(truncatingIfNeeded: $0) })
      } else {
        result.append(contentsOf: bytes("xn--"))
        result.append(contentsOf: Punycode.encode(label))
      }
      if result.count - start > 63 { throw .labelTooLong }
    }
    if result.count > 253 { throw .domainTooLong }
    if result.last == UInt8(ascii: ".") || !result.allSatisfy(isHostByte) { throw .malformed }
    return result
  }

  /// Spells a domain as people read it; one that is not ASCII stays as it is.
  static func utf8(_ domain: ArraySlice<UInt8>) throws(Problem) -> [UInt8] {
    if domain.isEmpty || !domain.allSatisfy({ $0 < 0x80 }) { return Array(domain) }
    let labels = try labels(domain)
    _ = try ascii(labels)
    var result = ""
    for (number, label) in labels.enumerated() {
      if number > 0 { result += "." }
      for scalar in label { if let scalar = Unicode.Scalar(scalar) { result.unicodeScalars.append(scalar) } }
    }
    return Array(result.utf8)
  }

  /// Maps and checks the labels of a domain; Punycode is decoded.
  private static func labels(_ domain: ArraySlice<UInt8>) throws(Problem) -> [[UInt32]] {
    guard let text = String(validating: domain, as: UTF8.self) else { throw .disallowed }
    var labels: [[UInt32]] = [[]]
    for scalar in mapped(text) {
      if scalar == 0x2E { labels.append([]) } else { labels[labels.count - 1].append(scalar) }
    }
    // A full stop at the end is the root.
    let isRooted = labels.count > 1 && labels[labels.count - 1].isEmpty
    for (number, label) in labels.enumerated() {
      if label.isEmpty, !(isRooted && number == labels.count - 1) { throw .emptyLabel }
      var label = label
      if label.starts(with: bytes("xn--").map { UInt32($0) }) {
        label = try decoded(label[4...])
      } else if label.count > 3, label[2] == 0x2D, label[3] == 0x2D {
        throw .hyphenThreeFour
      }
      if label.first == 0x2D { throw .leadingHyphen }
      if label.last == 0x2D { throw .trailingHyphen }
      if !label.allSatisfy({ Unicode.Scalar($0).map(isAllowed) ?? false }) { throw .disallowed }
      if let first = label.first.flatMap({ Unicode.Scalar($0) }), isMark(first) { throw .leadingMark }
      labels[number] = label
    }
    return labels
  }

  /// Decodes what follows `xn--`; the result must be what would be encoded.
  private static func decoded(_ label: ArraySlice<UInt32>) throws(Problem) -> [UInt32] {
    guard let scalars = Punycode.decode(label.map { UInt8(truncatingIfNeeded: $0) }[...]) else { throw .punycode }
    var text = ""
    for scalar in scalars { if let scalar = Unicode.Scalar(scalar) { text.unicodeScalars.append(scalar) } }
    let isStable = mapped(text) == scalars && text.unicodeScalars.allSatisfy(isAllowed)
    if !isStable || scalars.allSatisfy({ $0 < 0x80 }) { throw .invalidACE }
    return scalars
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    isNameByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// Says whether names can hold a character.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: scalar.isASCII
    default: scalar.isASCII || DomainCharacters.fate(of: scalar.value) != .refused
    }
  }

  private static func mapped(_ text: String) -> [UInt32] {
    var lower = ""
    for scalar in text.unicodeScalars {
      if !scalar.isASCII, case .mapped(let others) = DomainCharacters.fate(of: scalar.value) {
        lower.unicodeScalars.append(contentsOf: others.compactMap { Unicode.Scalar($0) })
      } else {
        lower += scalar.properties.lowercaseMapping
      }
    }
    return lower._nfc.map(\.value)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
