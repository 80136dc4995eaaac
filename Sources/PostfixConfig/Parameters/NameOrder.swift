#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Compares two names as strcmp(3) does: negative when the left one comes first, 0 when they are the same.
func difference(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
  let common = min(left.count, right.count)
  let order = unsafe left.withUnsafeBytes { left in
    unsafe right.withUnsafeBytes { right in
      // Spans are valid for their counts; those that are empty have no address.
      guard common > 0, let left = left.baseAddress, let right = right.baseAddress else { return Int32(0) }
      return unsafe memcmp(left, right, common)
    }
  }
  return order != 0 ? Int(order) : left.count - right.count
}

/// Compares a name with one that stands elsewhere, as strcmp(3) does.
func difference(_ left: ArraySlice<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
  unsafe difference(left.span, right.span)
}

/// Says whether a name comes before another in the order of strcmp(3).
func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
  difference(left.span, right.span) < 0
}

/// Hashes bytes (FNV-1a, 32 bits); the generated table depends on this very function.
func byteHash(_ bytes: Span<UInt8>) -> UInt32 {
  var hash: UInt32 = 2_166_136_261
  for index in bytes.indices { hash = (hash ^ UInt32(bytes[index])) &* 16_777_619 }
  return hash
}
