/// How one text becomes another.
extension UnifiedDiff {
  enum Edit: Equatable {
    case keep(PhysicalLine)
    case remove(PhysicalLine)
    case insert(PhysicalLine)

    var isChange: Bool { if case .keep = self { false } else { true } }
  }

  /// So many lines are compared by Myers' algorithm, which takes the square of their differences.
  private static let fewLines = 1_000

  /// The edits that lead from some lines to others, few where the texts are short.
  ///
  /// In long texts the lines that both have once, in the same order, are kept, and what stands between them is compared by
  /// itself (patience diff): linear but for the sorting.
  static func script(from before: [PhysicalLine], to after: [PhysicalLine]) -> [Edit] {
    var edits: [Edit] = []
    edits.reserveCapacity(max(before.count, after.count))
    compare(before[...], after[...], &edits)
    return edits
  }

  private static func compare(
    _ before: ArraySlice<PhysicalLine>, _ after: ArraySlice<PhysicalLine>, _ edits: inout [Edit]
  ) {
    let head = zip(before, after).prefix { $0 == $1 }.count
    let (old, new) = (before.dropFirst(head), after.dropFirst(head))
    let tail = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    edits += before.prefix(head).map { .keep($0) }
    compareDifferent(old.dropLast(tail), new.dropLast(tail), &edits)
    edits += before.suffix(tail).map { .keep($0) }
  }

  private static func compareDifferent(
    _ before: ArraySlice<PhysicalLine>, _ after: ArraySlice<PhysicalLine>, _ edits: inout [Edit]
  ) {
    let isLong = before.count + after.count > fewLines
    if !isLong, !before.isEmpty, !after.isEmpty {
      edits += shortest(from: before, to: after)
      return
    }
    var (old, new) = (before, after)
    for anchor in isLong ? anchors(before, after) : [] {
      compare(old[..<anchor.old], new[..<anchor.new], &edits)
      edits.append(.keep(before[anchor.old]))
      (old, new) = (before[(anchor.old + 1)...], after[(anchor.new + 1)...])
    }
    if old.count < before.count { return compare(old, new, &edits) }
    edits += before.map { .remove($0) } + after.map { .insert($0) }
  }

  /// Lines that each side has once, by their indexes, as many as stand in the same order on both.
  private static func anchors(
    _ before: ArraySlice<PhysicalLine>, _ after: ArraySlice<PhysicalLine>
  ) -> [(old: Int, new: Int)] {
    let places = unique(after)
    let pairs = unique(before).compactMap { line, old in places[line].map { (old: old, new: $0) } }
      .sorted { $0.old < $1.old }
    // The longest rising sequence: for each length the pair that ends it lowest, and the pair before each.
    var ends: [Int] = []
    var previous: [Int?] = []
    for index in pairs.indices {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].new < pairs[index].new { low = middle + 1 } else { high = middle }
      }
      previous.append(low > 0 ? ends[low - 1] : nil)
      if low < ends.count { ends[low] = index } else { ends.append(index) }
    }
    var chain: [(old: Int, new: Int)] = []
    var index = ends.last
    while let current = index {
      chain.append(pairs[current])
      index = previous[current]
    }
    return chain.reversed()
  }

  /// The lines that a text has once, with their indexes.
  private static func unique(_ lines: ArraySlice<PhysicalLine>) -> [PhysicalLine: Int] {
    var places: [PhysicalLine: Int?] = [:]
    for (index, line) in zip(lines.indices, lines) {
      places.updateValue(places.keys.contains(line) ? nil : index, forKey: line)
    }
    return places.compactMapValues { $0 }
  }

  private static func shortest(from before: ArraySlice<PhysicalLine>, to after: ArraySlice<PhysicalLine>) -> [Edit] {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(before.startIndex + offset)
      case .insert(let offset, _, _): inserted.insert(after.startIndex + offset)
      }
    }
    var edits: [Edit] = []
    var (old, new) = (before.startIndex, after.startIndex)
    while old < before.endIndex || new < after.endIndex {
      if removed.contains(old) {
        edits.append(.remove(before[old]))
        old += 1
      } else if inserted.contains(new) {
        edits.append(.insert(after[new]))
        new += 1
      } else {
        edits.append(.keep(before[old]))
        old += 1
        new += 1
      }
    }
    return edits
  }
}
