/// The types of tables that are made from one kind of text file, so that one can take the place of another.
public enum MapType: String, CaseIterable, Sendable {
  /// Berkeley DB, sorted.
  case btree
  /// A constant database.
  case cdb
  /// The old dbm.
  case dbm
  /// Berkeley DB, hashed.
  case hash
  /// OpenLDAP's database.
  case lmdb
  /// A dbm in a single file's format.
  case sdbm
  /// The text file itself, read into memory.
  case texthash

  /// Reads a type.
  ///
  /// - Parameter bytes: The text before the colon; nil is returned for other types.
  public init?(_ bytes: some Collection<UInt8>) {
    guard let type = Self.allCases.first(where: { $0.rawValue.utf8.elementsEqual(bytes) }) else { return nil }
    self = type
  }

  /// Whether postmap(1) makes an index file of the text.
  public var isIndexed: Bool { self != .texthash }

  var bytes: [UInt8] { Array(rawValue.utf8) }
}
