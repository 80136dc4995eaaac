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
  private let write: (TraceEvent) -> Void

  /// Makes a trace.
  ///
  /// - Parameters:
  ///   - level: How many `-v` were given.
  ///   - write: Puts an event into words.
  public init(level: Int, write: @escaping (TraceEvent) -> Void) {
    self.level = level
    self.write = write
  }

  /// Tells how the original reads a file.
  ///
  /// - Parameters:
  ///   - count: How many bytes the file has.
  ///   - descriptor: Where it is read from.
  public func tell(_ count: Int, readFrom descriptor: Int) {
    for place in stride(from: 0, to: count, by: 4096) {
      tell(.streams, .filled(descriptor: descriptor, count: min(4096, count - place)))
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
