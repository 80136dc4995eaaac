internal import CLMDB
internal import CLinux
internal import Glibc
internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// A sasldb in LMDB's format: one transaction of the library.
///
/// Mail servers keep the file mapped for as long as they run, so it is changed in place, which LMDB does safely: readers see
/// the old entries or the new ones, also after a crash.
@safe
final class LMDBStore: SecretStore {
  /// How the file is shared with others.
  enum Sharing {
    /// By the library's lock file, NAME-lock, as Cyrus SASL does.
    case locked
    /// Nobody else knows the file, or nobody has ever locked it.
    case alone
  }

  private let path: FilePath
  /// Owned by this object; nil once closed.
  private var environment: OpaquePointer?
  private var transaction: OpaquePointer?
  private var database: MDB_dbi = 0

  /// Opens a file and begins the transaction.
  ///
  /// - Parameters:
  ///   - path: The file, as the running system knows it.
  ///   - access: How it is to be used.
  ///   - sharing: How it is shared with others.
  ///   - mapSize: How much of the address space the file may take; nil for what the file says.
  /// - Throws: ``SecretStoreError``.
  init(
    at path: FilePath, for access: SecretStoreAccess, _ sharing: Sharing, mapSize: Int? = nil
  ) throws(SecretStoreError) {
    self.path = path
    var environment: OpaquePointer?
    try check(unsafe mdb_env_create(&environment), .open)
    unsafe self.environment = unsafe environment
    if let mapSize { try check(unsafe mdb_env_set_mapsize(environment, mapSize), .open) }
    let isReading = access == .reading
    let flags =
      UInt32(MDB_NOSUBDIR) | (isReading ? UInt32(MDB_RDONLY) : 0) | (sharing == .alone ? UInt32(MDB_NOLOCK) : 0)
    try check(unsafe path.withPlatformString { unsafe mdb_env_open(environment, $0, flags, 0o600) }, .open)
    var begun: OpaquePointer?
    try check(unsafe mdb_txn_begin(environment, nil, isReading ? UInt32(MDB_RDONLY) : 0, &begun), .open)
    unsafe transaction = unsafe begun
    try check(unsafe mdb_dbi_open(begun, nil, 0, &database), .open)
  }

  deinit { end() }

  private func end() {
    if let transaction = unsafe transaction { unsafe mdb_txn_abort(transaction) }
    unsafe transaction = nil
    if let environment = unsafe environment { unsafe mdb_env_close(environment) }
    unsafe environment = nil
  }

  /// Gives the content that the file would have without its free pages.
  ///
  /// - Throws: ``SecretStoreError``.
  func compactCopy() throws(SecretStoreError) -> [UInt8] {
    // In memory: it holds all secrets.
    let file = FileDescriptor(rawValue: mailauth_memory_file())
    guard file.rawValue >= 0 else { throw .file(.system(.write, path: path, Errno(rawValue: errno))) }
    defer { try? file.close() }
    try check(unsafe mdb_env_copyfd2(environment, file.rawValue, UInt32(MDB_CP_COMPACT)), .read)
    do throws(Errno) {
      var bytes = [UInt8](repeating: 0, count: Int(lseek(file.rawValue, 0, SEEK_END)))
      let count = try file.read(into: &bytes, at: 0)
      bytes.removeLast(bytes.count - count)
      return bytes
    } catch {
      throw .file(.system(.read, path: path, error))
    }
  }

  /// How much of the address space the file may take.
  var mapSize: Int {
    var info = unsafe MDB_envinfo()
    return unsafe mdb_env_info(environment, &info) == 0 ? unsafe info.me_mapsize : 0
  }

  // MARK: - Entries

  func forEachKey(_ visit: ([UInt8]) -> Bool) throws(SecretStoreError) {
    try unsafe forEach { key, _ in visit(unsafe Self.bytes(key)) }
  }

  func forEachEntry(_ visit: ([UInt8], Secret) -> Bool) throws(SecretStoreError) {
    try unsafe forEach { key, value in
      var value = unsafe Self.bytes(value)
      return visit(unsafe Self.bytes(key), Secret(consuming: &value))
    }
  }

  private func forEach(_ visit: (MDB_val, MDB_val) -> Bool) throws(SecretStoreError) {
    var cursor: OpaquePointer?
    try check(unsafe mdb_cursor_open(transaction, database, &cursor), .read)
    defer { unsafe mdb_cursor_close(cursor) }
    while true {
      var key = unsafe MDB_val()
      var value = unsafe MDB_val()
      let status = unsafe mdb_cursor_get(cursor, &key, &value, MDB_NEXT)
      if status == MDB_NOTFOUND { return }
      try check(status, .read)
      guard unsafe visit(key, value) else { return }
    }
  }

  func secret(for key: SecretKey) throws(SecretStoreError) -> Secret? {
    var found = unsafe MDB_val()
    let status = unsafe Self.withValue(key.stored) { unsafe mdb_get(transaction, database, $0, &found) }
    // A key that no entry can have is in no entry.
    if status == MDB_NOTFOUND || status == MDB_BAD_VALSIZE { return nil }
    try check(status, .read)
    var bytes = unsafe Self.bytes(found)
    return Secret(consuming: &bytes)
  }

  func set(_ secret: Secret, for key: SecretKey) throws(SecretStoreError) -> SecretEffect {
    let old = try self.secret(for: key)
    if let old, old.matches(secret) { return .unchanged }
    let status = unsafe Self.withValue(key.stored) { entry in
      unsafe secret.withBytes { bytes in
        // The library only reads from it.
        var value = unsafe MDB_val(
          mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
        return unsafe mdb_put(transaction, database, entry, &value, 0)
      }
    }
    try check(status, .write)
    return old == nil ? .created : .replaced
  }

  func remove(_ key: SecretKey) throws(SecretStoreError) -> Removal {
    let status = unsafe Self.withValue(key.stored) { unsafe mdb_del(transaction, database, $0, nil) }
    if status == MDB_NOTFOUND || status == MDB_BAD_VALSIZE { return .absent }
    try check(status, .write)
    return .removed
  }

  func close() throws(SecretStoreError) {
    guard let transaction = unsafe transaction else { return }
    unsafe self.transaction = nil
    // Now, and not when this object is freed: the file may be opened again before.
    defer { end() }
    let status = unsafe mdb_txn_commit(transaction)
    // A write that was cut short is an I/O error for the library.
    if status == EIO, isDiskFull { throw .file(.system(.write, path: path, .noSpace)) }
    try check(status, .close)
  }

  private var isDiskFull: Bool {
    var space = statvfs()
    return unsafe statvfs(path.string, &space) == 0 && space.f_bavail == 0
  }

  // MARK: - Between Swift and the library

  private func check(_ status: Int32, _ operation: SecretStoreError.Operation) throws(SecretStoreError) {
    guard status != 0 else { return }
    if status == MDB_MAP_FULL { throw .mapFull(path: path, size: mapSize) }
    let words = unsafe mdb_strerror(status).map { unsafe Array(String(cString: $0).utf8) + [UInt8(ascii: "\n")] }
    throw .library(operation, path: path, code: status, messages: words ?? [])
  }

  private static func bytes(_ value: MDB_val) -> [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: value.mv_data, count: value.mv_size))
  }

  private static func withValue(_ content: [UInt8], _ body: (UnsafeMutablePointer<MDB_val>) -> Int32) -> Int32 {
    var bytes = content
    return unsafe bytes.withUnsafeMutableBytes { memory in
      var value = unsafe MDB_val(mv_size: memory.count, mv_data: memory.baseAddress)
      return unsafe body(&value)
    }
  }
}
