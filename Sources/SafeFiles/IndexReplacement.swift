internal import CLinux
internal import Glibc
public import SystemPackage

/// The replacement of an index, such as NAME.db of a lookup table, that programs may be reading or changing.
///
/// The file is locked with flock(2) as Postfix's programs lock it, so that none of them changes or looks at it meanwhile. The
/// new content is made in `NAME.tmp`, which takes the place of the file in one step; a program that has the old file open sees
/// that its file has no name any more. A file that cannot be replaced (a mount point, a file with several names, a
/// directory that the caller may not write to) gets the whole content at once.
public final class IndexReplacement {
  /// What the new file begins with.
  public enum Basis: Sendable {
    /// Nothing.
    case empty
    /// The present content.
    case present
  }

  /// What became of a commit.
  public enum Outcome: Equatable, Sendable {
    /// The file has the new content.
    case replaced
    /// Somebody changed the file without a lock: begin again.
    case overtaken
  }

  /// The path of the file that the links of the given path lead to.
  public let target: FilePath
  /// Where libraries that open paths themselves write the new content.
  public let stagingPath: FilePath
  /// What the system said of the present file when it had been locked; nil when there is none.
  public var original: FileMetadata? { present.metadata }

  private let tree: FileTree
  private let staging: Staging
  private let present: Present
  private var isOpen = true
  /// Whether `NAME.tmp` has become the file; whatever bears the name then is somebody else's.
  private var isRenamed = false

  /// Locks the file and prepares a private one.
  ///
  /// - Parameters:
  ///   - path: A path of the tree; links are followed and kept, the file may be missing.
  ///   - tree: The tree.
  ///   - basis: What the private file begins with.
  /// - Throws: ``FileError``; nothing is left behind then.
  public init(of path: FilePath, in tree: FileTree, basis: Basis) throws(FileError) {
    self.tree = tree
    target = try tree.resolve(path)
    staging = try Staging(beside: target, in: tree)
    do {
      present = try Present(target, in: tree)
      try present.check(staging)
      try staging.begin(with: present, basis)
    } catch {
      staging.remove()
      throw .system(.open, path: path, error)
    }
    stagingPath = staging.path(beside: target, in: tree)
  }

  deinit { cancel() }

  /// Puts the private file in the place of the file.
  ///
  /// - Parameter permissions: The mode of a file that did not exist; an existing one keeps owner, mode and extended attributes.
  /// - Returns: Whether it was done.
  /// - Throws: ``FileError``; the file is as before then, and nothing is left beside it.
  public func commit(newFile permissions: FilePermissions) throws(FileError) -> Outcome {
    defer { cancel() }
    do throws(Errno) {
      guard try present.isUnchanged() else { return .overtaken }
      switch staging {
      case .memory(let content): try present.overwrite(from: content.file)
      case .beside(let lock):
        if try replace(lock, permissions) { return .replaced }
        try present.overwrite(from: lock.file)
      }
      return .replaced
    } catch {
      throw .system(.write, path: target, error)
    }
  }

  /// Gives the lock up and removes the private file; the file stays as it is.
  public func cancel() {
    guard isOpen else { return }
    isOpen = false
    if isRenamed { staging.unlock() } else { staging.remove() }
    present.close()
  }

  /// Renames the private file; false where only the content can be exchanged.
  private func replace(_ lock: ReplacementLock, _ permissions: FilePermissions) throws(Errno) -> Bool {
    let attributes = original?.attributes ?? FileAttributes(permissions: permissions)
    if let original {
      guard original.links == 1 else { return false }
      do throws(Errno) {
        if try lock.file.metadata().ownership != original.ownership {
          try lock.file.setOwnership(original.ownership)
        }
      } catch .notPermitted {
        return false
      }
      // Best effort, as for every file that is not the caller's alone: some attributes only root may set.
      try? tree.copyExtendedAttributes(from: target, to: lock.file)
    }
    try lock.file.setPermissions(attributes.permissions)
    try lock.file.sync()
    do throws(Errno) {
      try lock.directory.rename(lock.name, to: lock.target)
      isRenamed = true
    } catch .resourceBusy {
      return false
    }
    try lock.directory.sync()
    return true
  }
}

/// Where the new content is made.
private enum Staging {
  /// In `NAME.tmp`.
  case beside(ReplacementLock)
  /// In memory: the directory is not the caller's to write to.
  case memory(MemoryFile)

