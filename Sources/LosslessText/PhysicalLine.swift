/// One line of a file as it stands on disk, its line feed included.
///
/// Only LF ends a line, as in Postfix, Cyrus SASL and Dovecot; a CR before it is part of the content.
public struct PhysicalLine: Hashable, Sendable {
  /// The bytes of the line, with the line feed unless the file ends without one.
  public let bytes: ArraySlice<UInt8>

  /// Takes the bytes of one line.
  ///
  /// - Parameter bytes: The content, and a line feed at its end or none.
  public init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  /// Makes a line from content without a line feed, and ends it with one.
  ///
  /// - Parameter content: Bytes without a line feed.
  public init(content: some Sequence<UInt8>) {
    self.bytes = ArraySlice(Array(content) + [UInt8(ascii: "\n")])
  }

  /// The bytes without the line feed.
  public var content: ArraySlice<UInt8> {
    isTerminated ? bytes.dropLast() : bytes
  }

  /// Says whether a line feed ends the line; only the last line of a file can lack it.
  public var isTerminated: Bool {
    bytes.last == UInt8(ascii: "\n")
  }

  /// The same line with a line feed at its end.
  public var terminated: PhysicalLine {
    isTerminated ? self : PhysicalLine(bytes + [UInt8(ascii: "\n")])
  }
}
