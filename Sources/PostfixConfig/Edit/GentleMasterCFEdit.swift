internal import LosslessText

/// Gentle edits: each takes one of the document's ``MasterCFDocument/services`` and leaves every other byte alone.
extension MasterCFDocument {
  /// Gives a field another word; the fields after it keep their columns where there is room.
  ///
  /// - Parameters:
  ///   - field: The field.
  ///   - word: The new word.
  ///   - service: One of this document's services.
  public mutating func set(_ field: MasterCFField, to word: MasterCFWord, in service: MasterCFService) {
    let token = service.tokens[field.index]
    guard token.bytes != word.bytes else { return }
    replace(token.start..<token.end, with: word.bytes, keeping: .columns)
  }

  /// Gives a parameter a value for one service, with `-o`.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - value: The value; one with white space is put between braces (Postfix 3.0 and later).
  ///   - service: One of this document's services.
  public mutating func setOverride(_ name: ParameterName, to value: ParameterValue, in service: MasterCFService) {
    let assignment = Self.assignment(name, value)
    if let override = service.override(of: name) {
      guard override.value != value.bytes else { return }
      let start = service.tokens[override.tokens.lowerBound].start
      let end = service.tokens[override.tokens.upperBound - 1].end
      replace(start..<end, with: Array("-o ".utf8) + assignment, keeping: .blanks)
    } else {
      addOption(Array("-o ".utf8) + assignment, to: service)
    }
  }

  /// Takes every `-o` of a parameter out of a service.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - service: One of this document's services.
  public mutating func removeOverride(_ name: ParameterName, in service: MasterCFService) {
    for override in service.overrides.reversed() where override.name == name {
      let start = service.tokens[override.tokens.lowerBound].start
      let end = service.tokens[override.tokens.upperBound - 1].end
      replace(start..<end, with: [], keeping: .blanks)
    }
  }

  /// Makes the program of a service log more, or no more than usual: its option `-v`.
  ///
  /// - Parameters:
  ///   - verbosity: How much it is to log.
  ///   - service: One of this document's services.
  public mutating func set(_ verbosity: MasterCFVerbosity, of service: MasterCFService) {
    let options = service.verboseOptions
    switch verbosity {
    case .verbose:
      guard options.isEmpty else { return }
      let place = service.tokens[MasterCFField.command.index].end
      replace(place..<place, with: Array(" -v".utf8), keeping: .blanks)
    case .usual:
      for token in options.reversed() { replace(token.start..<token.end, with: [], keeping: .blanks) }
    }
  }

  /// Puts a commented-out service in force, with its options.
  ///
  /// - Parameter service: One of this document's services, commented out.
  public mutating func uncomment(_ service: MasterCFService) {
    guard service.state == .commented else { return }
    rewriteLines(of: service) { position, line in
      let body = line.bytes.dropFirst()
      return PhysicalLine(position == 0 ? body.drop(while: PostfixSyntax.isSpace) : body)
    }
  }

  /// Comments a service out, with its options.
  ///
  /// - Parameter service: One of this document's services, in force.
  public mutating func commentOut(_ service: MasterCFService) {
    guard service.state == .active else { return }
    rewriteLines(of: service) { _, line in PhysicalLine([UInt8(ascii: "#")] + line.bytes) }
  }

  /// Adds a service at the end, in the columns of Postfix's own master.cf.
  ///
  /// - Parameters:
  ///   - fields: The eight fields in order.
  ///   - overrides: Its `-o` options, each on a line of its own.
  public mutating func add(
    _ fields: MasterCFFields, overrides: [(name: ParameterName, value: ParameterValue)] = []
  ) {
    let lines = overrides.map { name, value in
      PhysicalLine(content: Array("  -o ".utf8) + Self.assignment(name, value))
    }
    replaceLines(text.lines.count..<text.lines.count, with: [PhysicalLine(content: fields.line)] + lines)
  }

  private static func assignment(_ name: ParameterName, _ value: ParameterValue) -> [UInt8] {
    let plain = name.bytes + [UInt8(ascii: "=")] + value.bytes
    guard value.bytes.contains(where: PostfixSyntax.isSpace) || value.bytes.first == UInt8(ascii: "{") else {
      return plain
    }
    return Array("{ ".utf8) + name.bytes + Array(" = ".utf8) + value.bytes + Array(" }".utf8)
  }

  private mutating func rewriteLines(of service: MasterCFService, _ body: (Int, PhysicalLine) -> PhysicalLine) {
    var lines = Array(text.lines[service.lines])
    for (position, index) in service.contentLines.enumerated() {
      lines[index - service.lines.lowerBound] = body(position, text.lines[index])
    }
    replaceLines(service.lines, with: lines)
  }

  /// Puts an option after the last one, else after the program; arguments that are no options have to stay behind it.
  ///
  /// Behind a brace that is left open there is no place, and a program that is such a word has none for options.
  private mutating func addOption(_ option: [UInt8], to service: MasterCFService) {
    let closed = service.overrides.last { !service.tokens[$0.tokens.upperBound - 1].isOpen }
    let last = closed.map { $0.tokens.upperBound - 1 } ?? MasterCFField.command.index
    guard !service.tokens[last].isOpen else { return }
    let place = service.tokens[last].end
    let isFollowed = last + 1 < service.tokens.count && service.tokens[last + 1].start.line == place.line
    // Postfix reads nothing behind a NUL, so the option has to come before it.
    if isFollowed || text.lines[place.line].content[...].dropFirst(place.column).contains(0) {
      replace(place..<place, with: [0x20] + option, keeping: .blanks)
      return
    }
    let mark: [UInt8] = service.state == .commented ? [UInt8(ascii: "#")] : []
    let line = text.lines[place.line].content
    let ending: [UInt8] = line.last == UInt8(ascii: "\r") ? [UInt8(ascii: "\r")] : []
    let new = PhysicalLine(content: mark + indent(of: service) + option + gap(behind: place.line, of: service) + ending)
    replaceLines(place.line + 1..<place.line + 1, with: [new])
  }

  /// A blank where the service goes on with a line whose white space continues it and does not part words, such as a
  /// vertical tab.
  private func gap(behind line: Int, of service: MasterCFService) -> [UInt8] {
    guard let next = service.contentLines.first(where: { $0 > line }) else { return [] }
    let first = text.lines[next].content.dropFirst(service.state == .commented ? 1 : 0).first
    return first == 0x20 || first == 0x09 || first == 0x0D ? [] : [0x20]
  }

  /// The white space in front of the service's options.
  private func indent(of service: MasterCFService) -> [UInt8] {
    let lines = service.contentLines.dropFirst().map { text.lines[$0].content }
    guard let line = lines.last else { return [0x20, 0x20] }
    let body = service.state == .commented ? line.dropFirst() : line
    let blanks = body.prefix { $0 == 0x20 || $0 == 0x09 }
    return blanks.isEmpty ? [0x20, 0x20] : Array(blanks)
  }
}
