/// The services of master.cf as `postconf -M` writes them: fields in columns, options and braces in one spelling.
public struct MasterCFListing: Sendable {
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
    var fields: [ArraySlice<UInt8>]
    /// What follows the command, options split and braces removed.
    var arguments: [ArraySlice<UInt8>]

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
  ///
  /// - Parameters:
  ///   - words: What follows the command.
  ///   - warn: Told of braces that do not match and of what they hold.
  /// - Returns: The arguments: an option, what follows an `-o`, or another word, without braces around.
  static func normalized(
    _ words: ArraySlice<ArraySlice<UInt8>>, warn: (DisplayWarning) -> Void = { _ in }
  ) -> [ArraySlice<UInt8>] {
    var rest = Array(words.reversed())
    var result: [ArraySlice<UInt8>] = []
    let dash = UInt8(ascii: "-")
    while var word = rest.last, word.first == dash, !word.elementsEqual([dash, dash]) {
      rest.removeLast()
      if let split = word.dropFirst(2).firstIndex(of: UInt8(ascii: "o")) {
        rest.append([dash] + word[split...])
        word = word[..<split]
      }
      let isSetting = word.dropFirst().first == UInt8(ascii: "o")
      if isSetting, word.count > 2 { rest.append(word.dropFirst(2)) }
      result.append(isSetting ? word.prefix(2) : word)
      // A single dash has a value, like `-o`.
      if isSetting || word.count == 1, let value = rest.popLast() {
        result.append(isSetting ? assignment(value, warn) : unbraced(value, warn))
      }
    }
    for word in rest.reversed() { result.append(unbraced(word, warn)) }
    return result
  }

  private static func assignment(_ word: ArraySlice<UInt8>, _ warn: (DisplayWarning) -> Void) -> ArraySlice<UInt8> {
    guard word.first == UInt8(ascii: "{") else { return word }
    let text = unbraced(word, warn)
    switch splitNameValue(text) {
    case .success(let (name, value)): return text[name] + [UInt8(ascii: "=")] + text[value]
    case .failure(let fault):
      warn(.argument(fault, text: text))
      return text
    }
  }

  /// The text between the first brace and the one that matches it, without white space at either end.
  static func unbraced(_ word: ArraySlice<UInt8>, _ warn: (DisplayWarning) -> Void) -> ArraySlice<UInt8> {
    guard word.first == UInt8(ascii: "{") else { return word }
    let braces = Braces(word)
    if let fault = braces.fault { warn(.argumentBraces(fault, text: word)) }
    return PostfixSyntax.trimmed(braces.content)
  }
}

extension MasterCFListing {
  /// Writes one service.
  ///
  /// - Parameters:
  ///   - entry: One of ``entries``.
  ///   - layout: How long lines are written.
  /// - Returns: The line or lines, without a line feed at the end.
  public static func line(of entry: Entry, _ layout: Layout) -> [UInt8] {
    var line = MasterCFLine(layout)
    line.append(fields: entry.fields)
    line.append(entry.arguments)
    return line.bytes
  }
}

extension MasterCFListing.Entry {
  /// Changes what follows each `-o`, for `-x`.
  mutating func mapOptions(
    _ transform: (ArraySlice<UInt8>) throws(DisplayFault) -> [UInt8]
  ) throws(DisplayFault) {
    var index = 0
    while let place = MasterCFArguments.option(in: arguments, at: index) {
      if place == .pair, equals(arguments[index], "-o") {
        arguments[index + 1] = try transform(arguments[index + 1])[...]
      }
      index += place == .pair ? 2 : 1
    }
  }
}
