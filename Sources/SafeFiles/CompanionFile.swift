internal import Glibc
public import SystemPackage

extension FileTree {
  /// Makes an empty file beside another one, for the same users; one that is there stays as it is.
  ///
  /// - Parameters:
  ///   - path: A file of the tree; links are followed.
  ///   - suffix: What the new file's name has more.
  /// - Throws: ``FileError``.
  public func makeCompanion(of path: FilePath, suffix: String) throws(FileError) {
    let target = try resolve(path)
    let entry = try parent(of: target)
    try attributed(.write, target) { () throws(Errno) in
      guard let metadata = try entry.directory.metadata(ofName: entry.name) else { return }
      do throws(Errno) {
        let file = try entry.directory.open(
          entry.name.appending(suffix), flags: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
        // Only root can give files away; the caller's own will do for the caller.
        try? file.setOwnership(metadata.ownership)
        try file.setPermissions(metadata.permissions)
      } catch .fileExists {
        return
      }
    }
  }
}
