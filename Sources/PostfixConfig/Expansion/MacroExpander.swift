/// Expands `$name`, `${name}`, `$(name)`, `${name?text}`, `${name:text}`, `${name?{a}:{b}}` and `${{a} == {b} ? {c} : {d}}`.
///
/// Follows postconf(5); names that are not defined expand to nothing.
public enum MacroExpander: Sendable {
  /// Finds the raw value of a name; nil when it is not defined.
  public typealias Lookup = (_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>?

  /// Expands a value and, recursively, the values that it refers to.
  ///
  /// - Parameters:
  ///   - value: The text with references.
  ///   - dialect: How it is read.
  ///   - trace: Told of every text that is walked over.
  ///   - report: Told of every fault where it is found.
  ///   - lookup: Finds the raw value of a name.
  /// - Returns: The expanded text, or what was wrong with it.
  public static func expand(
    _ value: ArraySlice<UInt8>, _ dialect: MacroDialect, trace: Trace? = nil, report: ((MacroFault) -> Void)? = nil,
    lookup: Lookup
  ) -> Expansion {
    var run = MacroRun(mode: .expand, dialect, trace)
    run.report = report
    run.result.isReported = report != nil
    _ = run.parse(value, lookup)
    return run.result
  }

  /// Visits every name that a value refers to, those in branches not taken included; expands nothing.
  ///
  /// - Parameters:
  ///   - value: The text with references.
  ///   - dialect: How it is read.
  ///   - trace: Told of every text that is walked over.
  ///   - report: Told of every fault between the names where it is found.
  ///   - visit: Called with each name, as often as it occurs.
  /// - Returns: What was wrong, in the order of discovery.
  @discardableResult
  public static func scan(
    _ value: ArraySlice<UInt8>, _ dialect: MacroDialect, trace: Trace? = nil, report: ((MacroFault) -> Void)? = nil,
    visit: (ArraySlice<UInt8>) -> Void
  ) -> [MacroFault] {
    guard trace != nil || holds(value, UInt8(ascii: "$")) else { return [] }
    var run = MacroRun(mode: .scan, dialect, trace)
    run.report = report
    _ = run.parse(value) { name in
      visit(name)
      return nil
    }
    return run.result.faults
  }
}

/// One walk over a value; operands of a comparison are walks of their own.
struct MacroRun {
  enum Mode {
    case expand
    case scan
  }

  /// Deeper nesting is a fault in Postfix.
  static let deepest = 100
  /// Operands start to count anew in Postfix, which then runs out of stack on a circle.
  static let deepestOperand = 200

  let mode: Mode
  let dialect: MacroDialect
  let trace: Trace?
  var report: ((MacroFault) -> Void)?
  var operandDepth = 0
  var result = Expansion()
  private var level = 0
  var failed = false

  init(mode: Mode, _ dialect: MacroDialect, _ trace: Trace?) {
    self.mode = mode
    self.dialect = dialect
    self.trace = trace
  }

  mutating func fail(_ fault: MacroFault) {
    result.faults.append(fault)
    report?(fault)
    failed = true
  }

  /// Walks over text with references.
  ///
  /// - Returns: Whether a fault was found, here or before.
  mutating func parse(_ value: ArraySlice<UInt8>, _ lookup: MacroExpander.Lookup) -> Bool {
    trace?.tell(.values, .parsed(value))
    var failedHere = false
    var literal: [UInt8] = []
    var place = value.startIndex
    while place < value.endIndex {
      guard value[place] == UInt8(ascii: "$") else {
        let end = value[place...].firstIndex(of: UInt8(ascii: "$")) ?? value.endIndex
        literal.append(contentsOf: value[place..<end])
        place = end
        continue
      }
      if place + 1 < value.endIndex, value[place + 1] == UInt8(ascii: "$") {
        literal.append(UInt8(ascii: "$"))
        place += 2
        continue
      }
      if !literal.isEmpty {
        failedHere = emit(literal) || failedHere
        literal.removeAll(keepingCapacity: true)
      }
      guard let found = reference(in: value, after: place + 1) else {
        fail(.truncatedReference(value))
        return true
      }
      let content = value[found.content]
      // After a fault the original leaves off at the next bracket, but goes on past a plain name.
      if failedHere, content.startIndex > place + 1 { return true }
      guard !content.isEmpty else {
        fail(.emptyName(value))
        return true
      }
      failedHere = expression(content, lookup) || failedHere
      place = found.end
    }
    if !literal.isEmpty, !failedHere { failedHere = emit(literal) }
    return failedHere
  }

  /// Cuts out a reference.
  ///
  /// - Returns: What stands between the brackets, or the plain name, and where the text goes on; nil when not closed.
  private func reference(in value: ArraySlice<UInt8>, after start: Int) -> (content: Range<Int>, end: Int)? {
    let open = start < value.endIndex ? value[start] : 0
    guard open == UInt8(ascii: "{") || open == UInt8(ascii: "(") else {
      let end = value[start...].firstIndex { !isNameByte($0) } ?? value.endIndex
      return (start..<end, end)
    }
    let close = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    var depth = 1
    for place in start + 1..<value.endIndex {
      if value[place] == open { depth += 1 }
      if value[place] == close { depth -= 1 }
      if depth == 0 { return (start + 1..<place, place + 1) }
    }
    return nil
  }

