internal import CLinux
internal import Glibc
internal import Secrets
public import SystemPackage

/// The replacement of a database that programs without any locks may be writing at the same time.
///
/// The file is copied, the caller changes the private copy, and the copy takes the place of the file in one step. Before that a
/// write lease makes sure that nobody has the file open, and its bytes are compared with those that were copied. The lock is
/// that of ``FileReplacement``, `NAME.tmp`; the copy is `NAME.mailauth-copy`. Both are gone at the end.
public final class DatabaseReplacement {
  /// What became of a commit.
  public enum Outcome: Equatable, Sendable {
    /// The file has the new content.
    case replaced
    /// The file is a mount point and was rewritten in place, with a synced copy of the old content beside it meanwhile.
    case rewrittenInPlace
    /// Somebody changed the file meanwhile: stage again from its present content.
    case overtaken
  }

  /// The path of the file that the links of the given path lead to.
  public let target: FilePath
  /// The file as it was when it was staged; nil when there was none.
  public private(set) var original: FileMetadata?
  /// The owner that the new file should have and that only root could give it; nil when it has the right one.
  public private(set) var pendingOwnership: Ownership?

  let tree: FileTree
  let lock: ReplacementLock
  let name: FileName
  private var isLocked = true
  /// How the content that was copied is known again.
  var base: StagedContent?

  /// Of smaller files, comparing all bytes costs next to nothing.
  private static let largeFile = 4 << 20

  private static let copySuffix: StaticString = ".mailauth-copy"
  var copyName: FileName { name.with(suffix: Self.copySuffix) }

  /// Takes the lock, waiting for whoever holds it, and mends what an interrupted rewrite in place has left.
  ///
  /// - Parameters:
  ///   - path: A path of the tree; the file may be missing, its directory may not.
  ///   - tree: The tree.
  /// - Throws: ``FileError``; nothing is left behind then.
  public init(of path: FilePath, in tree: FileTree) throws(FileError) {
    self.tree = tree
    target = try tree.resolve(path)
    lock = try ReplacementLock(beside: target, in: tree)
    name = lock.target
    try recoverInPlace()
  }

  deinit { cancel() }

  /// The private copy as libraries open it.
  ///
  /// Beneath a root the way to the directory may lead over links that only openat2(2) keeps inside.
  public var copyPath: FilePath {
    tree.isLive
      ? FilePath(bytes: FileName(target.bytes).with(suffix: Self.copySuffix).bytes)
      : lock.directory.path(of: copyName)
  }

  /// Copies the present content to the private copy, which is empty when there is no file.
  ///
  /// - Throws: ``FileError``: `hardLinked` when the file has other names, which would keep the old content.
  public func stage() throws(FileError) {
    discardCopy()
    do {
      let copy = try lock.directory.open(copyName, flags: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
      (original, base) = (nil, nil)
      let source = try openOriginal(O_RDONLY)
      let metadata = try source.metadata()
      guard metadata.kind == .regular else {
        throw metadata.kind == .directory ? Errno.isDirectory : Errno.invalidArgument
      }
      guard metadata.links == 1 else { throw FileError.hardLinked(path: target, links: metadata.links) }
      original = metadata
      base = try DatabaseReplacement.copy(source, to: copy, size: metadata.size)
    } catch Errno.noSuchFileOrDirectory {
      return
    } catch let error as FileError {
      throw error
    } catch {
      throw .system(.read, path: target, error as? Errno ?? .ioError)
    }
  }

  /// Lends the content that was copied; of a large file, what has become of the private copy.
  ///
  /// - Parameter body: Gets the bytes; not called when there was no file.
  /// - Returns: What the closure returns; nil when there was no file.
  /// - Throws: What the closure throws.
  public func withStagedContent<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    switch base {
    case nil: return nil
    case .bytes(let content): return unsafe try content.withBytes(body)
    case .stamp(_, let copy): return unsafe try copy.withBytes(body)
    }
  }

  /// Waits until nobody has the file open, and says whether it is another one than was staged.
  ///
  /// - Returns: Whether to stage again.
  /// - Throws: ``FileError``.
  public func isOvertaken() throws(FileError) -> Bool {
    do throws(Errno) {
      return try isChanged()
    } catch {
      throw .system(.read, path: target, error)
    }
  }

  /// Puts the private copy in the place of the file, provided that the file is still the one that was staged.
  ///
  /// - Parameter attributes: What a new file is to get; an existing one keeps owner, mode and extended attributes.
  /// - Returns: Whether it was done; after `overtaken` the file is as the others left it.
  /// - Throws: ``FileError``; the file is as before then.
  public func commit(newFile attributes: FileAttributes) throws(FileError) -> Outcome {
    do {
      try dressCopy(attributes)
      guard original != nil, let base else { return try commitNewFile() }
      return try exchange(base)
    } catch let error as FileError {
      throw error
    } catch {
      throw .system(.rename, path: target, error as? Errno ?? .ioError)
    }
  }

  /// Gives the lock up and removes the private copy.
  public func cancel() {
    guard isLocked else { return }
    isLocked = false
    discardCopy()
    lock.removeName()
  }

  // MARK: - Copying

  private static func copy(
    _ source: borrowing OpenFile, to copy: borrowing OpenFile, size: Int
  ) throws(Errno) -> StagedContent {
    let stamp = size < largeFile ? nil : try source.settledStamp()
    let isCloned = mailauth_clone(copy.raw, source.raw) == 0
    if let stamp {
      let isFilled = isCloned ? true : try copy.fill(from: source, size: stamp.size)
      // Whether the file has become shorter meanwhile, the look at its stamp will show.
      let length = try copy.metadata().size
      if isFilled, length > 0 { return .stamp(stamp, copy: try MappedFile(copy, size: length)) }
    }
    // Read from a clone: the file itself may have moved on since.
    if isCloned { return .bytes(try copy.readSecret(expecting: size)) }
    let bytes = try source.readSecret(expecting: size)
    try copy.writeAll(bytes)
    return .bytes(bytes)
  }

  private func dressCopy(_ newFile: FileAttributes) throws(FileError) {
    do {
      let copy = try lock.directory.open(copyName, flags: O_RDWR | O_NOFOLLOW)
      if let ownership = original?.ownership ?? newFile.ownership {
        do {
          try copy.setOwnership(ownership)
        } catch {
          guard error == .notPermitted, !tree.isLive else { throw error }
          pendingOwnership = ownership
        }
      }
      if original != nil { try tree.copyExtendedAttributes(from: target, to: copy) }
      try copy.setPermissions(original?.permissions ?? newFile.permissions)
      try copy.sync()
    } catch let error as FileError {
      throw error
    } catch {
      throw .system(.setAttributes, path: target, error as? Errno ?? .ioError)
    }
  }

  private func commitNewFile() throws(Errno) -> Outcome {
    do {
      _ = try retrying {
        unsafe mailauth_rename_noreplace(lock.directory.raw, copyName.terminated, lock.directory.raw, name.terminated)
      }
    } catch Errno.fileExists {
      return .overtaken
    }
    try lock.directory.sync()
    return .replaced
  }

  // MARK: - Names beside the file

  func openOriginal(_ flags: Int32) throws(Errno) -> OpenFile {
    try lock.directory.open(name, flags: flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
  }

  func discardCopy() {
    // Whatever bears the name is left from an interrupted run: the lock is ours.
    try? lock.directory.unlink(copyName)
  }
}
