internal import Glibc

/// A compiled regular expression of regex(7), as Postfix itself uses them.
@safe
final class PosixRegex {
  /// How an expression is compiled.
  struct Flags: OptionSet {
    let rawValue: UInt8

    /// The syntax of egrep.
    static let extended = Flags(rawValue: 1)
    /// Capitals and small letters are the same.
    static let ignoringCase = Flags(rawValue: 2)
    /// Line feeds end lines.
    static let lines = Flags(rawValue: 4)
  }

  /// Why an expression cannot be compiled, in the words of regerror(3).
  struct SyntaxError: Error {
    let reason: [UInt8]
  }

  private let expression: UnsafeMutablePointer<regex_t>
  /// How many groups it has.
  var groupCount: Int { unsafe expression.pointee.re_nsub }

  private init(_ expression: UnsafeMutablePointer<regex_t>) {
    unsafe self.expression = unsafe expression
  }

  deinit {
    unsafe regfree(expression)
    unsafe expression.deallocate()
  }

  static func compile(_ text: [UInt8], _ flags: Flags) -> Result<PosixRegex, SyntaxError> {
    var options: Int32 = 0
    if flags.contains(.extended) { options |= REG_EXTENDED }
    if flags.contains(.ignoringCase) { options |= 1 << 1 }
    if flags.contains(.lines) { options |= 1 << 2 }
    let expression = UnsafeMutablePointer<regex_t>.allocate(capacity: 1)
    unsafe expression.initialize(to: regex_t())
    let status = unsafe regcomp(expression, cString(text), options)
    guard status == 0 else {
      var reason = [CChar](repeating: 0, count: 256)
      _ = unsafe regerror(status, expression, &reason, reason.count)
      unsafe expression.deallocate()
      return .failure(SyntaxError(reason: reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }))
    }
    return unsafe .success(PosixRegex(expression))
  }

  func matches(_ text: [UInt8]) -> Bool { unsafe regexec(expression, Self.cString(text), 0, nil, 0) == 0 }

  /// What the whole expression and its groups match; none when there is no match.
  func groups(in text: [UInt8]) -> [Range<Int>?] {
    var found = [regmatch_t](repeating: regmatch_t(), count: groupCount + 1)
    guard unsafe regexec(expression, Self.cString(text), found.count, &found, 0) == 0 else { return [] }
    return found.map { $0.rm_so < 0 ? nil : Int($0.rm_so)..<Int($0.rm_eo) }
  }

  private static func cString(_ text: [UInt8]) -> [CChar] { text.map { CChar(bitPattern: $0) } + [0] }
}
