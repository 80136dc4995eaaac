import DovecotConfig
import LosslessText
import TestSupport
import Testing

@Suite("a Dovecot file")
struct DovecotDocumentTests {
  /// The kinds of all statements of a text, and the law of the type on the way.
  private func kinds(_ text: String) -> [DovecotStatement.Kind] {
    let document = DovecotDocument(Array(text.utf8))
    #expect(document.bytes == Array(text.utf8))
    return document.statements.map(\.kind)
  }

  private func setting(
    _ key: String, _ value: String, _ form: DovecotStatement.ValueForm = .plain
  ) -> DovecotStatement.Kind {
    .setting(key: Array(key.utf8), value: Array(value.utf8), form: form)
  }

  @Test("a setting's value loses its white space, its comment and its quotes")
  func settings() {
    #expect(kinds(" a\t=\tb  c  \t\n") == [setting("a", "b  c")])
    #expect(kinds("a=b # c\n") == [setting("a", "b")])
    #expect(kinds("a=b#c") == [setting("a", "b")])
    #expect(kinds("a = \"b # c\"\n") == [setting("a", "b # c", .quoted)])
    #expect(kinds("a = 'b c'\n") == [setting("a", "b c", .quoted)])
    #expect(kinds("a = \"b \\\" c\"\n") == [setting("a", "b \" c", .quoted)])
    #expect(kinds("a = \"b\" c\n") == [setting("a", "\"b\" c")])
    #expect(kinds("a =\n") == [setting("a", "")])
    #expect(kinds("a = </b\n") == [setting("a", "</b", .file)])
  }

  @Test("a backslash at the end of a line continues it, also before a comment")
  func continuation() {
    #expect(kinds("a = b \\\n   c\nd=e\n") == [setting("a", "b c"), setting("d", "e")])
    #expect(kinds("a = b \\ # no\n  c\n") == [setting("a", "b c")])
    #expect(kinds(" \\\n\\\na = b\n") == [setting("a", "b")])
    #expect(kinds("# a \\\nb=c\n") == [setting("b", "c")])
    #expect(kinds("a = \"b \\\n  c\"\n") == [setting("a", "b c", .quoted)])
  }

  @Test("what a comment, an empty line or the end cuts off is dropped, as Dovecot drops it")
  func abandoned() {
    #expect(kinds("a = b \\\n# c\n\n d = e\n") == [.abandoned, setting("d", "e")])
    #expect(kinds("a = b \\") == [.abandoned])
  }

  @Test("sections begin and end on lines of their own")
  func sections() {
    #expect(kinds("service auth {\n}\n") == [.sectionStart(DovecotSection("service", "auth")), .sectionEnd])
    #expect(kinds("plugin {\n} # end\n") == [.sectionStart(DovecotSection("plugin")), .sectionEnd])
    #expect(kinds("namespace \"a b\" {\n") == [.sectionStart(DovecotSection("namespace", "a b"))])
    #expect(kinds("a b{\n}\n") == [.malformed(.missingBrace), .sectionEnd])
    #expect(kinds("a b { c = d }\n") == [.malformed(.textAfterBrace)])
    #expect(kinds("a\n") == [.malformed(.missingBrace)])
    #expect(kinds("= a\n") == [.malformed(.missingKey)])
    #expect(kinds("!foo bar\n") == [.malformed(.missingBrace)])
  }

  @Test("includes name a pattern")
  func includes() {
    #expect(kinds("!include conf.d/*.conf\n") == [.include(pattern: Array("conf.d/*.conf".utf8), .required)])
    #expect(kinds("  !include_try /x # y\n") == [.include(pattern: Array("/x".utf8), .optional)])
  }

  @Test("carriage returns and what follows a NUL do not count")
  func foreignBytes() {
    #expect(kinds("a = b\r\nc = d\r\n") == [setting("a", "b"), setting("c", "d")])
    #expect(kinds("a = b\0c\n") == [setting("a", "b")])
  }

  @Test("the version of Dovecot 2.4 is the first setting")
  func version() {
    #expect(DovecotDocument(Array("# x\ndovecot_config_version = 2.4.3\n".utf8)).configurationVersion == "2.4.3")
    #expect(DovecotDocument(Array("a = b\ndovecot_config_version = 2.4.3\n".utf8)).configurationVersion == nil)
  }

  @Test("any bytes print back", arguments: 0..<64)
  func arbitraryBytes(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let alphabet = Array("ab={}#\\\"' \t\r\n\n!<$\u{0}".utf8) + [0xE9, 0xFF]
    for _ in 0..<50 {
      let bytes = (0..<Int.random(in: 0..<120, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      }
      #expect(DovecotDocument(bytes).bytes == bytes)
    }
  }

  @Test("every real file prints back and is understood")
  func corpus() throws {
    for file in try Corpus.files("dovecot") {
      let bytes = try Corpus.read(file)
      let document = DovecotDocument(bytes)
      #expect(document.bytes == bytes, "\(file)")
      for statement in document.statements {
        if case .malformed(let fault) = statement.kind {
          Issue.record("\(file):\(statement.lines.lowerBound + 1): \(fault)")
        }
      }
    }
  }
}
