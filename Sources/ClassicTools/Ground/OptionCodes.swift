/// A set of a command's options, by the numbers of their cases.
///
/// Not an array or a Set: the types of those over a command's own options are made at run time, 20,000 instructions each.
struct OptionCodes {
  private var bits: UInt64 = 0

  /// Makes an empty set.
  init() {}

  /// How many options are in it.
  var count: Int { bits.nonzeroBitCount }

  /// Says whether an option is in it.
  func contains(_ option: some CommandOption) -> Bool { bits & Self.bit(option) != 0 }

  /// Puts an option in.
  mutating func insert(_ option: some CommandOption) { bits |= Self.bit(option) }

  /// The options that are in both.
  func intersection(_ other: OptionCodes) -> OptionCodes {
    var result = self
    result.bits &= other.bits
    return result
  }

  /// The options that are in this one only.
  func subtracting(_ other: OptionCodes) -> OptionCodes {
    var result = self
    result.bits &= ~other.bits
    return result
  }

  private static func bit(_ option: some CommandOption) -> UInt64 { 1 << UInt64(option.rawValue) }
}

extension OptionCodes {
  /// Makes a set of postconf's options; inlined, the list of them is a constant of the program.
  @inline(__always)
  init(_ options: PostconfOption...) {
    for option in options { insert(option) }
  }
}
