public import SystemPackage

/// Several changes that are made together: all or none, also over a crash.
///
/// All locks are taken in path order and everything is staged before the first rename; a synced journal then lists each
/// change with what was there before. The caller commits the changes in the order of his steps, does other work between them, and ends with
/// ``finish()`` or ``rollBack()``.
public final class Transaction {
  private let tree: FileTree
  private let state: StateDirectory
  private var staged: [FilePath: FileReplacement] = [:]
  private var entries: [Journal.Entry] = []
  private var begun: [Journal.Entry] = []

  /// Owners that only root could have set, by path.
  public private(set) var pendingOwnership: [FilePath: Ownership] = [:]

  /// The record in the history; nil when nothing is noted.
  public private(set) var record: ChangeRecord?
  private let noting: Noting
  private var noteEntries: [Journal.Entry] = []

  /// Takes the locks, checks that the files are what the plan was made for, stages the new content, and syncs the journal.
  ///
  /// - Parameters:
  ///   - changes: The changes, in the order in which they will be committed.
  ///   - state: The locked directory for the journal.
  ///   - noting: What the history says of it afterwards.
  /// - Throws: ``FileError``, `changedMeanwhile` when a file differs from what the plan saw; nothing has been changed then.
  public init(_ changes: [FileChange], state: StateDirectory, noting: Noting = .nothing) throws(FileError) {
    self.tree = state.tree
    self.state = state
    self.noting = noting
    do throws(FileError) {
      try stage(changes)
      entries = try changes.map { change throws(FileError) in try entry(for: change) }
      if let record = try noting.record(of: entries, in: state.history) {
        try state.history.makeDirectory()
        let notes = try state.history.changes(for: record)
        try stage(notes)
        noteEntries = try notes.map { change throws(FileError) in try entry(for: change) }
        self.record = record
      }
      for path in staged.keys.sorted(by: { $0.string < $1.string }) { try staged[path]?.settle() }
      var journal = Journal()
      journal.entries = entries + noteEntries
      do throws(FileError) { try state.write(journal) } catch {
        // It may have its name already when the last fsync(2) fails.
        try? state.removeJournal()
        throw error
      }
    } catch {
      for replacement in staged.values { replacement.cancel() }
      throw error
    }
  }

  private func stage(_ changes: [FileChange]) throws(FileError) {
    let made = Set(changes.compactMap { if case .createDirectory = $0.action { $0.path } else { nil } })
    for change in changes.sorted(by: { $0.path.string < $1.path.string }) {
      guard change.holdsLock, !made.contains(change.path.removingLastComponent()) else { continue }
      let replacement = try FileReplacement(of: change.path, in: tree)
      staged[change.path] = replacement
      guard replacement.original?.bytes == change.expected else {
        throw FileError.changedMeanwhile(path: change.path)
      }
      guard case .write(let bytes, let attributes) = change.action else { continue }
      try replacement.draft(bytes, attributes: attributes, modified: change.modified)
    }
  }

  private func entry(for change: FileChange) throws(FileError) -> Journal.Entry {
    let metadata = try tree.metadata(of: change.path)
    let old: [UInt8]? = change.holdsLock ? staged[change.path]?.original?.bytes : nil
    return Journal.Entry(change, oldBytes: old, oldAttributes: metadata?.attributes)
  }

  /// Makes some of the changes, in the order of the list that the transaction was made from.
  ///
  /// - Parameter paths: The paths whose changes belong to the step.
  /// - Throws: ``FileError``; call ``rollBack()`` then.
  public func commit(_ paths: Set<FilePath>) throws(FileError) {
    let syncs = DirectorySyncs(tree)
    for entry in entries where paths.contains(entry.change.path) {
      // Noted first: a step that fails half-way, say in the last fsync(2), has to be taken back too.
      begun.append(entry)
      try commit(entry, syncs)
    }
    try syncs.finish()
  }

  private func commit(_ entry: Journal.Entry, _ syncs: DirectorySyncs) throws(FileError) {
    let path = entry.change.path
    var pending: Ownership?
    switch entry.change.action {
    case .write(let bytes, let attributes):
      let replacement: FileReplacement
      if let early = staged[path] {
        replacement = early
      } else {
        // Its directory did not exist when the others were staged.
        replacement = try FileReplacement(of: path, in: tree)
        try replacement.stage(bytes, attributes: attributes, modified: entry.change.modified)
      }
      try replacement.commit(syncs)
      pending = replacement.pendingOwnership
    case .setAttributes(let attributes): pending = try tree.setAttributes(of: path, attributes)
    case .createDirectory(let attributes):
      // The state directory may have needed it first.
      guard entry.oldAttributes == nil else { return }
      pending = try tree.createDirectory(path, attributes, syncs)
    case .moveBehindLink(let target): try tree.moveBehindLink(path, to: target)
    case .createLink(let target): try tree.createLink(path, to: target, syncs)
    case .remove:
      try tree.remove(path)
      staged[path]?.cancel()
    case .removeDirectory:
      // Somebody's file in it, which was put there since the plan was made.
      do { try tree.removeDirectory(path) } catch {
        guard case .system(_, _, .directoryNotEmpty) = error else { throw error }
      }
    case .moveBack(let target): try tree.moveBack(path, from: target)
    case .removeLink: try tree.remove(path)
    }
    if let pending { pendingOwnership[path] = pending }
  }

  /// Ends the transaction: the changes stay and are noted, the journal goes.
  ///
  /// - Throws: ``FileError`` when the note cannot be written or the journal not be removed; call ``rollBack()`` then.
  public func finish() throws(FileError) {
    let syncs = DirectorySyncs(tree)
    for entry in noteEntries {
      begun.append(entry)
      try commit(entry, syncs)
    }
    try syncs.finish()
    for replacement in staged.values { replacement.cancel() }
    try state.removeJournal()
    // Records that are too old harm nobody until the next run.
    if let time = noting.time { try? state.history.prune(at: time) }
  }

  /// Takes back what has been committed, last change first, and removes the journal.
  ///
  /// - Returns: The trouble met on the way: files that somebody else changed meanwhile are left alone and named here.
  public func rollBack() -> [FileError] {
    for replacement in staged.values { replacement.cancel() }
    let troubles = Recovery.undo(begun, in: tree)
    begun = []
    do { try state.removeJournal() } catch { return troubles + [error] }
    return troubles
  }
}
