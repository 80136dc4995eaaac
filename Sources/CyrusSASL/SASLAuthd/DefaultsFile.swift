internal import LosslessText

/// A file of shell variables that an init script sources, such as `/etc/default/saslauthd` or `/etc/sysconfig/saslauthd`.
///
/// What is read are lines of the form `NAME=value`, the value plain or in quotes, with a comment after it or not; of several
/// for one name the last counts, as in the shell. All other lines are kept as they are.
///
/// The law of this type, for every `b`: `DefaultsFile(b).bytes == b`.
public struct DefaultsFile: Equatable, Sendable {
  /// Who reads a file, and what a value without quotes is.
  public enum Syntax: Sendable {
    /// A shell: one word.
    case shell
    /// systemd.exec(5), `EnvironmentFile=`: the rest of the line.
    case systemd
  }

  private var text: LosslessText
  private let syntax: Syntax

  /// Takes the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: Any bytes at all.
  ///   - syntax: Who reads the file.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: some Sequence<UInt8>, read syntax: Syntax = .shell) {
    text = LosslessText(bytes)
    self.syntax = syntax
  }

  /// The bytes of the file.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public var bytes: [UInt8] { text.bytes }

  /// Finds the value of a variable.
  ///
  /// - Parameter name: The variable.
  /// - Returns: The value without its quotes; nil when no line sets it, or when it holds more than text: `$`, a backquote.
  /// - Complexity: O(*n*) in the number of bytes.
  public func value(of name: String) -> String? {
    lastLine(of: name).flatMap { Assignment(text.lines[$0].content, syntax)?.plainValue }
  }

  /// Finds the line that decides on a variable.
  ///
  /// - Parameter name: The variable.
  /// - Returns: The number of the line, 1 for the first; nil when no line sets it.
  /// - Complexity: O(*n*) in the number of bytes.
  public func line(of name: String) -> Int? { lastLine(of: name).map { $0 + 1 } }

  /// Sets a variable: in the line that decides on it, else in a commented one, else in a new line.
  ///
  /// The line keeps its quotes, and a comment after the value. A new line comes ahead of the first assignment and of the
  /// comment that belongs to that.
  ///
  /// - Parameters:
  ///   - name: The variable.
  ///   - value: Its value: printable ASCII without quotes, `$`, backquotes and backslashes.
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func set(_ name: String, to value: String) {
    guard self.value(of: name) != value else { return }
    if let index = lastLine(of: name), let assignment = Assignment(text.lines[index].content, syntax) {
      replace(index, assignment.setting(value))
    } else if let (index, assignment) = commentedLine(of: name) {
      replace(index, assignment.setting(value))
    } else {
      let line = PhysicalLine(content: "\(name)=\(Assignment.quoted(value))".utf8)
      let place = placeOfNewLine
      let isAheadOfComment = place < text.lines.count && text.lines[place].content.first == UInt8(ascii: "#")
      text.replaceLines(place..<place, with: isAheadOfComment ? [line, PhysicalLine(content: [])] : [line])
    }
  }

  private func lastLine(of name: String) -> Int? {
    text.lines.lastIndex { Assignment($0.content, syntax)?.name == name }
  }

  /// A line such as `#START=yes`: one word, no blank after the sign, so that no sentence or example is taken for one.
  private func commentedLine(of name: String) -> (Int, Assignment)? {
    for (index, line) in text.lines.enumerated() where line.content.first == UInt8(ascii: "#") {
      guard line.content.dropFirst().first != 0x20 else { continue }
      if let assignment = Assignment(line.content.dropFirst(), syntax), assignment.name == name {
        return (index, assignment)
      }
    }
    return nil
  }

  private var placeOfNewLine: Int {
    // Whatever else a shell does in the file, the last assignment counts.
    let hasCommands = text.lines.contains { line in
      guard let first = line.content.first(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return false }
      return first != UInt8(ascii: "#") && Assignment(line.content, syntax) == nil
    }
    if hasCommands { return text.lines.count }
    guard var place = text.lines.firstIndex(where: { Assignment($0.content, syntax) != nil }) else {
      return text.lines.count
    }
    while place > 0, text.lines[place - 1].content.first == UInt8(ascii: "#") { place -= 1 }
    return place
  }

  private mutating func replace(_ index: Int, _ content: [UInt8]) {
    let end: [UInt8] = text.lines[index].isTerminated ? [UInt8(ascii: "\n")] : []
    text.replaceLines(index..<index + 1, with: [PhysicalLine(ArraySlice(content + end))])
  }
}

/// The parts of a line `NAME=value`.
private struct Assignment {
  let name: String
  private let before: ArraySlice<UInt8>
  private let value: ArraySlice<UInt8>
  private let quote: UInt8?
  private let after: ArraySlice<UInt8>

  init?(_ content: ArraySlice<UInt8>, _ syntax: DefaultsFile.Syntax) {
    let indented = content.drop { $0 == 0x20 || $0 == 0x09 }
    let start = indented.starts(with: "export ".utf8) ? indented.dropFirst("export ".utf8.count) : indented
    guard let equals = start.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = start[..<equals]
    guard let first = name.first, !(0x30...0x39).contains(first), name.allSatisfy(Self.allowsInName) else { return nil }
    self.name = String(decoding: name, as: UTF8.self)
    var value = content[(equals + 1)...]
    if let sign = value.first, sign == UInt8(ascii: "\"") || sign == UInt8(ascii: "'") {
      value = value.dropFirst()
      guard let end = value.firstIndex(of: sign) else { return nil }
      before = content[...equals]
      quote = sign
      self.value = value[..<end]
      after = content[(end + 1)...]
    } else {
      let end =
        switch syntax {
        case .shell: value.firstIndex { Self.isBlank($0) } ?? value.endIndex
        case .systemd: value.lastIndex { !Self.isBlank($0) }.map { $0 + 1 } ?? value.startIndex
        }
      before = content[...equals]
      quote = nil
      self.value = value[..<end]
      after = value[end...]
    }
  }

  /// The value when the shell would take it as it stands.
  var plainValue: String? {
    let special = quote == UInt8(ascii: "'") ? [] : Array("$`\\".utf8)
    guard !value.contains(where: special.contains) else { return nil }
    return String(decoding: value, as: UTF8.self)
  }

  func setting(_ new: String) -> [UInt8] {
    let sign = quote.map { [$0] } ?? (Self.needsQuotes(new) ? [UInt8(ascii: "\"")] : [])
    return Array(before) + sign + Array(new.utf8) + sign + Array(after)
  }

  static func quoted(_ value: String) -> String { needsQuotes(value) ? "\"\(value)\"" : value }

  private static func needsQuotes(_ value: String) -> Bool {
    value.isEmpty || !value.utf8.allSatisfy { allowsInName($0) || "-./:@,+".utf8.contains($0) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  private static func allowsInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
