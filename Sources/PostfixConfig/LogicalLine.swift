public import LosslessText

/// One logical line of main.cf or master.cf: a view on the physical lines that Postfix reads as one.
///
/// A line that begins with white space continues the line before it; comments and blank lines in between are skipped.
public struct LogicalLine: Equatable, Sendable {
  /// The first physical line to the last one with content, comments and blank lines in between included.
  public let lines: Range<Int>
  /// The physical lines with content, in order; never empty.
  public let contentLines: [Int]

  /// Joins the content as Postfix does: line feeds dropped, cut at the first NUL.
  ///
  /// - Parameter text: The text that the view belongs to.
  /// - Returns: The bytes that Postfix parses.
  public func bytes(in text: LosslessText) -> [UInt8] {
    var joined: [UInt8] = []
    for index in contentLines { joined.append(contentsOf: text.lines[index].content) }
    if let end = joined.firstIndex(of: 0) { joined.removeSubrange(end...) }
    return joined
  }

  /// What a physical line is to Postfix.
  enum Role {
    /// Blank, or a comment.
    case skipped
    /// Begins with white space.
    case continuation
    /// Begins with anything else.
    case start

    init(of line: PhysicalLine) {
      guard let first = line.bytes.first(where: { !PostfixSyntax.isSpace($0) }), first != UInt8(ascii: "#") else {
        self = .skipped
        return
      }
      self = line.bytes.first.map(PostfixSyntax.isSpace) == true ? .continuation : .start
    }
  }
}

extension LosslessText {
  /// Splits the text into the logical lines of Postfix's configuration files.
  ///
  /// Content that begins with white space and continues nothing is a logical line of its own; Postfix drops it.
  ///
  /// - Returns: The logical lines in order; blank lines and comments that no entry encloses belong to none.
  /// - Complexity: O(*n*) in the number of bytes.
  public func logicalLines() -> [LogicalLine] {
    var result: [LogicalLine] = []
    var content: [Int] = []
    func close() {
      guard let first = content.first, let last = content.last else { return }
      result.append(LogicalLine(lines: first..<last + 1, contentLines: content))
      content = []
    }
    for index in lines.indices {
      switch LogicalLine.Role(of: lines[index]) {
      case .skipped: continue
      case .continuation: content.append(index)
      case .start:
        close()
        content.append(index)
      }
    }
    close()
    return result
  }
}
