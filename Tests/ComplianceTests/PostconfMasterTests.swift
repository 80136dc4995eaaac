import TestSupport
import Testing

@Suite("postconf -M shows services as the original does")
struct PostconfMasterTests {
  static let main = "myhostname = h.example\nmydomain = example\nmynetworks = 127.0.0.0/8\na = 1\nb = $a\n"

  static let master = """
    # top
    smtp inet n - n - - smtpd -o x=$myhostname -o y=$service_name/$process_name -o {z = $x 1 } -o a=
     -o c=${a?{yes it is}}
    # inside

      -v
    127.0.0.1:10025 inet n - n - 10 smtpd
    {x y} unix-dgram y n - 5? 0 {c d}
    fifo1 fifo - - - -? - z
    p1 pass - - - ? - z
    m1 unix - - - - - pipe -- {a b} {c d}
    m2 unix - - - - - pipe -v -- {a b} { c d }
    m3 unix - - - - - pipe { a  b } {  c\td } {x}y {e
    m4 unix - - - - - pipe -v -oa=b -o {foo = bar  baz } -o { = x} -o {y} -o -o a=b
    m5 unix - - - - - pipe -o {} x -o a=1 {-o a=1}
    m6 unix - - - - - {pipe x} -o{q=o oo} - -v
    m7 unix - - - - - pipe -o a={b c} d={e f} {{g h} i}
    m8 unix - - - - - pipe -vovo x y
    smtp inet n - n - - smtpd again\r
    m9 unix - - - - - pipe -v -o
    m10 unix - - - - - pipe -o
    m11 unix - - - - - pipe -o a=b -o
    m12 unix - - - - - pipe -o a=b -v -o
    averyveryverylongservicenamethatislong unix - - n 1000? 0 pipe flags=a user=b argv=/c
    long unix n n n - - pipe -v -D -o a=1 -o {b = 2 3} -v flags=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa user=foo argv=/x {1 2}
    last unix - - - - - z
    """

  static let options = [["-M"], ["-Mf"], ["-Mx"], ["-Mfx"], ["-M", "-o", "a=9", "-x"]]
  static let requests: [[String]] = [
    ["smtp"], ["smtp/inet"], ["*"], ["*/*"], ["*/inet"], ["smtp/*"], ["smtp/"], ["smtp/inet/"], ["/"], ["/inet"],
    ["sm*"], [""],
    ["smtp/inet/x"], [" smtp"], ["**"], ["nosuch"], ["x/y"], ["nosuch", "smtp", "m1/unix", "nosuch", "smtp/inet"],
    ["a//b"],
    ["smtp//inet"],
  ]

  private func show(_ main: String, _ master: [UInt8], _ calls: [[String]]) async throws {
    try await expectSame(messages: .any) { world in
      try world.sandbox.write("main.cf", main)
      try world.sandbox.write("master.cf", master)
      for call in calls { try await world.run(.postconf, bytes(["-c", world.path] + call)) }
    }
  }

  @Test("every form of option, argument and brace", arguments: options)
  func forms(_ arguments: [String]) async throws {
    try await show(Self.main, Array(Self.master.utf8), [arguments])
  }

  @Test("for requested services", arguments: requests)
  func requested(_ words: [String]) async throws {
    try await show(Self.main, Array(Self.master.utf8), [["-M"] + words])
  }

  static let faults = [
    "smtp inet n - n - -", "smtp tcp n - n - - smtpd", "smtp inet N - n - - smtpd", "smtp inet n x n - - smtpd",
    "smtp inet n - x - - smtpd", "smtp inet n - n x - smtpd", "smtp inet n - n - x smtpd", "smtp inet n - n - 5? smtpd",
    " smtp inet n - n - - smtpd", "smtp inet n - n\n  - bad\n  smtpd", "smtp inet n - n - - smtpd -o a=$b} -o c=${",
    "smtp inet n - n - - smtpd -o q=$q", "smtp inet n - n - - smtpd -o process_name=x -o service_name=y",
    "smtp inet n - n - - smtpd\0 -o a=b\n -v", "", "\n", "#", "smtp inet n - {n} - - smtpd",
    "smtp inet n - n - - smtpd -o",
  ]

  @Test("and refuses what the original refuses", arguments: faults)
  func refused(_ master: String) async throws {
    try await show(Self.main, Array(master.utf8), [["-M"], ["-Mx"]])
  }

  @Test("without a file, or with a directory in its place, it says the same")
  func missing() async throws {
    try await expectSame(messages: .any) { world in
      try world.sandbox.write("main.cf", Self.main)
      try await world.run(.postconf, "-c", world.path, "-M")
      try world.sandbox.write("master.cf/x", "")
      try await world.run(.postconf, "-c", world.path, "-M")
      try await world.run(.postconf, "-c", world.path + "/none", "-M")
    }
  }

  @Test("on generated files")
  func generated() async throws {
    var random = SplitMix64(seed: 21)
    let pieces = [
      "smtp inet n - y - - smtpd", "\nx unix - - - - - pipe", "\n  -o a=b", "\n#  -o a=b", " {", "}", " ", "\t",
      " -o { a = b c }",
      " #", "\r", " -oa=b", "\n\n", " -v", "\n  flags=R", " -vo", " {a b}", " -o", " o", " --", "$a", " {}",
      " -ofoo=$b",
    ]
    for _ in 0..<30 {
      let master = Array("first unix - - - - - smtp".utf8) + random.text(of: pieces, limit: 30)
      try await show(Self.main, master, [["-M"], ["-Mfx"]])
    }
  }

  @Test("for every master.cf of the corpus")
  func corpus() async throws {
    for file in try Corpus.files("master.cf") { try await show(Self.main, try Corpus.read(file), [["-M"], ["-Mf"]]) }
  }
}
