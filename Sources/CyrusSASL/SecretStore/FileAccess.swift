internal import Glibc
internal import Secrets
internal import SystemPackage

// Not by FileDescriptor's own methods: their generic results cost 100,000 instructions of type metadata at first use.
extension FileDescriptor {
  /// The number of bytes of the file, fstat(2).
  func size() throws(Errno) -> Int {
    var status = Glibc.stat()
    guard unsafe fstat(rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
    return Int(status.st_size)
  }

  /// Fills a buffer from a place in the file, pread(2); fewer bytes only at the end.
  func read(into buffer: inout [UInt8], at offset: Int64) throws(Errno) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = unsafe buffer.withUnsafeMutableBytes { memory in
        unsafe Glibc.pread(
          rawValue, memory.baseAddress?.advanced(by: filled), memory.count - filled, Int(offset) + filled)
      }
      if count == 0 { break }
      if count > 0 { filled += count } else if errno != EINTR { throw Errno(rawValue: errno) }
    }
    return filled
  }

  /// Writes bytes to a place in the file, pwrite(2).
  func write(_ bytes: ArraySlice<UInt8>, at offset: Int64) throws(Errno) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { memory in
        unsafe Glibc.pwrite(
          rawValue, memory.baseAddress?.advanced(by: written), memory.count - written, Int(offset) + written)
      }
      if count == 0 { throw Errno.noSpace }
      if count > 0 { written += count } else if errno != EINTR { throw Errno(rawValue: errno) }
    }
  }
}

extension Secret {
  /// Reads a whole file of the running system.
  static func content(of path: FilePath) throws(Errno) -> Secret {
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(path, .readOnly, options: [.noFollow, .closeOnExec])
    } catch {
      throw error as? Errno ?? .ioError
    }
    defer { try? file.close() }
    var bytes = [UInt8](repeating: 0, count: try file.size())
    let count = try file.read(into: &bytes, at: 0)
    bytes.removeLast(bytes.count - count)
    return Secret(consuming: &bytes)
  }
}
