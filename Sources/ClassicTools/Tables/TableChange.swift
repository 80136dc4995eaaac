internal import LosslessText
internal import PostfixConfig

/// What a command makes of an index: its entries before and after.
struct TableChange {
  /// The table as `type:name`.
  let table: [UInt8]
  /// The index.
  let file: [UInt8]
  /// nil when there is no index yet, or none that can be read.
  let before: [TableEntry]?
  let after: [TableEntry]
  /// Whether values may be shown.
  let values: Values
  /// Whether the index is written: a new one always is, as it has to be younger than its source.
  let isWritten: Bool

  /// Whether everybody may read the values; those that are contents of files, nobody.
  enum Values {
    case shown, hidden
  }

  /// Says whether its entries change.
  var isChange: Bool { before != after }

  /// A unified diff of the entries, a line for each, by key.
  var diff: [UInt8] {
    UnifiedDiff.between(
      before.map { Self.text($0) }, Self.text(after), path: String(decoding: file, as: UTF8.self)
    ) { lines in
      values == .shown ? lines : lines.map { Self.hidden($0) }
    }
  }

  private static func text(_ entries: [TableEntry]) -> [UInt8] {
    var text: [UInt8] = []
    for entry in entries { text += onOneLine(entry.key) + [0x09] + onOneLine(entry.value) + [0x0A] }
    return text
  }

  private static func hidden(_ line: PhysicalLine) -> PhysicalLine {
    guard let tab = line.content.firstIndex(of: 0x09) else { return line }
    return PhysicalLine(line.content[...tab] + Array("********\n".utf8))
  }

  /// Writes line feeds, which indexes of other programs may hold, as `\n`: with them, what is no entry would look like one.
  private static func onOneLine(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x0A) else { return text }
    return text.flatMap { $0 == 0x0A ? Array(#"\n"#.utf8) : [$0] }
  }

  /// The entries that come, go, and get another value.
  var steps: (added: [TableEntry], removed: [TableEntry], replaced: [(old: TableEntry, new: TableEntry)]) {
    var old: [[UInt8]: TableEntry] = [:]
    for entry in before ?? [] { old[entry.key] = entry }
    var (added, replaced): ([TableEntry], [(old: TableEntry, new: TableEntry)]) = ([], [])
    for entry in after {
      guard let known = old.removeValue(forKey: entry.key) else {
        added.append(entry)
        continue
      }
      if known != entry { replaced.append((known, entry)) }
    }
    return (added, (before ?? []).filter { old[$0.key] != nil }, replaced)
  }
}
