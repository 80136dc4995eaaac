/// The difference of two texts whose lines stand in the order of their keys, each key once.
///
/// Lines that both have are in the same order then, and one pass finds them all.
extension UnifiedDiff {
  /// A line of a sorted text.
  public struct SortedLine: Equatable, Sendable {
    /// What the lines are sorted by, byte by byte.
    public let key: [UInt8]
    /// What else makes a line another one.
    public let value: [UInt8]
    /// What is shown for it.
    let shown: PhysicalLine

    /// Makes a line.
    ///
    /// - Parameters:
    ///   - key: What the lines are sorted by, byte by byte.
    ///   - value: What else makes a line another one.
    ///   - shown: What is shown for it, without a line feed.
    public init(key: [UInt8], value: [UInt8], shown: [UInt8]) {
      self.key = key
      self.value = value
      self.shown = PhysicalLine(content: shown)
    }

    /// Compares what the lines are, not what is shown for them.
    public static func == (left: Self, right: Self) -> Bool { left.value == right.value && left.key == right.key }
  }

  /// Compares two sorted texts.
  ///
  /// - Parameters:
  ///   - old: The lines before; nil when the file does not exist.
  ///   - new: The lines after.
  ///   - path: The path shown in the header, after `a/` and `b/`.
  /// - Returns: The diff, empty when both are equal.
  /// - Complexity: O(*n*) for *n* lines.
  public static func between(_ old: [SortedLine]?, _ new: [SortedLine], path: String) -> [UInt8] {
    guard old != new else { return [] }
    let name = rooted(path)
    return text(of: script(from: old ?? [], to: new), from: old == nil ? "/dev/null" : "a" + name, to: "b" + name)
  }

  static func script(from before: [SortedLine], to after: [SortedLine]) -> [Edit] {
    var edits: [Edit] = []
    // Between lines that stay, those that go stand before those that come.
    var inserted: [Edit] = []
    var (old, new) = (0, 0)
    while old < before.count || new < after.count {
      if old < before.count, new < after.count, before[old] == after[new] {
        edits += inserted + [.keep(before[old].shown)]
        inserted = []
        (old, new) = (old + 1, new + 1)
      } else if old < before.count, new == after.count || !after[new].key.lexicographicallyPrecedes(before[old].key) {
        edits.append(.remove(before[old].shown))
        old += 1
      } else {
        inserted.append(.insert(after[new].shown))
        new += 1
      }
    }
    return edits + inserted
  }
}
