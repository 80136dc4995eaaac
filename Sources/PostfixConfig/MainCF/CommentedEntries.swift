internal import LosslessText

/// Finds entries that are commented out, as postconf(1) `-#` and the distributions' examples leave them.
///
/// A comment is free text, so this is a rule of thumb: `#name = value`, with a name that `$name` can spell, and then
/// lines of `#`, a tab or more blanks than stand before the name, and text; or any indented comment line when the
/// line before ends with a comma.
enum CommentedEntries {
  static func find(in text: LosslessText, lines: Range<Int>, file: String) -> [MainCFEntry] {
    var entries: [MainCFEntry] = []
    var index = lines.lowerBound
    while index < lines.upperBound {
      guard let head = Head(text.lines[index].content) else {
        index += 1
        continue
      }
      var value = Array(head.value)
      var end = index + 1
      while end < lines.upperBound, let more = continuation(text.lines[end].content, of: head, after: value) {
        value += more
        end += 1
      }
      entries.append(
        MainCFEntry(
          state: .commented, name: head.name, value: Array(PostfixSyntax.trimmed(value[...])), lines: index..<end,
          contentLines: Array(index..<end), location: SourceLocation(file: file, line: index + 1)))
      index = end
    }
    return entries
  }

  /// The first line of a commented entry.
  private struct Head {
    let name: ParameterName
    let value: ArraySlice<UInt8>
    /// The width of the white space between `#` and the name.
    let indent: Int

    init?(_ line: ArraySlice<UInt8>) {
      guard line.first == UInt8(ascii: "#") else { return nil }
      let body = line.dropFirst()
      let start = body.drop(while: PostfixSyntax.isSpace)
      guard let found = try? Assignment(start), !found.value.contains(0),
        found.name.allSatisfy(CommentedEntries.isNameByte), let name = ParameterName(found.name)
      else { return nil }
      self.name = name
      self.value = found.value
      self.indent = start.startIndex - body.startIndex
    }
  }

  /// Says whether `$name` can hold a byte.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }

  private static func continuation(
    _ line: ArraySlice<UInt8>, of head: Head, after value: [UInt8]
  ) -> ArraySlice<UInt8>? {
    guard line.first == UInt8(ascii: "#") else { return nil }
    let body = line.dropFirst()
    let start = body.drop(while: PostfixSyntax.isSpace)
    let indent = start.startIndex - body.startIndex
    guard !start.isEmpty, start.first != UInt8(ascii: "#"), indent > 0 else { return nil }
    let open = PostfixSyntax.trimmed(value[...]).last == UInt8(ascii: ",")
    let deeper = body.first == UInt8(ascii: "\t") || (indent > 1 && indent > head.indent)
    return open || deeper ? body : nil
  }
}
