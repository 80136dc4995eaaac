internal import Secrets
internal import SystemPackage

/// Writes a file from its beginning to its end through a buffer, which is wiped: it holds secrets.
struct FileOutput {
  private let file: FileDescriptor
  private let isBigEndian: Bool
  private var buffer: [UInt8] = []
  private var written = 0
  private static let full = 1 << 20

  /// How many bytes have been appended.
  var position: Int { written + buffer.count }

  init(_ file: FileDescriptor, isBigEndian: Bool) {
    self.file = file
    self.isBigEndian = isBigEndian
    buffer.reserveCapacity(Self.full + 65536)
  }

  mutating func append(word: Int) {
    let word = UInt32(truncatingIfNeeded: word)
    append(bytes: isBigEndian ? word.byteSwapped : word)
  }

  /// Appends four bytes, the lowest first whatever the order of the file.
  mutating func append(bytes word: UInt32) {
    for shift in [UInt32(0), 8, 16, 24] { buffer.append(UInt8(truncatingIfNeeded: word >> shift)) }
  }

  mutating func append(long: Int) {
    let halves = (long & 0xffff_ffff, long >> 32)
    append(word: isBigEndian ? halves.1 : halves.0)
    append(word: isBigEndian ? halves.0 : halves.1)
  }

  mutating func append(zeros count: Int) {
    for _ in 0..<count { buffer.append(0) }
  }

  mutating func append(_ bytes: Slice<UnsafeRawBufferPointer>) throws(Errno) {
    unsafe buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes))
    try flushIfFull()
  }

  mutating func append(_ bytes: ArraySlice<UInt8>) throws(Errno) {
    buffer += bytes
    try flushIfFull()
  }

  /// Appends zeros up to a position.
  mutating func fill(to end: Int) throws(Errno) {
    while position < end {
      append(zeros: min(end - position, 4096))
      try flushIfFull()
    }
  }

  mutating func flushIfFull() throws(Errno) {
    if buffer.count >= Self.full { try flush() }
  }

  mutating func flush() throws(Errno) {
    try file.write(buffer[...], at: Int64(written))
    written += buffer.count
    wipe()
  }

  /// Overwrites the buffer.
  mutating func wipe() {
    unsafe buffer.withUnsafeMutableBytes { unsafe Secret.wipe($0) }
    buffer.removeAll(keepingCapacity: true)
  }
}
