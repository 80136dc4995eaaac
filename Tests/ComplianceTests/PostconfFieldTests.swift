import TestSupport
import Testing

@Suite("postconf -F and -P show fields and overrides as the original does")
struct PostconfFieldTests {
  static let master =
    PostconfMasterTests.master + """

      {x  y} unix - - n 1000? 0 pipe -v -o a=b
      glued unix - - n 1000? 0 a -v -o $a=1 -o ${a}b=$a -o $a -o {$a = $a} -o {x $a} -o -v$a $a
      short unix - - - - - a {b c} d
      short2 unix - - - - - a -- b c
      path unix - - n 1000? 0 /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb/cccccccccccccc a b
      e64 unix - - - - - xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx z
      e65 unix - - - - - xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx z
      words unix - - - - - pipe -o {q = aaaaaaaaaaaaaaaaaaaaaaaa  bbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccccccc ddd}
      *  unix - - - - - pipe -o star=1
      a/b unix - - - - - pipe -o slash=1
      fixed unix - - - - - pipe -o process_name=x -o service_name=y -o own=$process_name/$service_name
      fixed unix - - - - - lmtp -o own=2 -o more=$own
      """

  static let options: [[String]] =
    [
      "-M", "-Mf", "-Mx", "-Mfx", "-F", "-Ff", "-Fx", "-Ffx", "-Fh", "-FH", "-Fhf", "-FHf", "-Fhx", "-FHx", "-Fhfx",
      "-P", "-Pf", "-Px", "-Pfx", "-Ph", "-PH", "-Phf", "-PHf", "-Phx", "-PHx", "-Phfx", "-FC", "-PC",
    ].map { $0.hasSuffix("C") ? [$0, "builtin"] : [$0] }
    + ["-M", "-F", "-P"].map { [$0, "-o", "a=9", "-o", "b = $a $b1", "-x"] }
    + ["-M", "-F", "-P"].map { [$0, "-o", "a"] }

  private func show(_ master: [UInt8], _ calls: [[String]]) async throws {
    try await expectSame(messages: .any) { world in
      try world.sandbox.write("main.cf", PostconfMasterTests.main)
      try world.sandbox.write("master.cf", master)
      for call in calls { try await world.run(.postconf, bytes(["-c", world.path] + call)) }
    }
  }

  @Test("with every companion", arguments: options)
  func companions(_ arguments: [String]) async throws {
    try await show(Array(Self.master.utf8), [arguments])
  }

  static let requests: [[String]] = [
    ["smtp"], ["smtp/inet"], ["smtp/inet/command"], ["smtp/inet/x"], ["*"], ["*/*"], ["*/*/*"], ["*/*/type"],
    ["*/inet/chroot", "*/unix"], ["smtp/*/a"], ["smtp//chroot"], ["smtp/inet/"], ["/"], ["/inet"], ["//"], [""],
    ["sm*"], ["smtp/in*"], ["smtp/inet/a*"], ["smtp/inet/**"], ["smtp/inet/CHROOT"], ["smtp/inet/chroot/x"],
    ["nosuch/inet/bogus"], ["nosuch", "smtp/inet/a", "nosuch", "smtp/inet/a", "*/*/a"], ["a/b/unix"], ["*/unix/star"],
    ["smtp", "bad/bad/bad"], ["bad/bad/bad", "s*"], ["m1", "m1/unix", "m1/unix/private"], ["fixed/unix/own"],
    ["process_limit"], ["smtp/inet/process_limit", "smtp/inet/private", "smtp/inet/wakeup", "smtp/inet/unprivileged"],
    ["last/unix/service", "last/unix/type", "last/unix/command", "smtp/inet/service"], ["long/unix/b", "long/unix/a"],
  ]

  @Test("for requested services, fields and parameters", arguments: requests)
  func requested(_ words: [String]) async throws {
    try await show(Array(Self.master.utf8), [["-M"] + words, ["-F"] + words, ["-P"] + words, ["-PHx"] + words])
  }

  @Test("and refuse what the original refuses", arguments: PostconfMasterTests.faults)
  func refused(_ master: String) async throws {
    try await show(Array(master.utf8), [["-F"], ["-P"], ["-Fx"], ["-Px"], ["-PHx"], ["-FHx", "-h"]])
  }

  @Test("before and after a fault in a value, as much as the original")
  func partly() async throws {
    let filler = String(repeating: "f unix - - - - - pipe -o bb=12345678901234567890123456789012345678901\n", count: 90)
    for mode in ["-Mx", "-Fx", "-Px", "-PHx", "-FHx"] {
      try await show(Array((filler + "f unix - - - - - pipe -o cc=${\n").utf8), [[mode]])
    }
  }

  @Test("without a file, or with a directory in its place")
  func missing() async throws {
    try await expectSame(messages: .any) { world in
      try world.sandbox.write("main.cf", "")
      try await world.run(.postconf, "-c", world.path, "-F")
      try await world.run(.postconf, "-c", world.path, "-P", "x")
      try world.sandbox.write("master.cf/x", "")
      try await world.run(.postconf, "-c", world.path, "-F", "smtp")
      try await world.run(.postconf, "-c", world.path, "-P")
    }
  }

  @Test("on generated files")
  func generated() async throws {
    var random = SplitMix64(seed: 22)
    let pieces = [
      "smtp inet n - y - - smtpd", "\nx unix - - - - - pipe", "\n  -o a=b", "\n#  -o a=b", " {", "}", " ", "\t",
      " -o { a = b c }", "\r", " -oa=b", "\n\n", " -v", "\n  flags=R", " -vo", " {a b}", " -o", " o", " --", "$a",
      " {}",
      " -ofoo=$b", "\nabc unix - - - - - z",
    ]
    for _ in 0..<30 {
      let master = Array("first unix - - - - - smtp".utf8) + random.text(of: pieces, limit: 30)
      try await show(master, [["-F"], ["-Fhfx"], ["-P"], ["-Phx"]])
    }
  }

  @Test("for every master.cf of the corpus")
  func corpus() async throws {
    for file in try Corpus.files("master.cf") {
      try await show(try Corpus.read(file), [["-Mx"], ["-Mfx"], ["-F"], ["-Ff"], ["-Fhx"], ["-P"], ["-Pf"], ["-Phx"]])
    }
  }
}
