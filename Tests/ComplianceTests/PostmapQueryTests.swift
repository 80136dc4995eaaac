import TestSupport
import Testing

@Suite("postmap -q finds what the original finds")
struct PostmapQueryTests {
  static func file(_ name: String, _ text: String) -> (name: String, text: [UInt8]) { (name, Array(text.utf8)) }

  @Test("in the text of a table's name")
  func inline() async throws {
    let tables = [
      "{}", "{ }", "{k=v, l = w}", "{{k = a b}, x=y}", "k=v", "{k}", "{=v}", "{k=}", "{k=v,k=w}", "{K=v}", "{k=v} x",
      "{{k=v}", "{ {k=v} {k=w} }", "{k=$x}", "{{}}", "{{k}}", " {k=v}", "{{k=v}x}", "", "{k = v}", "{k= v}", "{k,=v}",
      "{,}", "{{=v}}", "{{ = v}}", "{k=v}}", "{É=v}", "{k=é}",
    ]
    try await expectSame { world in
      try await world.tables(
        .postmap,
        [],
        tables.map { ["-q", "k", "inline:\($0)"] } + [
          ["-s", "inline:{k=v}"], ["-q", "é", "inline:{É=v}"], ["-f", "-q", "k", "inline:{K=v}"],
          ["-f", "-q", "K", "inline:{K=v}"], ["-d", "k", "inline:{k=v}"], ["-s", "inline:{k=}"],
          TableCall(raw: [Array("-q".utf8), [0x6B], Array("inline:{k=".utf8) + [0xE9] + Array("}".utf8)]),
          TableCall(raw: [Array("-q".utf8), [0xE9], Array("inline:{k=v}".utf8)]),
        ])
    }
  }

  @Test("in static tables")
  func statics() async throws {
    let tables = ["", "a", "{a b}", "{ a b }", "{a", "{}", " x ", "{a}b", "Ab", "text", "{text text}", "{text,{text}}"]
    try await expectSame { world in
      try await world.tables(
        .postmap,
        [Self.file("text", "content\nof a file\n")],
        tables.flatMap { [["-q", "k", "static:\($0)"], ["-F", "-q", "k", "static:\($0)"]] as [TableCall] } + [
          TableCall(raw: [Array("-q".utf8), [0x6B], Array("static:".utf8) + [0xE9]]), ["-s", "static:x"],
          ["-d", "k", "static:x"], TableCall("-q", "-", "static:x", input: "a\n\nb"),
        ])
    }
  }

  @Test("in text files")
  func texts() async throws {
    let text = Array("a b\nA dup\n\"q x\" v\n\"unt v\nk: v\nalone\n cont2\nempty\n".utf8)
    try await expectSame { world in
      try world.sandbox.write("dir/x", "")
      try await world.tables(
        .postmap,
        [("t", text + [0xE9] + Array(" v\nz ".utf8) + [0xE9, 0x0A])],
        [
          ["-q", "a", "texthash:t"], ["-q", "\"q x\"", "texthash:t"], ["-q", "z", "texthash:t"],
          ["-uq", "z", "texthash:t"], ["-q", "alone", "texthash:t"], ["-f", "-q", "A", "texthash:t"],
          ["-q", "x", "texthash:nofile"], ["-q", "x", "texthash:dir"], ["-w", "-q", "a", "texthash:t"],
          ["-r", "-q", "a", "texthash:t"], ["-d", "a", "texthash:t"], ["-s", "texthash:nofile"],
        ])
    }
  }

  @Test("in several tables, the first one first")
  func several() async throws {
    try await expectSame { world in
      try await world.tables(
        .postmap,
        [Self.file("h", "x hash\n")],
        [
          ["h"], ["-q", "x", "inline:{k=y}", "h", "static:c"], ["-q", "k", "static:a", "inline:{x=y}"],
          TableCall("-q", "-", "inline:{x=1}", "h", "static:2", input: "x\nq\nX"), ["-q", "", "static:c"],
          ["-q", "", "inline:{a=b}"], TableCall("-q", "-", "inline:{a=b}", input: "\n\nb\n"), ["-s", "h", "h"],
          ["-q", "x", "h", "nofile"], ["-q", "y", "h", "nofile"], ["-q", "y", "h", "h"],
        ])
    }
  }

  @Test("in files that are named by values, -F")
  func files() async throws {
    try await expectSame { world in
      try world.sandbox.write("dir/x", "")
      try await world.tables(
        .postmap,
        [
          Self.file("one", "first\n"), Self.file("two", "second"), Self.file("none", ""),
          Self.file("m", "a one\nb one two\nc one,two\nd {one}\ne none\nf one  two\n"), Self.file("g", "a nofile\n"),
          Self.file("plain", "a b\nc YQ==\nd YQ=\ne Y\nf Y!==\ng YWI=\nh YWJj\n"), Self.file("h", "a dir\n"),
          Self.file("r", "/a/ one\n/b/ nofile\n"), Self.file("s", "/a/ one\n"), Self.file("c", "1.2.3.4 one\n"),
          Self.file("d", "1.2.3.4 nofile\n1.2.3.5 two\n"),
        ],
        [
          ["-F", "m"], ["-s", "m"], ["-F", "-s", "m"], ["-F", "-q", "b", "m"], ["-q", "b", "m"], ["-F", "g"],
          ["plain"], ["-F", "-q", "c", "plain"], ["-F", "-q", "g", "plain"], ["-F", "-q", "h", "plain"],
          ["-F", "-q", "b", "texthash:m"], ["-F", "-q", "a", "texthash:g"], ["-F", "-q", "a", "regexp:s"],
          ["-F", "-q", "1.2.3.4", "cidr:c"], ["-F", "-q", "a", "regexp:r"], ["-F", "-q", "x", "inline:{a=nofile}"],
          ["-F", "-q", "1.2.3.5", "cidr:d"], ["-F", "-q", "a", "inline:{a=one}"], ["-F", "h"],
        ])
    }
  }

  @Test("a table is opened when the first key comes to it, and what was found is lost when that fails")
  func late() async throws {
    try await expectSame { world in
      try await world.tables(
        .postmap, [("m", Array("k v\n".utf8))],
        [
          ["-q", "-", "hash:nosuch"], TableCall("-q", "-", "texthash:m", "hash:nosuch", input: "k\n"),
          TableCall("-q", "-", "texthash:m", "hash:nosuch", input: "k\nx\n"), ["-d", "-", "hash:nosuch"],
        ])
    }
  }

  @Test("entries of the standard input are those of \"stdin\" for messages", arguments: ["hash:m", "hash:"])
  func standardInput(_ table: String) async throws {
    try await expectSame { world in
      try await world.tables(.postmap, [], [TableCall("-i", table, input: "a\nq w\nq w\n")])
      try await world.tables(.postalias, [], [TableCall("-i", table, input: "a\nq: w\nq: w\n")])
    }
  }

  @Test("a message within a message begins behind an empty line")
  func nested() async throws {
    let text = "Content-Type: message/rfc822\ngarbage\nSubject: x\n\ny: z\n"
    try await expectSame { world in
      try await world.tables(
        .postmap, [], [TableCall("-mh", "-q", "-", "static:a", input: text)])
    }
  }
}
