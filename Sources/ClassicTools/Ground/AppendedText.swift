extension [UInt8] {
  /// Appends a literal, without the detour over String.
  ///
  /// - Parameter text: Lives as long as the program.
  mutating func append(literal text: StaticString) {
    unsafe append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a slice by its memory: the general way costs twice as much.
  ///
  /// - Parameter slice: What to append.
  mutating func append(bytes slice: ArraySlice<UInt8>) {
    unsafe slice.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
