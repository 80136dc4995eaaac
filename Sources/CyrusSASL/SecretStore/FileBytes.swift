internal import Glibc

/// Bytes of a database file that somebody else keeps in memory; every access is checked, in every build.
@safe
struct FileBytes {
  private let memory: UnsafeRawBufferPointer
  let isBigEndian: Bool

  init(_ memory: UnsafeRawBufferPointer, bigEndian: Bool) {
    unsafe self.memory = unsafe memory
    isBigEndian = bigEndian
  }

  var count: Int { unsafe memory.count }

  func byte(at offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count)
    return unsafe memory[offset]
  }

  func half(at offset: Int) -> Int {
    precondition(offset >= 0 && offset + 2 <= count)
    let value = unsafe memory.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
    return Int(isBigEndian ? value.bigEndian : value.littleEndian)
  }

  func word(at offset: Int) -> Int {
    precondition(offset >= 0 && offset + 4 <= count)
    let value = unsafe memory.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    return Int(isBigEndian ? value.bigEndian : value.littleEndian)
  }

  /// Eight bytes as a number; negative ones are possible.
  func long(at offset: Int) -> Int {
    precondition(offset >= 0 && offset + 8 <= count)
    let value = unsafe memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return Int(truncatingIfNeeded: isBigEndian ? value.bigEndian : value.littleEndian)
  }

  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe UnsafeRawBufferPointer(rebasing: memory[range])
  }

  func copy(_ range: Range<Int>) -> [UInt8] { unsafe Array(slice(range)) }

  func equals(_ range: Range<Int>, _ other: [UInt8]) -> Bool {
    guard range.count == other.count else { return false }
    return unsafe slice(range).elementsEqual(other)
  }

  func isZero(_ range: Range<Int>) -> Bool { unsafe slice(range).isZero }
}

extension UnsafeRawBufferPointer {
  /// Says whether all bytes are 0, many at a time: the first is, and each is as the one before.
  var isZero: Bool {
    guard let start = baseAddress, count > 0 else { return true }
    return unsafe self[0] == 0 && memcmp(start, start + 1, count - 1) == 0
  }
}
