/// An index that exists in memory only: what a change would make of a table.
final class PlannedTable: IndexTable {
  let displayName: [UInt8]
  private var entries: [[UInt8]: [UInt8]] = [:]
  /// A table of type `fail` has no file, and takes nothing.
  private let isIndex: Bool

  /// Begins with the entries that are there.
  init(_ name: [UInt8], suffix: StaticString, _ entries: [TableEntry]) {
    isIndex = suffix.utf8CodeUnitCount > 0
    displayName = name + (suffix.utf8CodeUnitCount == 3 ? bytes(suffix) : [])
    for entry in entries { self.entries[entry.key] = entry.value }
  }

  func value(of key: ArraySlice<UInt8>) throws(TableError) -> [UInt8]? { entries[Array(key)] }

  func forEach(_ visit: (_ key: [UInt8], _ value: [UInt8]) -> Void) throws(TableError) {
    for key in entries.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      if let value = entries[key] { visit(key, value) }
    }
  }

  func store(
    _ value: ArraySlice<UInt8>, for key: ArraySlice<UInt8>, _ policy: DuplicatePolicy
  ) throws(TableError) -> Storing {
    guard isIndex else { throw .application(.write) }
    let key = Array(key)
    if policy != .replace, entries[key] != nil { return .duplicate }
    entries[key] = Array(value)
    return .stored
  }

  func remove(_ key: ArraySlice<UInt8>) throws(TableError) -> TableRemoval {
    entries.removeValue(forKey: Array(key)) == nil ? .absent : .removed
  }

  func storeBare() {}

  func commit() throws(TableError) {}
}

/// An entry of a table.
public struct TableEntry: Equatable, Sendable {
  /// The key.
  public let key: [UInt8]
  /// The value.
  public let value: [UInt8]

  /// Makes an entry.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - value: The value.
  public init(key: [UInt8], value: [UInt8]) {
    self.key = key
    self.value = value
  }
}

extension TableAccess {
  /// All entries, by key; that of the time at which an alias database was made is left out.
  ///
  /// - Returns: The entries as they are stored.
  /// - Throws: ``TableError``.
  public func entries() throws(TableError) -> [TableEntry] {
    var entries: [TableEntry] = []
    try table.forEach { key, value in
      if !key.elementsEqual("YP_LAST_MODIFIED".utf8) { entries.append(TableEntry(key: key, value: value)) }
    }
    return entries.sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }
}
