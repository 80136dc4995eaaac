public import LosslessText

/// One `name = value` of main.cf, in force or commented out: a view on the document's lines.
public struct MainCFEntry: Equatable, Sendable {
  /// Whether Postfix sees the entry.
  public enum State: Sendable {
    /// Postfix reads it.
    case active
    /// It stands in a comment, as in `#name = value`.
    case commented
  }

  /// Whether Postfix sees it.
  public let state: State
  /// The name.
  public let name: ParameterName
  /// The value as Postfix sees it: continuation lines joined, comments left out, no white space at either end.
  public let value: [UInt8]
  /// The physical lines from the first to the last, comments in between included.
  public let lines: Range<Int>
  /// The physical lines that carry the entry's own bytes.
  public let contentLines: [Int]
  /// Where it begins.
  public let location: SourceLocation
}
