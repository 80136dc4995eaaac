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

  /// Says whether messages are such as the original could have printed with another seed.
  ///
  /// What comes before a fault depends on the order, and so does what is seen of a name that cannot be set. No message may
  /// be missing that every run has, none may be there that no run has, and a fatal one must be one of theirs.
  ///
  /// - Parameters:
  ///   - ours: The messages.
  ///   - limit: After how many runs to give up.
  ///   - run: The messages of a run with another seed; nil when all else that it did differs.
  /// - Returns: Whether they can be the original's.
  static func isPossible(_ ours: [String], limit: Int, run: () -> [String]?) -> Bool {
    var (least, most): ([String: Int]?, [String: Int]) = (nil, [:])
    var ends: Set<String> = []
    let mine = counts(ours)
    let end = fatal(ours)
    // What -v tells can need all of them; a run that takes long is not made hundreds of times.
    let start = ContinuousClock.now
    for number in 0..<limit where number < 40 || ContinuousClock.now - start < .seconds(40) {
      guard let lines = run() else { continue }
      let theirs = counts(lines)
      ends.insert(fatal(lines))
      least = least?.merging(theirs) { min($0, $1) }.filter { theirs[$0.key] != nil } ?? theirs
      most.merge(theirs) { max($0, $1) }
      let isBelow = mine.allSatisfy { $0.value <= most[$0.key, default: 0] }
      let isAbove = least?.allSatisfy { $0.value <= mine[$0.key, default: 0] } ?? false
      if isBelow, isAbove, ends.contains(end) { return true }
    }
    return false
  }

  private static func fatal(_ lines: [String]) -> String {
    lines.last.map { $0.contains(": fatal: ") ? $0 : "" } ?? ""
  }

  private static func counts(_ lines: [String]) -> [String: Int] { Dictionary(lines.map { ($0, 1) }) { $0 + $1 } }
}
