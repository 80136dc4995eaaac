internal import Glibc
public import SystemPackage

/// The directory that holds the journal, locked for as long as this object lives.
///
/// The lock is an flock(2) on the directory itself, so that it leaves no file behind; a directory that was made for
/// one run and is empty afterwards goes too.
public final class StateDirectory {
  /// The path of the directory.
  public let path: FilePath
  /// The tree that it belongs to.
  public let tree: FileTree
  private let directory: OpenFile
  private let made: [FilePath]

  /// Makes the directory if need be, and waits for the lock.
  ///
  /// - Parameters:
  ///   - path: A path of the tree, usually `/var/lib/mailauth`.
  ///   - tree: The tree.
  /// - Throws: ``FileError`` when it can neither be opened nor be made.
  public init(_ path: FilePath, in tree: FileTree) throws(FileError) {
    while true {
      let made = try StateDirectory.make(path, in: tree)
      do {
        let directory = try tree.open(path, flags: O_RDONLY | O_DIRECTORY, for: .open)
        let held: FileMetadata = try tree.attributed(.lock, path) { () throws(Errno) in
          _ = try retrying { flock(directory.raw, LOCK_EX) }
          return try directory.metadata()
        }
        guard let named = try tree.metadata(of: path), named.isSameFile(as: held) else { continue }
        self.path = path
        self.tree = tree
        self.made = made
        self.directory = directory
        return
      } catch {
        for directory in made.reversed() { try? tree.removeDirectory(directory) }
        throw error
      }
    }
  }

  deinit {
    history.removeDirectoryIfEmpty()
    // rmdir(2) refuses a directory that still holds a journal or a history.
    try? tree.removeDirectory(path)
    for directory in made.dropLast().reversed() { try? tree.removeDirectory(directory) }
  }

  private static func make(_ path: FilePath, in tree: FileTree) throws(FileError) -> [FilePath] {
    var made: [FilePath] = []
    var missing: [FilePath] = []
    var current = path
    while !current.components.isEmpty, try tree.metadata(of: current) == nil {
      missing.append(current)
      current = current.removingLastComponent()
    }
    for directory in missing.reversed() {
      let permissions = FilePermissions(rawValue: directory == path ? 0o700 : 0o755)
      do {
        _ = try tree.createDirectory(directory, FileAttributes(permissions: permissions))
        made.append(directory)
      } catch {
        // Somebody else made it meanwhile.
        if case .system(.createDirectory, _, .fileExists) = error { continue }
        throw error
      }
    }
    return made
  }

  /// What was changed before.
  public var history: ChangeHistory { ChangeHistory(in: path, of: tree) }

  var journalPath: FilePath { path.appending("journal") }

  /// Writes the journal durably before the first change.
  func write(_ journal: Journal) throws(FileError) {
    do {
      _ = try tree.edit(journalPath, attributes: FileAttributes(permissions: .init(rawValue: 0o600))) { _ in
        journal.encoded
      }
    } catch let error as FileError {
      throw error
    } catch {
      throw .notARegularFile(path: journalPath)
    }
  }

  /// Reads what an interrupted run left; nil when there is none.
  func readJournal() throws(FileError) -> Journal? {
    try tree.readIfPresent(journalPath).flatMap { Journal(decoding: $0.bytes) }
  }

  func removeJournal() throws(FileError) {
    guard try tree.metadata(of: journalPath) != nil else { return }
    try tree.remove(journalPath)
  }
}
