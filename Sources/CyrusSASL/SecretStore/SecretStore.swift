public import Secrets

/// An open database of SASL secrets, whatever library keeps it.
///
/// A store that is freed without being closed leaves nothing of what was changed through it. One that is opened for changes
/// works on a private copy, or within a transaction: see ``SecretDatabase``.
public protocol SecretStore: AnyObject {
  /// Visits every key in the order of the file.
  ///
  /// - Parameter visit: Gets each key as stored, also one that is no ``SecretKey``; false ends the visit.
  /// - Throws: ``SecretStoreError``.
  /// - Complexity: O(*n*) in the number of secrets.
  func forEachKey(_ visit: ([UInt8]) -> Bool) throws(SecretStoreError)

  /// Visits every key in the order of the file, without a copy where the store can do that.
  ///
  /// - Parameter visit: Gets each key as stored, which it must not keep; false ends the visit.
  /// - Throws: ``SecretStoreError``.
  /// - Complexity: O(*n*) in the number of secrets.
  func forEachKeyInPlace(_ visit: (UnsafeRawBufferPointer) -> Bool) throws(SecretStoreError)

  /// Visits every entry in the order of the file.
  ///
  /// - Parameter visit: Gets each key as stored and its secret; false ends the visit.
  /// - Throws: ``SecretStoreError``.
  /// - Complexity: O(*n*) in the number of secrets.
  func forEachEntry(_ visit: (_ key: [UInt8], _ secret: Secret) -> Bool) throws(SecretStoreError)

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
  /// - Returns: `created`, `replaced`, or `unchanged` when the key had this very secret.
  /// - Throws: ``SecretStoreError``.
  func set(_ secret: Secret, for key: SecretKey) throws(SecretStoreError) -> SecretEffect

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

  /// What the library has had to say although it did what was asked for.
  var libraryMessages: [UInt8] { get }
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

extension SecretStore {
  /// Nothing: most libraries are silent.
  public var libraryMessages: [UInt8] { [] }

  /// Visits copies.
  public func forEachKeyInPlace(_ visit: (UnsafeRawBufferPointer) -> Bool) throws(SecretStoreError) {
    try forEachKey { key in unsafe key.withUnsafeBytes { unsafe visit($0) } }
  }

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
