/// The relational form of a reference: `${{a} OPERATOR {b} ...}`, postconf(5).
extension MacroRun {
  /// Reads a comparison and decides it.
  ///
  /// - Parameters:
  ///   - text: Begins with the brace of the left operand; afterwards what follows the right one.
  ///   - lookup: Finds the raw value of a name.
  /// - Returns: `true`, or nothing for false; nil after a fault.
  mutating func comparison(_ text: inout ArraySlice<UInt8>, _ lookup: MacroExpander.Lookup) -> ArraySlice<UInt8>? {
    guard let left = operand(&text) else { return nil }
    let start = text.startIndex
    let whole = text
    guard let relation = comparisonOperator(&text, left: left) else { return nil }
    let sign = whole[start..<start + relation.order.length]
    let rest = text
    text = text.trimmingBlanksAtStart
    guard text.first == UInt8(ascii: "{") else {
      fail(.operandExpected(left: left, operator: sign, rest: rest))
      return nil
    }
    guard let right = operand(&text), let a = evaluate(left, lookup), let b = evaluate(right, lookup),
      let truth = decide(a, relation, b)
    else { return nil }
    return truth ? bytes("true")[...] : []
  }

  private mutating func comparisonOperator(
    _ text: inout ArraySlice<UInt8>, left: ArraySlice<UInt8>
  ) -> MacroRelation? {
    let end = text.firstIndex { !"<>!=?+-*/~&|%".utf8.contains($0) } ?? text.endIndex
    let sign = text[..<end]
    guard let order = MacroRelation.Order(sign) else {
      fail(.operatorExpected(left: left, rest: text))
      return nil
    }
    guard dialect.syntax >= .levels else {
      text = text[end...]
      return MacroRelation(order: order, operands: .text)
    }
    let suffixEnd = text[end...].firstIndex { !isNameByte($0) || $0 == UInt8(ascii: "_") } ?? text.endIndex
    let suffix = text[end..<suffixEnd]
    text = text[suffixEnd...]
    if suffix.isEmpty { return MacroRelation(order: order, operands: .text) }
    guard suffix.elementsEqual(bytes("level")) else {
      fail(.badOperatorSuffix(operator: sign, suffix: suffix))
      return nil
    }
    return MacroRelation(order: order, operands: .levels)
  }

  /// Expands an operand by a walk of its own.
  mutating func evaluate(_ operand: ArraySlice<UInt8>, _ lookup: MacroExpander.Lookup) -> ArraySlice<UInt8>? {
    guard operandDepth < Self.deepestOperand else {
      fail(.tooDeep(operand))
      return nil
    }
    var run = MacroRun(mode: mode, dialect, trace)
    run.operandDepth = operandDepth + 1
    run.report = report
    _ = run.parse(operand, lookup)
    // Both operands are expanded, and both complain, before the comparison is given up.
    result.faults += run.result.faults
    if case .tooDeep = run.result.faults.last {
      failed = true
      return nil
    }
    return run.result.bytes[...]
  }

  private mutating func decide(_ a: ArraySlice<UInt8>, _ relation: MacroRelation, _ b: ArraySlice<UInt8>) -> Bool? {
    failed = !result.faults.isEmpty
    // The original compares what faulty operands left over, and can complain about that, too.
    if mode == .expand, let fault = relation.fault(a, b) { fail(fault) }
    if failed { return nil }
    return mode == .scan ? false : relation.holds(a, b)
  }
}

/// An operator with the way its operands are read.
struct MacroRelation {
  enum Order {
    case equal
    case notEqual
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual

    /// How many bytes the operator has.
    var length: Int { self == .less || self == .greater ? 1 : 2 }

    init?(_ sign: ArraySlice<UInt8>) {
      switch (sign.first, sign.count > 1 ? sign[sign.startIndex + 1] : nil, sign.count) {
      case (UInt8(ascii: "="), UInt8(ascii: "="), 2): self = .equal
      case (UInt8(ascii: "!"), UInt8(ascii: "="), 2): self = .notEqual
      case (UInt8(ascii: "<"), UInt8(ascii: "="), 2): self = .lessOrEqual
      case (UInt8(ascii: ">"), UInt8(ascii: "="), 2): self = .greaterOrEqual
      case (UInt8(ascii: "<"), nil, 1): self = .less
      case (UInt8(ascii: ">"), nil, 1): self = .greater
      default: return nil
      }
    }
  }

  enum Operands {
    /// Numbers where both are digits, else bytes.
    case text
    /// Compatibility levels.
    case levels
  }

  let order: Order
  let operands: Operands

  /// Finds the first operand that cannot be compared.
  func fault(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> MacroFault? {
    // Not by an array of both: its type is made at run time.
    if operands == .levels {
      if Self.level(a) == nil { return .malformedLevel(a) }
      return Self.level(b) == nil ? .malformedLevel(b) : nil
    }
    guard Self.isNumber(a), Self.isNumber(b) else { return nil }
    if Self.decimal(a) == nil { return .numberOutOfRange(a) }
    return Self.decimal(b) == nil ? .numberOutOfRange(b) : nil
  }

  func holds(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    if operands == .levels { return holds(Self.level(a) ?? 0, Self.level(b) ?? 0) }
    if Self.isNumber(a), Self.isNumber(b) { return holds(Self.decimal(a) ?? 0, Self.decimal(b) ?? 0) }
    let difference = a.elementsEqual(b) ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
    return holds(difference, 0)
  }

  private func holds(_ a: Int, _ b: Int) -> Bool {
    switch order {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    !text.isEmpty && text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func decimal(_ text: ArraySlice<UInt8>) -> Int? {
    var result = 0
    for digit in text {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(digit) - 0x30)
      guard !overflow, !carry else { return nil }
      result = sum
    }
    return result
  }

  /// Reads `major[.minor[.patch]]`; minor and patch have ten bits each.
  static func level(_ text: ArraySlice<UInt8>) -> Int? {
    // Not by split(): the array of its parts is a type that is made at run time, for 100,000 instructions.
    var result = 0
    var index = 0
    var start = text.startIndex
    while start <= text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
      guard index < 3, isNumber(text[start..<end]), let number = decimal(text[start..<end]),
        number < (index == 0 ? 1 << 43 : 1024)
      else { return nil }
      result = result << 10 | number
      index += 1
      start = end + 1
    }
    return result << (10 * (3 - index))
  }
}
