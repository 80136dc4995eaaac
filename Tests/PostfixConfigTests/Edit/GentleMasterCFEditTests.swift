import PostfixConfig
import Testing

private func edited(_ source: String, _ edit: (inout MasterCFDocument, MasterCFService) -> Void) throws -> String {
  var document = MasterCFDocument(Array(source.utf8))
  edit(&document, try #require(document.services.first))
  return String(decoding: document.bytes, as: UTF8.self)
}

@Suite("Gentle edits of master.cf keep comments, columns and place")
struct GentleMasterCFEditTests {
  static let line = "smtp      inet  n       -       y       -       -       smtpd\n"

  @Test("a field is replaced and the next one keeps its column")
  func field() throws {
    #expect(
      try edited(Self.line) { $0.set(.chroot, to: "n", in: $1) }
        == "smtp      inet  n       -       n       -       -       smtpd\n")
    #expect(
      try edited(Self.line) { $0.set(.processLimit, to: "100", in: $1) }
        == "smtp      inet  n       -       y       -       100     smtpd\n")
    #expect(
      try edited(Self.line) { $0.set(.service, to: "submission", in: $1) }
        == "submission inet  n       -       y       -       -       smtpd\n")
    #expect(try edited("a\tinet n - y - -\n z") { $0.set(.command, to: "q", in: $1) } == "a\tinet n - y - -\n q")
  }

  @Test("an override is replaced in place, in both spellings")
  func replaceOverride() throws {
    #expect(
      try edited(Self.line + "  -o a=1 # x\n") { $0.setOverride("a", to: "2", in: $1) } == Self.line + "  -o a=2 # x\n")
    #expect(
      try edited(Self.line + "  -o {\n   a = 1 }\n  -v\n") { $0.setOverride("a", to: "2 3", in: $1) }
        == Self.line + "  -o { a = 2 3 }\n  -v\n")
  }

  @Test("a new override gets a line of its own, before arguments that are no options")
  func addOverride() throws {
    #expect(try edited(Self.line) { $0.setOverride("a", to: "1", in: $1) } == Self.line + "  -o a=1\n")
    #expect(
      try edited(Self.line + "\t-o a=1\n# c\n\t-o b=2\nx unix - - - - - y\n") { $0.setOverride("c", to: "", in: $1) }
        == Self.line + "\t-o a=1\n# c\n\t-o b=2\n\t-o c=\nx unix - - - - - y\n")
    #expect(
      try edited("m unix - n n - - pipe flags=R\n  user=x\n") { $0.setOverride("c", to: "1", in: $1) }
        == "m unix - n n - - pipe -o c=1 flags=R\n  user=x\n")
    // What stands behind an open brace is within it.
    #expect(
      try edited("m unix - n n - - pipe -o b=1 -o{x\n") { $0.setOverride("c", to: "1", in: $1) }
        == "m unix - n n - - pipe -o b=1 -o c=1 -o{x\n")
    #expect(
      try edited("m unix - n n - - {pipe\n  -o b=1\n") { $0.setOverride("c", to: "1", in: $1) }
        == "m unix - n n - - {pipe\n  -o b=1\n")
    // A vertical tab continues a line and is a part of the word that it meets.
    #expect(
      try edited("m unix - n n - - pipe \n\u{0B}user=x\n") { $0.setOverride("c", to: "1", in: $1) }
        == "m unix - n n - - pipe \n  -o c=1 \n\u{0B}user=x\n")
  }

  @Test("an override is removed with its line when nothing else stands there")
  func removeOverride() throws {
    #expect(
      try edited(Self.line + "  -o a=1\n# c\n  -o b=2 -o a=3\n") { $0.removeOverride("a", in: $1) }
        == Self.line + "# c\n  -o b=2\n")
  }

  @Test("a commented service is put in force with its options, and back")
  func uncomment() throws {
    let source = "#" + Self.line + "#  -o a=1\n# prose here\n#  -o b=2\n#  more prose\n"
    let active = Self.line + "  -o a=1\n# prose here\n  -o b=2\n#  more prose\n"
    #expect(try edited(source) { $0.uncomment($1) } == active)
    #expect(try edited(active) { $0.commentOut($1) } == source)
    #expect(try edited(source) { $0.setOverride("c", to: "3", in: $1) }.contains("#  -o b=2\n#  -o c=3\n"))
  }

  @Test("a service is added at the end in Postfix's columns")
  func add() throws {
    let fields = MasterCFFields(service: "submission", type: "inet", private: "n", chroot: "y", command: "smtpd")
    #expect(
      try edited(Self.line.dropLast() + "") { document, _ in
        document.add(fields, overrides: [("a", "1"), ("b", "2 3")])
      }
        == Self.line + "submission inet n       -       y       -       -       smtpd\n  -o a=1\n  -o { b = 2 3 }\n")
  }
}
