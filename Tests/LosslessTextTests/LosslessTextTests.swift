import LosslessText
import TestSupport
import Testing

@Suite("LosslessText")
struct LosslessTextTests {
  @Test("prints arbitrary bytes back", arguments: 0..<200)
  func law(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let alphabet: [UInt8] = [0, 9, 10, 13, 32, 35, 61, 65, 0xE9, 0xFF]
    let bytes = (0..<Int.random(in: 0..<300, using: &generator)).map { _ in
      alphabet.randomElement(using: &generator) ?? 0
    }
    #expect(LosslessText(bytes).bytes == bytes)
  }

  @Test func appendingSuppliesTheMissingLineFeed() {
    var text = LosslessText("a = 1\nb = 2".utf8)
    text.append([PhysicalLine(content: "c = 3".utf8)])
    #expect(text.bytes == Array("a = 1\nb = 2\nc = 3\n".utf8))
  }

  @Test func replacingTouchesNoOtherLine() {
    var text = LosslessText("a\r\nb\nc".utf8)
    text.replaceLines(1..<2, with: [PhysicalLine(content: "x".utf8), PhysicalLine(ArraySlice("y".utf8))])
    #expect(text.bytes == Array("a\r\nx\ny\nc".utf8))
  }

  @Test func replacingTheLastLineKeepsItsMissingLineFeed() {
    var text = LosslessText("a\nb".utf8)
    text.replaceLines(1..<2, with: [PhysicalLine(ArraySlice("c".utf8))])
    #expect(text.bytes == Array("a\nc".utf8))
  }
}
