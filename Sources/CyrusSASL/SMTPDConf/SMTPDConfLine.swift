/// One line of a configuration file of Cyrus SASL, taken apart as `lib/config.c` does it.
enum SMTPDConfLine: Equatable {
  /// Where the parts of a setting are, as indices into the line's content.
  struct Setting: Equatable {
    var key: SMTPDConfKey
    /// The first character of the key.
    var start: Int
    /// Without the white space around it.
    var value: Range<Int>
  }

  /// Why the library refuses a line.
  enum Fault: String {
    case noColon = "expected `key: value`; keys are letters, digits, - and _, and the colon follows at once"
    case noValue = "expected a value after the colon"
    case tooLong = "the line is longer than 4095 bytes, where Cyrus SASL cuts it in two"
    case nul = "a NUL byte ends what Cyrus SASL reads of the line"
  }

  case blank
  /// A comment that would be a setting without the `#`.
  case comment(Setting)
  case remark
  case setting(Setting)
  case malformed(Fault, column: Int)

  /// The library's buffer of 4096 bytes holds a NUL besides; a line feed that is cut off is an empty line.
  static let longest = 4095

  /// What to do about a fault.
  static func advice(on fault: Fault) -> String {
    fault == .nul ? "remove the NUL byte" : "mend the line or put # in front of it: Cyrus SASL refuses the whole file"
  }

  init(_ content: ArraySlice<UInt8>) {
    let start = content.firstIndex { !Self.isSpace($0) } ?? content.endIndex
    if content.count > Self.longest {
      self = .malformed(.tooLong, column: Self.longest + 1)
    } else if let nul = content.firstIndex(of: 0) {
      self = .malformed(.nul, column: nul - content.startIndex + 1)
    } else if start == content.endIndex {
      self = .blank
    } else if content[start] == UInt8(ascii: "#") {
      let rest = content[start...].drop { $0 == UInt8(ascii: "#") || Self.isSpace($0) }
      if case .success(let setting) = Self.setting(rest) { self = .comment(setting) } else { self = .remark }
    } else {
      switch Self.setting(content[start...]) {
      case .success(let setting): self = .setting(setting)
      case .failure(let refusal):
        self = .malformed(refusal.fault, column: refusal.index - content.startIndex + 1)
      }
    }
  }

  private struct Refusal: Error {
    var fault: Fault
    var index: Int
  }

  private static func setting(_ content: ArraySlice<UInt8>) -> Result<Setting, Refusal> {
    let key = content.prefix(while: SMTPDConfKey.allows)
    guard key.endIndex < content.endIndex, content[key.endIndex] == UInt8(ascii: ":") else {
      return .failure(Refusal(fault: .noColon, index: key.endIndex))
    }
    let value = content[(key.endIndex + 1)...].drop(while: isSpace)
    guard let last = value.lastIndex(where: { !isSpace($0) }) else {
      return .failure(Refusal(fault: .noValue, index: key.endIndex + 1))
    }
    return .success(
      Setting(key: SMTPDConfKey(lowercasing: key), start: content.startIndex, value: value.startIndex..<last + 1))
  }

  /// isspace(3) in the C locale.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