  init(beside target: FilePath, in tree: FileTree) throws(FileError) {
    do {
      self = .beside(try ReplacementLock(beside: target, in: tree))
    } catch {
      guard case .system(_, _, let code) = error, [.permissionDenied, .notPermitted].contains(code),
        let memory = MemoryFile()
      else { throw error }
      self = .memory(memory)
    }
  }

  func path(beside target: FilePath, in tree: FileTree) -> FilePath {
    switch self {
    case .memory(let content): FilePath("/proc/self/fd/\(content.file.raw)")
    case .beside(let lock):
      tree.isLive
        ? FilePath(bytes: target.bytes + Array(".tmp".utf8))
        : lock.directory.path(of: lock.name)
    }
  }

  func begin(with present: Present, _ basis: IndexReplacement.Basis) throws(Errno) {
    switch self {
    case .memory(let content): try present.copy(to: content.file, basis)
    case .beside(let lock):
      _ = try retrying { ftruncate(lock.file.raw, 0) }
      try present.copy(to: lock.file, basis)
    }
  }

  func unlock() {
    if case .beside(let lock) = self { lock.unlock() }
  }

  func remove() {
    if case .beside(let lock) = self { lock.removeName() }
    unlock()
  }
}

/// A file that has no name and no disk.
private final class MemoryFile {
  let file: OpenFile

  init?() {
    let raw = mailauth_memory_file()
    guard raw >= 0 else { return nil }
    file = OpenFile(raw)
  }
}

/// The file as it is, under an exclusive lock.
private final class Present {
  private var descriptor: Int32 = -1
  private(set) var metadata: FileMetadata?

  /// Waits for the lock, and looks again whether the name still leads to the locked file.
  init(_ target: FilePath, in tree: FileTree) throws(Errno) {
    do throws(Errno) {
      while try !hold(target, in: tree) {}
    } catch .noSuchFileOrDirectory {
      return
    }
  }

  private func hold(_ target: FilePath, in tree: FileTree) throws(Errno) -> Bool {
    let file = try Present.open(target, in: tree)
    _ = try retrying { flock(file.raw, LOCK_EX) }
    let held = try file.metadata()
    let named = (try? tree.metadata(of: target)) ?? nil
    guard let named, named.isSameFile(as: held) else { return false }
    guard held.kind == .regular else { throw held.kind == .directory ? .isDirectory : .invalidArgument }
    // The lock belongs to the open file, which the duplicate shares.
    descriptor = fcntl(file.raw, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    metadata = held
    return true
  }

  private static func open(_ target: FilePath, in tree: FileTree) throws(Errno) -> OpenFile {
    do throws(FileError) {
      return try tree.open(target, flags: O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, for: .open)
    } catch {
      guard case .system(_, _, let code) = error else { throw .ioError }
      throw code
    }
  }

  deinit { close() }

  func close() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  /// Where nothing can be made beside the file, there must be a file.
  func check(_ staging: Staging) throws(Errno) {
    if case .memory = staging, metadata == nil { throw .permissionDenied }
  }

  func copy(to file: borrowing OpenFile, _ basis: IndexReplacement.Basis) throws(Errno) {
    guard basis == .present, descriptor >= 0, let metadata else { return }
    if mailauth_clone(file.raw, descriptor) == 0 { return }
    _ = try retrying { lseek(descriptor, 0, SEEK_SET) >= 0 ? 0 : -1 }
    let source = OpenFile(dup(descriptor))
    try file.writeAll(try source.readToEnd(expecting: metadata.size))
  }

  func isUnchanged() throws(Errno) -> Bool {
    guard let metadata else { return true }
    var status = stat()
    _ = try retrying { unsafe fstat(descriptor, &status) }
    let now = FileMetadata(status)
    return now.modified == metadata.modified && now.size == metadata.size && now.links > 0
  }

  /// Writes the whole content into the file itself.
  func overwrite(from file: borrowing OpenFile) throws(Errno) {
    guard descriptor >= 0 else { throw .permissionDenied }
    _ = try retrying { lseek(file.raw, 0, SEEK_SET) >= 0 ? 0 : -1 }
    let bytes = try file.readToEnd(expecting: try file.metadata().size)
    let target = OpenFile(dup(descriptor))
    _ = try retrying { lseek(target.raw, 0, SEEK_SET) >= 0 ? 0 : -1 }
    try target.writeAll(bytes)
    _ = try retrying { ftruncate(target.raw, off_t(bytes.count)) }
    try target.sync()
  }
}
