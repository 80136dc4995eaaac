public import LosslessText

/// How much the program of a service logs.
public enum MasterCFVerbosity: Sendable {
  /// Every step, for somebody who searches for a fault: `-v`.
  case verbose
  /// What is usual.
  case usual
}

/// One service of master.cf, in force or commented out: a view on the document's lines.
public struct MasterCFService: Equatable, Sendable {
  /// Whether master(8) runs the service.
  public enum State: Sendable {
    /// It does.
    case active
    /// It stands in a comment, as the distributions' examples do.
    case commented
  }

  /// A parameter that the service gives a value of its own with `-o`.
  public struct Override: Equatable, Sendable {
    /// The parameter.
    public let name: ParameterName
    /// The value.
    public let value: [UInt8]
    /// Where the assignment begins.
    public let location: SourceLocation
    /// The words that hold it: `-o` and the assignment, or both in one.
    let tokens: Range<Int>
  }

  /// Whether master(8) runs it.
  public let state: State
  /// The words in order: eight fields, then the arguments, braces included.
  public var words: [[UInt8]] { tokens.map(\.bytes) }
  /// The `-o` options in order, in both spellings; of several for one parameter the last one counts.
  public let overrides: [Override]
  /// The physical lines from the first to the last, comments in between included.
  public let lines: Range<Int>
  /// The physical lines that carry the service's own bytes.
  public let contentLines: [Int]
  /// Where it begins.
  public let location: SourceLocation
  let tokens: [MasterCFToken]

  /// Gives one of the eight fields.
  ///
  /// - Parameter field: The field.
  /// - Returns: Its word.
  public func field(_ field: MasterCFField) -> [UInt8] { tokens[field.index].bytes }

  /// The name, or where it listens.
  public var name: String { String(decoding: field(.service), as: UTF8.self) }
  /// The type.
  public var type: String { String(decoding: field(.type), as: UTF8.self) }
  /// The program.
  public var command: String { String(decoding: field(.command), as: UTF8.self) }
  /// The arguments of the program, braces included.
  public var arguments: [[UInt8]] { tokens.dropFirst(8).map(\.bytes) }

  /// Finds the value that the service gives a parameter.
  ///
  /// - Parameter name: The parameter.
  /// - Returns: The last override; nil when there is none.
  public func override(of name: ParameterName) -> Override? {
    overrides.last { $0.name == name }
  }

  /// The options that make the program log more: `-v`, `-vv` and so on.
  var verboseOptions: [MasterCFToken] {
    var result: [MasterCFToken] = []
    var isValue = false
    for token in tokens.dropFirst(8) {
      if isValue {
        isValue = false
        continue
      }
      guard token.bytes.count > 1, token.bytes[0] == UInt8(ascii: "-"), token.bytes != Array("--".utf8) else { break }
      if token.bytes.dropFirst().allSatisfy({ $0 == UInt8(ascii: "v") }) { result.append(token) }
      isValue = token.bytes.last == UInt8(ascii: "o")
    }
    return result
  }

  init(_ state: State, tokens: [MasterCFToken], lines: Range<Int>, contentLines: [Int], file: String) {
    self.state = state
    self.tokens = tokens
    self.lines = lines
    self.contentLines = contentLines
    self.location = SourceLocation(file: file, line: lines.lowerBound + 1)
    self.overrides = Self.overrides(in: tokens, file: file)
  }

  /// Reads options as the daemons do, with getopt(3): up to the first word that is none.
  private static func overrides(in tokens: [MasterCFToken], file: String) -> [Override] {
    var result: [Override] = []
    var index = 8
    while index < tokens.count {
      let word = tokens[index].bytes
      guard word.count > 1, word[0] == UInt8(ascii: "-"), word != Array("--".utf8) else { break }
      guard let letter = word.firstIndex(of: UInt8(ascii: "o")) else {
        index += 1
        continue
      }
      let isAttached = letter + 1 < word.count
      let end = isAttached ? index + 1 : index + 2
      guard end <= tokens.count else { break }
      let text = isAttached ? word[(letter + 1)...] : tokens[index + 1].bytes[...]
      if let assignment = try? Assignment(unbraced(text)), let name = ParameterName(assignment.name) {
        let start = isAttached ? tokens[index].start : tokens[index + 1].start
        let column = start.column + 1 + (isAttached ? letter + 1 : 0)
        result.append(
          Override(
            name: name, value: Array(assignment.value),
            location: SourceLocation(file: file, line: start.line + 1, column: column), tokens: index..<end))
      }
      index = end
    }
    return result
  }

  private static func unbraced(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.first == UInt8(ascii: "{") else { return text }
    let close = text.lastIndex(of: UInt8(ascii: "}")) ?? text.endIndex
    return text[(text.startIndex + 1)..<close]
  }
}
