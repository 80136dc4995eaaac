internal import CBerkeleyDB
internal import Glibc
internal import SafeFiles
internal import SystemPackage

/// A table of type `hash` or `btree`: an index in Berkeley DB's format, NAME.db, that Postfix's programs read as well.
@safe
final class BerkeleyDBTable: IndexTable {
  /// The two formats.
  enum Format {
    case hash, btree
  }

  let displayName: [UInt8]
  private var nulls: NullStyle
  /// Owned by this object; nil once closed.
  private var database: UnsafeMutablePointer<DB>?
  private var shared: SharedFile?
  private var replacement: IndexReplacement?
  private let permissions: FilePermissions
  private var hasChanged = false
  private var keyScratch: [UInt8] = []
  private var valueScratch: [UInt8] = []
  private let log = MessageStream()
  private let warn: (TableWarning) -> Void

  /// What the original would have open.
  private let traced: TracedDescriptors?

  /// The number of keys that Postfix tells the library to expect; it decides how a new hash is laid out, and so its order.
  private static let expectedKeys: UInt32 = 4096

  /// Opens an index for reading.
  init(reading source: [UInt8], _ format: Format, _ options: TableOptions) throws(TableError) {
    displayName = source + Array(".db".utf8)
    nulls = options.nulls
    warn = options.warn
    permissions = []
    let path = FilePath(bytes: displayName)
    Self.tellVersion(options.trace)
    let file: SharedFile
    do throws(FileError) {
      file = try SharedFile(path, in: options.tree)
    } catch {
      throw .openDatabase(path: displayName, error.code)
    }
    shared = file
    traced = TracedDescriptors(options.trace, .berkeleyDB)
    try locked {
      () throws(TableError) in
      try open(
        options.tree.isLive ? FilePath(bytes: Self.libraryName(displayName)) : file.path, format, UInt32(DB_RDONLY),
        cache: options.readBuffer)
    }
    options.warnIfOutdated(displayName, file, source: source)
  }

  /// Prepares the replacement of an index.
  init(
    changing source: [UInt8], _ format: Format, for purpose: TableAccess.Purpose, _ options: TableOptions
  ) throws(TableError) {
    let basis: IndexReplacement.Basis = purpose == .creation ? .empty : .present
    displayName = source + Array(".db".utf8)
    nulls = options.nulls == .either ? .terminated : options.nulls
    warn = options.warn
    permissions = FilePermissions(rawValue: CModeT(options.permissions))
    let path = FilePath(bytes: displayName)
    if purpose != .removal { Self.tellVersion(options.trace) }
    traced = TracedDescriptors(options.trace, purpose == .removal ? .berkeleyDB : .newBerkeleyDB)
    do throws(FileError) {
      replacement = try IndexReplacement(of: path, in: options.tree, basis: basis)
    } catch {
      throw .openDatabase(path: displayName, error.code)
    }
    guard let replacement else { return }
    let size = replacement.original?.size
    if size == 0, purpose != .removal { warn(.emptyIndex(displayName)) }
    let isNew = basis == .empty || size == nil || size == 0 && purpose != .removal
    // Every write goes to a private file, which is synced once it is whole.
    _ = mailauth_db_leave_syncing()
    let flags = isNew ? UInt32(DB_CREATE) | UInt32(DB_TRUNCATE) : 0
    try open(replacement.stagingPath, format, flags, cache: options.createBuffer)
  }

  /// Prepares removals; the index must be there.
  convenience init(removingFrom source: [UInt8], _ format: Format, _ options: TableOptions) throws(TableError) {
    let name = source + Array(".db".utf8)
    Self.tellVersion(options.trace)
    let file: SharedFile
    do throws(FileError) {
      file = try SharedFile(FilePath(bytes: name), in: options.tree)
    } catch {
      throw .openDatabase(path: name, error.code)
    }
    try self.init(changing: source, format, for: .removal, options)
    nulls = options.nulls
    options.warnIfOutdated(displayName, file, source: source)
  }

  deinit {
    if let database = unsafe database { _ = unsafe database.pointee.close(database, UInt32(DB_NOSYNC)) }
  }

  private static func tellVersion(_ trace: Trace?) {
    guard let trace else { return }
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    _ = unsafe db_version(&major, &minor, &patch)
    trace.tell(.uses, .table(.berkeleyDB([major, minor, patch])))
  }

  private func open(
    _ path: FilePath, _ format: Format, _ flags: UInt32, cache: Int
  ) throws(TableError) {
    var handle: UnsafeMutablePointer<DB>?
    let created = unsafe db_create(&handle, nil, 0)
    guard created == 0, let handle = unsafe handle else {
      throw .openDatabase(path: displayName, .init(rawValue: created))
    }
    unsafe database = unsafe handle
    unsafe handle.pointee.set_errfile(handle, log.stream)
    _ = unsafe handle.pointee.set_cachesize(handle, 0, UInt32(clamping: cache), 0)
    if format == .hash { _ = unsafe handle.pointee.set_h_nelem(handle, Self.expectedKeys) }
    let status = unsafe path.withPlatformString { name in
      unsafe handle.pointee.open(handle, nil, name, nil, format == .hash ? DB_HASH : DB_BTREE, flags, 0o644)
    }
    let told = log.text(showing: path, as: Self.libraryName(displayName))
    if !told.isEmpty, status != 0 { warn(.library(lines: told)) }
    guard status == 0 else { throw .openDatabase(path: displayName, .init(rawValue: status)) }
  }

