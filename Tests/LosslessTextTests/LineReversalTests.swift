import LosslessText
import TestSupport
import Testing

@Suite("Taking an edit back")
struct LineReversalTests {
  func revert(
    _ after: String, to before: String, in current: String, _ policy: LineReversal.Policy = .keepChanged
  ) -> (text: String, conflicts: [Int]) {
    let result = LineReversal.reverting(
      from: Array(after.utf8), to: Array(before.utf8), in: Array(current.utf8), policy: policy)
    return (String(decoding: result.bytes, as: UTF8.self), result.conflicts)
  }

  @Test(
    "leaves what others wrote since",
    arguments: [
      ("a\nb\nnew\n", "a\nb\n", "a\nb\nnew\nlater\n", "a\nb\nlater\n"),
      ("a\nb\nnew\n", "a\nb\n", "top\na\nb\nnew\n", "top\na\nb\n"),
      ("a = 2\nb = 1\n", "a = 1\nb = 1\n", "a = 2\nb = 3\n", "a = 1\nb = 3\n"),
      ("a\nc\n", "a\nb\nc\n", "a\nc\nd\n", "a\nb\nc\nd\n"),
      ("a\nnew", "a\n", "a\nnew", "a\n"),
      ("new\n", "", "", ""),
      ("a\nnew\n", "a\n", "a\n", "a\n"),
      ("a\nnew = 1\nmore = 2\n", "a\n", "a\nnew = 1\n# mine\nx = y\nmore = 2\n", "a\n# mine\nx = y\n"),
    ])
  func kept(after: String, before: String, current: String, wanted: String) {
    let result = revert(after, to: before, in: current)
    #expect(result.text == wanted)
    #expect(result.conflicts.isEmpty)
  }

  @Test("names the line that somebody changed, and changes it when told to")
  func conflict() {
    let (after, before, current) = ("a = 2\nb = 1\nc = 2\n", "a = 1\nb = 1\nc = 1\n", "x = 0\na = 3\nb = 1\nc = 2\n")
    #expect(revert(after, to: before, in: current) == ("x = 0\na = 3\nb = 1\nc = 1\n", [2]))
    #expect(revert(after, to: before, in: current, .overrideChanged) == ("a = 1\nx = 0\nb = 1\nc = 1\n", [2]))
  }

  @Test("a continuation line that was put after ours is not left to the entry before")
  func continuation() {
    #expect(revert("a = 1\nnew = x\n", to: "a = 1\n", in: "a = 1\nnew = x\n  y\n").conflicts == [3])
    #expect(revert("new = x\nmore = y\n", to: "", in: "new = x\n  y\nmore = y\n").conflicts == [2])
    #expect(revert("new = x\nmore = y\n", to: "", in: "new = x\nnew = z\nmore = y\n").conflicts == [2])
  }

  @Test("without other edits gives what was before, and with nothing to take back what is there")
  func laws() {
    var dice = SplitMix64(seed: 5)
    func text() -> String {
      (0..<Int.random(in: 0..<8, using: &dice)).map { _ in "\(Int.random(in: 0..<4, using: &dice))\n" }.joined()
    }
    for _ in 0..<500 {
      let (before, after, current) = (text(), text(), text())
      #expect(revert(after, to: before, in: after) == (before, []))
      #expect(revert(after, to: after, in: current) == (current, []))
      #expect(revert(after, to: before, in: before).conflicts.isEmpty)
      #expect(revert(after, to: before, in: before).text == before)
    }
  }
}
