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
///
/// Sorted arrays and not dictionaries, whose types cost 500,000 instructions when they are first made at run time.
private struct Requests {
  private var changes: [MainCFChange] = []
  /// How often the name of each change was found: 0, 1, or 2 for more.
  private var counts: [UInt8] = []
  /// 1 for each first byte of a name, so that most lines need no look-up.
  private var firstBytes = [UInt8](repeating: 0, count: 256)

  init(_ list: [MainCFChange]) {
    for change in list {
      let name = change.name.bytes[...]
      let place = place(of: name)
      if holds(place, name) { changes[place] = change } else { changes.insert(change, at: place) }
      if let first = name.first { firstBytes[Int(first)] = 1 }
    }
    counts = [UInt8](repeating: 0, count: changes.count)
  }

  mutating func match(_ line: PhysicalLine, repeated: inout [ParameterName]) -> MainCFChange? {
    guard let first = line.bytes.first, firstBytes[Int(first)] == 1 else { return nil }
    let name = line.content.prefix { !PostfixSyntax.isSpace($0) && $0 != UInt8(ascii: "=") && $0 != 0 }
    let place = place(of: name)
    guard holds(place, name) else { return nil }
    if counts[place] == 1 { repeated.append(changes[place].name) }
    counts[place] = min(counts[place] + 1, 2)
    return changes[place]
  }

  /// The entries to append, by name: the original's order is that of a hash table with a random seed.
  var unmatchedSettings: [PhysicalLine] {
    var lines: [PhysicalLine] = []
    for (index, change) in changes.enumerated() where counts[index] == 0 {
      guard case .set(let name, let value) = change else { continue }
      lines.append(ClassicMainCFEdit.entry(name, value))
    }
    return lines
  }

  private func holds(_ place: Int, _ name: ArraySlice<UInt8>) -> Bool {
    place < changes.count && changes[place].name.bytes[...] == name
  }

  /// The first place whose name does not come before this one.
  private func place(of name: ArraySlice<UInt8>) -> Int {
    var (low, high) = (0, changes.count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(changes[middle].name.bytes[...], name) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
