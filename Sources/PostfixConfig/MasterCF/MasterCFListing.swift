/// What follows the commands of master.cf's services, as `postconf -M` writes it: options and braces in one spelling.
///
/// Words are copied out of the text, because an array of slices is a type that is made at run time.
struct MasterCFListing {
  /// How long lines are written.
  enum Layout {
    /// On one line.
    case oneLine
    /// `-f`: each `-o` on a line of its own, other arguments folded at 80 columns.
    case folded
  }

  private let text: LogicalText
  /// The logical lines of the services.
  private let lines: [Int]

  /// Looks at a file; entries with fewer than eight fields, which Postfix rejects, are left out.
  init(_ text: LogicalText) {
    self.text = text
    var lines: [Int] = []
    lines.reserveCapacity(text.lineCount)
    for index in 0..<text.lineCount where !text.line(at: index).isStray(in: text) {
      var words = Tokens(text[text.line(at: index)], separators: .blanks)
      if (0..<8).allSatisfy({ _ in words.nextRange() != nil }) { lines.append(index) }
    }
    self.lines = lines
  }

  /// Gives the arguments of a service.
  ///
  /// - Parameter service: Its place in the order of the file.
  /// - Returns: Them with options split and braces removed.
  /// - Complexity: O(*n*) in the length of the entry.
  func arguments(of service: Int) -> [[UInt8]] {
    var words = Tokens(text[text.line(at: lines[service])], separators: .blanks)
    for _ in 0..<8 { _ = words.nextRange() }
    return Self.normalized(words.copies()[...])
  }

  /// Brings options into one spelling, with the original's quirk: a cluster is split before every later letter o, even
  /// inside an attached value, so that `-ofoo=bar` becomes `-o f -o -o=bar`.
  ///
  /// - Parameters:
  ///   - words: What follows the command.
  ///   - warn: Told of braces that do not match and of what they hold.
  /// - Returns: The arguments: an option, what follows an `-o`, or another word, without braces around.
  static func normalized(_ words: ArraySlice<[UInt8]>, warn: (DisplayWarning) -> Void = { _ in }) -> [[UInt8]] {
    var rest: [[UInt8]] = []
    // One by one: code that copies a collection makes a type of the array's own.
    for word in words.reversed() { rest.append(word) }
    var result: [[UInt8]] = []
    let dash = UInt8(ascii: "-")
    while var word = rest.last, word.first == dash, word != [dash, dash] {
      rest.removeLast()
      if let split = word.dropFirst(2).firstIndex(of: UInt8(ascii: "o")) {
        rest.append([dash] + word[split...])
        word.removeSubrange(split...)
      }
      let isSetting = word.count > 1 && word[1] == UInt8(ascii: "o")
      if isSetting, word.count > 2 {
        rest.append(Array(word[2...]))
        word.removeSubrange(2...)
      }
      result.append(word)
      // A single dash has a value, like `-o`.
      if isSetting || word.count == 1, let value = rest.popLast() {
        result.append(isSetting ? assignment(value, warn) : unbraced(value, warn))
      }
    }
    while let word = rest.popLast() { result.append(unbraced(word, warn)) }
    return result
  }

  private static func assignment(_ word: [UInt8], _ warn: (DisplayWarning) -> Void) -> [UInt8] {
    guard word.first == UInt8(ascii: "{") else { return word }
    let text = unbraced(word, warn)
    switch splitNameValue(text[...]) {
    case .success(let (name, value)): return text[name] + [UInt8(ascii: "=")] + text[value]
    case .failure(let fault):
      warn(.argument(fault, text: text[...]))
      return text
    }
  }

  /// The text between the first brace and the one that matches it, without white space at either end.
  private static func unbraced(_ word: [UInt8], _ warn: (DisplayWarning) -> Void) -> [UInt8] {
    guard word.first == UInt8(ascii: "{") else { return word }
    let braces = Braces(word[...])
    if let fault = braces.fault { warn(.argumentBraces(fault, text: word[...])) }
    return Array(PostfixSyntax.trimmed(braces.content))
  }
}
