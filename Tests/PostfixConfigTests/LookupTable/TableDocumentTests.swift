import PostfixConfig
import TestSupport
import Testing

@Suite("TableDocument")
struct TableDocumentTests {
  private func edited(_ text: String, _ edit: (inout TableDocument) -> Void) -> String {
    var document = TableDocument(text.utf8)
    edit(&document)
    return String(decoding: document.bytes, as: UTF8.self)
  }

  @Test func everyFilePrintsBack() {
    expectRoundTrip(of: ["a", " ", "\t", "#", "\n", "\r", "key value\n"], seed: 1) { TableDocument($0).bytes }
  }

  @Test func entriesAreLogicalLines() {
    let document = TableDocument(" stray\n# a b\nKey one\n\n  two\n#c\n\tthree\nlast\n".utf8)
    #expect(document.value(of: "kEY") == Array("one  two\tthree".utf8))
    #expect(document.value(of: "last") == [])
    #expect(document.value(of: "stray") == nil)
    #expect(TableDocument("# only\n\n".utf8).isEmpty)
  }

  @Test func anEntryIsReplacedWhereItStands() {
    #expect(edited("a 1\nb 2\n  3\nc 4\nB 5\n") { $0.set("b", to: Array("6".utf8)) } == "a 1\nb 6\nc 4\n")
    #expect(edited("a 1\n# end") { $0.set("b", to: Array("2".utf8)) } == "a 1\n# end\nb 2\n")
    #expect(edited("a   1\n") { $0.set("A", to: Array("1".utf8)) } == "a   1\n")
  }

  @Test func everyEntryOfAKeyIsRemoved() {
    #expect(edited("# x\na 1\nb 2\nA\n 3\n") { $0.remove("a") } == "# x\nb 2\n")
  }
}
