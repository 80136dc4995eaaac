internal import Synchronization

/// Runs cases on all processors and collects what differs.
final class Fuzzer: Sendable {
  /// A difference that no entry of DIFFERENCES.md explains.
  struct Finding: Sendable {
    let number: Int
    let comparison: Comparison
  }

  private let generator: Generator
  private let arenas: [Arena]
  private let range: Range<Int>
  private let filter: String
  private let skipping: String
  private let next: Mutex<Int>
  private let results = Mutex<(tally: Tally, findings: [Finding])>((Tally(), []))

  init(_ generator: Generator, _ arenas: [Arena], cases range: Range<Int>, without filter: String, skipping: String) {
    self.generator = generator
    self.arenas = arenas
    self.range = range
    self.filter = filter
    self.skipping = skipping
    next = Mutex(range.lowerBound)
  }

  /// Runs all cases.
  ///
  /// - Returns: What was seen, and what differs, in the order of the cases.
  func run() async -> (tally: Tally, findings: [Finding]) {
    await withTaskGroup(of: Void.self) { group in
      for arena in arenas { group.addTask { self.work(arena) } }
    }
    return results.withLock { ($0.tally, $0.findings.sorted { $0.number < $1.number }) }
  }

  private func work(_ arena: Arena) {
    var tally = Tally()
    while let number = take() {
      if number % 1000 == 0 { Output.error("case \(number)") }
      let fuzzed = generator.make(number)
      if !filter.isEmpty, fuzzed.letters.contains(where: { filter.contains($0) }) { continue }
      let comparison = Comparison(fuzzed: fuzzed, theirs: arena.run(fuzzed, .theirs), ours: arena.run(fuzzed, .ours))
      tally.add(fuzzed, comparison.theirs)
      if comparison.isSame { continue }
      if !skipping.isEmpty, text(comparison.ours.stderr).contains(skipping) { continue }
      if let ids = Explainer(arena: arena).entries(for: comparison) {
        tally.add(explained: ids)
      } else {
        // A long run shows at once that there is something to mend; small and in words it comes at the end.
        Output.error("case \(number) differs")
        var inOrder = comparison
        inOrder.theirs = arena.run(fuzzed, .sorted)
        results.withLock { [inOrder] in $0.findings.append(Finding(number: number, comparison: inOrder)) }
      }
    }
    results.withLock { $0.tally.merge(tally) }
  }

  private func take() -> Int? {
    next.withLock { next in
      guard next < range.upperBound else { return nil }
      defer { next += 1 }
      return next
    }
  }
}
