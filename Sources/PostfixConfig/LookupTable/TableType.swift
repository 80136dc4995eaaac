/// The types of lookup tables that this library knows itself; postconf(1) lists more.
public enum TableType: UInt8, CaseIterable, Sendable {
  /// A Berkeley DB hash.
  case hash
  /// A Berkeley DB B-tree.
  case btree
  /// An LMDB B-tree.
  case lmdb
  /// A text file.
  case texthash
  /// Entries in the table's name itself.
  case inline
  /// One value for every key.
  case `static`
  /// Regular expressions.
  case regexp
  /// Networks.
  case cidr
  /// Nothing but errors.
  case fail

  /// The word in front of the colon.
  public var word: StaticString {
    switch self {
    case .hash: "hash"
    case .btree: "btree"
    case .lmdb: "lmdb"
    case .texthash: "texthash"
    case .inline: "inline"
    case .static: "static"
    case .regexp: "regexp"
    case .cidr: "cidr"
    case .fail: "fail"
    }
  }

  /// Finds a type.
  ///
  /// - Parameter word: The word in front of the colon.
  public init?(_ word: ArraySlice<UInt8>) {
    var code: UInt8 = 0
    while let type = TableType(rawValue: code) {
      // A literal lives as long as the program.
      let text = type.word
      if unsafe word.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) {
        self = type
        return
      }
      code += 1
    }
    return nil
  }

  /// What is appended to the name of the source for the name of the index; empty for types without one.
  public var suffix: StaticString {
    switch self {
    case .hash, .btree: ".db"
    case .lmdb: ".lmdb"
    case .texthash, .inline, .static, .regexp, .cidr, .fail: ""
    }
  }

  /// Says whether tables of this type are made from a source.
  public var canBeCreated: Bool {
    switch self {
    case .hash, .btree, .lmdb, .fail: true
    case .texthash, .inline, .static, .regexp, .cidr: false
    }
  }
}
