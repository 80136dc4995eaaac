import Testing

@testable import LosslessText

@Suite("UnifiedDiff")
struct UnifiedDiffTests {
  private func lines(_ texts: [String]) -> [PhysicalLine] { texts.map { PhysicalLine(content: $0.utf8) } }

  /// What the edits keep of each side must be that side.
  private func expectScript(_ edits: [UnifiedDiff.Edit], leads before: [PhysicalLine], to after: [PhysicalLine]) {
    let old = edits.compactMap { edit in
      switch edit {
      case .keep(let line), .remove(let line): line
      case .insert: nil
      }
    }
    let new = edits.compactMap { edit in
      switch edit {
      case .keep(let line), .insert(let line): line
      case .remove: nil
      }
    }
    #expect(old == before && new == after)
  }

  @Test("in long texts what both have once is kept, in any mixture")
  func longTexts() {
    var random = SystemRandomNumberGenerator()
    for round in 0..<20 {
      let before = (0..<3000).map { "line \($0 % 2500)" }
      var after = before
      for _ in 0..<(round * 40) {
        let place = Int.random(in: 0..<after.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: after.remove(at: place)
        case 1: after.insert("new \(place)", at: place)
        default: after.swapAt(place, Int.random(in: 0..<after.count, using: &random))
        }
      }
      let edits = UnifiedDiff.script(from: lines(before), to: lines(after))
      expectScript(edits, leads: lines(before), to: lines(after))
    }
  }

  @Test("one change in each hundred of many lines is told as such")
  func fewChanges() {
    let before = (0..<20_000).map { "line \($0)" }
    let after = before.enumerated().map { $0 % 100 == 0 ? "changed \($0)" : $1 }
    let edits = UnifiedDiff.script(from: lines(before), to: lines(after))
    #expect(edits.count { $0.isChange } == 400)
  }

  @Test("texts that have nothing in common are replaced as a whole")
  func nothingInCommon() {
    let (before, after) = (lines((0..<50_000).map { "a\($0)" }), lines((0..<50_000).map { "b\($0)" }))
    let edits = UnifiedDiff.script(from: before, to: after)
    #expect(edits == before.map { .remove($0) } + after.map { .insert($0) })
    #expect(UnifiedDiff.script(from: [], to: after) == after.map { .insert($0) })
  }
}
