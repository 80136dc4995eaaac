/// The logical lines of a file that have NUL bytes in them or in the comments that are read together with them.
///
/// Comments before the first logical line belong to it; later ones to the line before them.
struct NULLines {
  /// For each logical line its last physical line, comments included; 0 for a line without NUL.
  private var ends: [Int] = []
  /// The last physical line of a file with nothing but comments; else 0.
  private var endOfComments = 0

  init(_ source: [UInt8]) {
    var (number, start, isOpen, sawNUL) = (0, 0, false, false)
    while start < source.count {
      let end = source[start...].firstIndex(of: 0x0A) ?? source.count
      let line = source[start..<end]
      let text = line.drop(while: PostfixSyntax.isSpace)
      let isContent = !text.isEmpty && text.first != UInt8(ascii: "#")
      if isContent, !isOpen || text.startIndex == line.startIndex {
        if isOpen {
          ends.append(sawNUL ? number : 0)
          sawNUL = false
        }
        isOpen = true
      }
      number += 1
      sawNUL = sawNUL || line.contains(0)
      start = end + 1
    }
    if isOpen { ends.append(sawNUL ? number : 0) } else if sawNUL { endOfComments = number }
  }

  /// The last physical line of a logical line with a NUL; nil for one without.
  fileprivate func end(of index: Int) -> Int? { ends[index] > 0 ? ends[index] : nil }

  /// The last line of a file that has comments only, and a NUL in them.
  fileprivate var endOfLoneComments: Int? { endOfComments > 0 ? endOfComments : nil }
}

extension LogicalText {
  /// Tells of a NUL in a logical line or in the comments that were read together with it, as Postfix does since 3.9.
  func warnOfNUL(
    at index: Int, _ path: ArraySlice<UInt8>, _ version: PostfixVersion, _ warn: (DisplayWarning) -> Void
  ) {
    guard let nulLines, version.warnsAboutNUL, let last = nulLines.end(of: index) else { return }
    warn(.textAfterNUL(path: path, first: line(at: index).number, last: last))
  }

  /// Tells of a NUL in a file that has comments only.
  func warnOfNULInComments(
    _ path: ArraySlice<UInt8>, _ version: PostfixVersion, _ warn: (DisplayWarning) -> Void
  ) {
    guard let nulLines, version.warnsAboutNUL, let last = nulLines.endOfLoneComments else { return }
    warn(.textAfterNUL(path: path, first: last, last: last))
  }
}
