/// What kind of value a parameter takes: postconf(5) and the programs' own tables.
public enum ParameterType: Equatable, Sendable {
  /// Any text, or a list.
  case text
  /// `yes` or `no`.
  case boolean
  /// A number of 32 bits.
  case number
  /// A number of 64 bits.
  case longNumber
  /// Numbers with the units s, m, h, d or w.
  case time
}

extension ParameterTable {
  /// Finds the type of a parameter.
  ///
  /// - Parameter name: The name, case-sensitive.
  /// - Returns: The type; *text* for names that are not built in.
  public func type(of name: ArraySlice<UInt8>) -> ParameterType {
    guard let index = index(of: name), index < Self.types.utf8CodeUnitCount else { return .text }
    // Within the literal, which lives as long as the program.
    switch unsafe Self.types.utf8Start[index] {
    case UInt8(ascii: "b"): return .boolean
    case UInt8(ascii: "i"): return .number
    case UInt8(ascii: "l"): return .longNumber
    case UInt8(ascii: "t"): return .time
    default: return .text
    }
  }
}
