internal import CBerkeleyDB
internal import Glibc
public import Secrets
internal import SafeFiles
public import SystemPackage

/// A sasldb in Berkeley DB's hash format, as saslpasswd2(8) of Debian and its relatives writes it.
///
/// The file has the library's defaults: version 9 of the hash format, pages as large as the file system's blocks.
@safe
public final class BerkeleyDBStore: SecretStore {
  private let path: FilePath
  /// Owned by this object; nil once closed.
  private var database: UnsafeMutablePointer<DB>?
  private let log = MessageStream()

  /// With fewer changes than these the library's own cache, 256 KB, is as fast.
  private static let manyChanges = 1000
  private static let largeCache: UInt32 = 64 << 20

  /// Opens a database.
  ///
  /// - Parameters:
  ///   - path: The file, as the running system knows it.
  ///   - access: How it is to be used.
  ///   - count: About how many changes there will be: many of them need more of the file in memory.
  ///   - buckets: How many buckets a new file begins with, a power of 2; nil for the library's default.
  /// - Throws: ``SecretStoreError``; what the library would have printed is in the error.
  public init(
    at path: FilePath, for access: SecretStoreAccess, expecting count: Int = 1, buckets: Int? = nil
  ) throws(SecretStoreError) {
    self.path = path
    _ = BerkeleyDBStore.isPrepared
    var handle: UnsafeMutablePointer<DB>?
    let created = unsafe db_create(&handle, nil, 0)
    guard created == 0, let handle = unsafe handle else {
      throw .library(.open, path: path, code: created, messages: [])
    }
    unsafe database = unsafe handle
    unsafe handle.pointee.set_errfile(handle, log.stream)
    if count > Self.manyChanges { _ = unsafe handle.pointee.set_cachesize(handle, 0, Self.largeCache, 1) }
    if let buckets {
      // It asks for entries, and how many of them a bucket is to have.
      _ = unsafe handle.pointee.set_h_ffactor(handle, 1)
      _ = unsafe handle.pointee.set_h_nelem(handle, UInt32(buckets))
    }
    let flags: UInt32 =
      switch access {
      case .reading: UInt32(DB_RDONLY)
      case .changing: 0
      case .creating: UInt32(DB_CREATE)
      }
    let opened = unsafe path.withPlatformString { name in
      unsafe handle.pointee.open(handle, nil, name, nil, DB_HASH, flags, 0o600)
    }
    guard opened == 0 else { throw failure(.open, opened) }
  }

  deinit {
    if let database = unsafe database { _ = unsafe database.pointee.close(database, UInt32(DB_NOSYNC)) }
  }

  /// Visits every key in the order of the file.
  ///
  /// - Parameter visit: Gets each key as stored; false ends the visit.
  /// - Throws: ``SecretStoreError``.
  /// - Complexity: O(*n*) in the number of secrets.
  public func forEachKey(_ visit: ([UInt8]) -> Bool) throws(SecretStoreError) {
    // No byte of the values: listing needs no secrets.
    try unsafe forEach(reading: .nothing) { key, _ in visit(unsafe Array(key)) }
  }

  /// Visits every entry in the order of the file.
  ///
  /// - Parameter visit: Gets each key as stored and its secret; false ends the visit.
  /// - Throws: ``SecretStoreError``.
  /// - Complexity: O(*n*) in the number of secrets.
  public func forEachEntry(_ visit: ([UInt8], Secret) -> Bool) throws(SecretStoreError) {
    try unsafe forEach(reading: .whole) { key, value in
      // The library's own memory, which its next call reuses or its close overwrites.
      var bytes = unsafe Array(value)
      return visit(unsafe Array(key), Secret(consuming: &bytes))
    }
  }

  /// How much of the values is read.
  private enum ValuePart {
    case nothing, whole
  }

  private func forEach(
    reading part: ValuePart, _ visit: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Bool
  ) throws(SecretStoreError) {
    guard let database = unsafe database else { return }
    var opened: UnsafeMutablePointer<DBC>?
    let status = unsafe database.pointee.cursor(database, nil, &opened, 0)
    guard status == 0, let cursor = unsafe opened else { throw failure(.read, status) }
    defer { _ = unsafe cursor.pointee.close(cursor) }
    while true {
      var key = unsafe DBT()
      var value = unsafe DBT()
      if part == .nothing { unsafe value.flags = UInt32(DB_DBT_PARTIAL) }
      let status = unsafe cursor.pointee.get(cursor, &key, &value, UInt32(DB_NEXT))
      if status == DB_NOTFOUND { return }
      guard status == 0 else { throw failure(.read, status) }
      let bytes = unsafe UnsafeRawBufferPointer(start: key.data, count: Int(key.size))
      guard unsafe visit(bytes, UnsafeRawBufferPointer(start: value.data, count: Int(value.size))) else { return }
    }
  }

