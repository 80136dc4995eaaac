public import SystemPackage

/// What was done about a run that ended in the middle: a crash, a kill, a power cut.
public struct Recovery: Sendable {
  /// The paths that were put back to what they were before.
  public let restored: [FilePath]
  /// Files that could not be restored, or that somebody changed after the interrupted run and that were left alone.
  public let troubles: [FileError]

  /// Rolls an interrupted transaction back, if the journal shows one.
  ///
  /// - Parameter state: The locked directory for the journal.
  /// - Returns: What was done; nil when there was nothing to do.
  /// - Throws: ``FileError`` when the journal cannot be read or removed.
  public static func run(_ state: StateDirectory) throws(FileError) -> Recovery? {
    guard let journal = try state.readJournal() else {
      try state.removeJournal()
      return nil
    }
    for entry in journal.entries {
      // Takes the lock over from the interrupted run, and removes what it had staged.
      if entry.change.holdsLock { try? FileReplacement(of: entry.change.path, in: state.tree).cancel() }
    }
    let done = journal.entries.filter { isDone($0, in: state.tree) }
    let troubles = undo(journal.entries, in: state.tree)
    try state.removeJournal()
    guard !done.isEmpty || !troubles.isEmpty else { return nil }
    // The history is as it was too, but that is no news.
    let restored = done.map(\.change.path).filter { !$0.starts(with: state.path) }
    return Recovery(restored: restored, troubles: troubles)
  }

  /// Says whether the tree shows the effect of a change.
  private static func isDone(_ entry: Journal.Entry, in tree: FileTree) -> Bool {
    let path = entry.change.path
    switch entry.change.action {
    case .write(let new, _):
      // Content that stays the same tells nothing; putting owner and mode back is right in either case.
      let current = (try? tree.readIfPresent(path)).flatMap { $0 }
      return current?.bytes != entry.oldBytes || new == entry.oldBytes
    case .setAttributes, .createDirectory: return (try? tree.metadata(of: path)).flatMap { $0 } != nil
    case .moveBehindLink(let target):
      return (try? tree.linkTarget(of: path)) == target || (try? tree.metadata(of: target)).flatMap { $0 } != nil
    case .createLink(let target): return (try? tree.linkTarget(of: path)) == target
    case .remove, .removeDirectory: return (try? tree.metadata(of: path)).flatMap { $0 } == nil
    case .moveBack(let target): return (try? tree.linkTarget(of: path)) != target
    case .removeLink: return (try? tree.linkTarget(of: path)).flatMap { $0 } == nil
    }
  }

  /// Takes changes back as far as the tree shows them, last one first.
  static func undo(_ entries: [Journal.Entry], in tree: FileTree) -> [FileError] {
    var troubles: [FileError] = []
    for entry in entries.reversed() where isDone(entry, in: tree) {
      do throws(FileError) { try undo(entry, in: tree) } catch { troubles.append(error) }
    }
    return troubles
  }

  private static func undo(_ entry: Journal.Entry, in tree: FileTree) throws(FileError) {
    let path = entry.change.path
    var tree = tree
    // What could be changed in place goes back in place.
    tree.mountPoints = .rewritten
    switch entry.change.action {
    case .write(let new, _):
      guard let current = try tree.readIfPresent(path) else { return }
      guard current.bytes == new else { throw .changedMeanwhile(path: path) }
      guard let old = entry.oldBytes else { return try tree.remove(path) }
      let replacement = try FileReplacement(of: path, in: tree)
      try replacement.stage(old, attributes: entry.oldAttributes)
      try replacement.commit()
    case .setAttributes:
      if let old = entry.oldAttributes { _ = try tree.setAttributes(of: path, old) }
    case .createDirectory:
      guard entry.oldAttributes == nil else { return }
      // A directory that is no longer empty holds somebody's files.
      do { try tree.removeDirectory(path) } catch {
        guard case .system(_, _, .directoryNotEmpty) = error else { throw error }
      }
    case .moveBehindLink(let target): try moveBack(path, from: target, in: tree)
    case .createLink: try tree.remove(path)
    case .remove:
      guard let old = entry.oldBytes else { return }
      let replacement = try FileReplacement(of: path, in: tree)
      try replacement.stage(old, attributes: entry.oldAttributes)
      try replacement.commit()
    case .removeDirectory:
      guard let old = entry.oldAttributes else { return }
      _ = try tree.createDirectory(path, old)
    case .moveBack(let target): try tree.moveBehindLink(path, to: target)
    case .removeLink(let target): try tree.createLink(path, to: target)
    }
  }

  /// Ends a move that was interrupted before the link, or takes a finished one back.
  private static func moveBack(_ path: FilePath, from target: FilePath, in tree: FileTree) throws(FileError) {
    guard try tree.linkTarget(of: path) != target else { return try tree.moveBack(path, from: target) }
    guard let second = try tree.readIfPresent(target) else { return }
    // The second name, or the copy, that was to become the file; anything else there is not ours.
    guard try tree.readIfPresent(path)?.bytes == second.bytes else { throw .changedMeanwhile(path: target) }
    try tree.remove(target)
  }
}
