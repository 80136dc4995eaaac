internal import SafeFiles
internal import SystemPackage

/// A table of type `cidr`: networks, tried in order; cidr_table(5).
final class CIDRTable: LookupTable {
  let displayName: [UInt8]
  var hasFixedKeys: Bool { false }

  private struct Rule {
    enum Action {
      case value([UInt8])
      case begin
      case end
    }

    var network: NetworkPattern?
    var matches = true
    var action: Action
    /// Whether the value is the content of files.
    var hasFiles = false
    /// How many IFs are open in front of it.
    var depth: Int
  }

  private var rules: [Rule] = []
  private let trace: Trace?

  init(_ name: [UInt8], _ options: TableOptions) throws(TableError) {
    displayName = name
    trace = options.trace
    let source: [UInt8]
    do throws(FileError) {
      source = try options.source(name)
    } catch {
      if case .system(.read, _, let code) = error { throw .readNetworks(path: name, code) }
      throw .open(path: name, error.code)
    }
    let descriptor = options.trace?.descriptors.open() ?? 0
    defer { options.trace?.descriptors.close(descriptor) }
    let reading = SourceReading(source, from: descriptor, options.trace)
    let lines = TableEntries(source, path: name, encoding: .bytes, reading: reading, warn: options.warn)
    var open: [Int] = []
    try lines.forEachLine { (line, number) throws(TableError) in
      var text = line
      while let last = text.last, PostfixSyntax.isSpace(last) { text.removeLast() }
      switch Self.rule(text, depth: open.count) {
      case .failure(let fault): options.warn(.network(path: name, number: number, fault))
      case .success(let rule):
        do throws(TableError) {
          rules.append(try Self.finished(rule, options))
        } catch {
          options.warn(.network(path: name, number: number, .file(error)))
          return
        }
        if case .begin = rule.action { open.append(number) }
        if case .end = rule.action { open.removeLast() }
        try tell(rules.last)
      }
    }
    for number in open.reversed() { options.warn(.network(path: name, number: number, .unclosedIf)) }
  }

  /// Puts the content of files in the place of their names.
  private static func finished(_ rule: Rule, _ options: TableOptions) throws(TableError) -> Rule {
    guard options.values == .files, case .value(let names) = rule.action else { return rule }
    var rule = rule
    rule.action = .value(try FileValues.content(of: names[...], options))
    rule.hasFiles = true
    return rule
  }

  /// Tells of a rule; the original fails when it comes to one without a network.
  private func tell(_ rule: Rule?) throws(TableError) {
    guard let trace, let rule else { return }
    guard let network = rule.network else { throw .noAddressFamily }
    var value: [UInt8] = []
    if case .value(let text) = rule.action { value = rule.hasFiles ? Base64.encoded(text) : text }
    trace.tell(.uses, .table(.network(network.text, value: value)))
  }

  private static func rule(_ line: ArraySlice<UInt8>, depth: Int) -> Result<Rule, NetworkPatternFault> {
    if let first = line.first, !RegexpTable.isAlphanumeric(first) || isDigit(first) || !isKeyword(line) {
      return network(line, depth: depth)
    }
    if let rest = RegexpTable.after("if", line) {
      var text = rest.drop(while: PostfixSyntax.isSpace)
      let matches = negation(&text)
      guard !text.isEmpty else { return .failure(.noPattern) }
      return NetworkPattern.parse(text).map { Rule(network: $0, matches: matches, action: .begin, depth: depth) }
    }
    guard let rest = RegexpTable.after("endif", line), rest.allSatisfy(PostfixSyntax.isSpace) else {
      return .failure(.textAfterEnd)
    }
    return depth > 0 ? .success(Rule(action: .end, depth: depth - 1)) : .failure(.endWithoutIf)
  }

  private static func isKeyword(_ line: ArraySlice<UInt8>) -> Bool {
    RegexpTable.after("if", line) != nil || RegexpTable.after("endif", line) != nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func network(_ line: ArraySlice<UInt8>, depth: Int) -> Result<Rule, NetworkPatternFault> {
    var text = line
    let matches = negation(&text)
    let end = text.firstIndex(where: PostfixSyntax.isSpace) ?? text.endIndex
    let value = text[end...].drop(while: PostfixSyntax.isSpace)
    guard end > text.startIndex else { return .failure(.noPattern) }
    return NetworkPattern.parse(text[..<end]).flatMap { network in
      guard !value.isEmpty else { return .failure(.noValue) }
      return .success(Rule(network: network, matches: matches, action: .value(Array(value)), depth: depth))
    }
  }

  private static func negation(_ text: inout ArraySlice<UInt8>) -> Bool {
    var matches = true
    while text.first == UInt8(ascii: "!") {
      matches.toggle()
      text = text.dropFirst().drop(while: PostfixSyntax.isSpace)
    }
    return matches
  }

  func value(of key: ArraySlice<UInt8>) throws(TableError) -> [UInt8]? {
    trace?.tell(.uses, .table(.address(Array(key), table: displayName)))
    guard let address = NetworkPattern.address(key) else { return nil }
    var skippedDepth: Int?
    for rule in rules {
      if let depth = skippedDepth {
        if case .end = rule.action, rule.depth == depth { skippedDepth = nil }
        continue
      }
      // An address of the other family is neither inside nor outside.
      let applies = rule.network.map { $0.isSameFamily(as: address) && $0.contains(address) == rule.matches } ?? true
      switch rule.action {
      case .end: continue
      case .begin: if !applies { skippedDepth = rule.depth }
      case .value(let value): if applies { return value }
      }
    }
    return nil
  }
}

/// What is wrong with a line of a `cidr:` table.
public enum NetworkPatternFault: Error, Equatable, Sendable {
  /// There is no network.
  case noPattern
  /// There is no value.
  case noValue
  /// No address in front of the slash.
  case badAddress(ArraySlice<UInt8>)
  /// No number after the slash.
  case badMask(ArraySlice<UInt8>)
  /// More bits than an address has.
  case badLength(ArraySlice<UInt8>)
  /// The address has bits behind the prefix; the pattern without them.
  case hostBits(ArraySlice<UInt8>, better: [UInt8])
  /// The bracket is not closed.
  case unclosedBracket(ArraySlice<UInt8>)
  /// Text follows the closing bracket; what stands between the brackets.
  case textAfterBracket(ArraySlice<UInt8>)
  /// A file that the value names cannot be read.
  case file(TableError)
  /// Text follows ENDIF.
  case textAfterEnd
  /// An ENDIF without IF.
  case endWithoutIf
  /// An IF without ENDIF.
  case unclosedIf
}
