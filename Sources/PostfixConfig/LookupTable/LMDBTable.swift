internal import CLMDB
internal import Glibc
internal import SafeFiles
internal import SystemPackage

/// A table of type `lmdb`: an index in LMDB's format, NAME.lmdb.
///
/// It is changed in place, in one transaction of the library: whoever reads it sees the old entries or the new ones, also
/// after a crash. Postfix's programs keep readers and writers apart by flock(2) on the file, not by the library's lock file: a
/// reader for as long as a look-up takes, a writer until it commits.
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
  private let isReading: Bool

  /// What the original would have open.
  private var traced: TracedDescriptors?

  /// How many bytes of address space a byte of an entry may need.
  ///
  /// A large source must not run into the end of the map: short entries have heads longer than they are, and pages are half
  /// full at worst. The file is as large as its entries.
  private static let spread = 32

  init(_ source: [UInt8], _ purpose: TableAccess.Purpose, _ options: TableOptions) throws(TableError) {
    displayName = source
    let index = source + Array(".lmdb".utf8)
    let isStoring = purpose == .creation || purpose == .addition
    isReading = purpose == .query
    nulls = isStoring && options.nulls == .either ? .terminated : options.nulls
    permissions = FilePermissions(rawValue: CModeT(options.permissions))
    let path = FilePath(bytes: index)
    let place: (path: FilePath, size: Int)
    do throws(FileError) {
      place = try open(path, purpose, options)
    } catch {
      throw .openDatabase(path: index, error.code)
    }
    // The original begins with what main.cf says, and goes on with more when that is not enough.
    let limit = options.mapSize > place.size ? options.mapSize : place.size
    options.trace?.tell(.uses, .table(.sizeLimit(name: source, bytes: limit)))
    traced = TracedDescriptors(options.trace, .lmdb)
    // Every page that is there may be copied, and split.
    let needed = isReading ? 0 : 3 * place.size + Self.spread * options.expectedBytes
    let status = begin(place.path, mapSize: max(options.mapSize, 2 * place.size, needed))
    guard status == 0 else { throw .openMap(path: index, reason: Self.reason(status)) }
    if isReading { pause() }
    if let file { options.warnIfOutdated(index, file, source: source) }
    guard purpose == .creation else { return }
    // Clears the database within the transaction.
    try check(unsafe mdb_drop(transaction, database, 0), .write)
  }

  deinit { close() }

  /// Gives everything back; what was not committed is lost.
  private func close() {
    pause()
    if let environment = unsafe environment { unsafe mdb_env_close(environment) }
    unsafe environment = nil
  }

  /// Ends the transaction without a trace, and gives the lock back.
  private func pause() {
    if let transaction = unsafe transaction { unsafe mdb_txn_abort(transaction) }
    unsafe transaction = nil
    file?.unlock()
  }

  /// Opens and locks the file, or begins a new one.
  ///
  /// - Returns: What the library is to open, and how large it is.
  private func open(
    _ path: FilePath, _ purpose: TableAccess.Purpose, _ options: TableOptions
  ) throws(FileError) -> (path: FilePath, size: Int) {
    while true {
      do throws(FileError) {
        let opened = try SharedFile(path, in: options.tree, for: isReading ? .reading : .changing)
        do throws(Errno) {
          if isReading { try opened.lock() } else { try opened.lockAlone() }
        } catch {
          throw FileError.system(.lock, path: path, error)
        }
        file = opened
        return (options.tree.isLive ? path : opened.path, opened.metadata.size)
      } catch {
        guard error.isMissing, purpose == .creation || purpose == .addition else { throw error }
        let made = try IndexReplacement(of: path, in: options.tree, basis: .empty)
        // Somebody else may have made the file while we waited for the right to; then it has entries.
        if made.original != nil { continue }
        replacement = made
        return (made.stagingPath, 0)
      }
    }
  }

  /// Opens the environment, a transaction and the database.
  private func begin(_ path: FilePath, mapSize: Int) -> Int32 {
    var environment: OpaquePointer?
    var status = unsafe mdb_env_create(&environment)
    guard status == 0 else { return status }
    unsafe self.environment = unsafe environment
    status = unsafe mdb_env_set_mapsize(environment, mapSize)
    guard status == 0 else { return status }
    let flags = UInt32(MDB_NOSUBDIR | MDB_NOLOCK) | (isReading ? UInt32(MDB_RDONLY) : 0)
    status = unsafe path.withPlatformString { unsafe mdb_env_open(environment, $0, flags, 0o644) }
    return status == 0 ? start() : status
  }

  /// Begins a transaction.
  private func start() -> Int32 {
    let flags = isReading ? UInt32(MDB_RDONLY) : 0
    var begun: OpaquePointer?
    var status = unsafe mdb_txn_begin(environment, nil, flags, &begun)
    if status == MDB_MAP_RESIZED {
      // Somebody made the file larger than what is mapped here.
      status = unsafe mdb_env_set_mapsize(environment, 0)
      if status == 0 { status = unsafe mdb_txn_begin(environment, nil, flags, &begun) }
    }
    guard status == 0 else { return status }
    unsafe transaction = unsafe begun
    return unsafe mdb_dbi_open(begun, nil, 0, &database)
  }

  /// Runs a closure on the entries; for a table that is only read these are the present ones.
  private func reading<Value>(
    _ operation: TableOperation, _ body: () throws(TableError) -> Value
  ) throws(TableError) -> Value {
    guard isReading else { return try body() }
    do throws(Errno) {
      try file?.lock()
    } catch {
      throw .map(operation, name: displayName, reason: Self.reason(error.rawValue))
    }
    defer { pause() }
    try check(start(), operation)
    return try body()
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
    try reading(.query) { () throws(TableError) in
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
    let entries = try reading(.sequence) { () throws(TableError) in try copies() }
    entries.forEach(visit)
  }

  private func copies() throws(TableError) -> EntryCopies {
    var entries = EntryCopies()
    var cursor: OpaquePointer?
    try check(unsafe mdb_cursor_open(transaction, database, &cursor), .sequence)
    defer { unsafe mdb_cursor_close(cursor) }
    while true {
      var key = unsafe MDB_val()
      var value = unsafe MDB_val()
      let status = unsafe mdb_cursor_get(cursor, &key, &value, MDB_NEXT)
      if status == MDB_NOTFOUND { return entries }
      try check(status, .sequence)
      entries.append(unsafe Self.text(key), unsafe Self.text(value))
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
    // Now, and not when this object is freed: the next to wait for the lock may be the same process.
    defer { close() }
    try check(unsafe mdb_txn_commit(transaction), .write)
    guard let replacement else { return }
    close()
    try replacement.finish(permissions, shownAs: displayName)
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
