import SystemPackage
import TestSupport
import Testing

/// The bytes of words, for arguments that need not be UTF-8.
func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

@Suite("postconf -e, -X and -# write the original's bytes")
struct PostconfEditTests {
  static let file = """
    # header

    foo = 1
       cont 1
    # inner comment
       cont 2
      # indented comment
    bar=2
    baz
    foo\t= 3
    = no name
    crlf = x\r
    # trailer

    """

  static let calls: [[String]] = [
    ["-e", "foo = new  value"], ["foo=new", "empty="], ["-e", "empty=", "bar=x"], ["-#", "foo"], ["-#", "foo", "bar"],
    ["-X", "bar", "baz", "nosuch"], ["foo=1", "foo=2"], ["foo=1", "foo=1"], ["-e", "foo"], ["-e", "=x"], ["-e", " =x"],
    ["-e", "a b = c"], ["-e", "#foo=x"], ["-e", " #foo=x"], ["-e", "foo=a\nb"], ["-X", ""], ["-X", "  "],
    ["-X", "foo", "bar="], ["-X", "foo", "="], ["-#", "x", "#y"], ["-e", "\u{0B}foo = x\t \r"], ["-e", "crlf=y"],
    ["-X", "foo "], ["-X", "a b"], ["-X", " foo"], ["-e", "q= # x"], ["-e", "n\u{E9}w=v\u{E9}"], ["-e", "=", "foo=1"],
    ["-e", "foo=1", "new"], ["-e", "--", "foo=1"], ["-pe", "foo=1"], ["-e", "foo==1"], ["-e", "foo=a=b"],
    ["-e", "a=1", "a=2", "=x"], ["-e", "a=1", "a=2", "name"], ["-e", "a=1", "b=2", "a=3", "#x", "b=4"],
    ["-e", "=x", "a=1", "a=2"],
  ]

  @Test("on a file with every kind of line", arguments: calls)
  func edit(_ arguments: [String]) async throws {
    try await expectSame { world in
      try world.sandbox.write("main.cf", Self.file)
      try await world.run(.postconf, bytes(["-c", world.path] + arguments))
      try await world.run(.postconf, bytes(["-c", world.path, "-e", "foo=again"]))
    }
  }

  @Test("on files at the edge", arguments: ["", "\n", " lead\n", "a = 1\n  2\n", "# c\n", "a\n", "a = 1"])
  func edges(_ content: String) async throws {
    try await expectSame { world in
      for arguments in [["-X", "a"], ["-#", "a"], ["-X", "lead"]] {
        try world.sandbox.write("main.cf", content)
        try await world.run(.postconf, bytes(["-c", world.path] + arguments))
      }
    }
  }

  @Test("under any umask", arguments: ["000", "022", "077", "0777"])
  func mask(_ mask: String) async throws {
    try await expectSame { world in
      try world.sandbox.write("main.cf", "a = b\n")
      let tool = try world.path(of: .postconf).string
      let output = try await run("/bin/sh", "-c", "umask \(mask); exec timeout 20 \(tool) -c \(world.path) -e x=y")
      #expect(output.status == 0, "\(output.errorText)")
    }
  }

  @Test("on generated files and edits")
  func generated() async throws {
    var random = SplitMix64(seed: 11)
    let pieces = [
      "a", "b = c", "a = 1\n", " ", "\t", "\n", "\n ", "#", "\n#a = b", "\r\n", "\u{0B}", "é", "a\n", "\na=", ",", "=",
      "ab=\n",
    ]
    let edits = ["a=x", "b= y z", "ab=", "é=1", "a"]
    for _ in 0..<40 {
      let content = random.text(of: pieces, limit: 30) + [UInt8(ascii: "\n")]
      let mode = ["-e", "-X", "-#"].randomElement(using: &random) ?? "-e"
      let edit = edits.randomElement(using: &random) ?? "a=x"
      let word = mode == "-e" ? edit : String(edit.prefix { $0 != "=" })
      try await expectSame { world in
        try world.sandbox.write("main.cf", content)
        try await world.run(.postconf, bytes(["-c", world.path, mode, word]))
      }
    }
  }

  @Test("and refuse what cannot be read or written in the original's words")
  func refusals() async throws {
    try await expectSame { world in
      try await world.run(.postconf, bytes(["-c", world.path, "-e", "a=1"]))
      try await world.run(.postconf, bytes(["-c", world.path + "/none", "-e", "a=1"]))
      try await world.run(.postconf, bytes(["-e", "a=1"]), environment: ["MAIL_CONFIG": "none"])
      try await world.run(.postconf, bytes(["-e", "a=1"]), environment: ["MAIL_CONFIG": ""])
      try world.sandbox.write("main.cf", "a = 1\n")
      try world.sandbox.write("main.cf.tmp/x", "")
      try await world.run(.postconf, bytes(["-c", world.path, "-e", "a=2"]))
    }
  }

  @Test("and share the lock with the original: 30 edits at once lose nothing")
  func concurrent() async throws {
    let sandbox = try Sandbox()
    try sandbox.write("main.cf", "# none\n")
    guard let original = Implementation.original(.postconf) else {
      return try skip(OriginalMissing(tool: .postconf))
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<30 {
        let program = number % 2 == 0 ? original : Implementation.mailauth
        group.addTask {
          let output = try await run(
            program, bytes(["-c", sandbox.root.string, "-e", "name\(number)=\(number)"]), as: "postconf")
          #expect(output.status == 0, "\(output.errorText)")
        }
      }
      try await group.waitForAll()
    }
    let lines = String(decoding: try sandbox.read("main.cf"), as: UTF8.self).split(separator: "\n")
    #expect(Set(lines) == Set(["# none"] + (0..<30).map { "name\($0) = \($0)" }))
    #expect(try sandbox.snapshot().keys.sorted() == ["main.cf"])
  }
}
