internal import SafeFiles
internal import SystemPackage

extension SecretDatabase {
  /// Gives the content of a database without secrets, for a file that is written together with others.
  ///
  /// The library makes the database at this object's path, which must be free and in a directory closed to others; it
  /// is removed again.
  ///
  /// - Returns: The bytes of the database.
  /// - Throws: ``SecretStoreError``.
  public func emptyContent() throws(SecretStoreError) -> [UInt8] {
    _ = try apply([], newFile: FileAttributes(permissions: .init(rawValue: 0o600)))
    do {
      let bytes = try tree.read(path).bytes
      try tree.remove(path)
      return bytes
    } catch {
      throw .file(error)
    }
  }
}
