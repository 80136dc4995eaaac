internal import CLinux
internal import Glibc
internal import Secrets
internal import SystemPackage

/// How a file is known again after it was copied.
enum StagedContent {
  /// By its bytes.
  case bytes(Secret)
  /// By its times: it had been quiet for long enough, and nobody had it open to write. The copy can be read as memory.
  case stamp(FileStamp, copy: MappedFile)

  var size: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .stamp(let stamp, _): stamp.size
    }
  }
}

/// What changes with a file's content.
struct FileStamp: Equatable {
  let size: Int
  /// The time of the last change of content, in nanoseconds since 1970.
  let modified: Int64
  /// The time of the last change of anything, which nobody can set.
  let changed: Int64

  init(_ status: stat) {
    size = Int(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
  }

  /// Says whether the content is the same, though the file may have another name.
  func hasSameContent(as other: FileStamp) -> Bool { size == other.size && modified == other.modified }
}

extension OpenFile {
  func stamp() throws(Errno) -> FileStamp {
    var status = stat()
    _ = try retrying { unsafe fstat(raw, &status) }
    return FileStamp(status)
  }

  /// The stamp of a file that nobody is writing; nil unless each later change is sure to show in it.
  ///
  /// The kernel dates changes by a clock that goes on in ticks of up to 10 ms: when that clock shows a later time than the
  /// file, so will each change from now on. A program that has mapped the file can change it without a new time, but then
  /// there is no read lease on it.
  func settledStamp() throws(Errno) -> FileStamp? {
    guard mailauth_has_local_times(raw) == 1, WriteLease.hasNoWriter(self) else { return nil }
    for _ in 0..<4 {
      let stamp = try stamp()
      var now = timespec()
      guard unsafe clock_gettime(CLOCK_REALTIME_COARSE, &now) == 0 else { return nil }
      let tick = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
      // Small inodes (ext2, ext3, some of ext4) hold whole seconds.
      let grain: Int64 = stamp.changed % 1_000_000_000 == 0 ? 1_000_000_000 : 1
      if max(stamp.changed, stamp.modified) / grain < tick / grain { return stamp }
      usleep(5000)
    }
    return nil
  }

  /// Fills a new file with the content of another one by the kernel, and has the disk begin to write it.
  ///
  /// - Returns: Whether the file system can do that; nothing was written if not.
  func fill(from source: borrowing OpenFile, size: Int) throws(Errno) -> Bool {
    var copied = 0
    while copied < size {
      let count = mailauth_copy_range(source.raw, raw, UInt(size - copied))
      if count > 0 {
        copied += count
      } else if count == 0 {
        // The file has become shorter, which the look at its stamp will show.
        break
      } else if errno != EINTR {
        guard copied == 0, [EXDEV, EINVAL, EOPNOTSUPP, ENOSYS].contains(errno) else { throw Errno(rawValue: errno) }
        return false
      }
    }
    startWriting()
    return true
  }

  /// Has the disk begin to write the content; what this cannot do, the sync at the end does.
  func startWriting() { _ = mailauth_start_writing(raw) }
}

/// A private file as memory: nobody else writes it or cuts it.
@safe
final class MappedFile {
  private let memory: UnsafeMutableRawBufferPointer

  init(_ file: borrowing OpenFile, size: Int) throws(Errno) {
    let mapped = unsafe mmap(nil, size, PROT_READ, MAP_SHARED, file.raw, 0)
    guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else { throw Errno(rawValue: errno) }
    unsafe memory = UnsafeMutableRawBufferPointer(start: mapped, count: size)
  }

  deinit { _ = unsafe munmap(memory.baseAddress, memory.count) }

  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe try body(UnsafeRawBufferPointer(memory))
  }
}
