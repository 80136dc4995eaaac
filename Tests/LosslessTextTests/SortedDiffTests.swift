import TestSupport
import Testing

@testable import LosslessText

@Suite("The difference of sorted texts")
struct SortedDiffTests {
  func lines(_ text: [UInt8: UInt8]) -> [UnifiedDiff.SortedLine] {
    text.sorted { $0.key < $1.key }.map { .init(key: [$0.key], value: [$0.value], shown: [$0.key, $0.value]) }
  }

  @Test("is that of any texts")
  func same() {
    var dice = SplitMix64(seed: 9)
    func text() -> [UInt8: UInt8] {
      let (range, values) = (UInt8(97)...UInt8(122), UInt8(49)...UInt8(50))
      let count = Int.random(in: 0..<20, using: &dice)
      return Dictionary(
        (0..<count).map { _ in (UInt8.random(in: range, using: &dice), UInt8.random(in: values, using: &dice)) }
      ) { $1 }
    }
    for _ in 0..<1000 {
      let (old, new) = (lines(text()), lines(text()))
      func bytes(_ lines: [UnifiedDiff.SortedLine]) -> [UInt8] { lines.flatMap(\.shown.bytes) }
      #expect(UnifiedDiff.between(old, new, path: "x") == UnifiedDiff.between(bytes(old), bytes(new), path: "x"))
      #expect(UnifiedDiff.between(nil, new, path: "/x") == UnifiedDiff.between(nil, bytes(new), path: "/x"))
    }
  }

  @Test("shows a change of what is hidden, and takes keys that come twice")
  func hidden() {
    func line(_ value: String) -> UnifiedDiff.SortedLine {
      .init(key: [97], value: Array(value.utf8), shown: Array("a *".utf8))
    }
    func diff(_ old: [String], _ new: [String]) -> String {
      String(decoding: UnifiedDiff.between(old.map(line), new.map(line), path: "x"), as: UTF8.self)
    }
    #expect(diff(["1"], ["2"]) == "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a *\n+a *\n")
    #expect(diff(["1"], ["1"]).isEmpty)
    #expect(diff(["1", "2"], ["2"]) == "--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n-a *\n a *\n")
  }
}
