/// Takes an edit of a text back after others have edited it too: their lines stay.
public enum LineReversal {
  /// What becomes of places that somebody changed after the edit.
  public enum Policy: Sendable {
    /// They stay as they are, and are reported.
    case keepChanged
    /// They become what they were before the edit.
    case overrideChanged
  }

  /// A text without the edit.
  public struct Result: Equatable, Sendable {
    /// The text.
    public let bytes: [UInt8]
    /// The lines of the current text, 1 for the first, at which somebody changed what the edit had written.
    public let conflicts: [Int]
  }

  /// Takes an edit back.
  ///
  /// - Parameters:
  ///   - after: The text that the edit made.
  ///   - before: The text before the edit.
  ///   - current: What became of that since.
  ///   - policy: What becomes of places that were changed since.
  /// - Returns: The current text without the edit.
  /// - Complexity: O(*n* × *d*) for *n* lines and *d* differences.
  public static func reverting(
    from after: [UInt8], to before: [UInt8], in current: [UInt8], policy: Policy = .keepChanged
  ) -> Result {
    let base = LosslessText(after).lines
    let (old, new) = (LosslessText(before).lines, LosslessText(current).lines)
    var merge = Merge(base: base, old: old, new: new, policy: policy)
    merge.run(undo: hunks(from: base, to: old), since: hunks(from: base, to: new))
    return Result(bytes: merge.output.flatMap(\.bytes), conflicts: merge.conflicts)
  }

  /// Lines of the base, and those that stand in their place in another text.
  struct Hunk: Equatable {
    var base: Range<Int>
    var other: Range<Int>
  }

  static func hunks(from base: [PhysicalLine], to other: [PhysicalLine]) -> [Hunk] {
    var hunks: [Hunk] = []
    var (old, new) = (0, 0)
    var start: (Int, Int)?
    for edit in UnifiedDiff.script(from: base, to: other) {
      if edit.isChange, start == nil { start = (old, new) }
      if !edit.isChange, let begun = start {
        hunks.append(Hunk(base: begun.0..<old, other: begun.1..<new))
        start = nil
      }
      switch edit {
      case .keep: (old, new) = (old + 1, new + 1)
      case .remove: old += 1
      case .insert: new += 1
      }
    }
    if let begun = start { hunks.append(Hunk(base: begun.0..<old, other: begun.1..<new)) }
    return hunks
  }
}

/// Walks over the base, and takes each place from the text that changed it.
private struct Merge {
  let base: [PhysicalLine]
  let old: [PhysicalLine]
  let new: [PhysicalLine]
  let policy: LineReversal.Policy
  var output: [PhysicalLine] = []
  var conflicts: [Int] = []
  private var position = 0

  init(base: [PhysicalLine], old: [PhysicalLine], new: [PhysicalLine], policy: LineReversal.Policy) {
    self.base = base
    self.old = old
    self.new = new
    self.policy = policy
  }

  mutating func run(undo: [LineReversal.Hunk], since: [LineReversal.Hunk]) {
    var (ours, theirs) = (undo[...], since[...])
    while !ours.isEmpty || !theirs.isEmpty {
      var group: (ours: [LineReversal.Hunk], theirs: [LineReversal.Hunk]) = ([], [])
      if let hunk = theirs.first, ours.first.map({ !Self.isBefore($0.base, hunk.base) }) ?? true {
        group.theirs.append(theirs.removeFirst())
      } else {
        group.ours.append(ours.removeFirst())
      }
      var grows = true
      while grows {
        grows = false
        if let next = theirs.first, group.ours.contains(where: { overlap($0, next) }) {
          group.theirs.append(theirs.removeFirst())
          grows = true
        }
        if let next = ours.first, group.theirs.contains(where: { overlap(next, $0) }) {
          group.ours.append(ours.removeFirst())
          grows = true
        }
      }
      settle(group.ours, group.theirs)
    }
    output += base[position...]
  }

  /// Insertions come before what replaces the line after them.
  private static func isBefore(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard first.lowerBound == second.lowerBound else { return first.lowerBound < second.lowerBound }
    return first.isEmpty && !second.isEmpty
  }

  private func overlap(_ ours: LineReversal.Hunk, _ theirs: LineReversal.Hunk) -> Bool {
    let (one, two) = (ours.base, theirs.base)
    if !one.isEmpty, !two.isEmpty { return one.overlaps(two) }
    if one.isEmpty, !two.isEmpty { return two.lowerBound < one.lowerBound && one.lowerBound < two.upperBound }
    if one.isEmpty { return one == two && old[ours.other] == new[theirs.other] }
    if one.lowerBound < two.lowerBound && two.lowerBound < one.upperBound { return true }
    // Indented lines that were put after ours go on with our entry.
    return two.lowerBound == one.upperBound && new[theirs.other].first.map(Self.isIndented) ?? false
  }

  private mutating func settle(_ ours: [LineReversal.Hunk], _ theirs: [LineReversal.Hunk]) {
    let ranges = (ours + theirs).map(\.base)
    let low = ranges.map(\.lowerBound).min() ?? position
    let high = ranges.map(\.upperBound).max() ?? position
    output += base[position..<low]
    position = high
    let wanted = region(low..<high, ours, of: old)
    let found = region(low..<high, theirs, of: new)
    if theirs.isEmpty {
      output += old[wanted]
    } else if ours.isEmpty || old[wanted] == new[found] {
      output += new[found]
    } else {
      let names = Set(base[low..<high].map(Self.name))
      let others = found.filter { index in !names.contains(entryName(at: index, in: found)) }
      let isIntact = found.filter { !others.contains($0) }.map { new[$0] } == Array(base[low..<high])
      // Between the lines of the edit, which are all still there, somebody put others about something else.
      if isIntact {
        output += Array(old[wanted]) + others.map { new[$0] }
        return
      }
      let changed = theirs.flatMap(\.other)
      conflicts.append((changed.first { !others.contains($0) } ?? theirs[0].other.lowerBound) + 1)
      output += policy == .overrideChanged ? Array(old[wanted]) + others.map { new[$0] } : Array(new[found])
    }
  }

  /// The name of the entry that a line of the current text belongs to: lines next to a changed one may be about something else.
  private func entryName(at index: Int, in range: Range<Int>) -> [UInt8] {
    let start = range.prefix { $0 <= index }.last { !Self.isIndented(new[$0]) } ?? index
    return Self.name(new[start])
  }

  /// What stands before the first `=`, `:` or blank; of other lines all.
  private static func name(_ line: PhysicalLine) -> [UInt8] {
    Array(line.content.prefix { !" \t\r=:".utf8.contains($0) })
  }

  private static func isIndented(_ line: PhysicalLine) -> Bool {
    line.content.first.map { " \t".utf8.contains($0) } ?? false
  }

  /// The lines of a text that stand for a range of the base.
  private func region(_ range: Range<Int>, _ hunks: [LineReversal.Hunk], of text: [PhysicalLine]) -> Range<Int> {
    guard let first = hunks.first, let last = hunks.last else { return 0..<0 }
    let low = first.other.lowerBound - (first.base.lowerBound - range.lowerBound)
    return low..<(last.other.upperBound + (range.upperBound - last.base.upperBound))
  }
}
