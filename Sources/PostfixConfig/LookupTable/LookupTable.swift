/// A lookup table of Postfix: maps keys to values, whatever keeps them; DATABASE_README.
///
/// Keys arrive as they are to be compared: folding and the check of their encoding are ``TableAccess``'s.
public protocol LookupTable: AnyObject {
  /// What messages call the table: the file's name for those that have one.
  var displayName: [UInt8] { get }

  /// Says whether keys are fixed strings, which are folded unless asked otherwise; patterns see the key as it is.
  var hasFixedKeys: Bool { get }

  /// Finds the value of a key.
  ///
  /// - Parameter key: The key.
  /// - Returns: nil when there is none.
  /// - Throws: ``TableError``.
  func value(of key: ArraySlice<UInt8>) throws(TableError) -> [UInt8]?

  /// Visits every entry in the order of the table.
  ///
  /// - Parameter visit: Gets key and value.
  /// - Throws: ``TableError``; `unsupported` where entries cannot be listed.
  func forEach(_ visit: (_ key: [UInt8], _ value: [UInt8]) -> Void) throws(TableError)
}

extension LookupTable {
  /// Says whether keys are fixed strings, as those of most types are.
  public var hasFixedKeys: Bool { true }

  /// Refuses: the entries of most types that are no indexes cannot be listed.
  ///
  /// - Parameter visit: Never called.
  /// - Throws: Always.
  public func forEach(_ visit: (_ key: [UInt8], _ value: [UInt8]) -> Void) throws(TableError) {
    throw .unsupported(.sequence)
  }
}

/// A table that can be changed: an index.
public protocol IndexTable: LookupTable {
  /// Stores a value.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - key: The key.
  ///   - policy: What to do when the key is there already.
  /// - Returns: Whether it was.
  /// - Throws: ``TableError``.
  func store(
    _ value: ArraySlice<UInt8>, for key: ArraySlice<UInt8>, _ policy: DuplicatePolicy
  ) throws(TableError) -> Storing

  /// Removes a key.
  ///
  /// - Parameter key: The key.
  /// - Returns: Whether it was there.
  /// - Throws: ``TableError``.
  func remove(_ key: ArraySlice<UInt8>) throws(TableError) -> TableRemoval

  /// Stores what comes from now on without a NUL at the end.
  func storeBare()

  /// Makes the changes durable and visible to others, all at once; without it they are lost.
  ///
  /// - Throws: ``TableError``; the table is as before then.
  func commit() throws(TableError)
}

/// What became of a value that was to be stored.
public enum Storing: Equatable, Sendable {
  /// It is stored.
  case stored
  /// The key has its value already, and keeps it.
  case duplicate
}

/// What a removal found.
public enum TableRemoval: Equatable, Sendable {
  /// The entry is gone.
  case removed
  /// There was none.
  case absent
}

/// What happens when a key is stored that is there already.
public enum DuplicatePolicy: Equatable, Sendable {
  /// It keeps its value, and a warning says so.
  case warn
  /// It keeps its value.
  case ignore
  /// It gets the new value.
  case replace
}

/// Whether keys and values end with a NUL in an index: C programs differ.
public enum NullStyle: Equatable, Sendable {
  /// Look-ups try both, stored ones end with one.
  case either
  /// With one.
  case terminated
  /// Without.
  case bare
}

/// What was being done with a table.
public enum TableOperation: Sendable {
  /// Looking a key up.
  case query
  /// Removing a key.
  case delete
  /// Listing the entries.
  case sequence
  /// Storing an entry.
  case write
}
