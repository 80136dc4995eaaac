extension [UInt8] {
  /// Appends words, parted by single blanks.
  ///
  /// - Parameters:
  ///   - text: The words, with any white space between.
  ///   - width: How many bytes the line has so far; updated.
  ///   - layout: When folded, a word that would go beyond column eighty starts a new line.
  mutating func appendWords(_ text: ArraySlice<UInt8>, width: inout Int, _ layout: DisplayRequest.Layout) {
    var start = text.startIndex
    while true {
      while start < text.endIndex, isBlank(text[start]) { start += 1 }
      guard start < text.endIndex else { return }
      var end = start
      while end < text.endIndex, !isBlank(text[end]) { end += 1 }
      if width > 0 {
        if layout == .oneLine || width + end - start < 80 {
          append(0x20)
          width += 1
        } else {
          append(0x0A)
          for _ in 0..<4 { append(0x20) }
          width = 4
        }
      }
      append(contentsOf: text[start..<end])
      width += end - start
      start = end
    }
  }
}