  /// Reads a secret.
  ///
  /// - Parameter key: Whose secret, and which.
  /// - Returns: nil when there is none.
  /// - Throws: ``SecretStoreError``.
  public func secret(for key: SecretKey) throws(SecretStoreError) -> Secret? {
    guard let database = unsafe database else { return nil }
    var found = unsafe DBT()
    let status = unsafe withEntry(key.stored) { entry in
      unsafe database.pointee.get(database, nil, entry, &found, 0)
    }
    if status == DB_NOTFOUND { return nil }
    guard status == 0 else { throw failure(.read, status) }
    // The library's own memory, which its next call reuses or its close overwrites.
    var bytes = unsafe Array(UnsafeRawBufferPointer(start: found.data, count: Int(found.size)))
    return Secret(consuming: &bytes)
  }

  /// Stores a secret in the place of the one that the key had.
  ///
  /// - Parameters:
  ///   - secret: The bytes to store.
  ///   - key: Whose secret, and which.
  /// - Returns: What had to be done.
  /// - Throws: ``SecretStoreError``.
  public func set(_ secret: Secret, for key: SecretKey) throws(SecretStoreError) -> SecretEffect {
    if try put(secret, under: key.stored, flags: UInt32(DB_NOOVERWRITE)) { return .created }
    if let old = try self.secret(for: key), old.matches(secret) { return .unchanged }
    _ = try put(secret, under: key.stored)
    return .replaced
  }

  /// Stores a secret; false when the key has one and the flags forbid to replace it.
  func put(_ secret: Secret, under stored: [UInt8], flags: UInt32 = 0) throws(SecretStoreError) -> Bool {
    guard let database = unsafe database else { return false }
    let status = unsafe withEntry(stored) { entry in
      unsafe secret.withBytes { bytes in
        var value = unsafe DBT()
        // The library only reads from it.
        unsafe value.data = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        unsafe value.size = UInt32(bytes.count)
        return unsafe database.pointee.put(database, nil, entry, &value, flags)
      }
    }
    if status == DB_KEYEXIST { return false }
    guard status == 0 else { throw failure(.write, status) }
    return true
  }

  /// Removes a secret.
  ///
  /// - Parameter key: Whose secret, and which.
  /// - Returns: Whether there was one.
  /// - Throws: ``SecretStoreError``.
  public func remove(_ key: SecretKey) throws(SecretStoreError) -> Removal {
    guard let database = unsafe database else { return .absent }
    let status = unsafe withEntry(key.stored) { entry in unsafe database.pointee.del(database, nil, entry, 0) }
    if status == DB_NOTFOUND { return .absent }
    guard status == 0 else { throw failure(.write, status) }
    return .removed
  }

  /// Writes out what is cached and closes the database.
  ///
  /// - Throws: ``SecretStoreError``.
  public func close() throws(SecretStoreError) {
    guard let database = unsafe database else { return }
    unsafe self.database = nil
    let status = unsafe database.pointee.close(database, 0)
    guard status == 0 else { throw failure(.close, status) }
  }

  private func withEntry(_ bytes: [UInt8], _ body: (UnsafeMutablePointer<DBT>) -> Int32) -> Int32 {
    var bytes = bytes
    return unsafe bytes.withUnsafeMutableBytes { memory in
      var entry = unsafe DBT()
      unsafe entry.data = memory.baseAddress
      unsafe entry.size = UInt32(memory.count)
      return unsafe body(&entry)
    }
  }

  private func failure(_ operation: SecretStoreError.Operation, _ code: Int32) -> SecretStoreError {
    .library(operation, path: path, code: code, messages: log.text)
  }

  /// What the library has had to say so far.
  public var libraryMessages: [UInt8] { log.text }

  private static let isPrepared = mailauth_db_wipe_freed_memory() == 0 && mailauth_db_leave_syncing() == 0
}
