/// What is wrong with a value.
public enum ValueFault: Equatable, Sendable {
  /// It is not what the type asks for.
  case type(ParameterType)
  /// It is a number without a unit; the unit that it is then taken for.
  case missingUnit(Character)
  /// A word of it is none of those that the parameter takes; an empty word stands for an empty value.
  case choice([UInt8], among: String)
  /// A reference in it cannot be read.
  case reference(MacroFault)
}

/// Checks values against the types of parameters, as the programs would when they start.
enum ValueCheck {
  /// Finds what is wrong with a value.
  ///
  /// - Parameters:
  ///   - value: The value with its references expanded.
  ///   - name: A built-in parameter.
  ///   - table: The Postfix.
  ///   - standard: The default, expanded: its last letter is the unit of times without one.
  /// - Returns: What is wrong; nil when the programs would take the value.
  static func fault(
    in value: [UInt8], of name: ArraySlice<UInt8>, _ table: ParameterTable, standard: [UInt8]
  ) -> ValueFault? {
    switch table.type(of: name) {
    case .text:
      guard let choices = ParameterChoices(name), let word = choices.firstUnknown(in: value) else { return nil }
      return .choice(word, among: choices.words.description)
    case .boolean:
      let word = String(decoding: value, as: UTF8.self).lowercased()
      return word == "yes" || word == "no" ? nil : .type(.boolean)
    case .number: return number(value).flatMap { Int32(exactly: $0) } == nil ? .type(.number) : nil
    case .longNumber: return number(value) == nil ? .type(.longNumber) : nil
    case .time: return timeFault(in: value, standard: standard)
    }
  }

  private static func number(_ value: [UInt8]) -> Int? { Int(String(decoding: value, as: UTF8.self)) }

  private static func timeFault(in value: [UInt8], standard: [UInt8]) -> ValueFault? {
    var rest = value[...]
    if rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    guard !rest.isEmpty else { return .type(.time) }
    var isBare = true
    var isZero = true
    while !rest.isEmpty {
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard let count = number(Array(digits)), count <= Int(Int32.max) else { return .type(.time) }
      if count != 0 { isZero = false }
      rest = rest[digits.endIndex...]
      guard let unit = rest.popFirst() else { break }
      isBare = false
      guard "smhdw".utf8.contains(unit) else { return .type(.time) }
    }
    // Whoever writes a number must know the unit of this parameter: seconds here, days there.
    guard isBare, !isZero else { return nil }
    let unit = standard.last.flatMap { "mhdw".utf8.contains($0) ? $0 : nil } ?? UInt8(ascii: "s")
    return .missingUnit(Character(Unicode.Scalar(unit)))
  }
}
