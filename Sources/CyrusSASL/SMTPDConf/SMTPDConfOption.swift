/// An option of Cyrus SASL 2.1.28: which values it takes, and what it is for.
///
/// Names and defaults are those of its manual (options.html), compared with the names in Debian 12's library and plugins; those
/// that only one side knows have a remark.
public struct SMTPDConfOption: Sendable {
  /// Which values an option takes.
  public enum Form: Equatable, Sendable {
    /// Any text.
    case text
    /// A path that begins with `/`.
    case path
    /// A password or the like.
    case secret
    /// One of these words.
    case choice([String])
    /// Some of these words, with white space between them.
    case words([String])
    /// Names that depend on what is installed, with white space between them.
    case names
    /// `yes` or `no`, and what else the library takes for them.
    case truth
    /// A number of this range.
    case number(ClosedRange<Int>)
    /// Addresses of servers that begin with one of these schemes, with white space between them.
    case addresses([String])
    /// An SQL statement, in which these placeholders must appear.
    case statement(placeholders: [String])
  }

  /// Whether anything looks at the option.
  public enum Standing: Equatable, Sendable {
    /// It is in use.
    case current
    /// The manual has it, and Debian's library and plugins do not: another name, or what is to be known.
    case unknownToDebian(String)
    /// An older name; the one to use.
    case replaced(by: String)
  }

  /// The name.
  public let key: SMTPDConfKey
  /// Which values it takes.
  public let form: Form
  /// The value that holds when no line sets it; nil when there is none.
  public let standard: String?
  /// What it is for: lower case, no full stop.
  public let purpose: String
  /// Whether anything looks at it.
  public let standing: Standing

  /// Says whether its values are not for everybody.
  public var isSecret: Bool { form == .secret }

  init(_ name: String, _ form: Form, _ standard: String? = nil, _ purpose: String, _ standing: Standing = .current) {
    key = SMTPDConfKey(lowercasing: name.utf8)
    self.form = form
    self.standard = standard
    self.purpose = purpose
    self.standing = standing
  }

  /// Finds an option.
  ///
  /// - Parameter key: Its name.
  /// - Returns: The option; nil for a name that Cyrus SASL does not have.
  public static func named(_ key: SMTPDConfKey) -> SMTPDConfOption? { all.first { $0.key == key } }

  /// Says why a value is none for this option.
  ///
  /// - Parameter value: The value.
  /// - Returns: What was expected; nil when the value is good.
  public func expectation(for value: String) -> String? {
    let words = value.split(whereSeparator: \.isWhitespace).map(String.init)
    switch form {
    case .text, .secret, .names: return nil
    case .path: return value.hasPrefix("/") ? nil : "a path that begins with /"
    case .choice(let choices):
      return choices.contains(value.lowercased()) ? nil : choices.joined(separator: " or ")
    case .words(let choices):
      return words.allSatisfy { choices.contains($0.lowercased()) } ? nil : "some of \(choices.joined(separator: " "))"
    case .truth:
      let known = ["yes", "no", "y", "n", "true", "false", "t", "f", "on", "off", "1", "0"]
      return known.contains(value.lowercased()) ? nil : "yes or no"
    case .number(let range):
      return Int(value).map(range.contains) ?? false
        ? nil : "a number from \(range.lowerBound) to \(range.upperBound)"
    case .addresses(let schemes):
      let isGood = words.allSatisfy { word in schemes.contains { word.lowercased().hasPrefix($0) } }
      return isGood ? nil : "addresses that begin with \(schemes.joined(separator: " or "))"
    case .statement(let placeholders):
      let missing = placeholders.filter { !value.contains($0) }
      return missing.isEmpty ? nil : "a statement with \(missing.joined(separator: " and "))"
    }
  }
}
