public import SafeFiles

/// What became of a file when secrets were changed.
public struct SecretEdit: Equatable, Sendable {
  /// How the file was written.
  public enum Writing: Equatable, Sendable {
    /// Not at all: everything was as it should be.
    case none
    /// It was made.
    case created
    /// It was replaced in one step.
    case replaced
    /// It is a mount point and was rewritten in place.
    case inPlace
    /// It is an LMDB file and was changed in a transaction: what was removed stays in its free pages until they are used.
    case inTransaction
  }

  /// How the file was written, or would have been in a rehearsal.
  public internal(set) var writing = Writing.none
  /// What each change did, in the order of the changes; empty for changes made by a closure.
  public internal(set) var effects: [SecretEffect] = []
  /// What was done to each key, in the order of the changes; empty unless ``SecretDatabase/detail`` asks for it.
  public internal(set) var changes: [SecretKeyChange] = []
  /// How many secrets were stored under keys that had none.
  public let created: Int
  /// How many secrets were stored in the place of others.
  public let replaced: Int
  /// How many secrets were removed.
  public let removed: Int
  /// What an LMDB file may take of the address space from now on; nil unless it had to grow beyond what programs that
  /// have it open expect.
  public internal(set) var grownMapSize: Int?
  /// The owner that the file should have and that only root could give it.
  public internal(set) var pendingOwnership: Ownership?
  /// What the database library had to say although it did what was asked for.
  public internal(set) var libraryMessages: [UInt8] = []
}
