public import SafeFiles
public import SystemPackage

/// What went wrong with a database of secrets, as data.
public enum SecretStoreError: Error, Equatable, Sendable {
  /// The database library refused an operation; `messages` are the lines it would have written to the standard error.
  case library(Operation, path: FilePath, code: Int32, messages: [UInt8])
  /// The file is shorter than its own first page says.
  case truncated(path: FilePath, size: Int, expected: Int)
  /// A page of the file is not as it must be.
  case damaged(path: FilePath, StoreFinding)
  /// What was written could not be read back.
  case notStored(path: FilePath)
  /// The system refused to read, lock or replace the file.
  case file(FileError)
  /// Others kept changing the file, and never left it alone long enough.
  case alwaysOvertaken(path: FilePath)
  /// The entries of an LMDB file do not fit into the part of the address space that it may take.
  case mapFull(path: FilePath, size: Int)
  /// The file has another format than the one that was asked for.
  case otherKind(path: FilePath, found: SecretStoreKind)
  /// Files of this format cannot be made, or not be changed.
  case unsupported(path: FilePath, SecretStoreKind)
  /// The caller's own closure gave up.
  case abandoned

  /// What was being done.
  public enum Operation: String, Sendable {
    /// Opening the database.
    case open
    /// Reading an entry.
    case read
    /// Writing or removing an entry.
    case write
    /// Writing out the cache.
    case close
  }

  /// The lines that the database library has to say; empty unless it was the library that failed.
  public var libraryMessages: [UInt8] {
    if case .library(_, _, _, let messages) = self { messages } else { [] }
  }
}
