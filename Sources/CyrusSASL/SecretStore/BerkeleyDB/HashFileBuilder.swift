internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// A new Berkeley DB hash file for many entries: they are gathered in memory and written page by page at the end.
///
/// The library would split each bucket time and again while it grows. It makes the file and its header here, with as many
/// buckets as are needed, and stores what takes pages of its own.
final class HashFileBuilder: SecretStore {
  private let path: FilePath
  private let table: SecretTable
  /// Stores everything, once something came that the table has no room for.
  private var library: BerkeleyDBStore?

  /// Fewer entries are left to the library, which gives the file the shape that everybody else's has.
  static let worthwhile = 1000

  init(at path: FilePath, expecting count: Int) {
    self.path = path
    table = SecretTable(expecting: count)
  }

  func forEachKey(_ visit: ([UInt8]) -> Bool) throws(SecretStoreError) {
    if let library { return try library.forEachKey(visit) }
    for place in table.places where table.isValid(place) {
      guard unsafe visit(Array(table.key(at: place))) else { return }
    }
  }

  func forEachEntry(_ visit: ([UInt8], Secret) -> Bool) throws(SecretStoreError) {
    if let library { return try library.forEachEntry(visit) }
    for place in table.places where table.isValid(place) {
      guard unsafe visit(Array(table.key(at: place)), table.secret(at: place)) else { return }
    }
  }

  func secret(for key: SecretKey) throws(SecretStoreError) -> Secret? {
    if let library { return try library.secret(for: key) }
    return table.secret(for: key.stored)
  }

  func set(_ secret: Secret, for key: SecretKey) throws(SecretStoreError) -> SecretEffect {
    if let library { return try library.set(secret, for: key) }
    let stored = key.stored
    guard stored.count + secret.count <= SecretTable.largestEntry else {
      return try handOver().set(secret, for: key)
    }
    return table.set(secret, for: stored)
  }

  func remove(_ key: SecretKey) throws(SecretStoreError) -> Removal {
    if let library { return try library.remove(key) }
    return table.remove(key.stored)
  }

  func close() throws(SecretStoreError) {
    if let library { return try library.close() }
    guard table.count >= Self.worthwhile else { return try handOver().close() }
    let buckets = HashFileWriter.bucketCount(for: table)
    try BerkeleyDBStore(at: path, for: .creating, buckets: buckets).close()
    let rest = try write(buckets)
    guard !rest.isEmpty else { return }
    let store = try BerkeleyDBStore(at: path, for: .changing, expecting: rest.count)
    for place in rest { try put(place, into: store) }
    try store.close()
  }

  /// What the library has had to say so far.
  var libraryMessages: [UInt8] { library?.libraryMessages ?? [] }

  /// Writes all pages; the places of the entries that need pages of their own.
  private func write(_ buckets: Int) throws(SecretStoreError) -> [UInt32] {
    do throws(Errno) {
      let file: FileDescriptor
      do {
        file = try FileDescriptor.open(path, .readWrite, options: [.noFollow, .closeOnExec])
      } catch {
        throw error as? Errno ?? .ioError
      }
      defer { try? file.close() }
      // A library that lays files out in another way stores all entries by itself.
      guard var writer = try HashFileWriter(table, file, buckets: buckets) else { return table.places }
      return try writer.write()
    } catch {
      throw .file(.system(.write, path: path, error))
    }
  }

  private func handOver() throws(SecretStoreError) -> BerkeleyDBStore {
    let store = try BerkeleyDBStore(at: path, for: .creating, expecting: table.count)
    for place in table.places { try put(place, into: store) }
    library = store
    return store
  }

  private func put(_ place: UInt32, into store: BerkeleyDBStore) throws(SecretStoreError) {
    guard table.isValid(place) else { return }
    _ = try store.put(table.secret(at: place), under: unsafe Array(table.key(at: place)))
  }
}
