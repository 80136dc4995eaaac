internal import CLinux
internal import Glibc
internal import Secrets
internal import SystemPackage

/// An open file descriptor with one owner, closed at the end of its life.
struct OpenFile: ~Copyable {
  let descriptor: FileDescriptor

  init(_ raw: Int32) {
    descriptor = FileDescriptor(rawValue: raw)
  }

  deinit {
    // Nothing can be done about a failed close here: what must be durable was synced before.
    try? descriptor.close()
  }

  var raw: Int32 { descriptor.rawValue }

  /// A path that leads to a name within this directory as long as it is open, whatever its own path is.
  func path(of name: FileName) -> FilePath {
    FilePath(bytes: Array("/proc/self/fd/\(raw)/".utf8) + name.bytes)
  }

  /// Opens a name within this directory, openat(2).
  func open(_ name: FileName, flags: Int32, mode: UInt32 = 0) throws(Errno) -> OpenFile {
    OpenFile(try opening(flags) { unsafe mailauth_openat(raw, name.terminated, flags | O_CLOEXEC, mode) })
  }

  func metadata() throws(Errno) -> FileMetadata {
    var status = stat()
    _ = try retrying { unsafe fstat(raw, &status) }
    return FileMetadata(status)
  }

  /// Describes a name within this directory without following it, or gives nil when there is none.
  func metadata(ofName name: FileName) throws(Errno) -> FileMetadata? {
    var status = stat()
    do {
      _ = try retrying { unsafe fstatat(raw, name.terminated, &status, AT_SYMLINK_NOFOLLOW) }
    } catch Errno.noSuchFileOrDirectory {
      return nil
    }
    return FileMetadata(status)
  }

  /// Reads a symbolic link within this directory, readlinkat(2); nil when the name is no link.
  func linkTarget(ofName name: FileName) throws(Errno) -> FilePath? {
    do {
      var buffer = [CChar](repeating: 0, count: 4097)
      let count = try retrying { unsafe Int32(readlinkat(raw, name.terminated, &buffer, 4096)) }
      guard count > 0 else { return nil }
      return unsafe buffer.withUnsafeBufferPointer { bytes in
        unsafe bytes.baseAddress.map { unsafe FilePath(platformString: $0) }
      }
    } catch Errno.invalidArgument {
      return nil
    } catch Errno.noSuchFileOrDirectory {
      return nil
    }
  }

  /// Reads everything from here to the end, or to a limit.
  func readToEnd(expecting size: Int, atMost limit: Int = .max) throws(Errno) -> [UInt8] {
    var wanted = min(max(size + 1, 4096), limit)
    var bytes = try read(upTo: wanted)
    var got = bytes.count
    while got > 0, bytes.count < limit {
      // Less than wanted is nearly always the end, and then one more call shows it.
      wanted = min(got < wanted ? 512 : bytes.count, limit - bytes.count)
      let more = try read(upTo: wanted)
      got = more.count
      bytes += more
    }
    return bytes
  }

  /// Reads once, into memory that nothing has filled before; nothing is read at the end only.
  private func read(upTo count: Int) throws(Errno) -> [UInt8] {
    var failure: Errno?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { memory, filled in
      do throws(Errno) {
        filled = try Int(retrying { unsafe Int32(Glibc.read(raw, memory.baseAddress, min(count, 1 << 30))) })
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Reads everything from the beginning into memory that is wiped.
  func readSecret(expecting size: Int) throws(Errno) -> Secret {
    // The file may have a hole that is larger than the disk, and what cannot be allocated ends the program.
    guard size >> 30 == 0 || size < OpenFile.memory else { throw .noMemory }
    // One byte more: the file may have grown.
    let secret = try unsafe Secret(capacity: size + 1) { memory throws(Errno) in
      var filled = 0
      while filled <= size {
        let count = try retrying {
          unsafe Int32(
            pread(raw, memory.baseAddress?.advanced(by: filled), min(size + 1 - filled, 1 << 30), off_t(filled)))
        }
        if count == 0 { break }
        filled += Int(count)
      }
      return filled
    }
    return secret.count <= size ? secret : try readSecret(expecting: 2 * size)
  }

  /// The memory of the machine, in bytes.
  private static var memory: Int { sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) }

  func writeAll(_ secret: Secret) throws(Errno) {
    try unsafe secret.withBytes { bytes throws(Errno) in
      var written = 0
      while written < bytes.count {
        let count = try retrying {
          unsafe Int32(write(raw, bytes.baseAddress?.advanced(by: written), min(bytes.count - written, 1 << 30)))
        }
        guard count > 0 else { throw .noSpace }
        written += Int(count)
      }
    }
  }

  /// Fills a buffer from a place in the file, pread(2); fewer bytes only at the end.
  func read(into buffer: inout [UInt8], at offset: Int) throws(Errno) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try retrying {
        unsafe buffer.withUnsafeMutableBytes { memory in
          unsafe Int32(
            pread(raw, memory.baseAddress?.advanced(by: filled), memory.count - filled, off_t(offset + filled)))
        }
      }
      if count == 0 { break }
      filled += Int(count)
    }
    return filled
  }

  func writeAll(_ bytes: [UInt8]) throws(Errno) {
    var written = 0
    while written < bytes.count {
      let count = try retrying {
        unsafe bytes.withUnsafeBytes { memory in
          unsafe Int32(write(raw, memory.baseAddress?.advanced(by: written), min(memory.count - written, 1 << 30)))
        }
      }
      // POSIX allows no progress without an error only for a zero count; treat it as a full device rather than spin.
      guard count > 0 else { throw .noSpace }
      written += Int(count)
    }
  }

  func sync() throws(Errno) {
    _ = try retrying { fsync(raw) }
  }

  func unlink(_ name: FileName) throws(Errno) {
    _ = try retrying { unsafe unlinkat(raw, name.terminated, 0) }
  }

  func rename(_ from: FileName, to name: FileName) throws(Errno) {
    _ = try retrying { unsafe renameat(raw, from.terminated, raw, name.terminated) }
  }
}

/// A directory that was opened, and a name within it.
struct DirectoryEntry: ~Copyable {
  let directory: OpenFile
  let name: FileName

  consuming func takeDirectory() -> OpenFile { directory }
}

/// Runs a system call until it is no longer interrupted, and turns -1 into the error.
func retrying(_ call: () -> Int32) throws(Errno) -> Int32 {
  while true {
    let result = call()
    if result >= 0 { return result }
    let error = Errno(rawValue: errno)
    if error != .interrupted { throw error }
  }
}

/// Opens a file that another mailauth may be putting in place, which holds a lease on it meanwhile.
///
/// An open(2) that would not wait for a pipe (O_NONBLOCK) does not wait for the lease either, so this waits: longer than the
/// kernel lets anybody hold one.
func opening(_ flags: Int32, _ call: () -> Int32) throws(Errno) -> Int32 {
  var attempts = 0
  while true {
    do throws(Errno) {
      return try retrying(call)
    } catch {
      attempts += 1
      guard error == .resourceTemporarilyUnavailable, flags & O_NONBLOCK != 0, attempts < 50_000 else { throw error }
      usleep(1000)
    }
  }
}
