public import LosslessText

/// Rewrites master.cf as `postconf -Me`, `-MX`, `-M#`, `-Fe`, `-Pe` and `-PX` do.
///
/// What no change matches is copied. An entry whose fields or parameters change is written anew in postconf's own layout,
/// after the comments that stand in it or follow it; those lines are not counted in the numbers of later messages, a fault
/// of the original that is kept. Its other fault is left out: it glues text to a last line without a line feed.
public struct ClassicMasterCFEdit {
  /// Which entries of the file a new one takes the place of.
  public enum Replacement: Sendable {
    /// Those that the change asks for, and those of the new entry's own name and type.
    case askedForOrOfItsName
    /// Those that the change asks for: Postfix before 3.5.20, 3.6.10, 3.7.6 and 3.8.1.
    case askedFor
  }

  /// The content of the file after the edit.
  public let result: [UInt8]

  /// What the original tells of while it edits.
  public enum Event: Sendable {
    /// A change that nothing matches, or arguments that are not as they should be.
    case warning(DisplayWarning)
    /// An entry was written anew; so many bytes are written now. Then the original writes out what it has.
    case wrote(upTo: Int)
  }

  /// Applies changes to a text.
  ///
  /// - Parameters:
  ///   - changes: What to change, all of one kind.
  ///   - text: The content of master.cf.
  ///   - replacement: Which entries a new one takes the place of.
  ///   - tell: Told of warnings, and of what is written.
  /// - Throws: Why nothing can be written.
  /// - Complexity: O(*n* + *m*) in the number of bytes and the number of changes that match.
  public init(
    _ changes: [MasterCFChange], to text: LosslessText, _ replacement: Replacement = .askedForOrOfItsName,
    tell: (Event) -> Void
  ) throws(MasterCFEditFault) {
    var run = try MasterCFRewriting(changes, replacement)
    var line = 0
    while line < text.lines.count { line = try run.take(text, from: line, tell) }
    try run.finish(tell)
    result = run.output
  }
}

/// One walk over the lines of master.cf.
private struct MasterCFRewriting {
  /// What happens to the lines that continue the current entry.
  private enum Continuation {
    case keep, drop, commentOut
  }

  private(set) var output: [UInt8] = []
  typealias Tell = (ClassicMasterCFEdit.Event) -> Void

  private let kind: MasterCFChange.Kind
  private let changes: [MasterCFChange]
  private let replacement: ClassicMasterCFEdit.Replacement
  private var patterns = ServicePatternIndex()
  private var newEntries: NewEntries
  /// How many entries each change has matched.
  private var counts: [Int]
  private var continuation = Continuation.keep
  private var number = 0

  init(_ changes: [MasterCFChange], _ replacement: ClassicMasterCFEdit.Replacement) throws(MasterCFEditFault) {
    self.changes = changes
    self.replacement = replacement
    kind = changes.first?.kind ?? .removeEntry
    for change in changes { patterns.append(change.pattern) }
    counts = [Int](repeating: 0, count: changes.count)
    newEntries = NewEntries(kind == .setEntry ? changes : [])
  }

  /// Rewrites a line, or an entry.
  ///
  /// - Returns: Where to go on.
  mutating func take(
    _ text: LosslessText, from index: Int, _ tell: Tell
  ) throws(MasterCFEditFault) -> Int {
    let line = text.lines[index]
    number += 1
    switch LogicalLine.Role(of: line) {
    case .skipped: output += line.bytes
    case .continuation: copy(line, continuation)
    case .start:
      let (name, type) = try serviceAndType(line)
      try newEntries.tryAll { tell(.warning($0)) }
      let matches = patterns.matching(name: name, type: type)
      switch kind {
      case .removeEntry: continuation = matches.isEmpty ? .keep : .drop
      case .commentOutEntry: continuation = matches.isEmpty ? .keep : .commentOut
      case .setEntry:
        let replaced = replacement == .askedFor ? matches : newEntries.matching(name, type, or: matches)
        if put(replaced, tell) { return index + 1 }
      case .setField, .setOverride, .removeOverride:
        continuation = .keep
        if !matches.isEmpty { return try rewrite(text, from: index, matches, tell) }
      }
      copy(line, continuation)
    }
    return index + 1
  }

  private mutating func copy(_ line: PhysicalLine, _ continuation: Continuation) {
    if continuation == .drop { return }
    if continuation == .commentOut { output.append(UInt8(ascii: "#")) }
    output += line.bytes
  }

