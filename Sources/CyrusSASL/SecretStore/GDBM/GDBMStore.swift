internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// A sasldb in the format of GNU dbm, read and written without its library.
///
/// A change writes the whole file anew, on the private copy: so nothing of what was there before is left in it.
final class GDBMStore: SecretStore {
  private let path: FilePath
  /// The file's content as it was opened; nil for a new one.
  private let content: Secret?
  /// The bytes of new entries: each key with its value after it.
  private var added: [UInt8] = []
  private var changes: [[UInt8]: Change] = [:]

  /// What became of a key; the place is that of the key in `added`.
  private enum Change {
    case set(place: Int, valueSize: Int)
    case removed
  }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - content: What is in it; nil for a new or empty one.
  ///   - path: The file, for a store that is to be changed.
  /// - Throws: ``SecretStoreError``: `damaged` when it cannot be read.
  init(_ content: Secret?, at path: FilePath) throws(SecretStoreError) {
    self.path = path
    self.content = content
    let trouble = withFile { file -> (field: String, value: Int, offset: Int)? in
      guard let file else { return ("format", 0, 0) }
      return file.headerTrouble
    }
    if content != nil, let trouble {
      let problem = StoreProblem.header(field: trouble.field, value: trouble.value)
      throw .damaged(path: path, StoreFinding(page: 0, offset: trouble.offset, problem))
    }
  }

  deinit { wipe() }

  // MARK: - Reading

  func forEachKey(_ visit: ([UInt8]) -> Bool) throws(SecretStoreError) {
    forEachElement { key, _, _ in visit(key) }
    for (key, change) in changes {
      if case .set = change, !visit(key) { return }
    }
  }

  func forEachEntry(_ visit: ([UInt8], Secret) -> Bool) throws(SecretStoreError) {
    forEachElement { key, file, element in
      var value = file.bytes.copy(element.value)
      return visit(key, Secret(consuming: &value))
    }
    for key in changes.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      if let value = secret(stored: key), !visit(key, value) { return }
    }
  }

  /// Visits the entries of the file that are as they were.
  private func forEachElement(_ visit: ([UInt8], GDBMFile, GDBMFile.Element) -> Bool) {
    withFile { file in
      guard let file else { return }
      file.forEachElement { element in
        let key = file.bytes.copy(element.key)
        return changes.isEmpty || changes[key] == nil ? visit(key, file, element) : true
      }
    }
  }

  func secret(for key: SecretKey) throws(SecretStoreError) -> Secret? { secret(stored: key.stored) }

  private func secret(stored key: [UInt8]) -> Secret? {
    switch changes[key] {
    case .removed: return nil
    case .set(let place, let size):
      var bytes = Array(added[(place + key.count)..<(place + key.count + size)])
      return Secret(consuming: &bytes)
    case nil:
      return withFile { file in
        guard let file, let element = file.element(of: key) else { return nil }
        var bytes = file.bytes.copy(element.value)
        return Secret(consuming: &bytes)
      }
    }
  }

  /// Looks at everything in the file.
  func check(_ report: (StoreFinding) -> Bool) -> Int { withFile { $0?.check(report) ?? 0 } }

  private func withFile<Result>(_ body: (GDBMFile?) -> Result) -> Result {
    guard let content else { return body(nil) }
    return unsafe content.withBytes { memory in body(unsafe GDBMFile(memory)) }
  }

  // MARK: - Changing

  func set(_ secret: Secret, for key: SecretKey) throws(SecretStoreError) -> SecretEffect {
    let stored = key.stored
    let old = self.secret(stored: stored)
    if let old, old.matches(secret) { return .unchanged }
    changes[stored] = .set(place: added.count, valueSize: secret.count)
    append(stored, secret)
    return old == nil ? .created : .replaced
  }

  func remove(_ key: SecretKey) throws(SecretStoreError) -> Removal {
    let stored = key.stored
    guard secret(stored: stored) != nil else { return .absent }
    changes[stored] = .removed
    return .removed
  }

  /// Appends to the new entries; memory that becomes too small is wiped.
  private func append(_ key: [UInt8], _ secret: Secret) {
    let needed = added.count + key.count + secret.count
    if needed > added.capacity {
      var larger: [UInt8] = []
      larger.reserveCapacity(max(needed, 2 * added.capacity, 4096))
      larger += added
      wipe()
      added = larger
    }
    added += key
    unsafe secret.withBytes { unsafe added.append(contentsOf: $0) }
  }

  private func wipe() { unsafe added.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }

  func close() throws(SecretStoreError) {
    guard content == nil || !changes.isEmpty else { return }
    let outcome = withFile { file -> Result<Void, SecretStoreError> in
      let entries = remaining(of: file) + new()
      let geometry = file?.geometry ?? .native
      guard let writer = GDBMWriter(geometry, entries, directoryBits: file?.directoryBits) else {
        return .failure(.library(.write, path: path, code: Errno.noSpace.rawValue, messages: []))
      }
      return write(writer)
    }
    try outcome.get()
    changes = [:]
  }

  private func remaining(of file: GDBMFile?) -> [GDBMWriter.Entry] {
    var entries: [GDBMWriter.Entry] = []
    guard let file else { return [] }
    file.forEachElement { element in
      guard changes.isEmpty || changes[file.bytes.copy(element.key)] == nil else { return true }
      let start = file.bytes.copy(element.key.prefix(4))
      entries.append(
        GDBMWriter.Entry(
          hash: element.hash, start: Self.start(start), isNew: false, place: element.key.lowerBound,
          keySize: Int32(element.key.count), valueSize: Int32(element.value.count)))
      return true
    }
    return entries
  }

  private func new() -> [GDBMWriter.Entry] {
    changes.compactMap { key, change in
      guard case .set(let place, let size) = change else { return nil }
      return GDBMWriter.Entry(
        hash: GDBMHash.hash(key), start: Self.start(key), isNew: true, place: place, keySize: Int32(key.count),
        valueSize: Int32(size))
    }
  }

  private static func start(_ key: [UInt8]) -> UInt32 {
    key.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private func write(_ writer: GDBMWriter) -> Result<Void, SecretStoreError> {
    do {
      let file = try FileDescriptor.open(path, .readWrite, options: [.noFollow, .closeOnExec, .truncate])
      defer { try? file.close() }
      let nothing = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
      if let content {
        try unsafe content.withBytes { old throws(Errno) in try unsafe writer.write(to: file, old: old, new: added) }
      } else {
        try unsafe writer.write(to: file, old: nothing, new: added)
      }
      return .success(())
    } catch {
      return .failure(.file(.system(.write, path: path, error as? Errno ?? .ioError)))
    }
  }
}
