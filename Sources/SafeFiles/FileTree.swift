internal import CLinux
internal import Glibc
public import Secrets
public import SystemPackage

/// The files beneath a root: the live system's `/`, or a system image somewhere else.
///
/// Paths are always those of the tree: `/etc/postfix/main.cf` beneath whatever the root is. Beneath a root other than `/`
/// absolute links and `..` are resolved by openat2(2) with RESOLVE_IN_ROOT, so that nothing outside is touched.
public struct FileTree: Equatable, Sendable {
  /// The tree of the running system.
  public static let live = FileTree(top: PathBytes([UInt8(ascii: "/")]))

  /// Where the tree begins, as a path of the running system.
  public var root: FilePath { top.filePath }
  private let top: PathBytes
  /// Says whether the tree is the running system's own.
  public let isLive: Bool
  /// What becomes of a file that is a mount point, and over which nothing can be renamed.
  public var mountPoints = MountPoints.refused

  /// What becomes of a file that is a mount point.
  public enum MountPoints: Sendable {
    /// It stays as it is, and the caller gets `system(.rename, …, .resourceBusy)`.
    case refused
    /// It is rewritten in place, with a synced copy of the old content beside it meanwhile.
    case rewritten
  }

  /// Names the tree beneath a directory.
  ///
  /// - Parameter root: A directory of the running system; it is first looked at when a file is opened.
  public init(root: FilePath) {
    self.init(top: PathBytes(root))
  }

  private init(top: PathBytes) {
    self.top = top
    isLive = top.bytes.elementsEqual([UInt8(ascii: "/")])
  }

  /// Gives the path by which the running system knows a file, for libraries that open paths themselves.
  ///
  /// - Parameter path: A path of the tree without links that leave it; see ``resolve(_:)``.
  /// - Returns: The root with the path after it.
  public func hostPath(_ path: FilePath) -> FilePath {
    isLive ? path : root.appending(path.components)
  }

  /// Reads a regular file.
  ///
  /// - Parameter path: A path of the tree; links are followed.
  /// - Returns: The content and the metadata, read from one open file.
  /// - Throws: ``FileError``, also when something else than a regular file stands there.
  public func read(_ path: FilePath) throws(FileError) -> FileSnapshot {
    try read(PathBytes(path))
  }

  /// Reads a regular file, named by bytes.
  ///
  /// - Parameter path: A path of the tree; links are followed.
  /// - Returns: The content and the metadata, read from one open file.
  /// - Throws: ``FileError``, also when something else than a regular file stands there.
  public func read(_ path: PathBytes) throws(FileError) -> FileSnapshot {
    // O_NONBLOCK: a pipe in the place of a file must not hang the command.
    let file = try open(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY, for: .open)
    return try snapshot(of: file, at: path)
  }

