/// A table of type `fail`: every operation on it fails, for tests of what comes after.
final class FailTable: IndexTable {
  let displayName: [UInt8]

  init(_ name: [UInt8]) {
    displayName = name
  }

  func value(of key: ArraySlice<UInt8>) throws(TableError) -> [UInt8]? { throw .application(.query) }

  func forEach(_ visit: (_ key: [UInt8], _ value: [UInt8]) -> Void) throws(TableError) { throw .application(.sequence) }

  func store(
    _ value: ArraySlice<UInt8>, for key: ArraySlice<UInt8>, _ policy: DuplicatePolicy
  ) throws(TableError) -> Storing {
    throw .application(.write)
  }

  func remove(_ key: ArraySlice<UInt8>) throws(TableError) -> TableRemoval { throw .application(.delete) }

  func storeBare() {}

  func commit() throws(TableError) {}
}
