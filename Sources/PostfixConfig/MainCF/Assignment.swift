/// Text of the form `name = value`, as main.cf and the command line hold it.
public struct Assignment: Equatable, Sendable {
  /// What is wrong with a text; the descriptions are Postfix's words.
  public enum Problem: String, Error, Sendable {
    /// Nothing stands before the sign, or nothing at all.
    case missingName = "missing attribute name"
    /// Something else than the sign follows the name.
    case missingEquals = "missing '=' after attribute name"
  }

  /// The text up to white space or the sign.
  public let name: ArraySlice<UInt8>
  /// The text after the sign without white space at either end.
  public let value: ArraySlice<UInt8>

  /// Splits a text as Postfix does.
  ///
  /// - Parameter text: A logical line, or an argument.
  /// - Throws: What is wrong with it.
  public init(_ text: ArraySlice<UInt8>) throws(Problem) {
    let start = text.drop(while: PostfixSyntax.isSpace)
    let name = start.prefix { !PostfixSyntax.isSpace($0) && $0 != UInt8(ascii: "=") }
    let rest = start[name.endIndex...].drop(while: PostfixSyntax.isSpace)
    if name.isEmpty { throw .missingName }
    if rest.first != UInt8(ascii: "=") { throw .missingEquals }
    self.name = name
    self.value = PostfixSyntax.trimmed(rest.dropFirst())
  }
}
