public import SafeFiles
public import Secrets
public import SystemPackage

/// An open database of SASL secrets, whatever library keeps it.
///
/// A store opened for writing works on a private copy: see ``SecretDatabase``.
public protocol SecretStore: AnyObject {
  /// Visits every key in the order of the file.
  ///
  /// - Parameter visit: Gets each key as stored, also one that is no ``SecretKey``; false ends the visit.
  /// - Throws: ``SecretStoreError``.
  /// - Complexity: O(*n*) in the number of secrets.
  func forEachKey(_ visit: ([UInt8]) -> Bool) throws(SecretStoreError)

  /// Reads a secret.
  ///
  /// - Parameter key: Whose secret, and which.
  /// - Returns: nil when there is none.
  /// - Throws: ``SecretStoreError``.
  func secret(for key: SecretKey) throws(SecretStoreError) -> Secret?

  /// Stores a secret in the place of the one that the key had.
  ///
  /// - Parameters:
  ///   - secret: The bytes to store.
  ///   - key: Whose secret, and which.
  /// - Throws: ``SecretStoreError``.
  func set(_ secret: Secret, for key: SecretKey) throws(SecretStoreError)

  /// Removes a secret.
  ///
  /// - Parameter key: Whose secret, and which.
  /// - Returns: Whether there was one.
  /// - Throws: ``SecretStoreError``.
  func remove(_ key: SecretKey) throws(SecretStoreError) -> Removal

  /// Writes out what is cached and closes the store, which is of no use afterwards.
  ///
  /// - Throws: ``SecretStoreError``.
  func close() throws(SecretStoreError)
}

/// What a removal found.
public enum Removal: Equatable, Sendable {
  /// The secret is gone.
  case removed
  /// There was none.
  case absent
}

/// How a store is opened.
public enum SecretStoreAccess: Sendable {
  /// For reading; the file stays as it is.
  case reading
  /// For changing a private copy.
  case changing
  /// For filling a new or empty file.
  case creating
}

/// What went wrong with a database of secrets, as data.
public enum SecretStoreError: Error, Equatable, Sendable {
  /// The database library refused an operation; `messages` are the lines it would have written to the standard error.
  case library(Operation, path: FilePath, code: Int32, messages: [UInt8])
  /// The file is shorter than its own first page says.
  case truncated(path: FilePath, size: Int, expected: Int)
  /// What was written could not be read back.
  case notStored(path: FilePath)
  /// The system refused to read, lock or replace the file.
  case file(FileError)
  /// Others kept changing the file, and never left it alone long enough.
  case alwaysOvertaken(path: FilePath)

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

extension SecretStore {
  /// Lists the keys in the order of the file; those that are no ``SecretKey`` are left out.
  ///
  /// - Returns: The keys.
  /// - Throws: ``SecretStoreError``.
  /// - Complexity: O(*n*) in the number of secrets.
  public func keys() throws(SecretStoreError) -> [SecretKey] {
    var keys: [SecretKey] = []
    try forEachKey { bytes in
      if let key = SecretKey(stored: bytes) { keys.append(key) }
      return true
    }
    return keys
  }
}
