#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

// By memchr(3): a loop costs ten times as much.

/// Says whether a byte occurs.
func holds(_ bytes: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
  position(of: byte, in: bytes, from: bytes.startIndex) != nil
}

/// Finds a byte.
///
/// - Parameters:
///   - byte: The byte.
///   - bytes: Where it is looked for.
///   - start: The index from which on, at most the end.
/// - Returns: The first index with the byte; nil when there is none.
func position(of byte: UInt8, in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
  let first = bytes.startIndex
  return unsafe bytes.withUnsafeBufferPointer { buffer in
    unsafe position(of: byte, in: buffer, from: start - first, to: buffer.count)
  }.map { $0 + first }
}

/// Finds a byte in a part of a buffer.
func position(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
  guard start < end, let base = bytes.baseAddress else { return nil }
  // Within the buffer: memchr() looks at no more than the count that it is given.
  let found = unsafe memchr(base + start, Int32(byte), end - start)
  return unsafe found.map { unsafe UnsafeRawPointer($0) - UnsafeRawPointer(base) }
}
