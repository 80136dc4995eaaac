/// The rules of Postfix for host names, valid_hostname(3).
enum HostName {
  private static let longestLabel = 63
  private static let longestName = 255

  /// Says what is wrong with a name.
  ///
  /// - Returns: The warning; nil for a name that can be one.
  static func fault(_ name: ArraySlice<UInt8>) -> DisplayWarning? {
    if name.isEmpty { return .hostname(.empty, name) }
    let (dot, dash) = (UInt8(ascii: "."), UInt8(ascii: "-"))
    var before = dot
    var isNumeric = true
    var labelCount = 0
    for place in name.indices {
      let byte = name[place]
      let next = place + 1 < name.endIndex ? name[place + 1] : dot
      switch byte {
      case dot:
        if before == dot || place + 1 == name.endIndex { return .hostname(.misplacedDelimiter, name) }
        labelCount = 0
      case dash:
        isNumeric = false
        labelCount += 1
        if before == dot || next == dot { return .hostname(.misplacedHyphen, name) }
      case _ where isNameByte(byte):
        labelCount += 1
        if labelCount > longestLabel { return .hostname(.longLabel, name) }
        if byte < UInt8(ascii: "0") || byte > UInt8(ascii: "9") { isNumeric = false }
      default: return .hostname(.badByte(byte), name)
      }
      before = byte
    }
    if isNumeric { return .hostname(.isNumeric, name) }
    return name.count > longestName ? .hostname(.badLength, name) : nil
  }
}

/// Why a text is no host name.
public enum HostNameFault: Equatable, Sendable {
  /// There is nothing.
  case empty
  /// A dot stands at an end or after another.
  case misplacedDelimiter
  /// A hyphen stands at an end of a part.
  case misplacedHyphen
  /// A byte that names do not have.
  case badByte(UInt8)
  /// A part has more than 63 bytes.
  case longLabel
  /// There is no letter.
  case isNumeric
  /// There are more than 255 bytes.
  case badLength
}
