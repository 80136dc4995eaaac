internal import LosslessText

/// Rewrites main.cf as `postconf -e`, `-X` and `-#` do.
///
/// The name of an entry is the text before the first white space or `=`, even when no `=` follows: the original edits
/// what it could not read. Two of its faults are left out: it glues text to a last line without a line feed, and it
/// drops what follows a NUL, line feed included.
public struct ClassicMainCFEdit {
  /// The text after the edit.
  public private(set) var bytes: [UInt8]
  /// Parameters that were found more than once, in the order of the file.
  public private(set) var repeated: [ParameterName] = []

  /// Applies changes to a text.
  ///
  /// - Parameters:
  ///   - changes: What to change; of several changes to one name the last one counts.
  ///   - source: The content of main.cf.
  /// - Complexity: O(*n*) in the number of bytes, plus the sorting of names that are new.
  public init(_ changes: [MainCFChange], to source: [UInt8]) {
    var requests = Requests(changes)
    bytes = []
    // Up to here the source is dealt with; lines that stay are copied together, as far as the next one that does not.
    var copied = 0
    var current: MainCFChange?
    var start = 0
    while start < source.count {
      let end = Self.endOfLine(in: source, from: start)
      let line = source[start..<end]
      start = end
      switch Self.role(of: line) {
      case .skipped: continue
      case .continuation: break
      case .start: current = requests.match(line, repeated: &repeated)
      }
      guard let current else { continue }
      if copied == 0 { bytes.reserveCapacity(source.count + 256) }
      bytes.append(contentsOf: source[copied..<line.startIndex])
      copied = end
      append(line, current)
    }
    let added = requests.unmatchedSettings
    if copied == 0, added.isEmpty {
      bytes = source
      return
    }
    bytes.append(contentsOf: source[copied...])
    // A last line without a line feed gets one before something follows it.
    if !added.isEmpty, let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    bytes.append(contentsOf: added)
  }

  /// Writes a line that a change concerns: the first of its entry, or one that continues it.
  private mutating func append(_ line: ArraySlice<UInt8>, _ change: MainCFChange) {
    switch change {
    case .set(let name, let value):
      if Self.role(of: line) == .start { bytes += Self.entry(name, value).bytes }
    case .remove: break
    case .commentOut:
      bytes.append(UInt8(ascii: "#"))
      bytes.append(contentsOf: line)
    }
  }

  /// What a line is to Postfix, its first byte looked at first: most lines begin with a letter.
  private static func role(of line: ArraySlice<UInt8>) -> LogicalLine.Role {
    guard let first = line.first else { return .skipped }
    if first == UInt8(ascii: "#") { return .skipped }
    return PostfixSyntax.isSpace(first) ? LogicalLine.Role(of: PhysicalLine(line)) : .start
  }

  /// The place after a line feed, or the end.
  private static func endOfLine(in source: [UInt8], from start: Int) -> Int {
    position(of: 0x0A, in: source[...], from: start).map { $0 + 1 } ?? source.count
  }

  /// `name = value`; an empty value leaves a blank at the end, as the original does.
  static func entry(_ name: ParameterName, _ value: ParameterValue) -> PhysicalLine {
    PhysicalLine(content: name.bytes + Array(" = ".utf8) + value.bytes)
  }
}

/// The changes by name: for a name given twice, the last one.
///
/// Sorted arrays and not dictionaries, whose types cost 500,000 instructions when they are first made at run time.
private struct Requests {
  private var changes: [MainCFChange] = []
  /// How often the name of each change was found: 0, 1, or 2 for more.
  private var counts: [UInt8] = []
  /// For each first byte the place of the only name that begins with it, ``none``, or ``several``.
  private var places = [Int](repeating: Requests.none, count: 256)
  private static let none = -1
  private static let several = -2

  init(_ list: [MainCFChange]) {
    var names = SettingTable()
    var latest: [MainCFChange] = []
    for change in list {
      let place = names.place(of: change.name.bytes[...])
      if place < latest.count { latest[place] = change } else { latest.append(change) }
    }
    changes.reserveCapacity(latest.count)
    for place in names.sortedIndices() { changes.append(latest[place]) }
    for (place, change) in changes.enumerated() {
      guard let first = change.name.bytes.first else { continue }
      places[Int(first)] = places[Int(first)] == Self.none ? place : Self.several
    }
    counts = [UInt8](repeating: 0, count: changes.count)
  }

  mutating func match(_ line: ArraySlice<UInt8>, repeated: inout [ParameterName]) -> MainCFChange? {
    guard let first = line.first, places[Int(first)] != Self.none else { return nil }
    let only = places[Int(first)]
    guard let place = only < 0 ? sought(line) : begins(line, only) ? only : nil else { return nil }
    if counts[place] == 1 { repeated.append(changes[place].name) }
    counts[place] = min(counts[place] + 1, 2)
    return changes[place]
  }

  /// Says whether a line is an entry of a name, without cutting out the line's own.
  private func begins(_ line: ArraySlice<UInt8>, _ place: Int) -> Bool {
    let name = changes[place].name.bytes
    guard line.count >= name.count else { return false }
    let end = line.startIndex + name.count
    let start = line[..<end]
    return difference(start.span, name.span) == 0 && (end == line.endIndex || Self.endsName(line[end]))
  }

  private func sought(_ line: ArraySlice<UInt8>) -> Int? {
    let name = line.prefix { !Self.endsName($0) }
    let place = place(of: name)
    return holds(place, name) ? place : nil
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    PostfixSyntax.isSpace(byte) || byte == UInt8(ascii: "=") || byte == 0
  }

  /// The entries to append, by name: the original's order is that of a hash table with a random seed.
  var unmatchedSettings: [UInt8] {
    var lines: [UInt8] = []
    for (index, change) in changes.enumerated() where counts[index] == 0 {
      guard case .set(let name, let value) = change else { continue }
      lines += ClassicMainCFEdit.entry(name, value).bytes
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
