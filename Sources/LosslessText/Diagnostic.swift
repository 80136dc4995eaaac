/// Something that a reader of configuration files has to tell the user.
public struct Diagnostic: Equatable, Sendable {
  /// How much it matters.
  public enum Severity: String, Sendable {
    /// Nothing can be done before it is mended.
    case error
    /// The command goes on, the result may not be what was wanted.
    case warning
    /// Worth knowing.
    case note
  }

  /// How much it matters.
  public let severity: Severity
  /// Where it was found; nil when no single place is at fault.
  public let location: SourceLocation?
  /// What was found and what was expected: lower case, no full stop.
  public let message: String
  /// What to do about it: a command or a setting; nil when the message says it all.
  public let advice: String?

  /// Makes a diagnostic.
  ///
  /// - Parameters:
  ///   - severity: How much it matters.
  ///   - location: Where it was found.
  ///   - message: What was found and what was expected.
  ///   - advice: What to do about it.
  public init(_ severity: Severity, at location: SourceLocation? = nil, _ message: String, advice: String? = nil) {
    self.severity = severity
    self.location = location
    self.message = message
    self.advice = advice
  }
}
