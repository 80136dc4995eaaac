internal import Glibc
internal import SystemPackage

/// The lock that everybody takes who rewrites a file as Postfix does: an flock(2) on `NAME.tmp`, which later becomes the file.
///
/// Postfix's edit_file(3) opens that name, locks it, and starts over when the name no longer leads to the locked file or when
/// the file is not a private one of mode 0600; this does the same, and never follows a link that somebody left there.
final class ReplacementLock {
  let directory: OpenFile
  /// The name of the file that is to be replaced.
  let target: FileName
  /// `NAME.tmp`.
  let name: FileName
  let file: OpenFile

  /// Waits for the lock beside a path.
  init(beside path: FilePath, in tree: FileTree) throws(FileError) {
    let entry = try tree.parent(of: path)
    let name = entry.name.with(suffix: ".tmp")
    let shown = FilePath(bytes: path.bytes + Array(".tmp".utf8))
    do {
      self.file = try ReplacementLock.take(name, in: entry.directory)
    } catch {
      throw .system(error == .resourceTemporarilyUnavailable ? .lock : .open, path: shown, error)
    }
    self.target = entry.name
    self.name = name
    self.directory = entry.takeDirectory()
  }

  private static func take(_ name: FileName, in directory: borrowing OpenFile) throws(Errno) -> OpenFile {
    while true {
      let file = try open(name, in: directory)
      _ = try retrying { flock(file.raw, LOCK_EX) }
      let held = try file.metadata()
      guard let named = try directory.metadata(ofName: name), named.isSameFile(as: held) else { continue }
      if held.kind == .regular, held.links == 1, held.permissions.rawValue == 0o600 { return file }
      try directory.unlink(name)
    }
  }

  private static func open(_ name: FileName, in directory: borrowing OpenFile) throws(Errno) -> OpenFile {
    let flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK
    while true {
      do throws(Errno) {
        let file = try directory.open(name, flags: flags | O_CREAT | O_EXCL, mode: 0o600)
        // A mask may have taken bits away, and every further file would be no better.
        if try file.metadata().permissions.rawValue != 0o600 { _ = try retrying { fchmod(file.raw, 0o600) } }
        return file
      } catch {
        guard error == .fileExists else { throw error }
      }
      do throws(Errno) {
        return try directory.open(name, flags: flags)
      } catch {
        // Its owner has just made it the new file.
        guard error == .noSuchFileOrDirectory else { throw error }
      }
    }
  }

  /// Empties what an interrupted run left, and writes the new content, which shows another time than now if there is one.
  func write(_ bytes: [UInt8], showing time: timespec? = nil) throws(Errno) {
    _ = try retrying { ftruncate(file.raw, 0) }
    try file.writeAll(bytes)
    // Ahead of fsync(2), which costs as much again for a time alone.
    if let time {
      _ = try retrying { unsafe futimens(file.raw, [time, time]) }
    }
    file.startWriting()
  }

  /// Gives the lock back although the file stays open: it may be the new file by now, which others want to lock.
  func unlock() { flock(file.raw, LOCK_UN) }

  /// Removes the name; the lock itself goes with the descriptor.
  func removeName() {
    // Only our own file: the name is ours as long as the lock is held, until it is renamed.
    try? directory.unlink(name)
  }
}
