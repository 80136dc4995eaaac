internal import SafeFiles
internal import SystemPackage

/// A table of type `regexp`: POSIX regular expressions, tried in order; regexp_table(5).
final class RegexpTable: LookupTable {
  let displayName: [UInt8]
  var hasFixedKeys: Bool { false }

  private struct Rule {
    enum Action {
      case replace(PatternReplacement)
      case begin
      case end
    }

    var patterns: [(regex: PosixRegex, matches: Bool)]
    var action: Action
    /// How many IFs are open in front of it.
    var depth: Int
  }

  private var rules: [Rule] = []
  private let trace: Trace?

  init(_ name: [UInt8], _ options: TableOptions) throws(TableError) {
    displayName = name
    trace = options.trace
    let source = try Self.source(name, options)
    // Faults of encoding show when a value is found, as in the original.
    let descriptor = options.trace?.descriptors.open() ?? 0
    defer { options.trace?.descriptors.close(descriptor) }
    let reading = SourceReading(source, from: descriptor, options.trace)
    let lines = TableEntries(source, path: name, encoding: .bytes, reading: reading, warn: options.warn)
    var open: [Int] = []
    lines.forEachLine { line, number in
      var text = line
      while let last = text.last, PostfixSyntax.isSpace(last) { text.removeLast() }
      do throws(PatternError) {
        if let rule = try Self.rule(text, number, depth: open.count, name, options) {
          switch rule.action {
          case .begin: open.append(number)
          case .end: open.removeLast()
          case .replace: break
          }
          rules.append(rule)
        }
      } catch {
        options.warn(.pattern(path: name, number: number, error.fault))
      }
    }
    for number in open.reversed() { options.warn(.pattern(path: name, number: number, .unclosedIf)) }
  }

  /// Reads the file of a table of patterns; a directory is an empty one, as for the original.
  static func source(_ name: [UInt8], _ options: TableOptions) throws(TableError) -> [UInt8] {
    do throws(FileError) {
      let file = try SharedFile(FilePath(bytes: name), in: options.tree)
      return (try? file.readToEnd()) ?? []
    } catch {
      throw .open(path: name, error.code)
    }
  }

  private struct PatternError: Error {
    let fault: PatternFault

    static func fault(_ fault: PatternFault) -> PatternError { PatternError(fault: fault) }
  }

  private static func rule(
    _ line: ArraySlice<UInt8>, _ number: Int, depth: Int, _ name: [UInt8], _ options: TableOptions
  ) throws(PatternError) -> Rule? {
    func warn(_ fault: PatternFault) { options.warn(.pattern(path: name, number: number, fault)) }
    if let first = line.first, !isAlphanumeric(first) {
      return try replacement(line, number, depth: depth, name, options)
    }
    if let rest = after("if", line) {
      var text = rest.drop(while: PostfixSyntax.isSpace)
      guard !text.isEmpty else { throw .fault(.noPattern) }
      let pattern = try pattern(&text)
      text = text.drop(while: PostfixSyntax.isSpace)
      if !text.isEmpty {
        warn(.textAfterIf(text))
        warn(.prependedSpace)
      }
      let regex = try compile(pattern)
      return Rule(patterns: [(regex, pattern.matches)], action: .begin, depth: depth)
    }
    if let rest = after("endif", line) {
      guard depth > 0 else { throw .fault(.endWithoutIf) }
      if !rest.allSatisfy(PostfixSyntax.isSpace) { warn(.textAfterEnd) }
      return Rule(patterns: [], action: .end, depth: depth - 1)
    }
    throw .fault(.unrecognized)
  }

  private static func replacement(
    _ line: ArraySlice<UInt8>, _ number: Int, depth: Int, _ name: [UInt8], _ options: TableOptions
  ) throws(PatternError) -> Rule {
    var text = line
    var patterns = [try pattern(&text)]
    if text.first == UInt8(ascii: "!") {
      // `/this/!/that/`: the second pattern must not match.
      text.removeFirst()
      var second = try pattern(&text)
      second.matches.toggle()
      patterns.append(second)
    }
    text = text.drop(while: PostfixSyntax.isSpace)
    if text.isEmpty { options.warn(.pattern(path: name, number: number, .noReplacement)) }
    let action: PatternReplacement
    if options.values == .files {
      do throws(TableError) {
        let content = try FileValues.content(of: text, options)
        options.trace?.tell(.values, .parsed(Base64.encoded(content)[...]))
        action = PatternReplacement(verbatim: content)
      } catch {
        throw .fault(.file(error))
      }
    } else {
      action = try parsed(text, isNegative: !patterns[0].matches, number, name, options)
    }
    var compiled: [(regex: PosixRegex, matches: Bool)] = []
    for pattern in patterns { compiled.append((try compile(pattern), pattern.matches)) }
    if action.highest > compiled[0].regex.groupCount { throw .fault(.groupOutOfRange(action.highest)) }
    return Rule(patterns: compiled, action: .replace(action), depth: depth)
  }

