internal import SafeFiles
public import SystemPackage

/// What went wrong with a lookup table, as data; the words belong to the command.
public enum TableError: Error, Equatable, Sendable {
  /// A file that a table is read from cannot be opened.
  case open(path: [UInt8], Errno)
  /// The file of a table whose entries are read as a whole, or an index, cannot be opened.
  case openDatabase(path: [UInt8], Errno)
  /// A file cannot be read.
  case read(path: [UInt8], Errno)
  /// The database library failed, with a number of errno(3) or of its own.
  case library(TableOperation, path: [UInt8], code: Int32)
  /// The library of `lmdb` tables cannot open a file; its reason.
  case openMap(path: [UInt8], reason: [UInt8])
  /// The library of `lmdb` tables failed; its reason.
  case map(TableOperation, name: [UInt8], reason: [UInt8])
  /// What the table holds is no answer.
  case failed(TableOperation)
  /// The table is one that only fails.
  case application(TableOperation)
  /// The file of a table of networks cannot be read.
  case readNetworks(path: [UInt8], Errno)
  /// An ENDIF in a file of networks has no address that could be told of.
  case noAddressFamily
  /// Tables of this type cannot do it.
  case unsupported(TableOperation)
  /// Tables of this type cannot be changed.
  case readOnly
  /// The text of an `inline:` table is malformed.
  case inline(InlineFault)
  /// The text of a `static:` table is malformed.
  case staticValue(BraceFault, text: [UInt8])
  /// Somebody kept changing the file, and never left it alone.
  case alwaysOvertaken(path: [UInt8])
  /// A list of files, whose contents are the value, is empty.
  case noFiles(text: [UInt8])
}

/// What is wrong with the text of an `inline:` table.
public enum InlineFault: Equatable, Sendable {
  /// It is not `{...}`.
  case syntax
  /// Nothing is between the braces.
  case empty
  /// It is not UTF-8.
  case encoding
  /// An entry in braces has no name.
  case noKey
  /// An entry is not `name=value`.
  case entry(NameValueFault)
  /// A file that an entry names cannot be read.
  indirect case file(TableError)
  /// The braces of an entry are faulty; the entry.
  case braces(BraceFault, text: [UInt8])
}

/// What is wrong with text in braces.
public enum BraceFault: Equatable, Sendable {
  /// The brace is not closed.
  case missingClose
  /// Text follows the closing brace.
  case textAfterClose
}

/// What a command warns about while it reads tables; the words belong to the command.
public enum TableWarning: Equatable, Sendable {
  /// A file begins with white space; its first thirty bytes, and how many the line has.
  case strayContinuation(path: [UInt8], start: ArraySlice<UInt8>, count: Int)
  /// A line of a table's source.
  case line(path: [UInt8], number: Int, EntryFault)
  /// A key is there already.
  case duplicate(path: [UInt8], key: ArraySlice<UInt8>)
  /// An index without content is replaced by a new one.
  case emptyIndex([UInt8])
  /// The source of an index was changed later than the index.
  case outdated(index: [UInt8], source: [UInt8])
  /// A key that is not UTF-8 is looked for.
  case badKey(type: TableType, name: [UInt8], key: [UInt8])
  /// A value that was found is not UTF-8.
  case badValue(type: TableType, name: [UInt8], key: [UInt8], value: [UInt8])
  /// A line of a `regexp:` table.
  case pattern(path: [UInt8], number: Int, PatternFault)
  /// A line of a `cidr:` table.
  case network(path: [UInt8], number: Int, NetworkPatternFault)
  /// A reference in the text of a `regexp:` rule.
  case reference(MacroFault)
  /// What the database library has to say, with its own line feeds.
  case library(lines: [UInt8])
}

/// What is wrong with a line of a table's source.
public enum EntryFault: Equatable, Sendable {
  /// It is not UTF-8.
  case encoding(text: ArraySlice<UInt8>)
  /// A quote is not closed.
  case unbalancedQuote(text: ArraySlice<UInt8>)
  /// It has no value.
  case format
  /// It looks like a line of aliases(5).
  case aliasFormat
  /// The key is there already.
  case duplicate(key: ArraySlice<UInt8>)
  /// It has no value, and the table goes on without it.
  case ignoredFormat
  /// A file that the value names cannot be read.
  case file(TableError)
  /// A line of aliases without name or value.
  case aliasPair
  /// A line of aliases whose name has a domain.
  case aliasNotLocal
}

extension FileError {
  /// The number of errno(3) that says it best.
  var code: Errno {
    switch self {
    case .system(_, _, let code): code
    case .notARegularFile: .invalidArgument
    case .tooManyLinks: .tooManySymbolicLinkLevels
    case .changedMeanwhile, .hardLinked: .resourceBusy
    }
  }
}
