internal import Glibc
public import SystemPackage

/// The replacement of one file: locked, staged beside it, then renamed over it.
///
/// The protocol is the one of Postfix's own editor, so that a `postconf -e` at the same time waits: lock `NAME.tmp` beside the
/// given path and beside the file that its links lead to, write there, set owner, mode and extended attributes, sync,
/// rename, sync the directory. An object that is neither committed nor cancelled removes what it staged.
public final class FileReplacement {
  /// The path as it was given.
  public let path: FilePath
  /// The path of the file that its links lead to.
  public let target: FilePath
  /// The file as it was when the lock had been taken; nil when there was none.
  public let original: FileSnapshot?
  /// The owner that the new file should have and that only root could give it; nil when it has the right one.
  public private(set) var pendingOwnership: Ownership?

  private let tree: FileTree
  /// What was staged; nil as long as nothing is.
  private var staged: (bytes: [UInt8], attributes: FileAttributes)?

  /// The lock whose file is renamed over the target.
  private var staging: ReplacementLock?
  /// The lock beside the given path, when its links lead to a target elsewhere.
  private var courtesy: ReplacementLock?

  /// Takes the lock, waiting for whoever holds it, and reads the file.
  ///
  /// - Parameters:
  ///   - path: A path of the tree; the file may be missing, its directory may not.
  ///   - tree: The tree.
  /// - Throws: ``FileError``; nothing is left behind then.
  public init(of path: FilePath, in tree: FileTree) throws(FileError) {
    self.path = path
    self.tree = tree
    target = try tree.resolve(path)
    let outer = try ReplacementLock(beside: path, in: tree)
    do {
      let inner = target == path ? outer : try ReplacementLock(beside: target, in: tree)
      staging = inner
      courtesy = inner === outer ? nil : outer
    } catch {
      outer.removeName()
      throw error
    }
    do {
      if let staging { try Self.recoverInPlace(target, staging, in: tree) }
      original = try tree.readIfPresent(target)
    } catch {
      staging?.removeName()
      courtesy?.removeName()
      original = nil
      throw error
    }
  }

  deinit { cancel() }

  /// Writes the new content beside the file and makes it durable; the file itself stays as it is.
  ///
  /// Owner, mode and extended attributes are set before the content, so that no moment shows a secret to others.
  ///
  /// - Parameters:
  ///   - bytes: The new content.
  ///   - attributes: What the file is to get; nil keeps the original's, or gives a new file mode 0644 and the caller as owner.
  ///   - modified: The time of change that the file is to show.
  /// - Throws: ``FileError``; the staged file is gone then.
  public func stage(
    _ bytes: [UInt8], attributes: FileAttributes? = nil, modified: ModificationTime = .now
  ) throws(FileError) {
    try draft(bytes, attributes: attributes, modified: modified)
    try settle()
  }

  /// Writes the new content beside the file, which is durable after ``settle()``: of several files, all are on their way to the
  /// disk when the first is waited for.
  func draft(
    _ bytes: [UInt8], attributes: FileAttributes?, modified: ModificationTime
  ) throws(FileError) {
    guard let staging else { return }
    let wanted = attributes ?? original?.metadata.attributes ?? FileAttributes(permissions: .init(rawValue: 0o644))
    do {
      try draft(bytes, wanted, modified == .settled ? settledTime : nil, in: staging)
      staged = (bytes, wanted)
    } catch {
      cancel()
      throw error
    }
  }

  /// Makes the content beside the file durable, if there is one.
  func settle() throws(FileError) {
    guard let staging, staged != nil else { return }
    do {
      try tree.attributed(.write, target) { () throws(Errno) in try staging.file.sync() }
    } catch {
      cancel()
      throw error
    }
  }

  private func draft(
    _ bytes: [UInt8], _ wanted: FileAttributes, _ time: timespec?, in lock: ReplacementLock
  ) throws(FileError) {
    if let ownership = wanted.ownership {
      do {
        try lock.file.setOwnership(ownership)
      } catch {
        // Without root's rights an image is built all the same; the report lists what is to be done as root.
        guard error == .notPermitted, !tree.isLive else { throw .system(.setAttributes, path: target, error) }
        pendingOwnership = ownership
      }
    }
    if original != nil { try tree.copyExtendedAttributes(from: target, to: lock.file) }
    try tree.attributed(.setAttributes, target) { () throws(Errno) in try lock.file.setPermissions(wanted.permissions) }
    try tree.attributed(.write, target) { () throws(Errno) in try lock.write(bytes, showing: time) }
  }

  /// A few seconds ago, and later than the original.
  private var settledTime: timespec {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    let last = original.map(\.metadata.modified) ?? 0
    let settled = max(Int64(now.tv_sec - 3) * 1_000_000_000, last + 1)
    return timespec(tv_sec: Int(settled / 1_000_000_000), tv_nsec: Int(settled % 1_000_000_000))
  }

  /// Puts the staged file in the place of the original, and makes that durable.
  ///
  /// - Throws: ``FileError``: `system(.rename, …, .resourceBusy)` when the file is a mount point (bind-mounted file), unless the
  ///   tree's ``FileTree/mountPoints`` are rewritten.
  public func commit() throws(FileError) { try commit(nil) }

  /// Puts the staged file in the place of the original; somebody else makes that durable if there is one who does.
  func commit(_ syncs: DirectorySyncs?) throws(FileError) {
    guard let staging, let staged else { return }
    do {
      do {
        try staging.directory.rename(staging.name, to: staging.target)
      } catch Errno.resourceBusy where tree.mountPoints == .rewritten {
        try rewriteInPlace(staged.bytes, staged.attributes, staging)
        staging.removeName()
      }
      if let syncs { syncs.add(directoryOf: target) } else { try staging.directory.sync() }
    } catch {
      cancel()
      throw .system(.rename, path: target, error)
    }
    courtesy?.removeName()
    (self.staging, courtesy, self.staged) = (nil, nil, nil)
  }

  /// Gives the lock up and removes what was staged; the file stays as it is.
  public func cancel() {
    staging?.removeName()
    courtesy?.removeName()
    (staging, courtesy, staged) = (nil, nil, nil)
  }
}

extension FileTree {
  /// What an edit did to a file.
  public enum EditOutcome: Sendable {
    /// The content was what it should be, and nothing was written.
    case unchanged
    /// The file was replaced; the ownership is what only root could have set.
    case written(pendingOwnership: Ownership?)
  }

  /// Rewrites one file under its lock.
  ///
  /// - Parameters:
  ///   - path: A path of the tree; links are followed and kept.
  ///   - attributes: What the file is to get; nil keeps the original's.
  ///   - transform: Maps the content, nil for a missing file, to the new content.
  /// - Returns: Whether the file was written; a content that stays the same is not.
  /// - Throws: ``FileError``, or what the closure throws; the file is as before then.
  public func edit(
    _ path: FilePath, attributes: FileAttributes? = nil, _ transform: ([UInt8]?) throws -> [UInt8]
  ) throws -> EditOutcome {
    let replacement = try FileReplacement(of: path, in: self)
    let bytes = try transform(replacement.original?.bytes)
    if bytes == replacement.original?.bytes,
      attributes == nil || attributes == replacement.original?.metadata.attributes
    {
      replacement.cancel()
      return .unchanged
    }
    try replacement.stage(bytes, attributes: attributes)
    try replacement.commit()
    return .written(pendingOwnership: replacement.pendingOwnership)
  }
}
