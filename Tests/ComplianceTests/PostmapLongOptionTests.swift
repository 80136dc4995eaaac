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

  @Test("values that are contents of files are hidden", arguments: ["--diff", "--json"])
  func hiddenFiles(_ option: String) async throws {
    try await world { world in
      try world.sandbox.write("key", "secret", mode: 0o600)
      try world.sandbox.write("s", "host \(world.path)/key\n")
      let made = try await postmap(world, "-F", option, "hash:s")
      #expect(made.text.contains(option == "--diff" ? "+host\t********\n" : #"{"key": "host", "value": null}"#))
      let removed = try await postmap(world, "-F", option, "--dry-run", "-d", "host", "hash:s")
      #expect(removed.text.contains("host") && removed.status == 0)
      let secret = "c2VjcmV0"
      #expect(try await postmap(world, "-q", "host", "hash:s").text.contains(secret))
      #expect(!(made.text + removed.text).contains(secret))
    }
  }

  @Test("a value with a line feed is one line, and hidden as a whole", arguments: [0o600, 0o644])
  func lineFeed(_ mode: Int) async throws {
    try await world { world in
      let dump = #"""
        VERSION=3
        format=print
        type=hash
        HEADER=END
         a\00
         first\0asecond\00
        DATA=END

        """#
      let loaded = try await run(
        "/usr/bin/db5.3_load", bytes(["n.db"]), input: Array(dump.utf8), directory: world.sandbox.root)
      #expect(loaded.status == 0)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: world.sandbox.path("n.db").string)
      let output = try await postmap(world, "--dry-run", "--diff", "-d", "a", "hash:n")
      #expect(
        output.text == """
          --- a/n.db
          +++ b/n.db
          @@ -1 +0,0 @@
          -a\t\(mode == 0o600 ? "********" : #"first\nsecond"#)

          """)
    }
  }

  @Test("the owner of a source sees only what he may read")
  func owner() async throws {
    // Only root goes on with the rights of an owner.
    try requireRoot(and: [], packages: "postfix")
    try await world { world in
      try world.sandbox.write("secret", "secret", mode: 0o600)
      try world.sandbox.write("files", "a \(world.path)/secret\n")
      try world.sandbox.write("s", "a new\n")
      _ = try await postmap(world, "-o", "-p", "hash:s")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o600], ofItemAtPath: world.sandbox.path("s.db").string)
      for name in ["", "files", "s"] {
        _ = try await run("/usr/bin/chown", bytes(["nobody", world.sandbox.path(name).string]))
      }
      for option in ["--diff", "--json"] {
        let output = try await postmap(world, "-F", "--dry-run", option, "hash:files")
        #expect(output.errorText.contains("secret: Permission denied: skipping this entry"))
        #expect(!output.text.contains(#""a""#) && !output.text.contains("+a"))
        let unreadable = try await postmap(world, "--dry-run", option, "hash:s")
        #expect(unreadable.errorText == "postmap: fatal: open database s.db: Permission denied\n")
        #expect(unreadable.text.isEmpty && unreadable.status == 1)
      }
    }
  }

  @Test("an index that cannot be read is no missing one", arguments: ["hash", "btree", "lmdb"])
  func unreadable(_ type: String) async throws {
    try await world { world in
      let index = type == "lmdb" ? "g.lmdb" : "g.db"
      try world.sandbox.write("g", "a 1\n")
      // Of an index of another type the library has something to say.
      try world.sandbox.write(index, type == "btree" ? try world.sandbox.read("m.db") : Array("garbage\n".utf8))
      for option in ["--dry-run", "--diff"] {
        for words in [["-i"], ["-r", "-i"], ["-d", "a"]] + (type == "lmdb" ? [[]] : []) {
          let call = bytes(words + ["\(type):g"])
          let failure = try await world.run(
            .postmap, call, input: Array("a b\n".utf8), environment: ["MAIL_CONFIG": world.path])
          let planned = try await world.run(
            .postmap, bytes([option]) + call, input: Array("a b\n".utf8), environment: ["MAIL_CONFIG": world.path])
          #expect(planned.text.isEmpty && planned.stderr == failure.stderr && planned.status == 1, "\(words)")
        }
      }
      guard type != "lmdb" else { return }
      let replaced = try await postmap(world, "--dry-run", "--diff", "\(type):g")
      #expect(replaced.text.contains("+a\t1\n") && replaced.status == 0)
      let written = try await postmap(world, "--diff", "\(type):g")
      #expect(written.text == replaced.text && (written.stderr + replaced.stderr).isEmpty)
    }
  }

  @Test("a table that takes nothing is no index")
  func refusing() async throws {
    try await world { world in
      let failure = try await postmap(world, "fail:m")
      for option in ["--dry-run", "--diff"] {
        let planned = try await postmap(world, option, "fail:m")
        #expect(planned.text.isEmpty && planned.stderr == failure.stderr && planned.status == failure.status)
      }
    }
  }

  @Test("an empty index is as good as none", arguments: ["hash", "btree", "lmdb"])
  func empty(_ type: String) async throws {
    try await world { world in
      try world.sandbox.write(type == "lmdb" ? "e.lmdb" : "e.db", "")
      let planned = try await postmap(world, "--dry-run", "--diff", "-i", "\(type):e", input: "a b\n")
      #expect(planned.text.contains("+a\tb\n") && planned.status == 0)
      #expect(try await postmap(world, "--diff", "-i", "\(type):e", input: "a b\n").text == planned.text)
    }
  }

  @Test("--json lists what was done before a failure")
  func failure() async throws {
    try await world { world in
      try world.sandbox.write("one", "a b\n")
      let output = try await postmap(world, "--json", "hash:one", "hash:nosuch")
      #expect(
        output.text == """
          {"version": 1, "tables": [
            {"table": "hash:one", "file": "one.db", "changed": true, "written": true, \
          "added": [{"key": "a", "value": "b"}], "replaced": [], "removed": []}
          ]}

          """)
      #expect(output.errorText.contains("fatal: open nosuch") && output.status == 1)
      let removed = try await postmap(world, "--json", "-d", "a", "hash:one", "hash:nosuch")
      #expect(removed.text.contains(#""removed": [{"key": "a", "value": "b"}]"#) && removed.status == 1)
      #expect(try await postmap(world, "--json", "hash:nosuch").text.isEmpty)
      #expect(try await postmap(world, "--json", "-q", "-", "hash:m", "hash:nosuch", input: "a\nz\n").text.isEmpty)
    }
  }

  @Test("sixty thousand entries that all change take no minutes")
  func large() async throws {
    try await world { world in
      func source(_ value: String) -> String { (0..<60_000).map { "\(100_000 + $0) \(value)\n" }.joined() }
      try world.sandbox.write("l", source("old"))
      _ = try await postmap(world, "btree:l")
      try world.sandbox.write("l", source("new"))
      let output = try await postmap(world, "--dry-run", "--diff", "btree:l")
      #expect(output.status == 0)
      #expect(output.stdout.count { $0 == 0x0A } == 120_003)
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
