internal import Glibc
internal import Secrets
internal import SystemPackage

/// The pages of a Berkeley DB hash file, as far as erasing what is no longer in use needs them.
///
/// The library leaves deleted and replaced values readable in the free space of its pages. Layout: `dbinc/db_page.h` of
/// Berkeley DB 5.3; header of 26 bytes, then 2 bytes per entry, free space, then the entries up to the end of the page.
struct BerkeleyDBPages {
  let pageSize: Int
  let count: Int
  private let isBigEndian: Bool
  private let hasPlainPages: Bool

  private static let magic: UInt32 = 0x061561
  private static let header = 26

  private enum PageType {
    static let free: UInt8 = 0
    static let unsortedHash: UInt8 = 2
    static let overflow: UInt8 = 7
    static let hash: UInt8 = 13
  }

  /// Reads the first page's header; nil when it is no hash database.
  init?(firstPage bytes: [UInt8]) {
    guard bytes.count >= 72 else { return nil }
    switch BerkeleyDBPages.magic {
    case BerkeleyDBPages.word(bytes, 12, bigEndian: false): isBigEndian = false
    case BerkeleyDBPages.word(bytes, 12, bigEndian: true): isBigEndian = true
    default: return nil
    }
    pageSize = Int(BerkeleyDBPages.word(bytes, 20, bigEndian: isBigEndian))
    count = Int(BerkeleyDBPages.word(bytes, 32, bigEndian: isBigEndian)) + 1
    guard (512...65536).contains(pageSize) else { return nil }
    // Encrypted pages and pages with checksums have a longer header; saslpasswd2 makes neither.
    hasPlainPages = bytes[24] == 0 && bytes[26] & 1 == 0
  }

  /// Overwrites the free space of all pages but the first with zeros.
  func eraseFreeSpace(of file: FileDescriptor) throws(Errno) {
    guard hasPlainPages else { return }
    var page = [UInt8](repeating: 0, count: pageSize)
    defer { unsafe page.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    for number in 1..<max(count, 1) {
      let offset = Int64(number * pageSize)
      guard try file.read(into: &page, at: offset) == pageSize else { return }
      guard let free = freeSpace(of: page) else { continue }
      var isClean = true
      for index in free where page[index] != 0 {
        page[index] = 0
        isClean = false
      }
      if !isClean { try file.write(page, at: offset) }
    }
  }

  private func freeSpace(of page: [UInt8]) -> Range<Int>? {
    let entries = half(page, 20)
    let offset = half(page, 22)
    let start: Int
    let end: Int
    switch page[25] {
    case PageType.hash, PageType.unsortedHash: (start, end) = (Self.header + 2 * entries, offset)
    case PageType.overflow: (start, end) = (Self.header + offset, pageSize)
    case PageType.free: (start, end) = (Self.header, pageSize)
    default: return nil
    }
    return start <= end && end <= pageSize ? start..<end : nil
  }

  private func half(_ bytes: [UInt8], _ offset: Int) -> Int {
    isBigEndian
      ? Int(bytes[offset]) << 8 | Int(bytes[offset + 1]) : Int(bytes[offset + 1]) << 8 | Int(bytes[offset])
  }

  private static func word(_ bytes: [UInt8], _ offset: Int, bigEndian: Bool) -> UInt32 {
    let four = bytes[offset..<offset + 4]
    return (bigEndian ? Array(four) : four.reversed()).reduce(0) { $0 << 8 | UInt32($1) }
  }
}

// Not by FileDescriptor's own methods: their generic results cost 100,000 instructions of type metadata at first use.
extension FileDescriptor {
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
  func write(_ bytes: [UInt8], at offset: Int64) throws(Errno) {
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
