import PostfixConfig
import Testing

private func edited(_ source: String, _ edit: (inout MainCFDocument) -> Void) -> String {
  var document = MainCFDocument(Array(source.utf8))
  edit(&document)
  return String(decoding: document.bytes, as: UTF8.self)
}

@Suite("Gentle edits of main.cf keep comments, layout and place")
struct GentleMainCFEditTests {
  @Test("a value on one line is replaced in place, spacing and line ending kept")
  func oneLine() {
    #expect(edited("x=1\na\t=  2\r\ny=3\n") { $0.set("a", to: "new value") } == "x=1\na\t=  new value\r\ny=3\n")
    #expect(edited("a =\n") { $0.set("a", to: "v") } == "a = v\n")
    #expect(edited("a =1") { $0.set("a", to: "v") } == "a =v")
    #expect(edited("a=\n") { $0.set("a", to: "v") } == "a= v\n")
  }

  @Test("the entry that counts is edited when there are several")
  func lastOne() {
    #expect(edited("a = 1\na = 2\n") { $0.set("a", to: "3") } == "a = 1\na = 3\n")
  }

  @Test("a list keeps its lines: a new word gets one of its own where the others have one")
  func list() {
    let source = "r =\n  one,\n# why two\n  two,\n  three\nb = 1\n"
    #expect(
      edited(source) { $0.set("r", to: "one, two, new, three") }
        == "r =\n  one,\n# why two\n  two,\n  new,\n  three\nb = 1\n")
    #expect(edited(source) { $0.set("r", to: "one, three") } == "r =\n  one,\n# why two\n  three\nb = 1\n")
    #expect(
      edited(source) { $0.set("r", to: "one, two, three, four") }
        == "r =\n  one,\n# why two\n  two,\n  three,\n  four\nb = 1\n")
    #expect(edited("r = a b\n  c d\n") { $0.set("r", to: "a b x c d") } == "r = a b x\n  c d\n")
  }

  @Test("a word that would become a comment is not put at the start of a line")
  func commentWord() {
    var document = MainCFDocument(Array("r = a,\n  b\n".utf8))
    document.set("r", to: "a, #b")
    #expect(document.value(of: "r").map { String(decoding: $0.value, as: UTF8.self) } == "a, #b")
  }

  @Test("the same value in another layout is left alone")
  func unchanged() {
    let source = "r =\n  one,\n  two\n"
    #expect(edited(source) { $0.set("r", to: "one, two") } == source)
  }

  @Test("a new entry follows a commented-out example of itself, else it comes last")
  func insertion() {
    #expect(edited("#a = 1,\n#  2\n\nb = 1\n") { $0.set("a", to: "3") } == "#a = 1,\n#  2\na = 3\n\nb = 1\n")
    #expect(edited("b = 1") { $0.set("a", to: "3") } == "b = 1\na = 3\n")
    #expect(edited("b = 1\r\n") { $0.set("a", to: "3") } == "b = 1\r\na = 3\r\n")
    #expect(edited("") { $0.set("a", to: "3") } == "a = 3\n")
    #expect(edited("b = 1\n#a = x\n  2\n") { $0.set("a", to: "3") } == "b = 1\n#a = x\n  2\na = 3\n")
  }

  @Test("removing and commenting out keep what stands between")
  func removal() {
    let source = "a = 1\n# c\n  2\nb = 1\na = 3\n"
    #expect(edited(source) { $0.remove("a") } == "# c\nb = 1\n")
    #expect(edited(source) { $0.commentOut("a") } == "#a = 1\n# c\n#  2\nb = 1\n#a = 3\n")
  }

  @Test("a commented entry comes back as it was")
  func uncommenting() throws {
    let source = "a = 1,\n  2\nb = 1\n"
    var document = MainCFDocument(Array(source.utf8))
    document.commentOut("a")
    document.uncomment(try #require(document.entries.first))
    #expect(document.bytes == Array(source.utf8))
  }
}

@Suite("Classic edits of main.cf are those of postconf(1)")
struct ClassicMainCFEditTests {
  @Test("every entry is replaced, what is missing comes last in order of name")
  func replacement() {
    let result = edited("a = 1\n  2\n# c\n  3\nb\na=4\n") {
      let repeated = $0.apply([.set("a", "x"), .set("z", "1"), .set("y", "")], policy: .classic)
      #expect(repeated == ["a"])
    }
    #expect(result == "a = x\n# c\nb\na = x\ny = \nz = 1\n")
  }

  @Test("a last line without a line feed gets one, bytes after NUL stay")
  func mended() {
    #expect(edited("a = 1\n# c") { $0.set("b", to: "2", policy: .classic) } == "a = 1\n# c\nb = 2\n")
    #expect(edited("a\0b = 1\n") { $0.set("b", to: "2", policy: .classic) } == "a\0b = 1\nb = 2\n")
  }
}
