/// Says which entries of DIFFERENCES.md explain a difference.
///
/// Some entries change the case for the original: what it would have done without its fault. Others change what it did
/// into what ours is to do. A difference is explained when, changed so, nothing of it is left.
struct Explainer {
  let arena: Arena

  /// The entries for what the original does in the order of a hash table.
  static let sorted = ["EDIT-8", "QUERY-1", "QUERY-6"]

  /// The entries that together explain a difference; nil when something is left unexplained.
  func entries(for comparison: Comparison) -> [String]? {
    let mends = CaseMend.all.filter { $0.applies(comparison.fuzzed) }
    for mask in 0..<(1 << mends.count) {
      let chosen = mends.indices.filter { mask >> $0 & 1 == 1 }.map { mends[$0] }
      var mended = comparison.fuzzed
      for mend in chosen { mended = mend.mend(mended) }
      let theirs = chosen.isEmpty ? comparison.theirs : undoing(chosen, arena.run(mended, .theirs))
      let (changed, found) = adjusting(theirs, comparison)
      if changed == comparison.ours { return chosen.map(\.id) + found }
      let (inOrder, others) = adjusting(undoing(chosen, arena.run(mended, .sorted)), comparison)
      if inOrder == comparison.ours { return chosen.map(\.id) + others + [sorted(theirs, comparison)] }
    }
    return nil
  }

  /// The entry for what the original does in the order of a hash table.
  private func sorted(_ theirs: Outcome, _ comparison: Comparison) -> String {
    if comparison.fuzzed.has("v") { return "QUERY-6" }
    return theirs.stderr == comparison.ours.stderr ? "EDIT-8" : "QUERY-1"
  }

  private func undoing(_ mends: [CaseMend], _ outcome: Outcome) -> Outcome {
    mends.reduce(outcome) { $1.undo($0) }
  }

  /// Applies what changes the original's outcome.
  private func adjusting(_ outcome: Outcome, _ comparison: Comparison) -> (theirs: Outcome, found: [String]) {
    var (theirs, found) = (outcome, [String]())
    for adjustment in Adjustment.all {
      if let changed = adjustment.apply(theirs, comparison.ours, comparison.fuzzed), changed != theirs {
        theirs = changed
        found.append(adjustment.id)
      }
    }
    return (theirs, found)
  }
}
