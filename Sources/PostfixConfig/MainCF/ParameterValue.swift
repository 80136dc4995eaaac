/// The value of a parameter as main.cf holds it on one line: no line feed, no NUL, no white space at either end.
public struct ParameterValue: Hashable, Sendable {
  /// The bytes of the value; may be empty.
  public let bytes: [UInt8]

  /// Checks a value and strips white space from both ends.
  ///
  /// - Parameter bytes: The value; nil is returned when it holds a line feed or NUL.
  public init?(_ bytes: some Sequence<UInt8>) {
    self.init(Array(bytes)[...])
  }

  /// Checks a value and strips white space from both ends.
  ///
  /// - Parameter bytes: The value; nil is returned when it holds a line feed or NUL.
  public init?(_ bytes: ArraySlice<UInt8>) {
    let value = PostfixSyntax.trimmed(bytes)
    guard !value.contains(UInt8(ascii: "\n")), !value.contains(0) else { return nil }
    self.bytes = Array(value)
  }

  /// Checks a value and strips white space from both ends.
  ///
  /// - Parameter text: The value; nil is returned when it holds a line feed or NUL.
  public init?(_ text: String) {
    self.init(Array(text.utf8)[...])
  }
}

extension ParameterValue: ExpressibleByStringLiteral {
  /// Takes a value from the program's text.
  ///
  /// - Parameter value: A legal value; anything else stops the program, since it is an error in the program.
  public init(stringLiteral value: String) {
    bytes = Array(PostfixSyntax.trimmed(Array(value.utf8)[...]))
    precondition(ParameterValue(bytes) != nil, "not a parameter value")
  }
}

extension ParameterValue: CustomStringConvertible {
  /// The value for messages.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
