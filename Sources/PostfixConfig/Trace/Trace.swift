/// Tells what a run reads, uses and computes: `-v` of postconf(1), more with every further `-v`.
///
/// Where nothing is to be told there is no such object, so that the usual run pays a comparison with nil and no more.
public final class Trace {
  /// How many `-v` it takes.
  public enum Level: Int, Sendable {
    /// Which names are used, and the networks of this machine.
    case uses = 1
    /// Every look-up and every value.
    case values
    /// What is read and written.
    case streams
  }

  private let level: Int
  /// The descriptors of the files that are told of.
  public let descriptors: DescriptorBook
  private let write: (TraceEvent) -> Void

  /// Makes a trace.
  ///
  /// - Parameters:
  ///   - level: How many `-v` were given.
  ///   - descriptors: The descriptors of the files that are told of.
  ///   - write: Puts an event into words.
  public init(level: Int, descriptors: DescriptorBook, write: @escaping (TraceEvent) -> Void) {
    self.level = level
    self.descriptors = descriptors
    self.write = write
  }

  /// Tells how the original reads a file.
  ///
  /// - Parameters:
  ///   - count: How many bytes the file has.
  ///   - others: How many files are open besides, since the last one that ``descriptors`` knows of.
  public func tell(_ count: Int, readBeside others: Int) {
    for place in stride(from: 0, to: count, by: 4096) {
      tell(.streams, .filled(descriptor: descriptors.number(others), count: min(4096, count - place)))
    }
  }

  /// Tells of an event, if so much is to be told.
  ///
  /// - Parameters:
  ///   - level: How many `-v` it takes.
  ///   - event: What happened.
  public func tell(_ level: Level, _ event: @autoclosure () -> TraceEvent) {
    if self.level >= level.rawValue { write(event()) }
  }
}
