import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("postmap -v and postalias -v tell what the originals tell")
struct PostmapTraceTests {
  private static let files: [(name: String, text: [UInt8])] = [
    ("t", "a b\nc d e\n\n# x\nA x\nz\n"), ("u", "k v\n"), ("one", "x y\nX z\n"), ("empty", ""),
    (
      "big",
      (0..<500).map { "key\($0) value\($0)\n" }.joined() + "nokey\n# \(String(repeating: "x", count: 5000))\n d\n"
    ),
    ("re", "/^a(.*)c/ x${1}y\nif /b/\n/bcd/ ok\nendif\n!/zz/ no\n/q/!/r/ nn $1\n/(k)/ $(1)$$\n/l/\n/m/ x$1y\n"),
    ("ci", "10.0.0.0/8 ten\n!1.2.3.4 no\n::1 six\n[::2]/127 x\n10.0.0.1/8 bad\nif !192.168.0.0/16\n"),
    ("ce", "if 10.0.0.0/8\n10.0.0.0/8 ten\nendif\n1.2.3.4 x\n"),
    ("al", "a: b\nc: d, \"e f\"@x\n# h\nb: |cmd\n g@h: x\nc: e\nnocolon\n"), ("f1", "content\n"), ("f2", "two"),
    ("fs", "f f1\ng f1,f2\nh nosuch\ni ,\n"), ("rf", "/a/ f1\n"), ("cf", "1.2.3.4 f2\n"),
  ].map { ($0.0, Array($0.1.utf8)) }

  private static let main = "myhostname = h.example\nmydomain = example\ncompatibility_level = 3.6\n"

  private func expectSameTrace(_ tool: Implementation.Tool, _ verbosity: String, _ calls: [TableCall]) async throws {
    try await expectSame(masking: { withoutProcess(maskingTime($0)) }) { world in
      let told = calls.map { TableCall(raw: [Array(verbosity.utf8)] + $0.arguments, input: $0.input) }
      try await world.tables(tool, Self.files, told, main: Self.main)
    }
  }

  @Test("with indexes", arguments: ["-v", "-vv", "-vvv"], ["hash", "btree"])
  func indexes(_ verbosity: String, _ type: String) async throws {
    let table = "\(type):t"
    try await expectSameTrace(
      .postmap, verbosity,
      [
        [table], ["-q", "a", table],
        ["-q", "zz", table], ["-s", table], ["-d", "a", table], TableCall("-i", table, input: "k v\nbad\na b\n"),
        ["-r", table], ["-w", table, "\(type):u"], TableCall("-q", "-", table, "\(type):u", input: "a\nzz\nk\n"),
        TableCall("-d", "-", table, "\(type):u", input: "a\nk\n"), ["-N", table], ["-n", "-q", "c", table],
        ["\(type):empty"],
        ["-F", "\(type):fs"], ["-F", "-q", "g", "\(type):fs"], ["\(type):big"], ["-s", "\(type):big"],
      ])
  }

  @Test("with aliases", arguments: ["-v", "-vv", "-vvv"])
  func aliases(_ verbosity: String) async throws {
    try await expectSameTrace(
      .postalias, verbosity,
      [
        ["al"], ["-q", "a", "al"], ["-s", "al"], ["-d", "a", "al"], TableCall("-i", "al", input: "x: y\nfoo\n"),
        TableCall("-q", "-", "al", input: "c\nnosuch\n"), ["texthash:al"],
      ])
  }

  static let tables = [
    "texthash:one", "texthash:big", "inline:{a=b}", "static:x", "static:{ x y }", "regexp:re", "cidr:ci",
  ]

  @Test("with tables that are no indexes", arguments: ["-v", "-vv", "-vvv"], tables)
  func others(_ verbosity: String, _ table: String) async throws {
    let keys = "a\nabc\nbcd\nk\n1.2.3.4\n::1\nx\n"
    var calls: [TableCall] = [
      ["-q", "abc", table], ["-q", "10.1.1.1", table], TableCall("-q", "-", table, input: keys), ["-q", "-", table],
    ]
    if table == "texthash:one" || table.hasPrefix("inline") { calls.append(["-s", table]) }
    try await expectSameTrace(.postmap, verbosity, calls)
  }

  // The original waits a second before it gives up.
  static let failures: [TableCall] = [
    ["-q", "a", "texthash:nosuch"], ["-q", "a", "texthash:."], ["-q", "a", "inline:{"], ["-q", "a", "inline:{a}"],
    ["-q", "a", "inline:{{a = b} }"], ["-q", "a", "static:{x} "], ["-q", "a", "regexp:nosuch"],
    ["-q", "a", "cidr:nosuch"],
    ["-q", "a", "cidr:ce"], ["-q", "a", "fail:x"], ["fail:x"], ["-q", "a", "nosuch:x"], ["nosuch:x"],
    ["-q", "a", ":x"],
    ["-q", "a", "hash:"], ["hash:"], ["texthash:one"], ["-d", "a", "static:x"], ["-d", "a", "texthash:one"],
    ["-s", "regexp:re"], ["-i", "cidr:ci"], ["-q", "a"], ["-s"], ["-mq", "a", "static:x"], ["-q", "a", "hash:nosuch"],
    ["-F", "-q", "a", "static:nosuch"], TableCall("-q", "-", "texthash:one", "hash:nosuch", input: "x\nqqq\n"),
  ]

