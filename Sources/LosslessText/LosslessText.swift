/// The bytes of a text file as physical lines: what is not edited prints back byte for byte.
///
/// The law of this type, for every `b`: `LosslessText(b).bytes == b`.
public struct LosslessText: Equatable, Sendable {
  /// The lines in the order of the file; every line but the last ends with a line feed.
  public private(set) var lines: [PhysicalLine]

  /// Splits bytes into physical lines.
  ///
  /// - Parameter bytes: Any bytes at all: NUL, CR and invalid UTF-8 included.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: some Sequence<UInt8>) {
    let all = Array(bytes)
    var lines: [PhysicalLine] = []
    var start = 0
    while start < all.count {
      let end = all[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? all.count
      lines.append(PhysicalLine(all[start..<end]))
      start = end
    }
    self.lines = lines
  }

  /// The whole text.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(lines.reduce(0) { $0 + $1.bytes.count })
    for line in lines { result.append(contentsOf: line.bytes) }
    return result
  }

  /// Replaces a range of lines and touches no other byte.
  ///
  /// A line that would be glued to its successor because it lacks a line feed gets one.
  ///
  /// - Parameters:
  ///   - range: Indices into ``lines``; empty to insert.
  ///   - replacement: The new lines.
  /// - Complexity: O(*n*) in the number of lines.
  public mutating func replaceLines(_ range: Range<Int>, with replacement: [PhysicalLine]) {
    if range.lowerBound > 0, range.lowerBound == lines.count, !replacement.isEmpty {
      lines[range.lowerBound - 1] = lines[range.lowerBound - 1].terminated
    }
    var new = replacement
    for index in new.indices where index < new.count - 1 || range.upperBound < lines.count {
      new[index] = new[index].terminated
    }
    lines.replaceSubrange(range, with: new)
  }

  /// Adds lines after the last one, whose missing line feed is supplied first.
  ///
  /// - Parameter new: The lines to add.
  public mutating func append(_ new: [PhysicalLine]) {
    replaceLines(lines.count..<lines.count, with: new)
  }
}
