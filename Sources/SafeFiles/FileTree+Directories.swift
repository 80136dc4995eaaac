internal import Glibc
public import SystemPackage

/// What stands in directories: names and symbolic links.
extension FileTree {
  /// Reads a symbolic link.
  ///
  /// - Parameter path: A path of the tree; only its directories are followed.
  /// - Returns: What the link says; nil when there is no link at the path.
  /// - Throws: ``FileError``.
  public func linkTarget(of path: FilePath) throws(FileError) -> FilePath? {
    do {
      let entry = try parent(of: path)
      return try attributed(.read, path) { () throws(Errno) in try entry.directory.linkTarget(ofName: entry.name) }
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// Lists a directory.
  ///
  /// - Parameter directory: A path of the tree.
  /// - Returns: The names but for `.` and `..`, sorted by bytes.
  /// - Throws: ``FileError``.
  public func names(in directory: FilePath) throws(FileError) -> [String] {
    let file = try open(directory, flags: O_RDONLY | O_DIRECTORY, for: .open)
    let copy = dup(file.raw)
    guard let stream = unsafe fdopendir(copy) else {
      let error = Errno(rawValue: errno)
      if copy >= 0 { close(copy) }
      throw .system(.read, path: directory, error)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Follows the symbolic links at the end of a path.
  ///
  /// - Parameter path: A path of the tree.
  /// - Returns: A path of the tree whose last component is no link; it may be missing.
  /// - Throws: ``FileError``; `tooManyLinks` after 40 links.
  public func resolve(_ path: FilePath) throws(FileError) -> FilePath {
    var current = path
    for _ in 0..<40 {
      guard let target = try linkTarget(of: current) else { return current }
      current = target.isAbsolute ? target : current.removingLastComponent().appending(target.components)
    }
    throw .tooManyLinks(path: path)
  }
}
