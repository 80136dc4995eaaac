/// The rules of Postfix for host names, valid_hostname(3).
enum HostName {
  /// Says what is wrong with a name.
  ///
  /// - Returns: The warning; nil for a name that can be one.
  static func fault(_ name: ArraySlice<UInt8>) -> DisplayWarning? {
    let (dot, dash) = (UInt8(ascii: "."), UInt8(ascii: "-"))
    var before = dot
    var isNumeric = true
    for (index, byte) in name.enumerated() {
      let next = index + 1 < name.count ? name[name.startIndex + index + 1] : dot
      switch byte {
      case dot: if before == dot || index + 1 == name.count { return .hostnameDelimiter(name) }
      case dash:
        isNumeric = false
        if before == dot || next == dot { return .hostnameHyphen(name) }
      case _ where isNameByte(byte):
        if byte < UInt8(ascii: "0") || byte > UInt8(ascii: "9") { isNumeric = false }
      default: return .hostnameByte(byte, name)
      }
      before = byte
    }
    return isNumeric && !name.isEmpty ? .numericHostname(name) : nil
  }
}
