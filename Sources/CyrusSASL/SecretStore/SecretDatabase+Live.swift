internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// LMDB files are changed where they are.
extension SecretDatabase {
  private var lockSuffix: String { "-lock" }

  /// Opens the file itself.
  func openLive(
    for access: SecretStoreAccess, mapSize: Int? = nil
  ) throws(SecretStoreError) -> LMDBStore {
    try refuseDamaged()
    guard tree.isLive else {
      // Nobody runs beneath a root.
      do {
        return try tree.withOpenPath(path) { open in
          try LMDBStore(at: open, for: access, .alone, mapSize: mapSize)
        }
      } catch let error as SecretStoreError {
        throw error
      } catch {
        throw .file(error as? FileError ?? .system(.open, path: path, .ioError))
      }
    }
    // Where smtpd sees the file: its lock file is beside the file, not beside a link to it.
    let target = try asFileTrouble { () throws(FileError) in try tree.resolve(path) }
    let lock = FilePath(bytes: target.bytes + Array(lockSuffix.utf8))
    if access == .reading {
      // Without a lock file nobody writes; one of ours would keep out whoever has fewer rights.
      let isLocked = (try? tree.metadata(of: lock)).flatMap { $0 } != nil
      if isLocked, let store = try? LMDBStore(at: target, for: .reading, .locked) { return store }
      return try LMDBStore(at: target, for: .reading, .alone)
    }
    try makeLockFile()
    return try LMDBStore(at: target, for: access, .locked, mapSize: mapSize)
  }

  /// Refuses a file that the library would crash on.
  private func refuseDamaged() throws(SecretStoreError) {
    // What two transactions change while the file is read may look like damage.
    for attempt in 0..<4 {
      guard let content = try content() else { return }
      var damage: StoreFinding?
      _ = Self.check(content) { finding in
        if !finding.problem.isHarmless { damage = finding }
        return damage == nil
      }
      guard let damage else { return }
      if attempt == 3 { throw .damaged(path: path, damage) }
    }
  }

  /// Looks at the pages of an LMDB file; how many entries there are.
  static func check(_ content: Secret, _ report: (StoreFinding) -> Bool) -> Int {
    unsafe content.withBytes { memory in
      if let pages = unsafe LMDBPages(memory) { return pages.check(report) }
      _ = report(StoreFinding(page: 0, offset: 40, .header(field: "page size", value: 0)))
      return 0
    }
  }

  /// Makes the library's lock file for those who may read the database: the library would make it for the caller.
  func makeLockFile() throws(SecretStoreError) {
    guard tree.isLive else { return }
    try asFileTrouble { () throws(FileError) in try tree.makeCompanion(of: path, suffix: lockSuffix) }
  }

  func performLive(
    _ purpose: Purpose, _ size: inout SecretStoreSize, _ body: (SecretBatch) throws(SecretStoreError) -> Void
  ) throws(SecretStoreError) -> SecretEdit {
    var grown: Int?
    for _ in 0..<40 {
      do throws(SecretStoreError) {
        let store = try openLive(for: .changing, mapSize: size.map)
        let batch = SecretBatch(store, detail)
        try body(batch)
        var edit = SecretEdit(created: batch.created, replaced: batch.replaced, removed: batch.removed)
        if batch.isNoOp { return edit }
        edit.changes = SecretKeyChange.summary(of: batch.changes)
        edit.writing = .inTransaction
        edit.grownMapSize = grown
        if purpose == .rehearse { return edit }
        try store.close()
        guard try batch.isKept(in: openLive(for: .reading)) else { throw .notStored(path: path) }
        return edit
      } catch {
        guard case .mapFull(_, let full) = error else { throw error }
        size.map = 2 * full
        grown = size.map
      }
    }
    throw .notStored(path: path)
  }
}
