/// Says which entries of DIFFERENCES.md explain a difference.
///
/// Some entries change the case for the original: what it would have done without its fault. Others change what it did
/// into what ours is to do. A difference is explained when, changed so, nothing of it is left.
struct Explainer {
  let arena: Arena
  /// How often a case is run with other hash tables before its messages are said not to be possible; some orders are rare.
  var limit = 400

  /// The entries that together explain a difference; nil when something is left unexplained.
  func entries(for comparison: Comparison) -> [String]? {
    // What depends on no order takes a run, and the rest dozens.
    entries(for: comparison, isRandom: false) ?? entries(for: comparison, isRandom: true)
  }

  private func entries(for comparison: Comparison, isRandom: Bool) -> [String]? {
    let mends = CaseMend.all.filter { $0.applies(comparison.fuzzed) }
    for mask in 0..<(1 << mends.count) {
      let chosen = mends.indices.filter { mask >> $0 & 1 == 1 }.map { mends[$0] }
      var mended = comparison.fuzzed
      for mend in chosen { mended = mend.mend(mended) }
      // These wait for seconds in every run.
      if isRandom, mended.isYoung || mended.files["main.cf"] == .pipe { continue }
      var theirs = chosen.isEmpty ? comparison.theirs : arena.run(mended, .theirs)
      for mend in chosen { theirs = mend.undo(theirs) }
      if let found = adjusted(theirs, comparison, mended, isRandom) { return chosen.map(\.id) + found }
    }
    return nil
  }

  /// Applies what changes the original's outcome.
  private func adjusted(_ outcome: Outcome, _ comparison: Comparison, _ mended: FuzzCase, _ isRandom: Bool) -> [String]?
  {
    let (theirs, found) = adjusting(outcome, comparison)
    let sorted = comparison.fuzzed.has("v") ? "QUERY-6" : "QUERY-1"
    if theirs == comparison.ours { return found }
    if isSameButForMessages(theirs, comparison.ours), WarningOrder.isSame(theirs.lines, comparison.ours.lines) {
      return found + [sorted]
    }
    // What is warned about, and whether there is a fault at all, can depend on the order, too.
    guard isRandom, comparison.theirs.lines != comparison.ours.lines, !comparison.theirs.lines.isEmpty else {
      return nil
    }
    let isPossible = WarningOrder.isPossible(comparison.ours.lines, limit: limit) {
      let again = adjusting(arena.runRandomly(mended), comparison).theirs
      return isSameButForMessages(again, comparison.ours) ? again.lines : nil
    }
    return isPossible ? found + [sorted] : nil
  }

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

  private func isSameButForMessages(_ theirs: Outcome, _ ours: Outcome) -> Bool {
    var theirs = theirs
    theirs.stderr = ours.stderr
    return theirs == ours
  }
}
