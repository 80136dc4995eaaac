internal import CLMDB
internal import Glibc
internal import SafeFiles
internal import SystemPackage

/// A table of type `lmdb`: an index in LMDB's format, NAME.lmdb.
///
/// It is changed in place, in one transaction of the library: whoever reads it sees the old entries or the new ones, also
/// after a crash. Postfix's programs keep readers and writers apart by flock(2) on the file, not by the library's lock file.
@safe
final class LMDBTable: IndexTable {
  let displayName: [UInt8]
  private var nulls: NullStyle
  /// Owned by this object.
  private var environment: OpaquePointer?
  private var transaction: OpaquePointer?
  private var database: MDB_dbi = 0
  private var file: SharedFile?
  /// What a missing file is made in.
  private var replacement: IndexReplacement?
  private let permissions: FilePermissions

  init(_ source: [UInt8], _ purpose: TableAccess.Purpose, _ options: TableOptions) throws(TableError) {
    displayName = source + Array(".lmdb".utf8)
    let isStoring = purpose == .creation || purpose == .addition
    nulls = isStoring && options.nulls == .either ? .bare : options.nulls
    permissions = FilePermissions(rawValue: CModeT(options.permissions))
    let path = FilePath(bytes: displayName)
    do throws(FileError) {
      try open(path, purpose, options)
    } catch {
      throw .openDatabase(path: displayName, error.code)
    }
    guard purpose == .creation else { return }
    // Clears the database within the transaction.
    try check(unsafe mdb_drop(transaction, database, 0), .write)
  }

  deinit {
    if let transaction = unsafe transaction { unsafe mdb_txn_abort(transaction) }
    if let environment = unsafe environment { unsafe mdb_env_close(environment) }
  }

  private func open(
    _ path: FilePath, _ purpose: TableAccess.Purpose, _ options: TableOptions
  ) throws(FileError) {
    let isReading = purpose == .query
    var place = path
    var size = 0
    do throws(FileError) {
      let opened = try SharedFile(path, in: options.tree, for: isReading ? .reading : .changing)
      (file, size) = (opened, opened.metadata.size)
      if !options.tree.isLive { place = opened.path }
    } catch {
      guard error.isMissing, purpose == .creation || purpose == .addition else { throw error }
      let made = try IndexReplacement(of: path, in: options.tree, basis: .empty)
      (replacement, place) = (made, made.stagingPath)
    }
    do throws(Errno) {
      if isReading { try file?.lock() } else { try file?.lockAlone() }
      try begin(place, isReading, mapSize: max(options.mapSize, 2 * size))
    } catch {
      throw .system(.open, path: path, error)
    }
  }

  private func begin(_ path: FilePath, _ isReading: Bool, mapSize: Int) throws(Errno) {
    var environment: OpaquePointer?
    try Self.check(unsafe mdb_env_create(&environment))
    unsafe self.environment = unsafe environment
    try Self.check(unsafe mdb_env_set_mapsize(environment, mapSize))
    let flags = UInt32(MDB_NOSUBDIR | MDB_NOLOCK) | (isReading ? UInt32(MDB_RDONLY) : 0)
    try Self.check(unsafe path.withPlatformString { unsafe mdb_env_open(environment, $0, flags, 0o644) })
    var transaction: OpaquePointer?
    try Self.check(unsafe mdb_txn_begin(environment, nil, isReading ? UInt32(MDB_RDONLY) : 0, &transaction))
    unsafe self.transaction = unsafe transaction
    try Self.check(unsafe mdb_dbi_open(transaction, nil, 0, &database))
  }

  private static func check(_ status: Int32) throws(Errno) {
    // The library's own numbers are negative; what they come to for a file is that it is not what it should be.
    if status != 0 { throw status > 0 ? Errno(rawValue: status) : .invalidArgument }
  }

  private func check(_ status: Int32, _ operation: TableOperation) throws(TableError) {
    if status != 0 { throw .library(operation, path: displayName, code: status) }
  }

  // MARK: - Entries

  func value(of key: ArraySlice<UInt8>) throws(TableError) -> [UInt8]? {
    if nulls != .bare, let value = try fetch(key, terminated: true) {
      nulls = .terminated
      return value
    }
    if nulls != .terminated, let value = try fetch(key, terminated: false) {
      nulls = .bare
      return value
    }
    return nil
  }

