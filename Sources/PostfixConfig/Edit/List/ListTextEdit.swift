/// Puts items into a list and takes them out, in the layout that the list has.
extension ListText {
  /// What parts items that stand on one line when nothing in the list shows it.
  enum Separator {
    /// A comma and a blank.
    case spaced
    /// A comma alone, for values that must not hold white space.
    case tight

    var bytes: [UInt8] { Array((self == .spaced ? ", " : ",").utf8) }
  }

  /// Puts an item at an index.
  mutating func insert(_ item: ListItem, at index: Int, separator: Separator) {
    let isTight = separator == .tight && !item.words.contains { $0.contains(where: PostfixSyntax.isSpace) }
    let text = isTight ? Array(item.words.joined(separator: [UInt8(ascii: ",")])) : item.text
    if items.isEmpty {
      insertFirst(text)
    } else if index > 0 {
      insert(text, after: index - 1, separator)
    } else {
      insertInFront(text, separator)
    }
  }

  private mutating func insertFirst(_ text: [UInt8]) {
    guard var place = sign else { return insert(text, at: Place(line: 0, column: 0)) }
    let rest = lines[place.line].content[(place.column + 1)...]
    let hasBlank = rest.first == 0x20 || rest.first == 0x09
    place.column += hasBlank ? 2 : 1
    insert(hasBlank ? text : [0x20] + text, at: place)
  }

  private mutating func insert(_ text: [UInt8], after index: Int, _ separator: Separator) {
    guard hasOwnLine(index) else { return insert(inlineSeparator(near: index, separator) + text, at: end(index)) }
    let line = end(index).line
    let gap = gap(after: index)
    let isLast = index == items.count - 1
    let prefix = commaPrefix
    let followsComma = prefix == nil && gap.contains(UInt8(ascii: ","))
    var content = (prefix ?? indent(near: line)) + text
    if followsComma { content.append(UInt8(ascii: ",")) }
    insertLine(content + ending(of: line), at: line + 1)
    if isLast, prefix == nil, !followsComma, usesComma { insert([UInt8(ascii: ",")], at: end(index)) }
  }

  private mutating func insertInFront(_ text: [UInt8], _ separator: Separator) {
    let place = start(0)
    guard hasOwnLine(0) else { return insert(text + inlineSeparator(near: 0, separator), at: place) }
    let comma: [UInt8] = usesComma && commaPrefix == nil ? [UInt8(ascii: ",")] : []
    if place.line > headLine {
      insertLine(indent(near: place.line) + text + comma + ending(of: place.line), at: headLine + 1)
    } else {
      let indent = commaPrefix ?? indent(near: place.line)
      insert(text + comma, at: place)
      breakLine(at: Place(line: place.line, column: place.column + text.count + comma.count), indent: indent)
    }
  }

  /// Takes an item out, with what parted it from its neighbours.
  mutating func remove(at index: Int) {
    let range = items[index].range
    let (first, last) = (start(index).line, end(index).line)
    if index > 0, end(index - 1).line == first {
      return delete(items[index - 1].range.upperBound..<range.upperBound)
    }
    if index + 1 < items.count, start(index + 1).line == last {
      return delete(range.lowerBound..<items[index + 1].range.lowerBound)
    }
    if first == headLine { removeFromHead(index) } else { removeLines(of: index, first...last) }
  }

  /// Takes out an item that stands alone behind the sign: the next one moves up unless a comment is in between.
  private mutating func removeFromHead(_ index: Int) {
    let (first, last) = (start(index).line, end(index).line)
    let range = items[index].range
    let next = index + 1 < items.count ? start(index + 1).line : nil
    let isJoined = next == last + 1 && lines[first...last].allSatisfy(\.isOwn)
    let separators = joined[range.upperBound..<self.range(of: last...last).upperBound].prefix { $0 != 0x0D }
    let comma = isJoined ? commaPrefix : nil
    delete(range.lowerBound..<separators.endIndex)
    if !isJoined { return trimEnd(of: first) }
    joinLine(first, droppingPrefix: comma ?? [])
  }

  private mutating func removeLines(of index: Int, _ covered: ClosedRange<Int>) {
    var dangling: Range<Int>?
    if index > 0, index == items.count - 1, !gap(after: index).contains(UInt8(ascii: ",")) {
      // The comma that parted the last item from the one before goes too, unless it stands on the line that goes.
      let before = items[index - 1].range.upperBound..<range(of: covered).lowerBound
      dangling = joined[before].firstIndex(of: UInt8(ascii: ",")).map { before.lowerBound..<$0 + 1 }
    }
    delete(range(of: covered))
    if let dangling { delete(dangling) }
  }

  // MARK: - Layout

  /// Says whether an item has a line of its own, as most items of the list have.
  private func hasOwnLine(_ index: Int) -> Bool {
    let hasLeft = index > 0 && end(index - 1).line == start(index).line
    let hasRight = index + 1 < items.count && end(index).line == start(index + 1).line
    guard lines.count(where: \.isOwn) > 1, !hasLeft, !hasRight else { return false }
    let counts = lines.indices.filter { $0 != headLine }.map { count(on: $0) }
    return counts.count { $0 == 1 } >= counts.count { $0 > 1 }
  }

  /// White space and comma in front of an item, in a list whose lines begin with commas.
  private var commaPrefix: [UInt8]? {
    for line in lines where line.isOwn {
      let prefix = line.content.prefix(while: isSeparator)
      if prefix.contains(UInt8(ascii: ",")) { return Array(prefix) }
    }
    return nil
  }

  private var usesComma: Bool {
    items.indices.contains { gap(after: $0).contains(UInt8(ascii: ",")) }
  }

  /// The white space of a continuation line: this one's, or the first one's.
  private func indent(near line: Int) -> [UInt8] {
    let model = line > headLine ? line : lines.indices.first { $0 > headLine && lines[$0].isOwn }
    let blanks = model.map { Array(lines[$0].content.prefix { $0 == 0x20 || $0 == 0x09 }) } ?? []
    return blanks.isEmpty ? Array("    ".utf8) : blanks
  }

  private func ending(of line: Int) -> [UInt8] { lines[line].content.last == 0x0D ? [0x0D] : [] }

  /// What parts two items of one line: at this place, else anywhere in the list.
  private func inlineSeparator(near index: Int, _ separator: Separator) -> [UInt8] {
    let inline = items.indices.dropLast().filter { end($0).line == start($0 + 1).line }
    if let model = inline.last(where: { $0 <= index }) ?? inline.first { return Array(gap(after: model)) }
    return items.count == 1 || usesComma ? separator.bytes : [0x20]
  }

  private func isSeparator(_ byte: UInt8) -> Bool { Tokens.Separators.blanksAndCommas.contains(byte) }
}
