internal import LosslessText

extension MainCFDocument {
  mutating func applyGently(_ change: MainCFChange) {
    switch change {
    case .set(let name, let value):
      if let entry = entry(of: name) { setValue(of: entry, to: value) } else { insert(name, value) }
    case .remove(let name): rewrite(entriesOf: name) { _ in nil }
    case .commentOut(let name): rewrite(entriesOf: name) { PhysicalLine([UInt8(ascii: "#")] + $0.bytes) }
    }
  }

  /// Puts a commented-out entry in force.
  ///
  /// - Parameter entry: One of this document's ``entries``, commented out.
  public mutating func uncomment(_ entry: MainCFEntry) {
    guard entry.state == .commented else { return }
    let lines = entry.contentLines.enumerated().map { position, index in
      let body = text.lines[index].bytes.dropFirst()
      return PhysicalLine(position == 0 ? body.drop(while: PostfixSyntax.isSpace) : body)
    }
    replaceLines(entry.lines, with: lines)
  }

  /// Rewrites the own lines of every entry of a name in force; nil drops a line.
  private mutating func rewrite(entriesOf name: ParameterName, _ body: (PhysicalLine) -> PhysicalLine?) {
    let own = Set(entries.filter { $0.state == .active && $0.name == name }.flatMap(\.contentLines))
    guard !own.isEmpty else { return }
    let lines = text.lines.enumerated().compactMap { own.contains($0.offset) ? body($0.element) : $0.element }
    replaceLines(0..<text.lines.count, with: lines)
  }

  private mutating func setValue(of entry: MainCFEntry, to value: ParameterValue) {
    guard !Self.isSame(entry, value) else { return }
    let lines = MainCFLayout(of: entry, in: text).lines(holding: value)
    replaceLines(entry.lines, with: lines)
  }

  /// Says whether an entry has a value already; the layout of several lines does not matter.
  private static func isSame(_ entry: MainCFEntry, _ value: ParameterValue) -> Bool {
    guard entry.contentLines.count > 1 else { return entry.value == value.bytes }
    return PostfixSyntax.words(entry.value[...]).elementsEqual(PostfixSyntax.words(value.bytes[...]), by: ==)
  }

  private mutating func insert(_ name: ParameterName, _ value: ParameterValue) {
    let example = entries.last { $0.state == .commented && $0.name == name && !isEnclosed($0) }
    let place = example?.lines.upperBound ?? text.lines.count
    var content = ClassicMainCFEdit.entry(name, value).content
    if place > 0, text.lines[place - 1].content.last == UInt8(ascii: "\r") { content.append(UInt8(ascii: "\r")) }
    replaceLines(place..<place, with: [PhysicalLine(content: content)])
  }

  /// Says whether a continuation line follows: what is inserted there would take it away from its entry.
  func isEnclosed(_ example: MainCFEntry) -> Bool {
    let roles = text.lines[example.lines.upperBound...].lazy.map { LogicalLine.Role(of: $0) }
    return roles.first { $0 != .skipped } == .continuation
  }
}
