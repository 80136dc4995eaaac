/// One statement of a Dovecot configuration file, and the physical lines that it takes.
public struct DovecotStatement: Equatable, Sendable {
  /// What a statement says.
  public enum Kind: Equatable, Sendable {
    /// `key = value`; the value without its quotes and with `\"` resolved.
    case setting(key: [UInt8], value: [UInt8], form: ValueForm)
    /// `type name {`; the name is empty for `type {`.
    case sectionStart(DovecotSection)
    /// `}`.
    case sectionEnd
    /// `!include pattern` or `!include_try pattern`.
    case include(pattern: [UInt8], IncludeRule)
    /// A statement that Dovecot refuses.
    case malformed(Fault)
    /// A continued line that a comment, an empty line or the end of the file cuts off: Dovecot drops it silently.
    case abandoned
  }

  /// How a value is spelled.
  public enum ValueForm: Sendable {
    /// As it stands.
    case plain
    /// In single or double quotes.
    case quoted
    /// `<path`: the content of another file.
    case file
  }

  /// What Dovecot does when no file matches.
  public enum IncludeRule: Sendable {
    /// It refuses the configuration.
    case required
    /// It goes on.
    case optional
  }

  /// Why Dovecot refuses a statement.
  public enum Fault: Equatable, Sendable {
    /// Neither `=` nor `{` where one of them must stand.
    case missingBrace
    /// Text after the `{`.
    case textAfterBrace
    /// `= value` without a key.
    case missingKey
  }

  /// What it says.
  public let kind: Kind
  /// The indices of its lines in the text; more than one when lines end in a backslash.
  public let lines: Range<Int>
  /// The place of the value's bytes, quotes excluded; nil for everything but settings.
  let value: Range<TextPosition>?
}

/// A section's kind and name, as in `unix_listener auth-userdb {`.
public struct DovecotSection: Hashable, Sendable {
  /// The first word.
  public let type: [UInt8]
  /// The second word without quotes; empty when there is none.
  public let name: [UInt8]

  /// Names a section.
  ///
  /// - Parameters:
  ///   - type: The first word.
  ///   - name: The second word; empty for none.
  public init(type: [UInt8], name: [UInt8]) {
    self.type = type
    self.name = name
  }

  /// Names a section by texts.
  ///
  /// - Parameters:
  ///   - type: The first word.
  ///   - name: The second word; empty for none.
  public init(_ type: String, _ name: String = "") {
    self.init(type: Array(type.utf8), name: Array(name.utf8))
  }
}

/// A byte of a text: the line's index, and the offset in the line.
struct TextPosition: Comparable, Sendable {
  var line: Int
  var column: Int

  static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
