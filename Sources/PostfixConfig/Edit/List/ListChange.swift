/// Where an item of a list is to stand.
public enum ListPosition: Equatable, Sendable {
  /// In front of all others.
  case first
  /// Behind all others.
  case last
  /// Somewhere in front of the first item that answers to a word or item.
  case before(ListAnchor)
  /// Somewhere behind the last item that answers to a word or item.
  case after(ListAnchor)
}

/// What an item is looked for by: itself, or the first word of items with arguments.
public struct ListAnchor: Equatable, Sendable {
  /// The words.
  public let words: [[UInt8]]
  /// The text as it was given.
  public let text: [UInt8]

  /// Reads an anchor.
  ///
  /// - Parameter text: An item, or a restriction without its arguments; nil is returned when it is not one.
  public init?(_ text: [UInt8]) {
    let items = ListItem.items(in: text)
    guard items.count == 1, !text.contains(0), !text.contains(0x0A) else { return nil }
    words = items[0].words
    self.text = items[0].text
  }

  /// Says whether an item answers to it.
  func matches(_ item: ListItem) -> Bool { item.words.starts(with: words) }
}

/// One change of a list.
public enum ListChange: Equatable, Sendable {
  /// The list is to have an item; without a position it may stand anywhere, and is added at the end.
  case add(ListItem, ListPosition?)
  /// The list is to have an item no more.
  case remove(ListItem)

  /// The item.
  public var item: ListItem {
    switch self {
    case .add(let item, _), .remove(let item): item
    }
  }
}

/// Why a list cannot be changed.
public enum ListFault: Error, Equatable, Sendable {
  /// No item answers to the anchor; these are there.
  case noAnchor(ListAnchor, among: [ListItem])
  /// The anchor is the item itself.
  case anchorIsItem(ListItem)
  /// A NUL byte stands in the value: Postfix sees nothing of what follows it.
  case holdsNUL
  /// The value would be read differently than it was written.
  case unwritable(ListItem)
}

/// What is noteworthy about an item that was added.
public enum ListNote: Equatable, Sendable {
  /// It stands behind an item that ends the list, and is never reached.
  case unreachable(ListItem, behind: ListItem)
}

extension ListText {
  /// Makes one change; nothing happens when the list is as asked for.
  ///
  /// - Returns: What is noteworthy.
  mutating func apply(_ change: ListChange, separator: Separator) throws(ListFault) -> [ListNote] {
    guard !joined.contains(0) else { throw .holdsNUL }
    switch change {
    case .remove(let item):
      try remove(item)
      return []
    case .add(let item, let position):
      let present = items.indices.filter { items[$0].item == item }
      if let first = present.first, try position.map({ p throws(ListFault) in try holds(p, first, item) }) ?? true {
        return []
      }
      let place = try position.map { p throws(ListFault) in try index(for: p, of: item) } ?? items.count
      let before = items[..<place].map(\.item).filter { $0 != item }
      let expected = before + [item] + items[place...].map(\.item).filter { $0 != item }
      // Put in before the others are taken out: separators are those of a list that is never shorter than it was.
      insert(item, at: place, separator: separator)
      for index in items.indices.reversed() where index != place && items[index].item == item { remove(at: index) }
      guard items.map(\.item) == expected else { throw .unwritable(item) }
      let end = items[..<before.count].last { RestrictionVerb.endsList($0.item) }
      return end.map { [.unreachable(item, behind: $0.item)] } ?? []
    }
  }

  private mutating func remove(_ item: ListItem) throws(ListFault) {
    let expected = items.map(\.item).filter { $0 != item }
    while let index = items.lastIndex(where: { $0.item == item }) { remove(at: index) }
    guard items.map(\.item) == expected else { throw .unwritable(item) }
  }

  private func holds(_ position: ListPosition, _ index: Int, _ item: ListItem) throws(ListFault) -> Bool {
    switch position {
    case .first: return index == 0
    case .last: return index == items.count - 1
    case .before(let anchor): return index < (try anchors(anchor, item)).lowerBound
    case .after(let anchor): return index > (try anchors(anchor, item)).upperBound
    }
  }

  private func index(for position: ListPosition, of item: ListItem) throws(ListFault) -> Int {
    switch position {
    case .first: return 0
    case .last: return items.count
    case .before(let anchor): return try anchors(anchor, item).lowerBound
    case .after(let anchor): return try anchors(anchor, item).upperBound + 1
    }
  }

  /// The first and the last item that answer to an anchor.
  private func anchors(_ anchor: ListAnchor, _ item: ListItem) throws(ListFault) -> ClosedRange<Int> {
    let found = items.indices.filter { anchor.matches(items[$0].item) && items[$0].item != item }
    guard let first = found.first, let last = found.last else {
      if anchor.matches(item) { throw .anchorIsItem(item) }
      throw .noAnchor(anchor, among: items.map(\.item))
    }
    return first...last
  }
}
