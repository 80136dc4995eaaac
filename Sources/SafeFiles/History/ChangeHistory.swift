public import SystemPackage

/// The records of what was changed, in the directory of the journal.
///
/// A record is `history/NUMBER`, and beside it `NUMBER.secret` where contents hold secrets. Both have mode 0600.
public struct ChangeHistory: Sendable {
  /// How many records are kept; the oldest go.
  public static let limit = 100
  /// For how many seconds contents that hold secrets are kept: 30 days.
  public static let secretLifetime: Int64 = 30 * 86_400

  private let directory: FilePath
  private let tree: FileTree

  /// Names the history beside a journal.
  ///
  /// - Parameters:
  ///   - state: The directory of the journal.
  ///   - tree: The tree.
  public init(in state: FilePath, of tree: FileTree) {
    directory = state.appending("history")
    self.tree = tree
  }

  /// Reads the records.
  ///
  /// - Returns: Those that can be read, the newest first.
  /// - Throws: ``FileError``.
  public func records() throws(FileError) -> [ChangeRecord] {
    var records: [ChangeRecord] = []
    for id in try identifiers().reversed() {
      if let record = try record(id) { records.append(record) }
    }
    return records
  }

  /// Reads one record.
  ///
  /// - Parameter id: Its number.
  /// - Returns: The record; nil when there is none of that number.
  /// - Throws: ``FileError``.
  public func record(_ id: Int) throws(FileError) -> ChangeRecord? {
    guard let file = try tree.readIfPresent(path(id)) else { return nil }
    return ChangeRecord(decoding: file.bytes, secrets: try tree.readIfPresent(secretPath(id))?.bytes)
  }

  /// Removes contents that hold secrets; the records stay, and can be taken back no longer where those are needed.
  ///
  /// - Parameter limit: Only of records from before this time, in seconds since 1970; nil for all.
  /// - Returns: The numbers of the records.
  /// - Throws: ``FileError``.
  public func purgeSecrets(before limit: Int64? = nil) throws(FileError) -> [Int] {
    var purged: [Int] = []
    for id in try identifiers() where try tree.metadata(of: secretPath(id)) != nil {
      if let limit, let record = try record(id), record.heading.event.time >= limit { continue }
      try tree.remove(secretPath(id))
      purged.append(id)
    }
    return purged
  }

  /// Removes what is too old: secrets first, records beyond the limit then.
  func prune(at time: Int64) throws(FileError) {
    _ = try purgeSecrets(before: time - Self.secretLifetime)
    for id in try identifiers().dropLast(Self.limit) {
      if try tree.metadata(of: secretPath(id)) != nil { try tree.remove(secretPath(id)) }
      try tree.remove(path(id))
    }
  }

  // MARK: - Writing, as a part of a transaction

  /// Makes the directory; it goes with the journal's when it stays empty.
  func makeDirectory() throws(FileError) {
    guard try tree.metadata(of: directory) == nil else { return }
    _ = try tree.createDirectory(directory, FileAttributes(permissions: .init(rawValue: 0o700)))
  }

  func removeDirectoryIfEmpty() { try? tree.removeDirectory(directory) }

  /// The number of the next record.
  func nextIdentifier() throws(FileError) -> Int { (try identifiers().last ?? 0) + 1 }

  /// The changes that put a record in place.
  func changes(for record: ChangeRecord) throws(FileError) -> [FileChange] {
    let attributes = FileAttributes(permissions: .init(rawValue: 0o600))
    let contents = [(path(record.id), record.encoded), (secretPath(record.id), record.encodedSecrets)]
    var changes: [FileChange] = []
    for (path, content) in contents {
      let current = try tree.readIfPresent(path)?.bytes
      guard let content, content != current else { continue }
      changes.append(FileChange(path, .write(content, attributes), expected: current))
    }
    return changes
  }

  private func path(_ id: Int) -> FilePath { directory.appending("\(id)") }

  private func secretPath(_ id: Int) -> FilePath { directory.appending("\(id).secret") }

  private func identifiers() throws(FileError) -> [Int] {
    do {
      return try tree.names(in: directory).compactMap { Int($0) }.filter { $0 > 0 }.sorted()
    } catch {
      if error.isMissing { return [] }
      throw error
    }
  }
}
