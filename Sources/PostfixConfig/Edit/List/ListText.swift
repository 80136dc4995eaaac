/// The lines that hold one list value, with the places of its items; edits touch only the lines that change.
///
/// Comments and blank lines between the lines are part of it and stay. A value of one line, as master.cf has it in an
/// `-o`, is a text of one line.
struct ListText: Equatable {
  /// One line without its line feed.
  struct Line: Equatable {
    var content: [UInt8]
    /// False for a comment or blank line between the lines of the value.
    var isOwn: Bool
  }

  struct Place: Equatable {
    var line: Int
    var column: Int
  }

  /// An item and where it stands in ``joined``.
  struct Item: Equatable {
    let item: ListItem
    let range: Range<Int>
  }

  private(set) var lines: [Line]
  /// The bytes of the own lines, one after the other.
  private(set) var joined: [UInt8] = []
  private(set) var items: [Item] = []
  /// The index in ``joined`` where the value begins, blanks included.
  private(set) var valueStart = 0
  private var places: [Place] = []
  /// Whether `name =` stands in front.
  private let hasHead: Bool

  /// Reads the lines of an entry, `name = value`.
  init(entry lines: [Line]) {
    self.lines = lines
    hasHead = true
    read()
  }

  /// Reads a value.
  init(value: [UInt8]) {
    lines = [Line(content: value, isOwn: true)]
    hasHead = false
    read()
  }

  private mutating func read() {
    joined = []
    places = []
    for (index, line) in lines.enumerated() where line.isOwn {
      joined += line.content
      places += line.content.indices.map { Place(line: index, column: $0) }
    }
    valueStart = hasHead ? joined.firstIndex(of: UInt8(ascii: "=")).map { $0 + 1 } ?? joined.count : 0
    let value = joined[valueStart...]
    items = ListItem.ranges(in: value).map { words in
      let range = (words.first?.lowerBound ?? 0)..<(words.last?.upperBound ?? 0)
      return Item(
        item: ListItem(words: words.map { ListItem.canonical(joined[$0]) }, text: Array(joined[range])), range: range)
    }
  }

  // MARK: - Places

  /// Where an item begins.
  func start(_ index: Int) -> Place { places[items[index].range.lowerBound] }

  /// The place after an item's last byte.
  func end(_ index: Int) -> Place {
    let last = places[items[index].range.upperBound - 1]
    return Place(line: last.line, column: last.column + 1)
  }

  /// Where the equal sign stands; nil for a value without name.
  var sign: Place? { valueStart > 0 ? places[valueStart - 1] : nil }

  /// The line that holds the sign.
  var headLine: Int { sign?.line ?? 0 }

  /// The bytes of some lines as a range of ``joined``.
  func range(of lines: ClosedRange<Int>) -> Range<Int> {
    let start = places.firstIndex { lines.contains($0.line) } ?? joined.count
    return start..<start + places[start...].prefix { lines.contains($0.line) }.count
  }

  /// The bytes between an item and the next one, or the end.
  func gap(after index: Int) -> ArraySlice<UInt8> {
    joined[items[index].range.upperBound..<(index + 1 < items.count ? items[index + 1].range.lowerBound : joined.count)]
  }

  /// How many items begin on a line.
  func count(on line: Int) -> Int { items.indices.count { start($0).line == line } }

  // MARK: - Changes of lines

  mutating func insert(_ bytes: [UInt8], at place: Place) {
    lines[place.line].content.insert(contentsOf: bytes, at: place.column)
    read()
  }

  /// Replaces bytes of one line, given as a range of ``joined``.
  mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
    let place = places[range.lowerBound]
    lines[place.line].content.replaceSubrange(place.column..<place.column + range.count, with: bytes)
    read()
  }

  mutating func insertLine(_ content: [UInt8], at index: Int) {
    lines.insert(Line(content: content, isOwn: true), at: index)
    read()
  }

  /// Breaks a line in two, with white space in front of the second half.
  mutating func breakLine(at place: Place, indent: [UInt8]) {
    let content = lines[place.line].content
    let ending: [UInt8] = content.last == UInt8(ascii: "\r") ? [UInt8(ascii: "\r")] : []
    lines[place.line].content = Array(content[..<place.column]) + ending
    lines.insert(Line(content: indent + content[place.column...], isOwn: true), at: place.line + 1)
    read()
  }

  /// Takes bytes of ``joined`` out; a continuation line that is left blank goes.
  mutating func delete(_ range: Range<Int>) {
    var touched: Set<Int> = []
    // The white space that makes a line a continuation stays.
    for place in places[range].reversed() where place.line == 0 || place.column >= indent(of: place.line) {
      lines[place.line].content.remove(at: place.column)
      touched.insert(place.line)
    }
    for line in touched.sorted(by: >) {
      if line > 0, lines[line].content.allSatisfy(PostfixSyntax.isSpace) { lines.remove(at: line) }
    }
    read()
  }

  private func indent(of line: Int) -> Int { lines[line].content.prefix(while: PostfixSyntax.isSpace).count }

  /// Joins a line with the own line that follows it, whose white space in front is given up, or a prefix when it has that.
  mutating func joinLine(_ line: Int, droppingPrefix prefix: [UInt8]) {
    let content = lines.remove(at: line + 1).content
    let hasPrefix = !prefix.isEmpty && content.starts(with: prefix)
    let next = hasPrefix ? content.dropFirst(prefix.count) : content.drop(while: PostfixSyntax.isSpace)
    var start = lines[line].content
    if start.last == UInt8(ascii: "\r") { start.removeLast() }
    lines[line].content = start + next
    read()
  }

  /// Drops blanks at the end of a line, but for a CR.
  mutating func trimEnd(of line: Int) {
    var content = lines[line].content
    let ending: [UInt8] = content.last == UInt8(ascii: "\r") ? [UInt8(ascii: "\r")] : []
    content.removeLast(ending.count)
    while let last = content.last, last == 0x20 || last == 0x09 { content.removeLast() }
    lines[line].content = content + ending
    read()
  }
}
