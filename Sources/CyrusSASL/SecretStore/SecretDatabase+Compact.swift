public import SafeFiles
internal import Secrets
internal import SystemPackage

/// What compacting a database did.
public struct SecretCompaction: Equatable, Sendable {
  /// The size of the file before, in bytes.
  public let before: Int
  /// The size of the file now.
  public let after: Int
  /// The owner that the file should have and that only root could give it.
  public let pendingOwnership: Ownership?
}

extension SecretDatabase {
  /// Writes an LMDB file anew without its free pages, where deleted and replaced secrets can be read until they are used again.
  ///
  /// A program that has the old file open would go on with it, and share the lock file with those that have the new one,
  /// which LMDB does not survive: whoever has the database open keeps this from being done, and whoever opens it waits.
  ///
  /// - Parameter purpose: Whether it is done or only tried.
  /// - Returns: What was done; nil when there is nothing to gain.
  /// - Throws: ``SecretStoreError``: `unsupported` for the other formats, whose files have no such pages, and `file` with
  ///   `system(.lock, …)` while somebody has the database open.
  public func compact(purpose: Purpose = .change) throws(SecretStoreError) -> SecretCompaction? {
    let kind = try kind()
    guard kind == .lmdb else { throw .unsupported(path: path, kind) }
    let lock = try tree.isLive ? lockOutOthers() : nil
    defer { withExtendedLifetime(lock) {} }
    let content = try withoutFreePages()
    return try asFileTrouble { () throws(FileError) in
      let replacement = try FileReplacement(of: path, in: tree)
      defer { replacement.cancel() }
      let before = replacement.original?.metadata.size ?? 0
      guard content.count < before else { return nil }
      if purpose == .change {
        var bytes = unsafe content.withBytes { unsafe Array($0) }
        defer { unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
        try replacement.stage(bytes)
        try replacement.commit()
      }
      return SecretCompaction(before: before, after: content.count, pendingOwnership: replacement.pendingOwnership)
    }
  }

  /// Takes the lock that each program with the database open has a share of.
  private func lockOutOthers() throws(SecretStoreError) -> RecordLock {
    try makeLockFile()
    return try asFileTrouble { () throws(FileError) in
      let target = try tree.resolve(path)
      return try RecordLock(FilePath(bytes: target.bytes + Array("-lock".utf8)), in: tree, patience: .seconds(1))
    }
  }

  private func withoutFreePages() throws(SecretStoreError) -> Secret {
    do {
      return try tree.withOpenPath(path) { open in
        let store = try LMDBStore(at: open, for: .reading, .alone)
        var bytes = try store.compactCopy()
        return Secret(consuming: &bytes)
      }
    } catch let error as SecretStoreError {
      throw error
    } catch {
      throw .file(error as? FileError ?? .system(.read, path: path, .ioError))
    }
  }
}
