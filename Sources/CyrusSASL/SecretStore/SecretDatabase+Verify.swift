internal import SafeFiles
public import Secrets
internal import SystemPackage

/// What to do with a database that is damaged.
extension SecretDatabase {
  /// Looks at every page of the file, without the library that keeps it.
  ///
  /// - Parameter report: Gets each finding; false ends the check.
  /// - Returns: How many entries there are; nil when the file is missing or empty.
  /// - Throws: ``SecretStoreError``: `otherKind` and `library` when the file is no such database at all.
  public func verify(_ report: (StoreFinding) -> Bool) throws(SecretStoreError) -> Int? {
    let kind = try kind()
    guard let content = try content() else { return nil }
    switch kind {
    case .berkeleyDB:
      guard let store = HashFileStore(content, of: path) else {
        if let finding = unsafe content.withBytes({ unsafe HashPages.Shape.trouble(header: $0) }) {
          _ = report(finding)
          return 0
        }
        throw .library(.open, path: path, code: Errno.invalidArgument.rawValue, messages: [])
      }
      return withoutActuallyEscaping(report) { store.check($0) }
    case .gdbm: return unsafe content.withBytes { memory in unsafe GDBMFile(memory)?.check(report) ?? 0 }
    case .berkeleyDB185:
      var count = 0
      try HashFile185Store(content, at: path).forEachKey { _ in
        count += 1
        return true
      }
      return count
    case .lmdb: return Self.check(content, report)
    }
  }

  /// Visits every entry that can be read from a damaged Berkeley DB file, also where nothing leads to it any more.
  ///
  /// - Parameter visit: Gets keys as stored and secrets; false ends the visit.
  /// - Throws: ``SecretStoreError``: `library` when nothing in the file looks like a page of a hash file.
  public func salvage(_ visit: (_ key: [UInt8], _ secret: Secret) -> Bool) throws(SecretStoreError) {
    guard let content = try content() else { return }
    let isHashFile = unsafe content.withBytes { memory in
      let known = unsafe HashPages.Shape(header: memory)
      guard let shape = unsafe known ?? HashPages.Shape(guessedFrom: memory) else { return false }
      unsafe HashPages(memory, shape).salvage(visit)
      return true
    }
    if !isHashFile { throw .library(.open, path: path, code: Errno.invalidArgument.rawValue, messages: []) }
  }

  /// The whole file; nil when it is missing or empty.
  ///
  /// Programs that write GDBM files lock them with flock(2), so that nobody reads half of a change.
  func content() throws(SecretStoreError) -> Secret? {
    let content = try asFileTrouble { () throws(FileError) in try tree.lockedContent(of: path) }
    return content.flatMap { $0.count == 0 ? nil : $0 }
  }
}
