public import SystemPackage

/// Why a recorded change cannot be taken back, as data.
public enum UndoFault: Error, Equatable, Sendable {
  /// A place that no longer is what the recorded change made of it.
  public struct Place: Equatable, Sendable {
    /// The path.
    public let path: FilePath
    /// The line, 1 for the first; nil for the file as a whole.
    public let line: Int?
  }

  /// There is no record of that number.
  case noRecord(Int)
  /// Somebody changed these places since.
  case changedSince(record: Int, [Place])
  /// The contents of these files held secrets, and are kept no longer.
  case purged(record: Int, [FilePath])
}
