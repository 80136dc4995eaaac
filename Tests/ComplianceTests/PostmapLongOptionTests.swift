import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("postmap and postalias show what they would do")
struct PostmapLongOptionTests {
  private func world(_ body: (World) async throws -> Void) async throws {
    try await withWorld(of: .ours) { world in
      try world.sandbox.write("main.cf", "compatibility_level = 3.6\n")
      try world.sandbox.write("m", "a 1\nb 2\n")
      try await world.table(.postmap, ["hash:m"])
      try await body(world)
    }
  }

  private func postmap(_ world: World, _ arguments: String..., input: String = "") async throws -> ProgramOutput {
    try await world.run(
      .postmap, bytes(arguments), input: Array(input.utf8), environment: ["MAIL_CONFIG": world.path])
  }

  @Test("--dry-run --diff shows the entries that change and writes nothing", arguments: ["hash", "btree", "lmdb"])
  func diff(_ type: String) async throws {
    try await world { world in
      _ = try await postmap(world, "\(type):m")
      let index = type == "lmdb" ? "m.lmdb" : "m.db"
      let before = try world.sandbox.snapshot()[index]
      try world.sandbox.write("m", "a 1\nB 3\nc 4\nbad\nc 5\n")
      let output = try await postmap(world, "--dry-run", "--diff", "\(type):m")
      #expect(
        output.text == """
          --- a/\(index)
          +++ b/\(index)
          @@ -1,2 +1,3 @@
           a\t1
          -b\t2
          +b\t3
          +c\t4

          """)
      #expect(
        output.errorText.contains("line 4: expected format") && output.errorText.contains("duplicate entry: \"c\""))
      #expect(output.status == 0)
      #expect(try world.sandbox.snapshot()[index] == before)
      let written = try await postmap(world, "--diff", "\(type):m")
      #expect(written.text == output.text && written.stderr == output.stderr)
      #expect(try await postmap(world, "--diff", "\(type):m").text.isEmpty)
      #expect(try await postmap(world, "-q", "c", "\(type):m").text == "4\n")
    }
  }

  @Test("--json lists what comes, goes and changes")
  func json() async throws {
    try await world { world in
      let output = try await postmap(world, "--json", "-i", "-r", "hash:m", input: "b 3\nc \"\u{E9}\n")
      #expect(
        output.text == """
          {"version": 1, "tables": [
            {"table": "hash:m", "file": "m.db", "changed": true, "written": true, "added": [{"key": "c", "value": "\\"é"}], \
          "replaced": [{"key": "b", "old": "2", "value": "3"}], "removed": []}
          ]}

          """)
      let removed = try await postmap(world, "--json", "--dry-run", "-d", "-", "hash:m", input: "a\nnosuch\n")
      #expect(
        removed.text.contains(
          #""written": false, "added": [], "replaced": [], "removed": [{"key": "a", "value": "1"}]"#))
      #expect(removed.status == 0)
      #expect(try await postmap(world, "-q", "a", "hash:m").status == 0)
    }
  }

  @Test("--json shows what is found")
  func entries() async throws {
    try await world { world in
      let found = try await postmap(world, "--json", "-q", "-", "hash:m", "static:x", input: "a\nz\n")
      #expect(
        found.text == """
          {"version": 1, "entries": [
            {"table": "hash:m", "key": "a", "value": "1"},
            {"table": "static:x", "key": "z", "value": "x"}
          ]}

          """)
      let none = try await postmap(world, "--json", "-q", "z", "hash:m")
      #expect(none.text == "{\"version\": 1, \"entries\": []}\n" && none.status == 1)
      #expect(
        try await postmap(world, "--json", "-s", "hash:m").text.contains(
          #"{"table": "hash:m", "key": "b", "value": "2"}"#))
    }
  }

  @Test("--detailed-exitcode tells whether entries change")
  func exitCode() async throws {
    try await world { world in
      let calls: [(words: [String], status: Int32)] = [
        (["hash:m"], 0), (["--dry-run", "btree:m"], 2), (["-d", "a", "hash:m"], 2), (["-d", "a", "hash:m"], 0),
        (["-d", "a", "hash:nosuch"], 1), (["-q", "a", "hash:m"], 1), (["-q", "b", "hash:m"], 0),
      ]
      for (words, status) in calls {
        let output = try await world.run(
          .postmap, bytes(["--detailed-exitcode"] + words), environment: ["MAIL_CONFIG": world.path])
        #expect(output.status == status, "\(words)")
      }
    }
  }

  @Test("values that not everybody may read are hidden")
  func hidden() async throws {
    try await world { world in
      try world.sandbox.write("s", "host user:secret\n", mode: 0o600)
      let output = try await postmap(world, "--diff", "hash:s")
      #expect(output.text.contains("+host\t********\n"))
      let removed = try await postmap(world, "--diff", "--json", "-d", "host", "hash:s")
      #expect(removed.text.contains(#""removed": [{"key": "host", "value": null}]"#))
      #expect(!(output.text + removed.text).contains("secret"))
    }
  }

  @Test("the time in a database of aliases is no change")
  func aliases() async throws {
    try await world { world in
      try world.sandbox.write("aliases", "a: b\n")
      func postalias(_ arguments: String...) async throws -> ProgramOutput {
        try await world.run(.postalias, bytes(arguments), environment: ["MAIL_CONFIG": world.path])
      }
      let made = try await postalias("--diff", "--detailed-exitcode", "aliases")
      #expect(made.text.contains("+++ b/aliases.db\n") && made.text.contains("+a\tb\n") && made.status == 2)
      #expect(try await postalias("--detailed-exitcode", "aliases").status == 0)
    }
  }

  @Test("tables of other types are refused", arguments: ["--dry-run", "--diff", "--json", "--detailed-exitcode"])
  func foreign(_ option: String) async throws {
    try await world { world in
      let output = try await postmap(world, option, "-d", "a", "nosuch:x")
      #expect(output.errorText.contains("do not know tables of type nosuch") && output.status == 1)
    }
  }
}
