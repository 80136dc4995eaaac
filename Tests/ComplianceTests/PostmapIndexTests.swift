import TestSupport
import Testing

@Suite("postmap makes and changes the original's indexes")
struct PostmapIndexTests {
  static let sources: [(name: String, text: [UInt8])] = [
    ("plain", Array("Foo bar\nbaz   qux  quux \n# c\n\nfoo dup\nkeyonly\n continued\nlast noeol".utf8)),
    (
      "quotes",
      Array(
        #"""
        "abc" v1
        "a\"b" v2
        "a\\b" v3
        "a b"c v4
        "unterminated v5
        ""  v6
        x"y z" v7
        "tab	in" v8
        "a b"
        "q\x" v9
        a\ b v10
          leading is continuation
        v:al: v11
        k:	v12
        :	v13
        : v14
        "k2:" v15
        "k3": v16

        """#.utf8)
    ),
    ("short", Array("alone\nalso \nokay yes\n\nb:\n c\n# trailing\n\nz\n".utf8)),
    ("stray", Array("  start of a file that is a continuation\nfoo bar\n".utf8)),
    ("nul", Array("nul\0x value\nv a\0b\n".utf8)),
    ("carriage", Array("cr value\r\nv a\r\n".utf8)),
    ("empty", []),
    ("latin", Array("ok yes\né ok\nbad ".utf8) + [0xE9] + Array("\nBÉ UP\nSTRAßE s\n\u{1} x\n\u{1} y\né again\n".utf8)),
  ]

  @Test("from every kind of source", arguments: ["hash", "btree"])
  func create(type: String) async throws {
    try await expectSame { world in
      try await world.tables(
        .postmap,
        Self.sources,
        Self.sources.flatMap { [["\(type):\($0.name)"], ["-s", "\(type):\($0.name)"]] as [TableCall] })
    }
  }

  @Test(
    "with each option", arguments: ["-f", "-u", "-N", "-n", "-nN", "-Nn", "-r", "-w", "-rw", "-wr", "-p", "-o", "-i"])
  func options(option: String) async throws {
    try await expectSame { world in
      let names = Self.sources.map(\.name).filter { $0 != "carriage" }
      try await world.tables(
        .postmap,
        Self.sources,
        names.flatMap { [TableCall(option, $0, input: "Foo later\nq 1\n"), ["-s", $0], [option, "-q", "FOO", $0]] })
    }
  }

  @Test("entry by entry: -i, -d, -r, -w, and what is there already")
  func changes() async throws {
    try await expectSame { world in
      try await world.tables(
        .postmap,
        [("m", Array("a 1\nb 2\nc 3\n".utf8))],
        [
          ["m"], TableCall("-i", "m", input: "a 9\nd 4\n"), ["-s", "m"], TableCall("-ir", "m", input: "a 9\n"),
          ["-q", "a", "m"], TableCall("-iw", "m", input: "a 0\n"), ["-q", "a", "m"], ["-d", "A", "m"],
          ["-d", "a", "m"],
          TableCall("-d", "-", "m", input: "b\nnosuch\nc\n"), TableCall("-d", "-", "m", input: "x\n"),
          TableCall("-d", "-", "m", input: ""), ["-s", "m"], ["-d", "", "m"], ["-d", "d", "m", "m"],
          TableCall("-i", "new", input: "x y\n"), ["-s", "new"], TableCall("-in", "m", input: "bare 1\n"),
          TableCall("-iN", "m", input: "null 1\n"), ["-s", "m"], ["-N", "-q", "bare", "m"], ["-n", "-q", "bare", "m"],
          ["-N", "-q", "null", "m"], ["-n", "-q", "null", "m"], ["-q", "null", "m"], ["-d", "bare", "m"],
          ["m", "m"], TableCall("-i", "m", "m", input: "more 1\n"), ["-s", "m"],
        ])
    }
  }

  @Test("or says why not")
  func refusals() async throws {
    try await expectSame { world in
      try world.sandbox.write("dir/x", "")
      try world.sandbox.write("bad.db", "garbage")
      try world.sandbox.write("zero.db", "")
      try await world.tables(
        .postmap,
        [("bad", Array("a b\n".utf8)), ("zero", Array("a b\n".utf8)), ("tree", Array("a b\n".utf8))],
        [
          ["nofile"], ["hash:"], [":x"], [""], ["dir"], ["-q", "a", "nofile"], ["-d", "a", "nofile"], ["-s", "nofile"],
          ["-q", "a", "bad"], ["-s", "bad"], ["-d", "a", "bad"], TableCall("-i", "bad", input: "a b\n"), ["bad"],
          ["-q", "a", "zero"], ["-d", "a", "zero"], ["zero"], ["-q", "a", "zero"], ["btree:tree"], ["-q", "a", "tree"],
          ["-d", "a", "tree"], ["tree"], ["-q", "a", "tree"], ["regexp:x"], ["cidr:bad"], ["inline:{a=b}"],
          ["static:x"],
          ["texthash:bad"], ["fail:bad"], ["-q", "a", "fail:x"], ["-d", "a", "fail:x"], ["-s", "fail:x"],
        ])
    }
  }

  @Test("for maps of other owners, with their rights and modes")
  func owners() async throws {
    try await expectSame { world in
      try world.sandbox.write("main.cf", "")
      for (name, mode) in [("a", 0o644), ("b", 0o640), ("c", 0o600), ("d", 0o604), ("e", 0o000), ("f", 0o777)] {
        try world.sandbox.write(name, "x y\n", mode: mode)
        try await world.table(.postmap, [name])
        try await world.table(.postmap, ["-p", "btree:\(name)"])
      }
      try await world.dumpIndexes()
    }
  }
}
