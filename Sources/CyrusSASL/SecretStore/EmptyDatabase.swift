internal import SafeFiles
internal import Secrets
internal import SystemPackage

extension SecretDatabase {
  /// Gives the content of a database without secrets, for a file that is written together with others.
  ///
  /// The library makes the database as the private copy of this object's path, which must be free; nothing stays of it,
  /// so nothing of it has to be synced.
  ///
  /// - Returns: The bytes of the database.
  /// - Throws: ``SecretStoreError``.
  public func emptyContent() throws(SecretStoreError) -> [UInt8] {
    let draft = try asFileTrouble { () throws(FileError) in try DatabaseReplacement(of: path, in: tree) }
    defer { draft.cancel() }
    try asFileTrouble { () throws(FileError) in try draft.stage() }
    let session = SecretEditSession(
      try kind(), copy: draft.copyPath, shownAs: path, original: nil, SecretStoreSize())
    _ = try session.perform { _ in }
    do {
      let content = try Secret.content(of: draft.copyPath)
      return unsafe content.withBytes { unsafe Array($0) }
    } catch {
      throw .file(.system(.read, path: path, error))
    }
  }
}