  @Test("and then gives up", arguments: failures)
  func failure(_ call: TableCall) async throws {
    try await expectSameTrace(.postmap, "-vvv", [call])
  }

  @Test("with values that are files, several tables, and descriptors that are taken", arguments: ["-v", "-vvv"])
  func descriptors(_ verbosity: String) async throws {
    try await expectSameTrace(
      .postmap, verbosity,
      [
        ["-F", "-q", "f", "texthash:fs"], ["-F", "-q", "a", "regexp:rf"], ["-F", "-q", "1.2.3.4", "cidr:cf"],
        ["-F", "-q", "a", "static:f1"], ["-F", "-q", "a", "inline:{a=f1}"], ["t"],
        TableCall("-q", "-", "hash:t", "hash:t", "texthash:one", "hash:t", "regexp:ce", "cidr:ci", input: "qqq\n"),
        TableCall("-F", "-q", "-", "hash:t", "texthash:fs", "hash:t", "regexp:rf", input: "qqq\n"),
      ])
  }

  static let messages = [
    "Subject: abc\n k\n\nbody abc\n", "Subject: abc\ngarbage\nmore: x\n",
    "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"a b\"; x=y z w; q\n\n--a b\nContent-Type: x/y\n\nabc\n--a b--\n",
    "Content-Type: text/plain (c (d) e) foo bar; x\nContent-Transfer-Encoding: base64\nContent-Type:\nContent-Type: ;;;\n\n",
    "Content-Type: multipart/digest; boundary=b\n\n--b\n\nfoo\n--b\ngarbage\nmore: x\n--b\n\nS: x\n\n--b--\n",
    "Content-Type: multipart/mixed; boundary=b; boundary=c\n\n--c\nContent-Type: message/rfc822\n\nbar\nx: y\n--b\na: b\n",
    ["text/plain", "foo", "", "x/y", "message", "message/x", ";;", "text", "/a"].map {
      "--b\nContent-Type: \($0)\n\nx: y\nz: w\n"
    }.reduce("Content-Type: multipart/digest; boundary=b\n\n", +),
    "Content-Type: message/global\n\nfoo: x\nbar\n", "Content-Type: message/rfc822\ngarbage\nS: x\n",
    "Content-Type: message/rfc822\n\n\nfoo\n",
    "Content-Type: te\u{1}xt/\"pl ain\"\ncontent-type : Multipart / digest;BOUNDARY = b\n\n--b\na: b\n\nc: d\n\n",
  ]

  @Test("with messages taken apart", arguments: ["-v", "-vvv"], messages)
  func message(_ verbosity: String, _ text: String) async throws {
    try await expectSameTrace(
      .postmap, verbosity, ["-h", "-mh", "-mhb", "-hb"].map { TableCall($0, "-q", "-", "static:a", input: text) })
  }

  @Test("as MAIL_VERBOSE asks, for a source of somebody else, and when the start fails")
  func start() async throws {
    try await expectSame(masking: withoutProcess) { world in
      try world.sandbox.write("main.cf", Self.main)
      try world.sandbox.write("t", "a b\n")
      try FileManager.default.setAttributes(
        [.ownerAccountID: 65534, .groupOwnerAccountID: 65534], ofItemAtPath: world.sandbox.path("t").string)
      try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: world.path)
      for (arguments, verbose) in [
        (["-q", "a", "static:b"], "x"), (["-v", "-q", "a", "static:b"], ""), (["-v", "t"], nil),
      ] {
        var environment = ["MAIL_CONFIG": world.path]
        environment["MAIL_VERBOSE"] = verbose
        try await world.run(.postmap, bytes(arguments), environment: environment)
      }
      try await world.dumpIndexes()
      for setting in ["mail_owner = nosuch", "max_use = 0", "meta_directory = \(world.path)", "inet_protocols = x"] {
        try world.sandbox.write("main.cf", Self.main + setting + "\n")
        try world.sandbox.write("dynamicmaps.cf", "foo x y\nfoo x y\nbar\n")
        for option in ["-q", "-vvvq"] {
          try await world.run(.postmap, option, "a", "static:b", environment: ["MAIL_CONFIG": world.path])
        }
      }
    }
  }

  @Test("MAP-4: of lmdb tables what can be told")
  func lmdb() async throws {
    try await withWorld(of: .ours) { world in
      try world.sandbox.write("main.cf", Self.main + "lmdb_map_size = 9999999\n")
      try world.sandbox.write("t", "a b\nbad\n")
      var told = ""
      for arguments in [["-v", "lmdb:t"], ["-v", "-q", "a", "lmdb:t"]] {
        let output = try await world.run(.postmap, bytes(arguments), environment: ["MAIL_CONFIG": world.path])
        told +=
          output.errorText.split(separator: "\n").filter { $0.contains("lmdb") || $0.contains("line") }
          .joined(separator: "\n") + "\n"
      }
      #expect(
        told == """
          postmap: open lmdb t
          postmap: database lmdb:t: using size limit 9999999 during open
          postmap: warning: t, line 2: expected format: key whitespace value
          postmap: database lmdb:t: using size limit 9999999 during open
          postmap: dict_open: lmdb:t

          """)
    }
  }
}
