internal import Glibc
public import SystemPackage

extension FileTree {
  /// Says whether a path is on a file system that is mounted for reading only, as /etc of many containers is.
  ///
  /// - Parameter path: A path of the tree; of one that is missing the nearest directory above it counts.
  /// - Returns: Whether nothing can be written there; false when the system does not say.
  public func isMountedReadOnly(_ path: FilePath) -> Bool {
    var current = path
    while true {
      if let file = try? open(current, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY, for: .open) {
        var status = statvfs()
        guard unsafe fstatvfs(file.raw, &status) == 0 else { return false }
        // ST_RDONLY.
        return status.f_flag & 1 != 0
      }
      guard !current.components.isEmpty else { return false }
      current = current.removingLastComponent()
    }
  }
}
