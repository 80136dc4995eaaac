import TestSupport
import Testing

@Suite("postalias makes the original's alias databases")
struct PostaliasTests {
  static let aliases =
    Array(
      #"""
      root: postmaster
      Foo:	bar, baz@x.y
      foo: dup
      "q u": "|prog arg", /file, :include:/x
      a b: c
      d, e: f
      nocolon
      : novalue
      k:
      (comment) cc: x (y) z
      joe@example.com: x
      m1: a,
        b,  c
      n: <a@b>, "Na me" <c@d>
      esc\:x: y
      é: u
      d: c # not comment
      t: x ; y
      "a"b: c
      [1.2]: x
      bad"q: x
      x: "unt
      :include:/y: z
      /file: x
      t1: a . b
      t2: a\:b
      t3: a\ b
      t5: g: x, y;
      t6: "a\"b\\c"
      t9: (a(b)c\)d) x
      t11: a,b,,c
      t14: a!b%c
      t15: \é a\
      t18: x (unclosed
      t19: [unclosed
      t22"z": y
      "t 23"."x": y
      "t@24": y
      t\@25: y
      t26: ,
      t28: ""
      "": x
      <t30>: y
      t33: a)b
      t36: "a	b"

      """#.utf8) + [0xE9] + Array(": v\nv: ".utf8) + [0xE9, 0x0A]

  @Test("from every kind of line", arguments: [[], ["-f"], ["-u"], ["-N"], ["-n"], ["-w"], ["-r"], ["-p"]])
  func create(options: [String]) async throws {
    try await expectSame(masking: maskingTime) { world in
      try await world.tables(
        .postalias, [("aliases", Self.aliases)],
        [
          TableCall(raw: bytes(options + ["aliases"])), ["-s", "aliases"], ["-q", "FOO", "aliases"],
          TableCall("-q", "-", "aliases", input: "foo\nk\nroot"),
        ])
    }
  }

  @Test("in both formats, and changes them")
  func changes() async throws {
    try await expectSame(masking: maskingTime) { world in
      try await world.tables(
        .postalias, [("a", Array("x: y\nz: w\n".utf8)), ("b", Array("+\n+x: y\n".utf8))],
        [
          ["btree:a"], ["-s", "btree:a"], ["-q", "X", "btree:a"], ["b"], ["-s", "b"],
          TableCall("-i", "b", input: "n: 1\n"),
          ["-s", "b"], ["-d", "n", "b"], ["-d", "n", "b"], TableCall("-d", "-", "b", input: "+x\nq\n"), ["-s", "b"],
          ["-q", "@", "b"], ["-q", "yp_master_name", "b"], ["regexp:b"], ["-q", "a", "regexp:b"], ["nofile"],
          ["fail:a"], ["-q", "k", "texthash:a"],
        ])
    }
  }
}
