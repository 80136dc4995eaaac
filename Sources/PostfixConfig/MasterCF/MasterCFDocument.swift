public import LosslessText

/// A master.cf that can be read and edited without touching any byte that the edit does not concern.
///
/// The law of this type, for every `b`: `MasterCFDocument(b).bytes == b`. Lines that Postfix would reject are kept and
/// reported in ``diagnostics``. The format is that of master(5).
public struct MasterCFDocument: Equatable, Sendable {
  /// The path for locations.
  public let file: String
  /// The physical lines.
  public private(set) var text: LosslessText
  /// The services in the order of the file, commented ones included.
  public private(set) var services: [MasterCFService] = []
  /// What Postfix would reject or drop.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file; any bytes at all.
  ///   - file: The path to show in locations.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ bytes: some Sequence<UInt8>, file: String = "master.cf") {
    self.file = file
    self.text = LosslessText(bytes)
    parse()
  }

  /// The content of the file.
  public var bytes: [UInt8] { text.bytes }

  /// Finds services by name and type.
  ///
  /// - Parameters:
  ///   - name: The name, as in the first field.
  ///   - type: The type.
  ///   - state: In force or commented out.
  /// - Returns: The services in the order of the file; Postfix allows several of one name and type.
  public func services(
    named name: String, type: String, state: MasterCFService.State = .active
  ) -> [MasterCFService] {
    services.filter { $0.state == state && $0.name == name && $0.type == type }
  }

  /// Replaces physical lines and reads the result.
  mutating func replaceLines(_ range: Range<Int>, with lines: [PhysicalLine]) {
    text.replaceLines(range, with: lines)
    parse()
  }
}

extension MasterCFDocument {
  private mutating func parse() {
    services = []
    diagnostics = []
    var unread = 0
    for line in text.logicalLines() {
      services += CommentedServices.find(in: text, lines: unread..<line.lines.lowerBound, file: file)
      unread = line.lines.upperBound
      if let service = read(line) { services.append(service) }
    }
    services += CommentedServices.find(in: text, lines: unread..<text.lines.count, file: file)
  }

  private mutating func read(_ line: LogicalLine) -> MasterCFService? {
    let location = SourceLocation(file: file, line: line.lines.lowerBound + 1)
    if text.lines[line.lines.lowerBound].bytes.first.map(PostfixSyntax.isSpace) == true {
      diagnostics.append(
        Diagnostic(
          .warning, at: location, "the entry begins with white space but continues nothing, so Postfix drops it",
          advice: "remove the white space"))
      return nil
    }
    let tokens = MasterCFToken.split(line, of: text)
    guard tokens.count >= MasterCFField.allCases.count else {
      diagnostics.append(
        Diagnostic(
          .error, at: location, "found \(tokens.count) fields, expected at least 8",
          advice: "write: service type private unpriv chroot wakeup maxproc command"))
      return nil
    }
    for field in MasterCFField.allCases where !field.accepts(tokens[field.index].bytes) {
      let token = tokens[field.index]
      diagnostics.append(
        Diagnostic(
          .error, at: SourceLocation(file: file, line: token.start.line + 1, column: token.start.column + 1),
          "\"\(String(decoding: token.bytes, as: UTF8.self))\" is no value for the field \(field.rawValue)",
          advice: "see master(5)"))
    }
    return MasterCFService(.active, tokens: tokens, lines: line.lines, contentLines: line.contentLines, file: file)
  }
}