  private func serviceAndType(
    _ line: PhysicalLine
  ) throws(MasterCFEditFault) -> (name: ArraySlice<UInt8>, type: ArraySlice<UInt8>) {
    let text = line.content
    let nameEnd = text.firstIndex(where: isBlank) ?? text.endIndex
    let rest = text[nameEnd...].trimmingBlanksAtStart
    guard !rest.isEmpty else { throw .splitServiceAndType(line: number) }
    let (name, type) = (text[..<nameEnd], rest.prefix { !isBlank($0) })
    let sign = UInt8(ascii: "=")
    if name.contains(sign) { throw .serviceName(name, line: number) }
    if type.contains(where: { $0 == sign || $0 == UInt8(ascii: "/") }) { throw .serviceType(type, line: number) }
    return (name, type)
  }

  /// Puts new entries in the place of one: a change that matches for the first time replaces it, and the last such
  /// change wins; an entry that every matching change has met before goes.
  ///
  /// - Returns: Whether there was a match.
  private mutating func put(_ matches: [Int], _ tell: Tell) -> Bool {
    continuation = matches.isEmpty ? .keep : .drop
    var chosen: Int?
    for match in matches {
      counts[match] += 1
      if counts[match] == 1 { chosen = match }
    }
    if let chosen { write(newEntries[chosen], tell) }
    return !matches.isEmpty
  }

  private mutating func rewrite(
    _ text: LosslessText, from start: Int, _ matches: [Int], _ tell: Tell
  ) throws(MasterCFEditFault) -> Int {
    var content = Array(text.lines[start].bytes)
    var index = start + 1
    while index < text.lines.count {
      let line = text.lines[index]
      let role = LogicalLine.Role(of: line)
      if role == .start { break }
      if role == .skipped { output += line.bytes } else { content += line.bytes }
      index += 1
    }
    func warn(_ warning: DisplayWarning) { tell(.warning(warning)) }
    var entry = try ClassicMasterCFEntry(content[...], orElse: .fieldCount(line: number), warn: warn)
    for match in matches {
      counts[match] += 1
      let change = changes[match]
      let detail = change.pattern.detail ?? []
      switch kind {
      case .setField: try entry.setField(change.field, to: change.value, warn: warn)
      case .setOverride: entry.setOverride(detail, to: change.value)
      default: entry.removeOverride(detail)
      }
    }
    write(try entry.written(), tell)
    return index
  }

  private mutating func write(_ entry: [UInt8], _ tell: Tell) {
    if let last = output.last, last != 0x0A { output.append(0x0A) }
    output += entry
    tell(.wrote(upTo: output.count))
  }

  /// Adds the new entries that took no place, or reports the changes that matched nothing.
  mutating func finish(_ tell: Tell) throws(MasterCFEditFault) {
    for (index, change) in changes.enumerated() where counts[index] == 0 {
      switch kind {
      case .setEntry:
        try newEntries.tryOne(index) { tell(.warning($0)) }
        write(newEntries[index], tell)
      case .removeEntry, .commentOutEntry: break
      case .setField, .setOverride, .removeOverride: tell(.warning(.unmatchedChange(change.text[...])))
      }
    }
  }
}

/// The entries that `-Me` gives; the original reads all of them again at each entry of the file, and complains each time.
private struct NewEntries {
  private var entries: [[UInt8]] = []
  private var names = ServicePatternIndex()
  private var warnings: [[DisplayWarning]] = []
  /// The changes with warnings, or with a fault.
  private var loud: [Int] = []
  private var fault: (change: Int, MasterCFEditFault)?

  init(_ changes: [MasterCFChange]) {
    for (index, change) in changes.enumerated() {
      var heard: [DisplayWarning] = []
      do throws(MasterCFEditFault) {
        let entry = try ClassicMasterCFEntry(change.value, orElse: .newFieldCount(text: change.text)) {
          heard.append($0)
        }
        entries.append(try entry.written())
        names.append(entry.pattern)
      } catch {
        // Nothing behind it is looked at.
        loud.append(index)
        fault = (index, error)
        return
      }
      warnings.append(heard)
      if !heard.isEmpty { loud.append(index) }
    }
  }

  subscript(change: Int) -> [UInt8] { entries[change] }

  /// Complains as the original does when it compares the new entries with one of the file.
  func tryAll(_ warn: (DisplayWarning) -> Void) throws(MasterCFEditFault) {
    for change in loud { try tryOne(change, warn) }
  }

  func tryOne(_ change: Int, _ warn: (DisplayWarning) -> Void) throws(MasterCFEditFault) {
    if let fault, fault.change == change { throw fault.1 }
    for warning in warnings[change] { warn(warning) }
  }

  /// Finds the changes whose new entry has a name and a type, or whose pattern matches them; a new entry that is called
  /// `*` has every name.
  func matching(_ name: ArraySlice<UInt8>, _ type: ArraySlice<UInt8>, or matches: [Int]) -> [Int] {
    NumberLists.merged(matches, names.matching(name: name, type: type))
  }
}
