/// The character classes of Postfix's configuration files: those of the C locale.
public enum PostfixSyntax {
  /// Says whether Postfix takes a byte for white space: blank, tab, LF, VT, FF or CR.
  ///
  /// - Parameter byte: Any byte.
  /// - Returns: Whether isspace(3) holds in the C locale.
  @inlinable
  public static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}

extension PostfixSyntax {
  /// Strips white space from both ends.
  ///
  /// - Parameter bytes: Any bytes.
  /// - Returns: A part of them.
  public static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return rest
  }

  /// Splits bytes at white space.
  ///
  /// - Parameter bytes: Any bytes.
  /// - Returns: The words between, none of them empty.
  public static func words(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(whereSeparator: isSpace)
  }
}

/// How an edit treats what it need not touch.
public enum EditPolicy: Sendable {
  /// The bytes that the original tool would write.
  case classic
  /// Comments, the layout of continuation lines and the place of entries stay.
  case gentle
}
