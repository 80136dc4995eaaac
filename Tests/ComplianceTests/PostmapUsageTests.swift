import TestSupport
import Testing

@Suite("postmap and postalias take the original's options")
struct PostmapUsageTests {
  static let calls: [TableCall] = [
    [], ["-Z"], ["-q"], ["-q", "x"], ["-d", "x"], ["-s"], ["-i"], ["-q", "a", "-s", "m"], ["-s", "-q", "a", "m"],
    ["-d", "a", "-q", "a", "m"], ["-q", "a", "-d", "a", "m"], ["-s", "-s", "m"], ["-d", "a", "-s", "m"], ["-b", "m"],
    ["-bq", "x", "m"], ["-h", "m"], ["-m", "m"], TableCall("-m", "-q", "-", "m", input: "k\n"),
    TableCall("-bhmq", "-", "m", input: ""), ["-c", "/nonexistent", "m"], ["-q", "k", "m"], ["-qk", "m"], ["--", "m"],
    ["m", "-q", "k"], ["-vq", "k", "-w", "-r", "m"], ["-q", "k", "-"], ["-q", "-x", "m"],
  ]

  @Test("in every combination", arguments: [Implementation.Tool.postmap, .postalias])
  func usage(tool: Implementation.Tool) async throws {
    try await expectSame(masking: maskingTime) { world in
      let text = tool == .postmap ? "k v\n" : "k: v\n"
      try await world.tables(tool, [("m", Array(text.utf8))], [["m"]] + Self.calls + [["-s", "m"]])
    }
  }

  static let configurations = [
    "default_database_type = btree\n", "default_database_type = $foo\nfoo = btree\n", "foo\n", " = x\n",
    "a = b\na = b\n", "smtputf8_enable = no\n", "smtputf8_enable = maybe\n", "berkeley_db_create_buffer_size = x\n",
    "lmdb_map_size = -\n", "default_database_type = nosuch\n", "  stray\n",
    "default_database_type =\n", "berkeley_db_read_buffer_size = 1\n", "berkeley_db_create_buffer_size = 1\n",
  ]

  @Test("with what main.cf says", arguments: configurations)
  func configuration(text: String) async throws {
    try await expectSame { world in
      let source = Array("k v\né w\nB".utf8) + [0xE9] + Array(" x\n".utf8)
      try await world.tables(
        .postmap, [("m", source)], [["m"], ["-s", "m"], ["-q", "É", "m"], ["-q", "é", "m"], ["-u", "-s", "m"]],
        main: text)
    }
  }
}
