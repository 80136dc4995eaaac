public import SafeFiles
public import SystemPackage

/// Makes the index of a table as bytes, for a file that is written together with others.
public struct IndexDraft {
  private let type: TableType
  private let draft: FilePath
  private let tree: FileTree

  /// Prepares a draft.
  ///
  /// - Parameters:
  ///   - type: A type that ``TableType/canBeCreated``.
  ///   - draft: A free path in a directory closed to others; the library makes the index there, and it is removed again.
  ///   - tree: The tree.
  public init(_ type: TableType, at draft: FilePath, in tree: FileTree) {
    self.type = type
    self.draft = draft
    self.tree = tree
  }

  /// Gives the content of the index.
  ///
  /// - Parameter source: The source of the table.
  /// - Returns: The bytes of the index.
  /// - Throws: ``TableError``.
  /// - Complexity: O(*n*) in the number of entries.
  public func content(of source: [UInt8]) throws(TableError) -> [UInt8] {
    var options = TableOptions()
    options.tree = tree
    options.permissions = 0o600
    options.expectedBytes = source.count
    options.duplicates = .ignore
    let path = draft.bytes
    let access = try TableAccess(type, path, for: .creation, options)
    let entries = TableEntries(source, path: path, encoding: options.encoding) { _ in }
    try entries.forEach { (entry) throws(TableError) in
      guard !entry.key.isEmpty, !entry.value.isEmpty else { return }
      try access.store(entry.value, for: entry.key)
    }
    try access.commit()
    let index = type.index(of: draft)
    do throws(FileError) {
      let bytes = try tree.read(index).bytes
      try tree.remove(index)
      return bytes
    } catch {
      throw .read(path: path, error.code)
    }
  }
}

extension TableType {
  /// The file of the index that belongs to a source.
  ///
  /// - Parameter source: The path of the source.
  /// - Returns: The path with the type's suffix.
  public func index(of source: FilePath) -> FilePath { FilePath(source.string + "\(suffix)") }
}
