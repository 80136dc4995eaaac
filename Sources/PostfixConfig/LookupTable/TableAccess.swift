/// An open table with the rules for keys and values that hold for tables of every type.
public struct TableAccess {
  /// The type.
  public let type: TableType
  /// The table.
  public let table: any LookupTable
  /// The same, where it can be changed; a cast per entry would cost more than storing it.
  private let index: (any IndexTable)?
  /// How it is used.
  public let options: TableOptions

  /// What a table is opened for.
  public enum Purpose: Sendable {
    /// Look-ups and listings.
    case query
    /// Removals.
    case removal
    /// A new index.
    case creation
    /// Entries beside those that are there.
    case addition
  }

  /// Opens a table.
  ///
  /// - Parameters:
  ///   - type: The word in front of the colon.
  ///   - name: What follows the colon.
  ///   - purpose: What it is opened for.
  ///   - options: How.
  /// - Throws: ``TableError``.
  public init(_ type: TableType, _ name: [UInt8], for purpose: Purpose, _ options: TableOptions) throws(TableError) {
    self.type = type
    self.options = options
    if purpose == .removal {
      switch type {
      case .texthash, .inline, .regexp, .cidr: throw .readOnly
      case .hash, .btree, .lmdb, .static, .fail: break
      }
    }
    switch purpose {
    case .creation, .addition: options.trace?.tell(.uses, .table(.making(type, name: name)))
    case .query, .removal: break
    }
    switch type {
    case .hash: (table, index) = Self.both(try Self.index(name, .hash, purpose, options))
    case .btree: (table, index) = Self.both(try Self.index(name, .btree, purpose, options))
    case .lmdb: (table, index) = Self.both(try LMDBTable(name, purpose, options))
    case .texthash: (table, index) = (try TextTable(name, options), nil)
    case .inline: (table, index) = (try InlineTable(name, options), nil)
    case .static: (table, index) = (try StaticTable(name, options), nil)
    case .regexp: (table, index) = (try RegexpTable(name, options), nil)
    case .cidr: (table, index) = (try CIDRTable(name, options), nil)
    case .fail: (table, index) = Self.both(FailTable(name))
    }
    switch purpose {
    case .creation, .addition: break
    case .query, .removal: options.trace?.tell(.uses, .table(.opened(type: type.word, name: name)))
    }
  }

  /// Prepares a change that nothing is written for.
  ///
  /// - Parameters:
  ///   - type: The type of the index.
  ///   - name: Its name.
  ///   - entries: Those that are there.
  ///   - options: How it would be changed.
  public init(planning type: TableType, _ name: [UInt8], from entries: [TableEntry], _ options: TableOptions) {
    self.type = type
    self.options = options
    (table, index) = Self.both(PlannedTable(name, suffix: type.suffix, entries))
  }

  private static func both(_ table: some IndexTable) -> (any LookupTable, (any IndexTable)?) { (table, table) }

  private static func index(
    _ name: [UInt8], _ format: BerkeleyDBTable.Format, _ purpose: Purpose, _ options: TableOptions
  ) throws(TableError) -> BerkeleyDBTable {
    switch purpose {
    case .query: try BerkeleyDBTable(reading: name, format, options)
    case .removal: try BerkeleyDBTable(removingFrom: name, format, options)
    case .creation, .addition: try BerkeleyDBTable(changing: name, format, for: purpose, options)
    }
  }

  /// Gives a key the form in which tables with fixed keys hold it.
  static func key(_ key: ArraySlice<UInt8>, _ options: TableOptions) -> [UInt8] {
    guard options.keys == .folded else { return Array(key) }
    return options.encoding == .utf8 ? UTF8Text.folded(key) : UTF8Text.lowercasedASCII(key)
  }

  private func key(_ key: [UInt8]) -> ArraySlice<UInt8> {
    table.hasFixedKeys ? Self.key(key[...], options)[...] : key[...]
  }

  /// Says whether a key may be looked for, and warns when not.
  private func isAcceptable(_ key: [UInt8]) -> Bool {
    guard options.encoding == .utf8, !UTF8Text.isValid(key) else { return true }
    options.warn(.badKey(type: type, name: table.displayName, key: key))
    return false
  }

  /// Looks a key up.
  ///
  /// - Parameter key: The key as given.
  /// - Returns: The value as the user wrote it; nil when there is none.
  /// - Throws: ``TableError``.
  public func value(of key: [UInt8]) throws(TableError) -> [UInt8]? {
    guard isAcceptable(key), let found = try table.value(of: self.key(key)) else { return nil }
    if options.encoding == .utf8, !UTF8Text.isValid(found) {
      options.warn(.badValue(type: type, name: table.displayName, key: key, value: found))
      throw .failed(.query)
    }
    return try decoded(found, .query)
  }

  /// Visits every entry.
  ///
  /// - Parameter visit: Gets key and value.
  /// - Throws: ``TableError``.
  public func forEach(_ visit: ([UInt8], [UInt8]) -> Void) throws(TableError) {
    var failure: TableError?
    try table.forEach { key, value in
      guard failure == nil else { return }
      do throws(TableError) {
        visit(key, try decoded(value, .sequence))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// Removes a key.
  ///
  /// - Parameter key: The key as given.
  /// - Returns: Whether it was there.
  /// - Throws: ``TableError``.
  public func remove(_ key: [UInt8]) throws(TableError) -> TableRemoval {
    guard let index else { throw .unsupported(.delete) }
    guard isAcceptable(key) else { return .absent }
    return try index.remove(self.key(key))
  }

  /// Stores an entry; a key that is there already is treated as the options say.
  ///
  /// - Parameters:
  ///   - value: The value, or the files whose contents are the value.
  ///   - key: The key.
  /// - Throws: ``TableError``.
  public func store(_ value: ArraySlice<UInt8>, for key: ArraySlice<UInt8>) throws(TableError) {
    guard let index else { throw .unsupported(.write) }
    let folded = Self.key(key, options)
    let stored = options.values == .files ? Base64.encoded(try FileValues.content(of: value, options))[...] : value
    guard try index.store(stored, for: folded[...], options.duplicates) == .duplicate else { return }
    guard options.duplicates == .warn else { return }
    let name = type == .lmdb ? Array("lmdb:".utf8) + table.displayName : table.displayName
    options.warn(.duplicate(path: name, key: folded[...]))
  }

  /// Stores an entry of the command's own, whatever the options say of keys and duplicates.
  func storeMark(_ key: [UInt8], _ value: [UInt8], _ ending: MarkEnding) throws(TableError) {
    guard let index else { throw .unsupported(.write) }
    if ending == .bare { index.storeBare() }
    _ = try index.store(value[...], for: key[...], .replace)
  }

  /// Whether an entry of the command's own ends with a NUL.
  enum MarkEnding {
    case inherited, bare
  }

  /// Makes changes durable.
  ///
  /// - Throws: ``TableError``; the table is as before then.
  public func commit() throws(TableError) { try index?.commit() }

  /// Turns a stored value into what `-F` shows of it.
  private func decoded(_ value: [UInt8], _ operation: TableOperation) throws(TableError) -> [UInt8] {
    guard options.values == .files, type.canBeCreated else { return value }
    guard let content = Base64.decoded(value) else { throw .failed(operation) }
    return content
  }
}
