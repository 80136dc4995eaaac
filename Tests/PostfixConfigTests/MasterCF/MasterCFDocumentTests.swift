import LosslessText
import PostfixConfig
import TestSupport
import Testing

private func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

@Suite("master.cf prints back byte for byte")
struct MasterCFLawTests {
  static let pieces = [
    "smtp inet n - y - - smtpd", "#smtp inet n - y - - smtpd", "\n", "\n  -o a=b", "\n#  -o a=b", "{", "}", " ", "\t",
    " -o { a = b c }", "#", "\r\n", "\0", "é", " -oa=b", "\n\n", " -v", "\n  flags=R", "\u{0B}",
  ]

  @Test("whatever bytes it is given")
  func arbitraryBytes() {
    expectRoundTrip(of: Self.pieces, seed: 4) { MasterCFDocument($0).bytes }
  }

  @Test("for every file of the corpus")
  func corpus() throws {
    try expectRoundTrip(ofCorpus: "master.cf") { MasterCFDocument($0).bytes }
  }

  @Test("and an override that is set is found, and set again changes nothing")
  func idempotence() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<500 {
      var document = MasterCFDocument(random.text(of: Self.pieces, limit: 40))
      guard let index = document.services.indices.randomElement(using: &random) else { continue }
      let shown = text(document.bytes).debugDescription
      guard !document.services[index].words.joined().contains(0x7B) else { continue }
      document.setOverride("x", to: "v w", in: document.services[index])
      #expect(document.services[index].override(of: "x").map { text($0.value) } == "v w", "\(shown)")
      let once = document
      document.setOverride("x", to: "v w", in: document.services[index])
      #expect(document == once)
      document.removeOverride("x", in: document.services[index])
      #expect(document.services[index].override(of: "x") == nil, "\(shown)")
    }
  }
}

@Suite("master.cf is read as Postfix reads it")
struct MasterCFReadingTests {
  @Test("fields, arguments and both spellings of overrides, with their places")
  func overrides() throws {
    let source = """
      smtp inet n - y - -
        smtpd -v -oa=1 -o b=2
      # comment
        -o { c = 3 4 }
        -o a=5 {x y} -o no=1

      """
    let service = try #require(MasterCFDocument(Array(source.utf8)).services.first)
    #expect(service.name == "smtp" && service.type == "inet" && service.command == "smtpd")
    #expect(text(service.field(.chroot)) == "y")
    #expect(
      service.overrides.map { "\($0.name)=\(text($0.value))@\($0.location)" } == [
        "a=1@master.cf:2:14", "b=2@master.cf:2:21", "c=3 4@master.cf:4:6", "a=5@master.cf:5:6",
      ])
    #expect(service.override(of: "a").map { text($0.value) } == "5")
    #expect(service.contentLines == [0, 1, 3, 4])
  }

  @Test("a service in a comment owns the -o lines that follow")
  func commented() throws {
    let source = """
      # service type  private unpriv  chroot  wakeup  maxproc command + args
      #submission inet n       -       y       -       -       smtpd
      #  -o syslog_name=postfix/submission
      #     Instead of this, do that:
      #  -o smtpd_sasl_auth_enable=yes
      # Choose one: enable submissions for loopback clients only, or for any client.
      #628       inet  n       -       y       -       -       qmqpd

      """
    let document = MasterCFDocument(Array(source.utf8))
    #expect(document.services.map(\.name) == ["submission", "628"])
    #expect(document.services[0].overrides.map(\.name) == ["syslog_name", "smtpd_sasl_auth_enable"])
    #expect(document.services[0].contentLines == [1, 2, 4])
  }

  @Test("lines that Postfix rejects are kept and diagnosed with their columns")
  func rejected() {
    let document = MasterCFDocument(Array("smtp inet n - n - -\n a b\nx tcp n - q - - z\n".utf8))
    #expect(document.diagnostics.map { $0.location?.description } == ["master.cf:3:3", "master.cf:3:11"])
    let short = MasterCFDocument(Array(" x\nsmtp inet\n".utf8))
    #expect(short.diagnostics.map { $0.location?.line } == [1, 2])
  }
}
