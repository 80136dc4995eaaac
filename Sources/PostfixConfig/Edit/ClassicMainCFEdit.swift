public import LosslessText

/// Rewrites main.cf as `postconf -e`, `-X` and `-#` do.
///
/// The name of an entry is the text before the first white space or `=`, even when no `=` follows: the original edits
/// what it could not read. Two of its faults are left out: it glues text to a last line without a line feed, and it
/// drops what follows a NUL, line feed included.
public struct ClassicMainCFEdit {
  /// The text after the edit.
  public private(set) var result: LosslessText
  /// Parameters that were found more than once, in the order of the file.
  public private(set) var repeated: [ParameterName] = []

  /// Applies changes to a text.
  ///
  /// - Parameters:
  ///   - changes: What to change; of several changes to one name the last one counts.
  ///   - text: The content of main.cf.
  /// - Complexity: O(*n*) in the number of bytes, plus the sorting of names that are new.
  public init(_ changes: [MainCFChange], to text: LosslessText) {
    var requests = Requests(changes)
    var lines: [PhysicalLine] = []
    lines.reserveCapacity(text.lines.count + changes.count)
    var current: MainCFChange?
    for line in text.lines {
      switch LogicalLine.Role(of: line) {
      case .skipped: lines.append(line)
      case .continuation: Self.append(line, continuing: current, to: &lines)
      case .start:
        current = requests.match(line, repeated: &repeated)
        Self.append(line, starting: current, to: &lines)
      }
    }
    result = text
    result.replaceLines(0..<text.lines.count, with: lines)
    result.append(requests.unmatchedSettings)
  }

  private static func append(_ line: PhysicalLine, starting change: MainCFChange?, to lines: inout [PhysicalLine]) {
    switch change {
    case nil: lines.append(line)
    case .set(let name, let value): lines.append(entry(name, value))
    case .remove: break
    case .commentOut: lines.append(commented(line))
    }
  }

  private static func append(_ line: PhysicalLine, continuing change: MainCFChange?, to lines: inout [PhysicalLine]) {
    switch change {
    case nil: lines.append(line)
    case .set, .remove: break
    case .commentOut: lines.append(commented(line))
    }
  }

  /// `name = value`; an empty value leaves a blank at the end, as the original does.
  static func entry(_ name: ParameterName, _ value: ParameterValue) -> PhysicalLine {
    PhysicalLine(content: name.bytes + Array(" = ".utf8) + value.bytes)
  }

  private static func commented(_ line: PhysicalLine) -> PhysicalLine {
    PhysicalLine([UInt8(ascii: "#")] + line.bytes)
  }
}

/// The changes by name: for a name given twice, the last one.
private struct Requests {
  private var changes: [[UInt8]: MainCFChange] = [:]
  private var found: Set<[UInt8]> = []
  private var foundAgain: Set<[UInt8]> = []
  /// The first bytes of the names, so that most lines need no look-up.
  private var firstBytes: Set<UInt8> = []

  init(_ list: [MainCFChange]) {
    for change in list {
      changes[change.name.bytes] = change
      if let first = change.name.bytes.first { firstBytes.insert(first) }
    }
  }

  mutating func match(_ line: PhysicalLine, repeated: inout [ParameterName]) -> MainCFChange? {
    guard let first = line.bytes.first, firstBytes.contains(first) else { return nil }
    let name = Array(line.content.prefix { !PostfixSyntax.isSpace($0) && $0 != UInt8(ascii: "=") && $0 != 0 })
    guard let change = changes[name] else { return nil }
    if !found.insert(name).inserted, foundAgain.insert(name).inserted { repeated.append(change.name) }
    return change
  }

  /// The entries to append, by name: the original's order is that of a hash table with a random seed.
  var unmatchedSettings: [PhysicalLine] {
    let names = changes.keys.filter { !found.contains($0) }.sorted { $0.lexicographicallyPrecedes($1) }
    return names.compactMap { name in
      guard case .set(let name, let value) = changes[name] else { return nil }
      return ClassicMainCFEdit.entry(name, value)
    }
  }
}
