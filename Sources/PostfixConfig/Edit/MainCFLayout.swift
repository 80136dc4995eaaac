internal import LosslessText

/// The layout of one entry of main.cf: which words stand on which line, with which white space and comments between.
struct MainCFLayout {
  /// The bytes up to the value on the first line: `name = `.
  private let head: ArraySlice<UInt8>
  private let ending: [UInt8]
  /// Whether the first line held no value.
  private let wasEmpty: Bool
  /// All lines of the entry; comments and blank lines hold no words.
  private var rows: [Row] = []

  private struct Row {
    var kind: Kind
    /// White space in front of the words.
    var indent: ArraySlice<UInt8>
    var words: [ArraySlice<UInt8>]

    enum Kind {
      case first, continuation
      case comment(PhysicalLine)
    }
  }

  private let isTerminated: Bool
  /// Whether the first line holds the sign; if not, the layout is given up.
  private let hasSign: Bool

  init(of entry: MainCFEntry, in text: LosslessText) {
    let first = text.lines[entry.lines.lowerBound].content
    if let sign = first.firstIndex(of: UInt8(ascii: "=")) {
      self.head = first[..<first[(sign + 1)...].prefix { $0 == 0x20 || $0 == 0x09 }.endIndex]
    } else {
      // The sign stands on a continuation line.
      self.head = (entry.name.bytes + Array(" = ".utf8))[...]
    }
    self.hasSign = first.contains(UInt8(ascii: "="))
    self.ending = first.last == UInt8(ascii: "\r") ? [UInt8(ascii: "\r")] : []
    self.isTerminated = text.lines[entry.lines.upperBound - 1].isTerminated
    self.wasEmpty = PostfixSyntax.trimmed(first).last == UInt8(ascii: "=")
    for index in entry.lines {
      let line = text.lines[index]
      if index == entry.lines.lowerBound {
        rows.append(Row(kind: .first, indent: [], words: hasSign ? PostfixSyntax.words(first[head.endIndex...]) : []))
      } else if entry.contentLines.contains(index) {
        rows.append(
          Row(
            kind: .continuation, indent: line.content.prefix(while: PostfixSyntax.isSpace),
            words: PostfixSyntax.words(line.content)))
      } else {
        rows.append(Row(kind: .comment(line), indent: [], words: []))
      }
    }
  }

  /// Lays out a new value: words that stay keep their lines, when that gives the value; else one line holds all.
  func lines(holding value: ParameterValue) -> [PhysicalLine] {
    var plain = self
    plain.rows = rows.filter { if case .continuation = $0.kind { false } else { true } }
    plain.rows[0].words = [value.bytes[...]]
    let words = PostfixSyntax.words(value.bytes[...])
    // Runs of white space may matter in a value of one line, in banners for instance.
    guard hasSign, rows.count > plain.rows.count, words.joined(separator: [0x20]).elementsEqual(value.bytes) else {
      return plain.rendered
    }
    let laidOut = placing(words)
    let read = MainCFDocument(laidOut.rendered.flatMap(\.bytes)).entries.filter { $0.state == .active }
    let result = read.count == 1 ? PostfixSyntax.words(read[0].value[...]) : []
    return result.elementsEqual(words, by: ==) ? laidOut.rendered : plain.rendered
  }

  private var rendered: [PhysicalLine] {
    var lines: [PhysicalLine] = []
    for row in rows {
      let body = Array(row.words.joined(separator: [0x20]))
      switch row.kind {
      case .comment(let line): lines.append(line.terminated)
      case .continuation: if !body.isEmpty { lines.append(PhysicalLine(content: row.indent + body + ending)) }
      case .first:
        let start = body.isEmpty ? PostfixSyntax.trimmed(head) : head
        let glue: [UInt8] = !body.isEmpty && wasEmpty && start.last == UInt8(ascii: "=") ? [0x20] : []
        lines.append(PhysicalLine(content: Array(start) + glue + body + ending))
      }
    }
    if !isTerminated, let last = lines.popLast() { lines.append(PhysicalLine(last.content)) }
    return lines
  }

  /// Moves from the old words to the new ones, changing as few lines as it can.
  private func placing(_ new: [ArraySlice<UInt8>]) -> MainCFLayout {
    let places = rows.indices.flatMap { row in rows[row].words.map { (row: row, word: $0) } }
    let difference = new.difference(from: places.map(\.word))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var result = self
    for row in result.rows.indices { result.rows[row].words = [] }
    var placement = Placement(rows: result.rows, original: rows)
    var (old, next) = (0, 0)
    while old < places.count || next < new.count {
      let isNew = inserted.contains(next)
      if removed.contains(old) {
        // A word that takes the place of another stands where that stood.
        if isNew { placement.put(new[next], on: places[old].row) }
        next += isNew ? 1 : 0
        old += 1
      } else if isNew {
        placement.insert(new[next])
        next += 1
      } else {
        placement.put(new[next], on: places[old].row)
        (old, next) = (old + 1, next + 1)
      }
    }
    result.rows = placement.rows
    return result
  }

  /// The rows while words are put on them.
  private struct Placement {
    var rows: [Row]
    let original: [Row]
    /// The original row of the word that was put last, and where that row is now.
    private var last = 0
    private var shift = 0

    init(rows: [Row], original: [Row]) {
      self.rows = rows
      self.original = original
    }

    mutating func put(_ word: ArraySlice<UInt8>, on row: Int) {
      last = row
      rows[row + shift].words.append(word)
    }

    /// Adds a word after the last one: on a line of its own where each word has one.
    mutating func insert(_ word: ArraySlice<UInt8>) {
      let model = original.indices.first { row in
        if case .continuation = original[row].kind { original[row].words.count == 1 } else { false }
      }
      guard let model, original[last].words.count <= 1 else {
        rows[last + shift].words.append(word)
        return
      }
      shift += 1
      rows.insert(Row(kind: .continuation, indent: original[model].indent, words: [word]), at: last + shift)
    }
  }
}
