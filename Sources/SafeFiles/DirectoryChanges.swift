internal import CLinux
internal import Glibc
public import SystemPackage

extension FileTree {
  /// Makes a directory with exactly these permissions; its parent must exist.
  ///
  /// - Returns: The owner that only root could have given it; nil when it has the right one.
  func createDirectory(
    _ path: FilePath, _ attributes: FileAttributes, _ syncs: DirectorySyncs? = nil
  ) throws(FileError) -> Ownership? {
    let entry = try parent(of: path)
    _ = try attributed(.createDirectory, path) { () throws(Errno) in
      try retrying { unsafe mkdirat(entry.directory.raw, entry.name.terminated, 0o700) }
    }
    do {
      if let syncs {
        syncs.add(directoryOf: path)
      } else {
        try attributed(.createDirectory, path) { () throws(Errno) in try entry.directory.sync() }
      }
      return try setAttributes(of: path, attributes)
    } catch {
      try? removeDirectory(path)
      throw error
    }
  }

  /// Removes an empty directory.
  func removeDirectory(_ path: FilePath) throws(FileError) {
    let entry = try parent(of: path)
    _ = try attributed(.remove, path) { () throws(Errno) in
      try retrying { unsafe unlinkat(entry.directory.raw, entry.name.terminated, AT_REMOVEDIR) }
    }
  }

  /// Removes a file or a link, and makes that durable.
  ///
  /// - Parameter path: A path of the tree; a link at its end is removed, not followed.
  /// - Throws: ``FileError``.
  public func remove(_ path: FilePath) throws(FileError) {
    let entry = try parent(of: path)
    try attributed(.remove, path) { () throws(Errno) in
      try entry.directory.unlink(entry.name)
      try entry.directory.sync()
    }
  }

  /// Sets owner and mode of what stands at a path, links followed.
  ///
  /// - Returns: The owner that only root could have given it; nil when it has the right one.
  func setAttributes(of path: FilePath, _ attributes: FileAttributes) throws(FileError) -> Ownership? {
    let file = try open(path, flags: O_RDONLY | O_NONBLOCK, for: .setAttributes)
    var pending: Ownership?
    if let ownership = attributes.ownership {
      do {
        try file.setOwnership(ownership)
      } catch {
        guard error == .notPermitted, !isLive else { throw .system(.setAttributes, path: path, error) }
        pending = ownership
      }
    }
    try attributed(.setAttributes, path) { () throws(Errno) in try file.setPermissions(attributes.permissions) }
    return pending
  }

  /// Makes a symbolic link where nothing is.
  func createLink(_ path: FilePath, to target: FilePath, _ syncs: DirectorySyncs? = nil) throws(FileError) {
    let entry = try parent(of: path)
    do {
      _ = try retrying {
        unsafe target.withPlatformString { unsafe symlinkat($0, entry.directory.raw, entry.name.terminated) }
      }
      if let syncs { syncs.add(directoryOf: path) } else { try entry.directory.sync() }
    } catch {
      throw .system(.createLink, path: path, error)
    }
  }

  /// Moves a file and leaves a symbolic link in its place.
  ///
  /// The file first gets the second name by link(2), then a link takes the first one over by rename(2): a reader finds it at
  /// every moment, and what a writer has open is the same file. A crash in between leaves two names of one file, and
  /// the next call goes on from there.
  func moveBehindLink(_ path: FilePath, to target: FilePath) throws(FileError) {
    let source = try parent(of: path)
    let destination = try parent(of: target)
    let staged = source.name.with(prefix: ".", suffix: ".mailauth")
    do throws(Errno) {
      let file = try source.directory.metadata(ofName: source.name)
      let other = try destination.directory.metadata(ofName: destination.name)
      guard let file, file.kind == .regular else { throw .noSuchFileOrDirectory }
      if other.map({ $0.isSameFile(as: file) }) != true {
        _ = try retrying {
          unsafe linkat(
            source.directory.raw, source.name.terminated, destination.directory.raw, destination.name.terminated, 0)
        }
        try destination.directory.sync()
      }
      try? source.directory.unlink(staged)
      _ = try retrying {
        unsafe target.withPlatformString { unsafe symlinkat($0, source.directory.raw, staged.terminated) }
      }
    } catch {
      guard error != .improperLink else { return try copyBehindLink(path, to: target) }
      throw .system(.createLink, path: target, error)
    }
    do {
      try source.directory.rename(staged, to: source.name)
      try source.directory.sync()
    } catch {
      try? source.directory.unlink(staged)
      throw .system(.rename, path: path, error)
    }
  }

  /// Takes ``moveBehindLink(_:to:)`` back: the file replaces the link that leads to it.
  func moveBack(_ path: FilePath, from target: FilePath) throws(FileError) {
    let source = try parent(of: target)
    let destination = try parent(of: path)
    do {
      _ = try retrying {
        unsafe renameat(
          source.directory.raw, source.name.terminated, destination.directory.raw, destination.name.terminated)
      }
      // rename(2) of two names of one file does nothing; the second name goes then.
      if try source.directory.metadata(ofName: source.name) != nil { try source.directory.unlink(source.name) }
      try destination.directory.sync()
      try source.directory.sync()
    } catch {
      guard error != .improperLink else { return try copyBack(path, from: target) }
      throw .system(.rename, path: path, error)
    }
  }
}
