/// The entries of a file of aliases, aliases(5): `name: value, value`.
public struct AliasEntries {
  private let lines: TableEntries
  private let path: [UInt8]
  private let warn: (TableWarning) -> Void

  /// Reads a source.
  ///
  /// - Parameters:
  ///   - source: The bytes of the file.
  ///   - path: The file as messages show it.
  ///   - encoding: How lines that are not UTF-8 are treated.
  ///   - reading: Told of every line before it is looked at.
  ///   - warn: Told of lines that are left out.
  public init(
    _ source: [UInt8], path: [UInt8], encoding: TableEntries.Encoding, reading: SourceReading? = nil,
    warn: @escaping (TableWarning) -> Void
  ) {
    lines = TableEntries(source, path: path, encoding: encoding, reading: reading, warn: warn)
    self.path = path
    self.warn = warn
  }

  /// Visits the entries in order.
  ///
  /// - Parameter visit: Gets each name without its quotes, and its value in the spelling of Postfix.
  /// - Throws: What the closure throws.
  public func forEach<Failure: Error>(
    _ visit: (_ key: [UInt8], _ value: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try lines.forEachLine { (line, number) throws(Failure) in
      let tokens = AddressToken.scan(line)
      guard let colon = tokens.firstIndex(where: { $0.isOperator(UInt8(ascii: ":")) }), colon > 0,
        colon + 1 < tokens.count, !tokens[..<colon].contains(where: { $0.isOperator(UInt8(ascii: ",")) })
      else {
        warn(.line(path: path, number: number, .aliasPair))
        return
      }
      guard !tokens[..<colon].contains(where: { $0.isOperator(UInt8(ascii: "@")) }) else {
        warn(.line(path: path, number: number, .aliasNotLocal))
        return
      }
      try visit(
        AddressToken.text(tokens[..<colon], quoting: .none), AddressToken.text(tokens[(colon + 1)...], quoting: .full))
    }
  }
}

extension TableAccess {
  /// Adds the entries that sendmail(8) and NIS look for in a database of aliases.
  ///
  /// - Parameters:
  ///   - modified: The time, in seconds since 1970.
  ///   - master: The name of the machine.
  /// - Throws: ``TableError``.
  public func storeAliasMarks(modified: Int, master: [UInt8]) throws(TableError) {
    let sign: [UInt8] = [UInt8(ascii: "@")]
    try storeMark(sign, sign, .inherited)
    let digits = Array(String(modified).utf8)
    let time = Array(repeating: UInt8(ascii: "0"), count: max(0, 10 - digits.count)) + digits
    // NIS wants no NUL at the end.
    try storeMark(Array("YP_LAST_MODIFIED".utf8), time, .bare)
    try storeMark(Array("YP_MASTER_NAME".utf8), master, .bare)
  }
}

/// A part of an address as RFC 822 takes it apart.
enum AddressToken {
  case atom([UInt8])
  case quoted([UInt8])
  case comment([UInt8])
  case literal([UInt8])
  case mark(UInt8)

  /// What is written around the parts.
  enum Quoting {
    case none, full
  }

  func isOperator(_ byte: UInt8) -> Bool { if case .mark(byte) = self { true } else { false } }

  private var isMark: Bool { if case .mark = self { true } else { false } }

  private static func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "."),
      UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "@"),
      UInt8(ascii: "["), UInt8(ascii: "]"):
      true
    default: false
    }
  }

  /// Takes a text apart.
  static func scan(_ text: ArraySlice<UInt8>) -> [AddressToken] {
    var tokens: [AddressToken] = []
    var rest = text
    while let byte = rest.first {
      if PostfixSyntax.isSpace(byte) {
        rest.removeFirst()
        continue
      }
      switch byte {
      case UInt8(ascii: "("): tokens.append(.comment(comment(&rest)))
      case UInt8(ascii: "["): tokens.append(.literal(enclosed(&rest, until: UInt8(ascii: "]"))))
      case UInt8(ascii: "\""): tokens.append(.quoted(enclosed(&rest, until: UInt8(ascii: "\""))))
      case _ where isOperator(byte):
        tokens.append(.mark(byte))
        rest.removeFirst()
      default: tokens.append(atom(&rest))
      }
    }
    return tokens
  }

  private static func atom(_ rest: inout ArraySlice<UInt8>) -> AddressToken {
    var content: [UInt8] = []
    while let byte = rest.first, !PostfixSyntax.isSpace(byte), !isOperator(byte) {
      rest.removeFirst()
      if byte == UInt8(ascii: "\\") {
        guard let escaped = rest.popFirst() else { break }
        content.append(escaped)
      } else {
        content.append(byte)
      }
    }
    let needsQuotes = content.contains { PostfixSyntax.isSpace($0) || isOperator($0) || $0 < 0x20 || $0 == 0x7F }
    return needsQuotes ? .quoted(content) : .atom(content)
  }

  /// Takes text up to a delimiter, backslashes removed; without the delimiter, all.
  private static func enclosed(_ rest: inout ArraySlice<UInt8>, until end: UInt8) -> [UInt8] {
    rest.removeFirst()
    var content: [UInt8] = []
    while let byte = rest.popFirst(), byte != end {
      if byte == UInt8(ascii: "\\") {
        guard let escaped = rest.popFirst() else { break }
        content.append(escaped)
      } else {
        content.append(PostfixSyntax.isSpace(byte) ? 0x20 : byte)
      }
    }
    return content
  }

  /// Takes a comment, brackets and backslashes included.
  private static func comment(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    var content: [UInt8] = []
    var depth = 0
    while let byte = rest.popFirst() {
      content.append(byte)
      if byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() { content.append(escaped) }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { break }
    }
    return content
  }

  /// Puts the parts together again.
  static func text(_ tokens: ArraySlice<AddressToken>, quoting: Quoting) -> [UInt8] {
    var result: [UInt8] = []
    for index in tokens.indices {
      switch tokens[index] {
      case .atom(let content), .comment(let content): result += content
      case .quoted(let content):
        if quoting == .none {
          result += content
        } else {
          append(content, in: UInt8(ascii: "\""), UInt8(ascii: "\""), to: &result)
        }
      case .literal(let content): append(content, in: UInt8(ascii: "["), UInt8(ascii: "]"), to: &result)
      case .mark(let byte): result.append(byte)
      }
      let next = index + 1 < tokens.endIndex ? tokens[index + 1] : nil
      if needsSpace(tokens[index], next) { result.append(0x20) }
    }
    return result
  }

  private static func needsSpace(_ token: AddressToken, _ next: AddressToken?) -> Bool {
    if token.isOperator(UInt8(ascii: ",")) { return true }
    guard let next else { return false }
    return next.isOperator(UInt8(ascii: "<")) || !token.isMark && !next.isMark
  }

  private static func append(_ content: [UInt8], in open: UInt8, _ close: UInt8, to result: inout [UInt8]) {
    result.append(open)
    for byte in content {
      if byte == open || byte == close || byte == UInt8(ascii: "\\") { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
    }
    result.append(close)
  }
}
