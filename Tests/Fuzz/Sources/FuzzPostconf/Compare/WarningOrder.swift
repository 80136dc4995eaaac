/// QUERY-1: warnings that the original prints in the order of a hash table.
enum WarningOrder {
  /// Says whether two lists of messages differ only in the order of what has none.
  static func isSame(_ theirs: [String], _ ours: [String]) -> Bool {
    theirs.sorted() == ours.sorted() && theirs.map(phase) == ours.map(phase)
  }

  /// The line, or for one without a place of its own the group of which it is one.
  private static func phase(_ line: String) -> String {
    guard let index = Message.index(of: line), Message.all[index].isRandom else { return line }
    if line.contains("main.cf: unused parameter: ") { return "unused in main.cf" }
    if line.contains("master.cf: unused parameter: ") { return "unused in master.cf" }
    return "in any order"
  }

  /// Says whether messages before a fatal one are such as the original could have printed with another seed.
  ///
  /// What comes before the fault depends on the order. No message may be missing that every run has, none may be there
  /// that no run has, and the last word must be one of theirs.
  static func isPossible(_ ours: [String], runs: () -> [String]) -> Bool {
    var (least, most): ([String: Int]?, [String: Int]) = (nil, [:])
    var ends: Set<String> = []
    let mine = counts(ours)
    for _ in 0..<60 {
      let lines = runs()
      let theirs = counts(lines)
      ends.insert(lines.last ?? "")
      least = least?.merging(theirs) { min($0, $1) }.filter { theirs[$0.key] != nil } ?? theirs
      most.merge(theirs) { max($0, $1) }
      let isBelow = mine.allSatisfy { $0.value <= most[$0.key, default: 0] }
      let isAbove = least?.allSatisfy { $0.value <= mine[$0.key, default: 0] } ?? false
      if isBelow, isAbove, ends.contains(ours.last ?? "") { return true }
    }
    return false
  }

  private static func counts(_ lines: [String]) -> [String: Int] { Dictionary(lines.map { ($0, 1) }) { $0 + $1 } }
}