  private static func parsed(
    _ text: ArraySlice<UInt8>, isNegative: Bool, _ number: Int, _ name: [UInt8], _ options: TableOptions
  ) throws(PatternError) -> PatternReplacement {
    options.trace?.tell(.values, .parsed(text))
    switch PatternReplacement.parse(text) {
    case .success(let replacement):
      if isNegative, replacement.highest > 0 { throw .fault(.groupInNegative) }
      return replacement
    case .failure(let fault):
      switch fault {
      case .reference(let reference): options.warn(.reference(reference))
      case .notANumber(let word): options.warn(.pattern(path: name, number: number, .notANumber(word)))
      case .tooSmall(let word): options.warn(.pattern(path: name, number: number, .tooSmall(word)))
      }
      throw .fault(.badReplacement)
    }
  }

  private struct Pattern {
    var text: [UInt8]
    var flags: PosixRegex.Flags
    var matches = true
  }

  /// Takes `!/pattern/flags` off the text.
  private static func pattern(_ text: inout ArraySlice<UInt8>) throws(PatternError) -> Pattern {
    var result = Pattern(text: [], flags: [.extended, .ignoringCase])
    while text.first == UInt8(ascii: "!") {
      result.matches.toggle()
      text = text.dropFirst().drop(while: PostfixSyntax.isSpace)
    }
    guard let delimiter = text.first else { throw .fault(.noPattern) }
    var place = text.startIndex + 1
    while place < text.endIndex, text[place] != delimiter {
      if text[place] == UInt8(ascii: "\\"), place + 1 < text.endIndex { place += 1 }
      place += 1
    }
    guard place < text.endIndex else { throw .fault(.unclosedPattern(delimiter)) }
    result.text = Array(text[(text.startIndex + 1)..<place])
    place += 1
    while place < text.endIndex, !PostfixSyntax.isSpace(text[place]), text[place] != UInt8(ascii: "!") {
      switch text[place] {
      case UInt8(ascii: "i"): result.flags.formSymmetricDifference(.ignoringCase)
      case UInt8(ascii: "m"): result.flags.formSymmetricDifference(.lines)
      case UInt8(ascii: "x"): result.flags.formSymmetricDifference(.extended)
      default: throw .fault(.unknownFlag(text[place]))
      }
      place += 1
    }
    text = text[place...]
    return result
  }

  private static func compile(_ pattern: Pattern) throws(PatternError) -> PosixRegex {
    switch PosixRegex.compile(pattern.text, pattern.flags) {
    case .success(let regex): return regex
    case .failure(let error): throw .fault(.syntax(error.reason))
    }
  }

  /// Gives what follows a word that is written in letters of any case.
  static func after(_ word: StaticString, _ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let count = word.utf8CodeUnitCount
    // A literal lives as long as the program.
    let letters = unsafe UnsafeBufferPointer(start: word.utf8Start, count: count)
    guard line.count >= count, unsafe line.prefix(count).elementsEqual(letters, by: { $0 | 0x20 == $1 }) else {
      return nil
    }
    let rest = line.dropFirst(count)
    if let next = rest.first, isAlphanumeric(next) { return nil }
    return rest
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isNameByte(byte) && byte != UInt8(ascii: "_") }

  func value(of key: ArraySlice<UInt8>) throws(TableError) -> [UInt8]? {
    let text = Array(key)
    trace?.tell(.uses, .table(.text(text, table: displayName)))
    var skippedDepth: Int?
    for rule in rules {
      if let depth = skippedDepth {
        if case .end = rule.action, rule.depth == depth { skippedDepth = nil }
        continue
      }
      switch rule.action {
      case .end: continue
      case .begin:
        if rule.patterns.contains(where: { $0.regex.matches(text) != $0.matches }) { skippedDepth = rule.depth }
      case .replace(let replacement):
        if rule.patterns.contains(where: { $0.regex.matches(text) != $0.matches }) { continue }
        if replacement.highest > 0 { trace?.tell(.values, .parsed(replacement.source[...])) }
        return replacement.expanded(rule.patterns[0].regex.groups(in: text), of: text)
      }
    }
    return nil
  }
}

/// What is wrong with a line of a `regexp:` table.
public enum PatternFault: Equatable, Sendable {
  /// Neither a pattern nor IF nor ENDIF.
  case unrecognized
  /// Nothing follows IF.
  case noPattern
  /// The delimiter does not come again.
  case unclosedPattern(UInt8)
  /// A letter after the pattern that means nothing.
  case unknownFlag(UInt8)
  /// The library refuses the pattern; its reason.
  case syntax([UInt8])
  /// There is no replacement.
  case noReplacement
  /// A reference is no number.
  case notANumber(ArraySlice<UInt8>)
  /// A reference is smaller than 1.
  case tooSmall(ArraySlice<UInt8>)
  /// The replacement cannot be used.
  case badReplacement
  /// A reference to a group that the pattern does not have.
  case groupOutOfRange(Int)
  /// A reference where nothing was matched.
  case groupInNegative
  /// Text follows IF and its pattern.
  case textAfterIf(ArraySlice<UInt8>)
  /// It may be the line after, which begins with white space.
  case prependedSpace
  /// A file that the replacement names cannot be read.
  case file(TableError)
  /// Text follows ENDIF.
  case textAfterEnd
  /// An ENDIF without IF.
  case endWithoutIf
  /// An IF without ENDIF.
  case unclosedIf
}