  private func fetch(_ key: ArraySlice<UInt8>, terminated: Bool) throws(TableError) -> [UInt8]? {
    var found = unsafe MDB_val()
    let status = unsafe withEntry(key, terminated) { entry in
      unsafe mdb_get(transaction, database, entry, &found)
    }
    if status == MDB_NOTFOUND || status == MDB_BAD_VALSIZE { return nil }
    try check(status, .query)
    return unsafe Self.text(found)
  }

  func forEach(_ visit: (_ key: [UInt8], _ value: [UInt8]) -> Void) throws(TableError) {
    var cursor: OpaquePointer?
    try check(unsafe mdb_cursor_open(transaction, database, &cursor), .sequence)
    defer { unsafe mdb_cursor_close(cursor) }
    while true {
      var key = unsafe MDB_val()
      var value = unsafe MDB_val()
      let status = unsafe mdb_cursor_get(cursor, &key, &value, MDB_NEXT)
      if status == MDB_NOTFOUND { return }
      try check(status, .sequence)
      visit(unsafe Self.text(key), unsafe Self.text(value))
    }
  }

  func store(
    _ value: ArraySlice<UInt8>, for key: ArraySlice<UInt8>, _ policy: DuplicatePolicy
  ) throws(TableError) -> Storing {
    let isTerminated = nulls == .terminated
    let flags = policy == .replace ? 0 : UInt32(MDB_NOOVERWRITE)
    let status = unsafe withEntry(key, isTerminated) { entry in
      unsafe Self.withBytes(value, isTerminated) { unsafe mdb_put(transaction, database, entry, $0, flags) }
    }
    if status == MDB_KEYEXIST { return .duplicate }
    try check(status, .write)
    return .stored
  }

  func remove(_ key: ArraySlice<UInt8>) throws(TableError) -> TableRemoval {
    for isTerminated in [true, false] where nulls != (isTerminated ? .bare : .terminated) {
      let status = unsafe withEntry(key, isTerminated) { unsafe mdb_del(transaction, database, $0, nil) }
      if status == MDB_NOTFOUND || status == MDB_BAD_VALSIZE { continue }
      try check(status, .delete)
      nulls = isTerminated ? .terminated : .bare
      return .removed
    }
    return .absent
  }

  func storeBare() { nulls = .bare }

  func commit() throws(TableError) {
    guard let transaction = unsafe transaction else { return }
    unsafe self.transaction = nil
    try check(unsafe mdb_txn_commit(transaction), .write)
    guard let replacement else { return }
    if let environment = unsafe environment { unsafe mdb_env_close(environment) }
    unsafe environment = nil
    do throws(FileError) {
      guard try replacement.commit(newFile: permissions) == .replaced else {
        throw FileError.changedMeanwhile(path: replacement.target)
      }
    } catch {
      if case .changedMeanwhile = error { throw .alwaysOvertaken(path: displayName) }
      throw .library(.write, path: displayName, code: error.code.rawValue)
    }
  }

  // MARK: - Between Swift and the library

  /// What stands in front of the first NUL: Postfix takes keys and values for C strings.
  private static func text(_ entry: MDB_val) -> [UInt8] {
    guard let start = unsafe entry.mv_data else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: entry.mv_size).prefix { $0 != 0 })
  }

  private func withEntry(
    _ key: ArraySlice<UInt8>, _ terminated: Bool, _ body: (UnsafeMutablePointer<MDB_val>) -> Int32
  ) -> Int32 {
    unsafe Self.withBytes(key, terminated, body)
  }

  private static func withBytes(
    _ content: ArraySlice<UInt8>, _ terminated: Bool, _ body: (UnsafeMutablePointer<MDB_val>) -> Int32
  ) -> Int32 {
    var bytes = Array(content)
    if terminated { bytes.append(0) }
    return unsafe bytes.withUnsafeMutableBytes { memory in
      var entry = unsafe MDB_val(mv_size: memory.count, mv_data: memory.baseAddress)
      return unsafe body(&entry)
    }
  }
}
