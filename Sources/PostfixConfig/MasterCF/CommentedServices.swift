internal import LosslessText

/// Finds services that are commented out, as Postfix's own master.cf and its editors leave them.
///
/// The first line is `#` and eight fields that Postfix would accept. To it belong the lines `#`, white space, `-o …` that
/// follow, with comments between; a blank line, an empty comment or the next service ends it.
enum CommentedServices {
  static func find(in text: LosslessText, lines: Range<Int>, file: String) -> [MasterCFService] {
    var services: [MasterCFService] = []
    var index = lines.lowerBound
    while index < lines.upperBound {
      guard isHead(text.lines[index]) else {
        index += 1
        continue
      }
      var own = [index]
      var next = index + 1
      while next < lines.upperBound, belongs(text.lines[next]) {
        if isOption(text.lines[next]) { own.append(next) }
        next += 1
      }
      let last = own.last ?? index
      let tokens = own.flatMap { words(of: text.lines[$0], at: $0) }
      services.append(
        MasterCFService(.commented, tokens: tokens, lines: index..<last + 1, contentLines: own, file: file))
      index = last + 1
    }
    return services
  }

  private static func isHead(_ line: PhysicalLine) -> Bool {
    guard line.bytes.first == UInt8(ascii: "#") else { return false }
    let found = words(of: line, at: 0)
    guard found.count >= MasterCFField.allCases.count else { return false }
    return MasterCFField.allCases.allSatisfy { $0.accepts(found[$0.index].bytes) }
  }

  private static func belongs(_ line: PhysicalLine) -> Bool {
    line.bytes.first == UInt8(ascii: "#") && !isHead(line) && !PostfixSyntax.trimmed(line.bytes.dropFirst()).isEmpty
  }

  private static func isOption(_ line: PhysicalLine) -> Bool {
    guard line.bytes.dropFirst().first.map(PostfixSyntax.isSpace) == true else { return false }
    return words(of: line, at: 0).first?.bytes.starts(with: Array("-o".utf8)) == true
  }

  /// The words after the `#`.
  private static func words(of line: PhysicalLine, at index: Int) -> [MasterCFToken] {
    let body = Array(line.content.dropFirst())
    return MasterCFToken.ranges(of: body).map { range in
      MasterCFToken(
        bytes: Array(body[range]), start: .init(line: index, column: range.lowerBound + 1),
        end: .init(line: index, column: range.upperBound + 1))
    }
  }
}
