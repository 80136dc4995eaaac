internal import PostfixConfig

/// Our own words for what `--strict` finds.
enum StrictWords {
  /// What was found and what was expected, and what to do about it.
  static func sentence(_ finding: StrictFinding, _ version: String) -> (message: String, advice: String?) {
    let name = text(finding.name)
    let setting = (finding.service.map { "\($0): " } ?? "") + "\(name) = \(text(finding.value))"
    switch finding.fault {
    case .unknown(let suggestion):
      return (
        "\(name): found an unknown parameter that nothing uses, expected one of Postfix \(version)",
        suggestion.map { "\(text($0)), if that was meant" }
      )
    case .otherRelease:
      return ("\(name): Postfix \(version) does not have this parameter, other releases do", "postconf -d \(name)")
    case .undefined(let reference, let suggestion):
      return (
        "\(setting): $\(text(reference)) is not defined, expected a name that is",
        suggestion.map { "$\(text($0)), if that was meant" } ?? "defining \(text(reference))"
      )
    case .readOnly: return ("\(name) cannot be set", "removing it")
    case .value(let fault): return value(fault, setting, finding)
    case .spacedOption(let word):
      return (
        "\(finding.service ?? ""): found \"\(text(word))\" where an option should be, so Postfix ignores it and every option behind it; expected no white space around the equal sign",
        "-o \(name)=VALUE, or -o { \(name) = VALUE }"
      )
    case .syntax(let message): return (message, nil)
    }
  }

  private static func value(
    _ fault: ValueFault, _ setting: String, _ finding: StrictFinding
  ) -> (message: String, advice: String?) {
    let name = text(finding.name)
    switch fault {
    case .type(let type): return ("\(setting): found no \(noun(type)), expected \(form(type))", nil)
    case .missingUnit(let unit):
      let value = text(finding.value)
      return (
        "\(setting): found a time without a unit, which Postfix takes for \(long(unit)), expected a unit",
        unit == "s" ? "\(name)=\(value)s" : "\(name)=\(value)\(unit), or \(name)=\(value)s for seconds"
      )
    case .choice(let word, let words):
      let choices = words.split(separator: " ").joined(separator: ", ")
      return ("\(setting): found \(word.isEmpty ? "nothing" : "\"\(text(word))\""), expected \(choices)", nil)
    case .reference: return ("\(setting): found a reference that cannot be read, expected $name or ${name}", nil)
    }
  }

  private static func noun(_ type: ParameterType) -> String {
    switch type {
    case .text: "text"
    case .boolean: "yes or no"
    case .number, .longNumber: "number"
    case .time: "time"
    }
  }

  private static func form(_ type: ParameterType) -> String {
    switch type {
    case .text: "text"
    case .boolean: "yes or no"
    case .number: "digits, at most 2147483647"
    case .longNumber: "digits, without a unit"
    case .time: "a number with s, m, h, d or w"
    }
  }

  private static func long(_ unit: Character) -> String {
    switch unit {
    case "s": "seconds"
    case "m": "minutes"
    case "h": "hours"
    case "d": "days"
    default: "weeks"
    }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
