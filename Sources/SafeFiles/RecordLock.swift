internal import CLinux
internal import Glibc
public import SystemPackage

/// A lock by fcntl(2) on a file of its own, as lckpwdf(3) takes it on /etc/.pwd.lock before user and group files are edited.
public final class RecordLock {
  private let file: OpenFile

  /// Makes the lock file if need be (mode 0600), and waits for the lock.
  ///
  /// - Parameters:
  ///   - path: The lock file.
  ///   - tree: The tree.
  ///   - patience: How long to wait; lckpwdf(3) waits 15 seconds.
  /// - Throws: ``FileError``, `system(.lock, …)` when somebody else holds it all the time.
  public init(_ path: FilePath, in tree: FileTree, patience: Duration = .seconds(15)) throws(FileError) {
    let file = try tree.open(path, flags: O_WRONLY | O_CREAT, mode: 0o600, for: .open)
    let limit = ContinuousClock.now + patience
    while mailauth_lock_whole_file(file.raw) != 0 {
      let error = Errno(rawValue: errno)
      guard error == .resourceTemporarilyUnavailable || error == .permissionDenied || error == .interrupted,
        ContinuousClock.now < limit
      else { throw .system(.lock, path: path, error) }
      usleep(20_000)
    }
    self.file = file
  }
}
