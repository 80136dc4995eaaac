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
    displayName = source
    let index = source + Array(".lmdb".utf8)
    let isStoring = purpose == .creation || purpose == .addition
    nulls = isStoring && options.nulls == .either ? .terminated : options.nulls
    permissions = FilePermissions(rawValue: CModeT(options.permissions))
    let path = FilePath(bytes: index)
    let place: (path: FilePath, size: Int)
    do throws(FileError) {
      place = try open(path, purpose, options)
    } catch {
      throw .openDatabase(path: index, error.code)
    }
    let status = begin(place.path, purpose == .query, mapSize: max(options.mapSize, 2 * place.size))
    guard status == 0 else { throw .openMap(path: index, reason: Self.reason(status)) }
    if let file { options.warnIfOutdated(index, file, source: source) }
    guard purpose == .creation else { return }
    // Clears the database within the transaction.
    try check(unsafe mdb_drop(transaction, database, 0), .write)
  }

  deinit {
    if let transaction = unsafe transaction { unsafe mdb_txn_abort(transaction) }
    if let environment = unsafe environment { unsafe mdb_env_close(environment) }
  }

  /// Opens and locks the file, or begins a new one.
  ///
  /// - Returns: What the library is to open, and how large it is.
  private func open(
    _ path: FilePath, _ purpose: TableAccess.Purpose, _ options: TableOptions
  ) throws(FileError) -> (path: FilePath, size: Int) {
    do throws(FileError) {
      let opened = try SharedFile(path, in: options.tree, for: purpose == .query ? .reading : .changing)
      file = opened
      do throws(Errno) {
        if purpose == .query { try opened.lock() } else { try opened.lockAlone() }
      } catch {
        throw FileError.system(.lock, path: path, error)
      }
      return (options.tree.isLive ? path : opened.path, opened.metadata.size)
    } catch {
      guard error.isMissing, purpose == .creation || purpose == .addition else { throw error }
      let made = try IndexReplacement(of: path, in: options.tree, basis: .empty)
      replacement = made
      return (made.stagingPath, 0)
    }
  }

  /// Opens the environment, a transaction and the database.
  private func begin(_ path: FilePath, _ isReading: Bool, mapSize: Int) -> Int32 {
    var environment: OpaquePointer?
    var status = unsafe mdb_env_create(&environment)
    guard status == 0 else { return status }
    unsafe self.environment = unsafe environment
    status = unsafe mdb_env_set_mapsize(environment, mapSize)
    guard status == 0 else { return status }
    let flags = UInt32(MDB_NOSUBDIR | MDB_NOLOCK) | (isReading ? UInt32(MDB_RDONLY) : 0)
    status = unsafe path.withPlatformString { unsafe mdb_env_open(environment, $0, flags, 0o644) }
    guard status == 0 else { return status }
    var transaction: OpaquePointer?
    status = unsafe mdb_txn_begin(environment, nil, isReading ? UInt32(MDB_RDONLY) : 0, &transaction)
    guard status == 0 else { return status }
    unsafe self.transaction = unsafe transaction
    return unsafe mdb_dbi_open(transaction, nil, 0, &database)
  }

  /// The library's words for one of its numbers or one of errno(3).
  private static func reason(_ status: Int32) -> [UInt8] {
    unsafe mdb_strerror(status).map { unsafe Array(String(cString: $0).utf8) } ?? []
  }

  private func check(_ status: Int32, _ operation: TableOperation) throws(TableError) {
    if status != 0 { throw .map(operation, name: displayName, reason: Self.reason(status)) }
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
    if status == MDB_NOTFOUND { return nil }
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
      if status == MDB_NOTFOUND { continue }
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
