/// The services of master.cf as `postconf -M` writes them: fields in columns, options and braces in one spelling.
public struct MasterCFListing: Sendable {
  /// One argument of a service's program.
  struct Argument: Equatable, Sendable {
    enum Role: Sendable {
      /// A word that begins with a dash.
      case option
      /// What follows `-o`.
      case assignment
      /// The first word that is no option; the original never puts it between braces.
      case firstWord
      case word
    }

    var role: Role
    var bytes: ArraySlice<UInt8>
  }

  /// How long lines are written.
  public enum Layout: Sendable {
    /// On one line.
    case oneLine
    /// `-f`: each `-o` on a line of its own, other arguments folded at 80 columns.
    case folded
  }

  /// One service.
  public struct Entry: Sendable {
    /// The eight fields.
    let fields: [ArraySlice<UInt8>]
    let arguments: [Argument]

    /// The name, or where it listens.
    public var name: ArraySlice<UInt8> { fields[0] }
    /// The type.
    public var type: ArraySlice<UInt8> { fields[1] }
    /// The program.
    public var command: ArraySlice<UInt8> { fields[7] }
  }

  /// The services in the order of the file.
  public let entries: [Entry]

  /// Reads a file; entries with fewer than eight fields, which Postfix rejects, are left out.
  ///
  /// - Parameter bytes: The content of master.cf.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: [UInt8]) {
    self.init(LogicalText(bytes))
  }

  init(_ text: LogicalText) {
    var entries: [Entry] = []
    entries.reserveCapacity(text.lineCount)
    for index in 0..<text.lineCount {
      let line = text.line(at: index)
      guard !line.isStray(in: text) else { continue }
      let words = Tokens(text[line], separators: .blanks).all()
      guard words.count >= 8 else { continue }
      let arguments = words.count > 8 ? Self.normalized(words[8...]) : []
      entries.append(Entry(fields: Array(words[..<8]), arguments: arguments))
    }
    self.entries = entries
  }

  /// Brings options into one spelling, with the original's quirk: a cluster is split before every later letter o, even
  /// inside an attached value, so that `-ofoo=bar` becomes `-o f -o -o=bar`.
  static func normalized(_ words: ArraySlice<ArraySlice<UInt8>>) -> [Argument] {
    var rest = Array(words.reversed())
    var result: [Argument] = []
    let dash = UInt8(ascii: "-")
    while var word = rest.last, word.first == dash, word.count > 1, !word.elementsEqual([dash, dash]) {
      rest.removeLast()
      if let split = word.dropFirst(2).firstIndex(of: UInt8(ascii: "o")) {
        rest.append([dash] + word[split...])
        word = word[..<split]
      }
      guard word.dropFirst().first == UInt8(ascii: "o") else {
        result.append(Argument(role: .option, bytes: word))
        continue
      }
      if word.count > 2 { rest.append(word.dropFirst(2)) }
      result.append(Argument(role: .option, bytes: word.prefix(2)))
      if let value = rest.popLast() { result.append(Argument(role: .assignment, bytes: assignment(value))) }
    }
    for word in rest.reversed() {
      let role: Argument.Role = result.last?.role == .firstWord || result.last?.role == .word ? .word : .firstWord
      result.append(Argument(role: role, bytes: unbraced(word)))
    }
    return result
  }

  private static func assignment(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard word.first == UInt8(ascii: "{") else { return word }
    let text = unbraced(word)
    guard let assignment = try? Assignment(text) else { return text }
    return assignment.name + [UInt8(ascii: "=")] + assignment.value
  }

  /// The text between the first brace and the one that matches it, without white space at either end.
  private static func unbraced(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard word.first == UInt8(ascii: "{") else { return word }
    var depth = 0
    for index in word.indices {
      if word[index] == UInt8(ascii: "{") { depth += 1 }
      if word[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return PostfixSyntax.trimmed(word[(word.startIndex + 1)..<index]) }
    }
    return PostfixSyntax.trimmed(word.dropFirst())
  }
}

extension MasterCFListing {
  /// Writes one service.
  ///
  /// - Parameters:
  ///   - entry: One of ``entries``.
  ///   - layout: How long lines are written.
  ///   - option: Maps what follows an `-o` to what is written, for `-x`; nil leaves it.
  /// - Returns: The line or lines, without a line feed at the end.
  /// - Throws: What `option` throws.
  public static func line(
    of entry: Entry, _ layout: Layout, expanding option: ((ArraySlice<UInt8>) throws(DisplayFault) -> [UInt8])? = nil
  ) throws(DisplayFault) -> [UInt8] {
    var line = MasterCFLine(layout)
    line.append(fields: entry.fields)
    try line.append(entry.arguments, expanding: option)
    return line.bytes
  }
}
