public import LosslessText

/// A main.cf that can be read and edited without touching any byte that the edit does not concern.
///
/// The law of this type, for every `b`: `MainCFDocument(b).bytes == b`. Lines that Postfix would reject are kept and
/// reported in ``diagnostics``. The format is that of postconf(5).
public struct MainCFDocument: Equatable, Sendable {
  /// The path for locations.
  public let file: String
  /// The physical lines.
  public private(set) var text: LosslessText
  /// The entries in the order of the file, commented ones included.
  public private(set) var entries: [MainCFEntry] = []
  /// What Postfix would reject, drop or override.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file; any bytes at all.
  ///   - file: The path to show in locations.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: some Sequence<UInt8>, file: String = "main.cf") {
    self.file = file
    self.text = LosslessText(bytes)
    parse()
  }

  /// The content of the file.
  public var bytes: [UInt8] { text.bytes }

  /// Finds the entry that counts for a parameter: the last one in force.
  ///
  /// - Parameter name: The parameter.
  /// - Returns: The entry; nil when main.cf does not set it.
  /// - Complexity: O(*n*) in the number of entries.
  public func entry(of name: ParameterName) -> MainCFEntry? {
    entries.last { $0.state == .active && $0.name == name }
  }

  /// Finds the value that main.cf gives a parameter.
  ///
  /// - Parameter name: The parameter.
  /// - Returns: The value of the last entry in force and where it begins; nil when main.cf does not set it.
  /// - Complexity: O(*n*) in the number of entries.
  public func value(of name: ParameterName) -> (value: [UInt8], location: SourceLocation)? {
    entry(of: name).map { ($0.value, $0.location) }
  }

  /// Replaces physical lines and reads the result.
  mutating func replaceLines(_ range: Range<Int>, with lines: [PhysicalLine]) {
    text.replaceLines(range, with: lines)
    parse()
  }

  /// Replaces the whole text and reads the result.
  mutating func replace(_ new: LosslessText) {
    guard new != text else { return }
    text = new
    parse()
  }
}

extension MainCFDocument {
  private mutating func parse() {
    entries = []
    diagnostics = []
    var settings: [ParameterName: MainCFEntry] = [:]
    var unread = 0
    for line in text.logicalLines() {
      entries += CommentedEntries.find(in: text, lines: unread..<line.lines.lowerBound, file: file)
      // A comment inside an entry can hold a commented entry too.
      entries += CommentedEntries.find(in: text, lines: line.lines, file: file)
      unread = line.lines.upperBound
      guard let entry = read(line) else { continue }
      if let earlier = settings[entry.name], earlier.value != entry.value { report(entry, overriding: earlier) }
      settings[entry.name] = entry
      entries.append(entry)
    }
    entries += CommentedEntries.find(in: text, lines: unread..<text.lines.count, file: file)
    entries.sort { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private mutating func read(_ line: LogicalLine) -> MainCFEntry? {
    let content = line.bytes(in: text)
    let location = SourceLocation(file: file, line: line.lines.lowerBound + 1)
    if content.first.map(PostfixSyntax.isSpace) == true {
      diagnostics.append(
        Diagnostic(
          .warning, at: location, "the entry begins with white space but continues nothing, so Postfix drops it",
          advice: "remove the white space"))
      return nil
    }
    if line.contentLines.contains(where: { text.lines[$0].bytes.contains(0) }) {
      diagnostics.append(
        Diagnostic(.warning, at: location, "Postfix ignores what follows the NUL byte", advice: "remove the NUL byte"))
    }
    do {
      let assignment = try Assignment(content[...])
      guard let name = ParameterName(assignment.name) else { return nil }
      return MainCFEntry(
        state: .active, name: name, value: Array(assignment.value), lines: line.lines, contentLines: line.contentLines,
        location: location)
    } catch {
      report(error, in: content, at: location)
      return nil
    }
  }

  private mutating func report(_ problem: Assignment.Problem, in content: [UInt8], at location: SourceLocation) {
    switch problem {
    case .missingName:
      diagnostics.append(
        Diagnostic(.error, at: location, "found no parameter name, expected name = value", advice: "mend the line"))
    case .missingEquals:
      let shown = String(decoding: content.prefix { !PostfixSyntax.isSpace($0) }, as: UTF8.self)
      diagnostics.append(
        Diagnostic(
          .error, at: location, "found no '=' after \"\(shown)\", expected name = value",
          advice: "add the '=', or white space in front if the line continues the one before"))
    }
  }

  private mutating func report(_ entry: MainCFEntry, overriding earlier: MainCFEntry) {
    diagnostics.append(
      Diagnostic(
        .warning, at: entry.location, "\(entry.name) overrides the value of line \(earlier.location.line)",
        advice: "remove one of the two"))
  }
}
