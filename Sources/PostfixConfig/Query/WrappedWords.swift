extension [UInt8] {
  /// Appends words, parted by single blanks.
  ///
  /// - Parameters:
  ///   - text: The words, with any white space between.
  ///   - width: How many bytes the line has so far; updated.
  ///   - layout: When folded, a word that would go beyond column eighty starts a new line.
  mutating func appendWords(_ text: ArraySlice<UInt8>, width: inout Int, _ layout: DisplayRequest.Layout) {
    unsafe text.withUnsafeBufferPointer { text in
      var start = 0
      while true {
        while start < text.count, unsafe isBlank(text[start]) { start += 1 }
        guard start < text.count else { return }
        let end = unsafe Self.endOfWords(text, from: start, layout)
        if width > 0 { part(end - start, width: &width, layout) }
        // By its memory: the general way to append costs twice as much.
        unsafe append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
        width += end - start
        start = end
      }
    }
  }

  /// Where a word ends; on one line, where words end that are parted by single blanks already, as most are.
  private static func endOfWords(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ layout: DisplayRequest.Layout
  ) -> Int {
    var end = start
    while end < text.count {
      let byte = unsafe text[end]
      // Most bytes are above the blank: one comparison each.
      if byte <= 0x20, isBlank(byte) {
        guard layout == .oneLine, byte == 0x20, end + 1 < text.count, unsafe !isBlank(text[end + 1]) else { break }
      }
      end += 1
    }
    return end
  }

  /// Parts a word from the one before it.
  private mutating func part(_ count: Int, width: inout Int, _ layout: DisplayRequest.Layout) {
    guard layout == .folded, width + count >= 80 else {
      append(0x20)
      width += 1
      return
    }
    append(0x0A)
    for _ in 0..<4 { append(0x20) }
    width = 4
  }
}
