import SystemPackage
import TestSupport
import Testing

@Suite("postmap leaves its indexes whole")
struct PostmapFaultTests {
  /// A source of many entries, so that the library writes more than once.
  func source(_ value: String) -> String { (0..<2000).map { "key\($0) \(value)\n" }.joined() }

  func postmap(_ place: Sandbox, _ words: [String], input: String = "") async throws -> ProgramOutput {
    let arguments = (["postmap", "-c", place.root.string] + words).map { Array($0.utf8) }
    return try await run(Implementation.mailauth, arguments, input: Array(input.utf8))
  }

  /// Calls that every run makes; an LMDB file that is there is changed by its library's own transaction.
  static let calls: [(type: String, call: String, number: Int)] =
    ["hash", "btree"].flatMap { type in
      [
        ("pwrite64", 1), ("pwrite64", 9), ("fsync", 1), ("fsync", 2), ("fchmod", 1), ("renameat", 1), ("flock", 1),
        ("flock", 3),
      ].map { (type, $0.0, $0.1) }
    } + [("flock", 1), ("pwrite64", 1), ("fdatasync", 1), ("flock", 3)].map { ("lmdb", $0.0, $0.1) }

  @Test("killed at any point: the old entries or the new ones", arguments: calls)
  func killed(type: String, call: String, number: Int) async throws {
    let place = try Sandbox()
    try place.write("main.cf", "")
    try place.write("m", source("old"))
    let table = "\(type):\(place.path("m"))"
    #expect(try await postmap(place, [table]).status == 0)
    try place.write("m", source("new"))
    let killed = try await run(
      .kill, at: SystemCall(call, number), ["postmap", "-c", place.root.string, table])
    #expect(killed.status == 137, "the call was not made: \(killed.errorText)")
    let listing = try await postmap(place, ["-s", table])
    #expect(listing.status == 0, "\(listing.errorText)")
    let values = Set(listing.text.split(separator: "\n").map { $0.split(separator: "\t").last ?? "" })
    #expect(values == ["old"] || values == ["new"])
    #expect(listing.text.split(separator: "\n").count == 2000)
    #expect(try await postmap(place, [table]).status == 0)
    let suffix = type == "lmdb" ? "lmdb" : "db"
    #expect(try place.snapshot().keys.sorted() == ["m", "m.\(suffix)", "main.cf"])
  }

  @Test(
    "killed while it adds or removes entries", arguments: ["-i", "-d"], ["pwrite64", "fsync", "fchmod", "renameat"])
  func killedChange(option: String, call: String) async throws {
    let place = try Sandbox()
    try place.write("main.cf", "")
    try place.write("m", source("old"))
    let table = place.path("m").string
    #expect(try await postmap(place, [table]).status == 0)
    let words = option == "-i" ? ["-i", table] : ["-d", "key1", table]
    let killed = try await run(
      .kill, at: SystemCall(call, 1), ["postmap", "-c", place.root.string] + words, input: Array("more 1\n".utf8))
    #expect(killed.status == 137, "the call was not made: \(killed.errorText)")
    #expect(try await postmap(place, ["-s", table]).text.split(separator: "\n").count == 2000)
    #expect(try await postmap(place, words, input: "more 1\n").status == 0)
    #expect(
      try await postmap(place, ["-s", table]).text.split(separator: "\n").count == (option == "-i" ? 2001 : 1999))
    #expect(try place.snapshot().keys.sorted() == ["m", "m.db", "main.cf"])
  }

  @Test("on file systems that refuse, the old index stays", arguments: ["full", "read-only", "mount point"])
  func refused(fileSystem: String) async throws {
    let place = try Sandbox()
    let prepare = [
      "full": "cat /dev/zero > fs/fill 2> /dev/null", "read-only": "mount -o remount,ro fs",
      "mount point": "touch fs/other && cp fs/m.db fs/other && mount --bind fs/other fs/m.db",
    ]
    let output = try await runWithMounts(
      """
      postmap="\(Implementation.mailauth) postmap -c $PWD/fs"
      mkdir -p fs && mount -t tmpfs -o size=256k none fs && : > fs/main.cf
      echo 'a old' > fs/m && $postmap fs/m && echo 'a new' > fs/m
      \(prepare[fileSystem] ?? "false")
      $postmap fs/m 2>&1 | sed '/^BDB/d;s/: [A-Z].*//'
      $postmap -q a fs/m
      ls fs | grep -v fill
      """, in: place)
    let expected = [
      "full": "postmap: fatal: open database fs/m.db\nold\nm\nm.db\nmain.cf\n",
      "read-only": "postmap: fatal: open database fs/m.db\nold\nm\nm.db\nmain.cf\n",
      "mount point": "new\nm\nm.db\nmain.cf\nother\n",
    ]
    #expect(output.text == expected[fileSystem], "\(output.errorText)")
  }

  /// Runs a shell script where an index `fs/m` and its source, which is newer, cannot be written to.
  func runOnReadOnlyFiles(_ script: String) async throws -> ProgramOutput {
    try await runWithMounts(
      """
      postmap="\(Implementation.mailauth) postmap -c $PWD/fs"
      mkdir -p fs && mount -t tmpfs none fs && : > fs/main.cf
      echo 'a old' > fs/m && $postmap fs/m && echo 'a new' > fs/m && mount -o remount,ro fs
      \(script)
      """, in: try Sandbox())
  }

  @Test("nothing is reported that could not be done", arguments: ["--diff", "--json"])
  func reported(option: String) async throws {
    let output = try await runOnReadOnlyFiles(
      """
      for words in 'fs/m' '-i -r fs/m' '-d a fs/m' '-d - fs/m'; do
        echo a new | $postmap \(option) $words 2>/dev/null
        echo $?
      done
      """)
    #expect(output.text == "1\n1\n1\n1\n", "\(output.errorText)")
  }

  @Test(
    "what would be done is told also where nothing can be written",
    arguments: [("fs/m", ""), ("-i -r fs/m", "a new"), ("-d a fs/m", ""), ("-d - fs/m", "a")])
  func planned(words: String, input: String) async throws {
    let output = try await runOnReadOnlyFiles("echo '\(input)' | $postmap --dry-run --diff \(words)")
    #expect(output.status == 0 && output.text.contains("-a\told\n"), "\(output.errorText)")
    #expect(output.text.contains("+a\tnew\n") != words.hasPrefix("-d"))
  }

  @Test("when the file system fills up halfway, the old index stays", arguments: ["hash", "btree", "lmdb"])
  func crowded(type: String) async throws {
    let place = try Sandbox()
    let output = try await runWithMounts(
      """
      postmap="\(Implementation.mailauth) postmap -c $PWD/fs"
      mkdir -p fs && mount -t tmpfs -o size=512k none fs && : > fs/main.cf
      echo 'a old' > fs/m && $postmap \(type):fs/m && seq 25000 | sed 's/$/ new/' > fs/m
      $postmap \(type):fs/m 2> /dev/null
      echo $?
      $postmap -s \(type):fs/m
      ls fs
      """, in: place)
    #expect(output.text == "1\na\told\nm\nm.\(type == "lmdb" ? "lmdb" : "db")\nmain.cf\n", "\(output.errorText)")
  }
}
