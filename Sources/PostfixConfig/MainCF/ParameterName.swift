/// The name of a parameter: at least one byte, none of them white space, `=` or NUL, and no `#` in front.
///
/// Postfix lets main.cf set names that `$name` cannot spell, so nothing else is asked of them.
public struct ParameterName: Hashable, Sendable {
  /// The bytes of the name.
  public let bytes: [UInt8]

  /// Checks a name.
  ///
  /// - Parameter bytes: The name; nil is returned when Postfix could not read it back.
  public init?(_ bytes: some Sequence<UInt8>) {
    self.init(Array(bytes)[...])
  }

  /// Checks a name.
  ///
  /// - Parameter bytes: The name; nil is returned when Postfix could not read it back.
  public init?(_ bytes: ArraySlice<UInt8>) {
    let name = Array(bytes)
    guard let first = name.first, first != UInt8(ascii: "#") else { return nil }
    guard !name.contains(where: { PostfixSyntax.isSpace($0) || $0 == UInt8(ascii: "=") || $0 == 0 }) else { return nil }
    self.bytes = name
  }

  /// Checks a name.
  ///
  /// - Parameter text: The name; nil is returned when Postfix could not read it back.
  public init?(_ text: String) {
    self.init(Array(text.utf8)[...])
  }
}

extension ParameterName: ExpressibleByStringLiteral {
  /// Takes a name from the program's text.
  ///
  /// - Parameter value: A legal name; anything else stops the program, since it is an error in the program.
  public init(stringLiteral value: String) {
    bytes = Array(value.utf8)
    precondition(ParameterName(bytes) != nil, "not a parameter name")
  }
}

extension ParameterName: CustomStringConvertible {
  /// The name for messages.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
