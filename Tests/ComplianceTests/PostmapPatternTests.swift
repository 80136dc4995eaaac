import TestSupport
import Testing

@Suite("postmap -q follows patterns as the original does")
struct PostmapPatternTests {
  static let expressions: [(rules: String, keys: [String])] = [
    ("/^(a+)-(b+)$/\t1=$1 2=${2} 3=$(1) d=$$ x\n!/zzz/ neg\n", ["aaa-bb", "zzz", "yyy", "AA-b"]),
    (
      """
      if /^a/
      /b$/ ab
      /x/ $1
      endif
      if !/^a/
      /c/i ci
      /d/ix dix
      /e/m em
      /f/q badflag
      endif
      endif
      /unterminated
      /novalue/
      /spaces/    v  w
      #x
      x
      !x
      ! /sp/ negsp
      /(/ badre
      /ok/ $2 toobig
      /(o)k2/ $a bad
      /(o)k2/ ${1 bad
      /(o)k3/ $
      !/(n)/ $1
      |alt|m alt
      if /x/ trailing
      if
      if x
      endif trailing
      if /never closed/
      /ok4/ x\\
      /a\\/b/ slash
        cont
      /good/ good

      """, ["ab", "good", "xC", "sp", "novalue", "alt"]
    ),
    ("if /a/\n/ab/ in\nif /b/\n/c/ in2\n", ["ab", "c", "b", "abc"]),
    (
      """
      /a/!/b/ anotb
      /x/!/y/ $1
      /(q)/!/(z)/ <$1>
      !/m/!/n/ mn
      /a b/ spaced
      /w/ $0
      /w(1)/ ${1}${2}
      /w(1)/ $(1
      /w2/ $1a
      /w3/ $-
      /w4/ a$$b
      /w5/ ${}
      if /a/ !/b/
      endif
      if !/a/i
      /(zz)/ z$1z
      endif
      !!/dd/ dd
      /ee/
      /e\\/f/ slash

      """, ["a", "q", "n", "m", "w4", "zz", "dd", "e/f"]
    ),
    ("/k3/ v\n/K4/i v4\n/^l1$/m ml\n/a.b/x ere\n/k5/ im\n/k6/ \u{E9}\n", ["K3", "k4", "K4", "x\nl1", "a.b", "k6"]),
    ("IF /a/\n/b/ x\nEndIf\nifx /a/\nendifx\nif/a/\nif!/a/ y\nendif\nendif\n", ["ab"]),
  ]

  @Test("in regexp tables", arguments: expressions.indices)
  func regexp(index: Int) async throws {
    let (rules, keys) = Self.expressions[index]
    try await expectSame { world in
      try await world.tables(.postmap, [("r", Array(rules.utf8))], keys.map { ["-q", $0, "regexp:r"] })
    }
  }

  @Test("in regexp tables that are no text, or not there")
  func files() async throws {
    try await expectSame { world in
      try world.sandbox.write("dir/x", "")
      let text = Array("/x/ a\0b\n/y/\tb".utf8) + [0xE9, 0x0A]
      try await world.tables(
        .postmap,
        [("r", text)],
        [
          ["-q", "x", "regexp:r"], ["-q", "y", "regexp:r"], ["-uq", "y", "regexp:r"], ["-q", "x", "regexp:nofile"],
          ["-q", "x", "regexp:dir"], ["-s", "regexp:r"], ["-d", "x", "regexp:r"], ["-q", "x", "cidr:nofile"],
          ["-q", "1.2.3.4", "cidr:dir"], ["-s", "cidr:r"], ["-d", "x", "cidr:r"],
        ])
    }
  }

  static let networks = [
    """
    10.0.0.0/8 ten
    192.168.1.1/24 nonnull
    192.168.0.0/33 bad
    1.2.3 bad
    1.2.3.4/ x
    !172.16.0.0/12 not172

    """,
    """
    if 10.0.0.0/8
    10.1.0.0/16 a
    endif
    if !10.0.0.0/8
    2001:db8::/32 v6
    [2001:db9::]/32 v6b
    [::1] lo
    ::ffff:1.2.3.4 mapped
    endif
    endif
    if 1.2.3.4 trailing
    if
    if abc
    1.1.1.1
    endif trailing
     cont
    300.1.1.1 x
    2001:db8::/129 x
    2001:DB8::1/32 x
    1.2.3.4/ab x
    1.2.3.4/8/8 x
    ! 5.5.5.5 neg
    01.2.3.4 lead0
    [1.2.3.4] brack
    9.9.9.9/32   spaced   out
    if 1.2.3.4

    """,
    """
    [::1 x
    [::1]x y
    [::1]/ z
    [] q
    [::1]/128 lo
    / x
    1.2.3.4
    1.2.3
    !
    !!1.1.1.1 x
    0.0.0.0/0 all
    1.2.3.4/99999999999 x
    IF 1.0.0.0/8
    ENDIF
    endifx y
    if1 x
    if!1.2.3.4
    endif

    """,
    "if 1.2.3.4\n9.9.9.9 in\nif ::1\n8.8.8.8 in2\n",
    "2001:db8::/32 net\n::/0 any6\n10.0.0.0/7 seven\n",
  ]

  @Test("in cidr tables", arguments: networks)
  func cidr(rules: String) async throws {
    let keys = [
      "10.1.2.3", "2001:db8::5", "2001:0DB9::5", "::1", "[::1]", "1.2.3.4", "010.1.2.3", "9.9.9.9", "nope", "",
      "::ffff:10.1.2.3", "10.1.2", "11.0.0.1", "8.8.8.8", "172.16.1.1",
    ]
    try await expectSame { world in
      try await world.tables(.postmap, [("c", Array(rules.utf8))], keys.map { ["-q", $0, "cidr:c"] })
    }
  }
}