  /// Reads a regular file if there is one.
  ///
  /// - Parameter path: A path of the tree; links are followed.
  /// - Returns: The content and the metadata; nil when the file or one of its directories is missing.
  /// - Throws: ``FileError`` for every other trouble.
  public func readIfPresent(_ path: FilePath) throws(FileError) -> FileSnapshot? {
    do {
      return try read(path)
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// Reads the beginning of a regular file, or all of it.
  ///
  /// - Parameters:
  ///   - path: A path of the tree; links are followed.
  ///   - limit: How many bytes are wanted.
  /// - Returns: The bytes; none when nothing is there, or something else than a regular file.
  /// - Throws: ``FileError``.
  public func firstBytes(of path: FilePath, atMost limit: Int = .max) throws(FileError) -> [UInt8] {
    do {
      let file = try open(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY, for: .open)
      return try attributed(.read, path) { () throws(Errno) in
        let metadata = try file.metadata()
        guard metadata.kind == .regular else { return [] }
        return try file.readToEnd(expecting: metadata.size, atMost: limit)
      }
    } catch {
      if error.isMissing { return [] }
      throw error
    }
  }

  /// Reads a regular file in parts, until the caller has seen enough.
  ///
  /// - Parameters:
  ///   - path: A path of the tree; links are followed.
  ///   - portion: How many bytes a part has at most.
  ///   - overlap: How many bytes at the end of a part the next one begins with; fewer than `portion`.
  ///   - visit: Looks at a part and says whether to go on.
  /// - Throws: ``FileError``.
  public func scan(_ path: PathBytes, portion: Int, overlap: Int, visit: (ArraySlice<UInt8>) -> ScanStep)
    throws(FileError)
  {
    let file = try open(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY, for: .open)
    do throws(Errno) {
      guard try file.metadata().kind == .regular else { return }
      var buffer = [UInt8](repeating: 0, count: portion)
      var (offset, count) = (0, portion)
      while count == portion {
        count = try file.read(into: &buffer, at: offset)
        guard visit(buffer[..<count]) == .goOn else { return }
        offset += portion - overlap
      }
    } catch {
      throw .system(.read, path: path.filePath, error)
    }
  }

  /// Reads a regular file while nobody has it locked against readers, flock(2).
  ///
  /// - Parameter path: A path of the tree; links are followed.
  /// - Returns: The bytes; nil when nothing is there, or something else than a regular file.
  /// - Throws: ``FileError``.
  public func lockedContent(of path: FilePath) throws(FileError) -> Secret? {
    do {
      let file = try open(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY, for: .open)
      return try attributed(.read, path) { () throws(Errno) in
        let metadata = try file.metadata()
        guard metadata.kind == .regular else { return nil }
        // File systems without locks have nobody who locks.
        _ = try? retrying { flock(file.raw, LOCK_SH) }
        return try file.readSecret(expecting: metadata.size)
      }
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// Describes what stands at a path, links followed.
  ///
  /// - Parameter path: A path of the tree.
  /// - Returns: The metadata; nil when nothing is there.
  /// - Throws: ``FileError``.
  public func metadata(of path: FilePath) throws(FileError) -> FileMetadata? {
    do {
      let file = try open(path, flags: mailauth_o_path, for: .read)
      return try attributed(.read, path) { () throws(Errno) in try file.metadata() }
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  // MARK: - Opening, for the rest of the module

  func open(
    _ path: FilePath, flags: Int32, mode: UInt32 = 0, for operation: FileError.Operation
  ) throws(FileError) -> OpenFile {
    try open(PathBytes(path), flags: flags, mode: mode, for: operation)
  }

  func open(
    _ path: PathBytes, flags: Int32, mode: UInt32 = 0, for operation: FileError.Operation
  ) throws(FileError) -> OpenFile {
    do {
      if isLive {
        let fd = try opening(flags) {
          unsafe path.withCString { unsafe mailauth_openat(AT_FDCWD, $0, flags | O_CLOEXEC, mode) }
        }
        return OpenFile(fd)
      }
      let base = OpenFile(
        try retrying {
          unsafe top.withCString { unsafe mailauth_openat(AT_FDCWD, $0, mailauth_o_path | O_DIRECTORY | O_CLOEXEC, 0) }
        })
      let fd = try opening(flags) {
        unsafe path.withCString { unsafe mailauth_open_in_root(base.raw, $0, flags | O_CLOEXEC, mode) }
      }
      return OpenFile(fd)
    } catch {
      throw .system(operation, path: path.filePath, error)
    }
  }

  /// Opens the directory that holds a path, and gives the path's last component.
  func parent(of path: FilePath) throws(FileError) -> DirectoryEntry {
    // Not by FilePath's components: the generic types of that view cost 100,000 instructions at first use.
    let bytes = path.bytes
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let name = bytes[start...]
    let isDirectory = name.count <= 2 && name.allSatisfy { $0 == UInt8(ascii: ".") }
    guard !isDirectory else { throw .system(.read, path: path, .isDirectory) }
    let directory = start == 0 ? "." : start == 1 ? "/" : FilePath(bytes: Array(bytes[..<(start - 1)]))
    let opened = try open(directory, flags: O_RDONLY | O_DIRECTORY, for: .open)
    return DirectoryEntry(directory: opened, name: FileName(name))
  }

  func snapshot(of file: borrowing OpenFile, at path: PathBytes) throws(FileError) -> FileSnapshot {
    do throws(Errno) {
      let metadata = try file.metadata()
      guard metadata.kind != .directory else { throw Errno.isDirectory }
      guard metadata.kind == .regular else { throw Errno.unsupportedFileKind }
      return FileSnapshot(bytes: try file.readToEnd(expecting: metadata.size), metadata: metadata)
    } catch {
      guard error != .unsupportedFileKind else { throw .notARegularFile(path: path.filePath) }
      throw .system(.read, path: path.filePath, error)
    }
  }

  func attributed<Value>(
    _ operation: FileError.Operation, _ path: FilePath, _ body: () throws(Errno) -> Value
  ) throws(FileError) -> Value {
    do {
      return try body()
    } catch {
      throw .system(operation, path: path, error)
    }
  }
}

extension Errno {
  /// Stands in for "neither file nor directory", which has no number of its own; never leaves this file.
  fileprivate static var unsupportedFileKind: Errno { Errno(rawValue: Int32.max) }
}

extension FileError {
  /// Says whether the file, or a directory on the way to it, does not exist.
  public var isMissing: Bool {
    switch self {
    case .system(_, _, .noSuchFileOrDirectory), .system(_, _, .notDirectory): true
    default: false
    }
  }

  /// The file that the trouble is with.
  public var path: FilePath {
    switch self {
    case .system(_, let path, _), .notARegularFile(let path), .tooManyLinks(let path), .changedMeanwhile(let path),
      .hardLinked(let path, _):
      path
    }
  }
}

/// What a look at a part of a file comes to.
public enum ScanStep: Sendable {
  /// The next part is wanted.
  case goOn
  /// It is enough.
  case stop
}