  /// The name in the library's messages, which begins with the directory.
  private static func libraryName(_ name: [UInt8]) -> [UInt8] {
    name.contains(UInt8(ascii: "/")) ? name : Array("./".utf8) + name
  }

  /// Runs a closure while nobody changes the file in place, as the original does.
  private func locked<Value>(_ body: () throws(TableError) -> Value) throws(TableError) -> Value {
    do throws(Errno) {
      try shared?.lock()
    } catch {
      throw .library(.query, path: displayName, code: error.rawValue)
    }
    defer { shared?.unlock() }
    return try body()
  }

  // MARK: - Entries

  func value(of key: ArraySlice<UInt8>) throws(TableError) -> [UInt8]? {
    try locked { () throws(TableError) in
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
    guard let database = unsafe database else { return nil }
    var found = unsafe DBT()
    let status = unsafe withEntry(key, terminated: terminated) { entry in
      unsafe database.pointee.get(database, nil, entry, &found, 0)
    }
    if status == DB_NOTFOUND { return nil }
    guard status == 0 else { throw failure(.query, status) }
    // The library's own memory, which its next call reuses.
    return unsafe Self.text(found)
  }

  func forEach(_ visit: (_ key: [UInt8], _ value: [UInt8]) -> Void) throws(TableError) {
    let entries = try locked { () throws(TableError) in try copies() }
    entries.forEach(visit)
  }

  private func copies() throws(TableError) -> EntryCopies {
    var entries = EntryCopies()
    guard let database = unsafe database else { return entries }
    var opened: UnsafeMutablePointer<DBC>?
    let status = unsafe database.pointee.cursor(database, nil, &opened, 0)
    guard status == 0, let cursor = unsafe opened else { throw failure(.sequence, status) }
    defer { _ = unsafe cursor.pointee.close(cursor) }
    while true {
      var key = unsafe DBT()
      var value = unsafe DBT()
      let status = unsafe cursor.pointee.get(cursor, &key, &value, UInt32(DB_NEXT))
      if status == DB_NOTFOUND { return entries }
      guard status == 0 else { throw failure(.sequence, status) }
      entries.append(unsafe Self.text(key), unsafe Self.text(value))
    }
  }

  func store(
    _ value: ArraySlice<UInt8>, for key: ArraySlice<UInt8>, _ policy: DuplicatePolicy
  ) throws(TableError) -> Storing {
    guard let database = unsafe database else { return .stored }
    let isTerminated = nulls != .bare
    valueScratch.removeAll(keepingCapacity: true)
    valueScratch.append(contentsOf: value)
    if isTerminated { valueScratch.append(0) }
    let flags = policy == .replace ? 0 : UInt32(DB_NOOVERWRITE)
    let status = unsafe withEntry(key, terminated: isTerminated) { entry in
      unsafe valueScratch.withUnsafeMutableBytes { bytes in
        var content = unsafe DBT()
        unsafe content.data = bytes.baseAddress
        unsafe content.size = UInt32(clamping: bytes.count)
        return unsafe database.pointee.put(database, nil, entry, &content, flags)
      }
    }
    if status == DB_KEYEXIST { return .duplicate }
    guard status == 0 else { throw failure(.write, status) }
    hasChanged = true
    return .stored
  }

  func remove(_ key: ArraySlice<UInt8>) throws(TableError) -> TableRemoval {
    if nulls != .bare, try delete(key, terminated: true) {
      nulls = .terminated
      return .removed
    }
    if nulls != .terminated, try delete(key, terminated: false) {
      nulls = .bare
      return .removed
    }
    return .absent
  }

  private func delete(_ key: ArraySlice<UInt8>, terminated: Bool) throws(TableError) -> Bool {
    guard let database = unsafe database else { return false }
    let status = unsafe withEntry(key, terminated: terminated) { entry in
      unsafe database.pointee.del(database, nil, entry, 0)
    }
    if status == DB_NOTFOUND { return false }
    guard status == 0 else { throw failure(.delete, status) }
    hasChanged = true
    return true
  }

  func storeBare() { nulls = .bare }

  func commit() throws(TableError) {
    guard let database = unsafe database, let replacement else { return }
    unsafe self.database = nil
    let status = unsafe database.pointee.close(database, 0)
    guard status == 0 else { throw failure(.write, status) }
    try replacement.finish(permissions, shownAs: displayName)
  }

  // MARK: - Between Swift and the library

  /// What stands in front of the first NUL: Postfix takes keys and values for C strings.
  private static func text(_ entry: DBT) -> [UInt8] {
    guard let start = unsafe entry.data else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(entry.size)).prefix { $0 != 0 })
  }

  private func withEntry(
    _ key: ArraySlice<UInt8>, terminated: Bool, _ body: (UnsafeMutablePointer<DBT>) -> Int32
  ) -> Int32 {
    keyScratch.removeAll(keepingCapacity: true)
    keyScratch.append(contentsOf: key)
    if terminated { keyScratch.append(0) }
    return unsafe keyScratch.withUnsafeMutableBytes { bytes in
      var entry = unsafe DBT()
      unsafe entry.data = bytes.baseAddress
      unsafe entry.size = UInt32(clamping: bytes.count)
      return unsafe body(&entry)
    }
  }

  private func failure(_ operation: TableOperation, _ code: Int32) -> TableError {
    .library(operation, path: displayName, code: code)
  }
}