  private mutating func emit(_ literal: [UInt8]) -> Bool {
    guard enter(literal[...]) else { return true }
    defer { level -= 1 }
    if mode == .expand { result.bytes.append(contentsOf: literal) }
    return failed
  }

  private mutating func enter(_ text: ArraySlice<UInt8>) -> Bool {
    if level > Self.deepest { fail(.tooDeep(text)) }
    // What is not entered after a fault counts as a level for the rest of the walk: so does the original.
    level += 1
    return !failed
  }

  private mutating func expression(_ content: ArraySlice<UInt8>, _ lookup: MacroExpander.Lookup) -> Bool {
    guard enter(content) else { return true }
    var rest = content.trimmingBlanksAtStart
    let value: ArraySlice<UInt8>?
    var isRaw = false
    if rest.first == UInt8(ascii: "{") {
      guard let truth = comparison(&rest, lookup) else { return true }
      if let sign = rest.first, sign != UInt8(ascii: "?"), sign != UInt8(ascii: ":") {
        fail(.branchExpected(rest: rest))
        return true
      }
      value = truth
    } else {
      let end = rest.firstIndex { !isNameByte($0) } ?? rest.endIndex
      // A name and nothing else, as in most references.
      if end == content.endIndex { return plainReference(lookup(rest), dialect.isRaw(rest), lookup) }
      let name = rest[..<end]
      rest = rest[end...].trimmingBlanksAtStart
      if dialect.syntax >= .functions, rest.first == UInt8(ascii: "{") {
        if function(name, rest, lookup) { return true }
        level -= 1
        return false
      }
      if let sign = rest.first, sign != UInt8(ascii: "?"), sign != UInt8(ascii: ":") {
        fail(.badName(content[..<end], rest: content[end...]))
        return true
      }
      value = lookup(name)
      isRaw = rest.isEmpty && dialect.isRaw(name)
    }
    guard let sign = rest.popFirst() else { return plainReference(value, isRaw, lookup) }
    guard branches(rest, first: sign, isSet: value?.isEmpty == false, lookup) else { return true }
    level -= 1
    return failed
  }

  private mutating func plainReference(
    _ value: ArraySlice<UInt8>?, _ isRaw: Bool, _ lookup: MacroExpander.Lookup
  ) -> Bool {
    if mode == .expand, let value, !value.isEmpty {
      if isRaw { result.bytes.append(contentsOf: value) } else { _ = parse(value, lookup) }
    }
    level -= 1
    return failed
  }

  /// Reads what follows `?` or `:`.
  ///
  /// - Returns: Whether it is well formed, whatever is wrong within the branches.
  private mutating func branches(
    _ text: ArraySlice<UInt8>, first sign: UInt8, isSet: Bool, _ lookup: MacroExpander.Lookup
  ) -> Bool {
    var rest = text
    if sign == UInt8(ascii: "?") {
      guard let branch = operandOrAll(&rest) else { return false }
      if isSet || mode == .scan { _ = parse(branch, lookup) }
      guard !rest.isEmpty else { return true }
      guard rest.first == UInt8(ascii: ":") else {
        fail(.colonExpected(after: branch, rest: rest))
        return false
      }
      rest.removeFirst()
    }
    guard let branch = operandOrAll(&rest) else { return false }
    if !isSet || mode == .scan { _ = parse(branch, lookup) }
    if !rest.isEmpty { fail(.unexpectedInput(after: branch, rest: rest)) }
    return rest.isEmpty
  }

  /// Takes `{...}` off the text, or all of it when it does not begin with a brace.
  private mutating func operandOrAll(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let trimmed = rest.trimmingBlanksAtStart
    guard trimmed.first == UInt8(ascii: "{") else {
      defer { rest = rest[rest.endIndex...] }
      return rest
    }
    rest = trimmed
    return operand(&rest)
  }

  /// Takes `{...}` and the blanks after it off the text.
  mutating func operand(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var depth = 0
    for place in rest.indices {
      if rest[place] == UInt8(ascii: "{") { depth += 1 }
      if rest[place] == UInt8(ascii: "}") { depth -= 1 }
      guard depth == 0 else { continue }
      let content = rest[rest.startIndex + 1..<place]
      rest = rest[(place + 1)...].trimmingBlanksAtStart
      return content
    }
    fail(.unbalancedBraces(rest))
    return nil
  }
}

/// Says whether a byte can stand in a name after `$`.
func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
    true
  default: false
  }
}

/// Says whether a byte is blank, tab, CR or LF.
func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
}

extension ArraySlice<UInt8> {
  /// The same bytes without blank, tab, CR and LF at the start.
  var trimmingBlanksAtStart: ArraySlice<UInt8> {
    self[(firstIndex { !isBlank($0) } ?? endIndex)...]
  }
}
