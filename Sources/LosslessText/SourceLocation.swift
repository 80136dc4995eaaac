/// A place in a configuration file, counted as editors count.
public struct SourceLocation: Equatable, Hashable, Sendable {
  /// The path as the user would type it.
  public let file: String
  /// The line, 1 for the first.
  public let line: Int
  /// The column in bytes, 1 for the first; nil when the whole line is meant.
  public let column: Int?

  /// Names a place.
  ///
  /// - Parameters:
  ///   - file: The path to show.
  ///   - line: The line, 1 for the first.
  ///   - column: The column in bytes, 1 for the first; nil for the whole line.
  public init(file: String, line: Int, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line` or `file:line:column`.
  public var description: String {
    column.map { "\(file):\(line):\($0)" } ?? "\(file):\(line)"
  }
}
