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
