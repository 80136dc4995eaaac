import TestSupport
import Testing

@Suite("postmap -b, -h and -m see a message as the original does")
struct PostmapMessageTests {
  static let messages: [String] = [
    "Subject: hello\n world\nX-A: 1\nbad header line\nTo: x\n\nBody one\n two\n",
    """
    From: a
    Content-Type: multipart/mixed;
    \tboundary="b 1"
    X-End: 1

    preamble hello
    --b 1
    Content-Type: text/plain
    X-Part: hello

    inner text one
    --b 1
    Content-Type: message/rfc822

    Subject: inner msg
    Content-Type: multipart/alternative; boundary=zz

    pre2
    --zz
    X-P2: hello

    p2 one
    --zz--
    epilogue two
    --b 1
    Content-Type: multipart/digest; boundary=dg

    --dg

    Subject: digest hello

    dg body one
    --dg--
    --b 1

    no headers hello
    --b 1
    not a header hello
    more
    --b 1--
    end hello
    --b 1
    after

    """,
    "Subject: only\n", "Subject: x\n\nbody", "\nbody", " cont\nbody", "A : x\n\tcont\nB: \n\n\n\n",
    "From x y z\nA: b\n\nc", "Content-Type: message/rfc822\n\nbad inner\nx", "Content-Type: multipart/mixed\n\n--x\ny",
    "Content-Type: multipart/mixed; boundary=x\nbad\n--x\nA: b\n--x\nC: d\n\n--xy\nE: f\n--x--\nz",
    "Content-Type: message/partial\n\nA: b\n\nc", "Content-Type: message/external-body\n\nA: b\n\nc",
    "Content-Type: message/delivery-status\n\nA: b\n\nC: d\n\nc",
    "content-type: TEXT/plain (boundary=no); boundary=x\n\n--x\nA: b\n\nc", "",
  ]

  @Test("line by line", arguments: ["-h", "-b", "-bh", "-hm", "-bm", "-bhm", "-bhmU"])
  func message(options: String) async throws {
    try await expectSame { world in
      try await world.tables(
        .postmap,
        [("all", Array("/^/ M\n".utf8))],
        Self.messages.map { TableCall(options, "-q", "-", "regexp:all", input: $0) } + [
          TableCall(
            raw: bytes([options, "-q", "-", "regexp:all"]),
            input: Array("A: ".utf8) + [0xE9] + Array("\n\n".utf8) + [0xE9, 0x0A])
        ])
    }
  }
}
