import LosslessText
import PostfixConfig
import TestSupport
import Testing

private func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

@Suite("main.cf prints back byte for byte")
struct MainCFLawTests {
  static let pieces = [
    "a", "b = c", "=", " ", "\t", "\n", "\n ", "#", "\n#a = b", "\r\n", "\0", "\u{0B}", "é", "${a?b}", "\n\n", ",",
    "#  x,",
  ]

  @Test("whatever bytes it is given")
  func arbitraryBytes() {
    expectRoundTrip(of: Self.pieces, seed: 1) { MainCFDocument($0).bytes }
  }

  @Test("for every file of the corpus")
  func corpus() throws {
    try expectRoundTrip(ofCorpus: "main.cf") { MainCFDocument($0).bytes }
  }

  @Test("and an edit that is made twice changes nothing the second time")
  func idempotence() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<500 {
      var document = MainCFDocument(random.text(of: Self.pieces, limit: 40))
      document.set("a", to: "x, y z")
      #expect(document.value(of: "a").map { PostfixSyntax.words($0.value[...]).count } == 3, "\(text(document.bytes))")
      let once = document
      document.set("a", to: "x, y z")
      #expect(document == once)
      #expect(MainCFDocument(document.bytes) == document)
    }
  }

  @Test("and a gentle edit keeps every other entry and every comment")
  func locality() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<500 {
      let before = MainCFDocument(random.text(of: Self.pieces, limit: 40))
      var after = before
      after.set("a", to: "new")
      let others = { (document: MainCFDocument) in
        document.entries.filter { $0.name != "a" && $0.state == .active }.map { [$0.name.bytes, $0.value] }
      }
      // An entry can lose a continuation only to the entry before it, never gain one.
      #expect(others(after) == others(before), "\(text(before.bytes).debugDescription)")
    }
  }
}

@Suite("main.cf is read as Postfix reads it")
struct MainCFReadingTests {
  @Test("continuations, comments and blank lines inside a value")
  func continuation() throws {
    let document = MainCFDocument(Array("a = 1\n# no\n\n  2 # yes\n\t3\nb=\n".utf8), file: "/etc/postfix/main.cf")
    let entry = try #require(document.entry(of: "a"))
    #expect(text(entry.value) == "1  2 # yes\t3")
    #expect(entry.lines == 0..<5)
    #expect(entry.contentLines == [0, 3, 4])
    #expect(document.value(of: "b")?.location == SourceLocation(file: "/etc/postfix/main.cf", line: 6))
    #expect(document.value(of: "b")?.value == [])
  }

  @Test("the last of several entries counts, and the others are reported")
  func duplicates() {
    let document = MainCFDocument(Array("a = 1\nb = 2\na = 3\n".utf8))
    #expect(document.value(of: "a").map { text($0.value) } == "3")
    #expect(document.diagnostics.map(\.message) == ["a overrides the value of line 1"])
    #expect(document.diagnostics.first?.location?.line == 3)
  }

  @Test("NUL ends a value, white space of any kind is stripped")
  func nul() {
    let document = MainCFDocument(Array("a = \u{0B}1\0 2\n  3\nb\t=\t4 \r\n".utf8))
    #expect(document.value(of: "a").map { text($0.value) } == "1")
    #expect(document.value(of: "b").map { text($0.value) } == "4")
    #expect(document.diagnostics.map(\.severity) == [.warning])
  }

  @Test("lines that Postfix rejects are kept and diagnosed")
  func rejected() {
    let document = MainCFDocument(Array("  lead = 1\n= 2\nword\nname other = 3\n".utf8))
    #expect(document.entries.isEmpty)
    #expect(document.diagnostics.map { $0.location?.line } == [1, 2, 3, 4])
    #expect(document.diagnostics.map(\.severity) == [.warning, .error, .error, .error])
  }

  @Test("entries in comments are found with their continuation lines")
  func commented() {
    let source = "#a = 1,\n#  2\n# Prose follows.\n# b = 3\n#\tmore\n#c = 4\n# text\n# The d = e\n"
    let document = MainCFDocument(Array(source.utf8))
    #expect(
      document.entries.map { "\($0.name)=\(text($0.value)) \($0.lines)" } == [
        "a=1,  2 0..<2", "b=3\tmore 3..<5", "c=4 5..<6",
      ])
    #expect(document.entries.allSatisfy { $0.state == .commented })
    #expect(document.value(of: "a") == nil)
  }
}
