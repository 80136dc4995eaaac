/// Tells how the original reads the lines of a file: in blocks, each when the first byte of it is needed.
///
/// A line is known to be whole when the first byte of the next one has been seen.
public final class SourceReading {
  private let trace: Trace
  private let descriptor: Int
  /// How many bytes each read(2) gives.
  private let counts: [Int]
  /// The bytes that were read so far, and how often.
  private var filled = 0
  private var reads = 0
  /// Where physical lines begin, as far as they were asked for.
  private let source: [UInt8]
  private var (lineNumber, lineStart) = (1, 0)

  /// Prepares to tell.
  ///
  /// - Parameters:
  ///   - source: The bytes of the file.
  ///   - counts: How many each read(2) gives; nil for whole blocks.
  ///   - descriptor: Where they are read from.
  ///   - trace: Told of the reads; nil when nothing is to be told.
  public init?(_ source: [UInt8], in counts: [Int]? = nil, from descriptor: Int, _ trace: Trace?) {
    guard let trace else { return nil }
    self.trace = trace
    self.descriptor = descriptor
    self.source = source
    self.counts = counts ?? stride(from: 0, to: source.count, by: 4096).map { min(4096, source.count - $0) }
  }

  /// Tells of what is read before a line can be looked at.
  ///
  /// - Parameter next: The number of the first physical line after it; nil for the last line.
  func advance(to next: Int?) {
    guard let next else { return tell(upTo: source.count) }
    while lineNumber < next, let end = source[lineStart...].firstIndex(of: 0x0A) {
      lineStart = end + 1
      lineNumber += 1
    }
    tell(upTo: lineStart + 1)
  }

  private func tell(upTo end: Int) {
    while filled < end, reads < counts.count {
      trace.tell(.streams, .filled(descriptor: descriptor, count: counts[reads]))
      filled += counts[reads]
      reads += 1
    }
  }
}
