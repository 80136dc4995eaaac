extension ParameterLookup {
  /// Finds the list that a parameter has when nothing sets it, as text to begin an entry with.
  ///
  /// References stay as they are, so that the entry follows what they name. But a default that is one choice, such as
  /// `${{$compatibility_level} <level {1} ? {} : {permit_mynetworks, ...}}`, is settled: items can be put between those
  /// of the branch that is in force, and are never put behind the whole.
  ///
  /// - Parameter name: The parameter.
  /// - Returns: The list; empty for names without a default.
  public func listDefault(_ name: ArraySlice<UInt8>) -> [UInt8] {
    let value = Array(defaultValue(name) ?? [])
    guard let choice = Choice(value) else { return value }
    let taken = expand(choice.probe[...]).bytes
    return Array(PostfixSyntax.trimmed((taken.isEmpty ? choice.otherwise : choice.then)[...]))
  }
}

/// A value that is one `${condition ? {then} : {otherwise}}`.
private struct Choice {
  let then: [UInt8]
  let otherwise: [UInt8]
  /// Expands to something when the first branch is in force.
  let probe: [UInt8]

  init?(_ value: [UInt8]) {
    guard value.starts(with: "${".utf8), value.last == UInt8(ascii: "}") else { return nil }
    var depth = 0
    var bounds: [Range<Int>] = []
    var start = 0
    var question: Int?
    for (index, byte) in value.enumerated().dropFirst(2).dropLast() {
      if byte == UInt8(ascii: "{") {
        if depth == 0 { start = index }
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
        if depth < 0 { return nil }
        if depth == 0, question != nil { bounds.append(start + 1..<index) }
      } else if byte == UInt8(ascii: "?"), depth == 0, question == nil {
        question = index
      }
    }
    guard let question, depth == 0, (1...2).contains(bounds.count) else { return nil }
    then = Array(value[bounds[0]])
    otherwise = bounds.count > 1 ? Array(value[bounds[1]]) : []
    probe = value[...question] + Array("{1}:{}}".utf8)
  }
}
