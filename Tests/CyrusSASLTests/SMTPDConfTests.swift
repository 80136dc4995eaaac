import CyrusSASL
import LosslessText
import TestSupport
import Testing

@Suite("smtpd.conf of Cyrus SASL")
struct SMTPDConfTests {
  static let example = """
    # SMTP AUTH
    pwcheck_method:   auxprop
    Auxprop_Plugin: sasldb\u{20}\u{20}
    #mech_list: PLAIN LOGIN

    """

  @Test("prints arbitrary bytes back")
  func law() {
    let pieces = ["\0", "\t", "\n", "\n", "\r\n", " ", "#", ":", "mech_list", "a: b", "é"]
    expectRoundTrip(of: pieces, seed: 1) { SMTPDConfDocument($0).bytes }
  }

  @Test("prints every real file back")
  func corpus() throws {
    try expectRoundTrip(ofCorpus: "smtpd.conf") { SMTPDConfDocument($0).bytes }
  }

  @Test("setting a value that is there changes nothing, and setting twice is setting once", arguments: 0..<200)
  func idempotence(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let lines = ["mech_list: PLAIN", "Mech_List:LOGIN \r", "# mech_list: CRAM-MD5", "x: y", "", "junk", "#", " a:b"]
    let text = (0..<Int.random(in: 0..<8, using: &generator)).map { _ in
      lines.randomElement(using: &generator) ?? ""
    }
    var document = SMTPDConfDocument(text.joined(separator: "\n").utf8)
    let value = try #require(SMTPDConfValue("PLAIN LOGIN"))
    document.set(.mechList, to: value)
    #expect(document.value(of: .mechList) == value.bytes)
    let once = document.bytes
    document.set(.mechList, to: value)
    #expect(document.bytes == once)
    document.remove(.mechList)
    #expect(document.value(of: .mechList) == nil)
  }

  @Test func theFirstLineWithAKeyWinsWhateverItsCase() {
    let document = SMTPDConfDocument("MECH_LIST: A\nmech_list: B\n".utf8)
    #expect(document.value(of: .mechList) == Array("A".utf8))
    let findings = document.diagnostics(file: "smtpd.conf")
    #expect(findings.map(\.severity) == [.warning])
    #expect(findings.first?.location == SourceLocation(file: "smtpd.conf", line: 2))
  }

  @Test func anEditKeepsCommentsSpellingAndWhiteSpace() throws {
    var document = SMTPDConfDocument(Self.example.utf8)
    document.set(.pwcheckMethod, to: try #require(SMTPDConfValue("saslauthd")))
    document.set(.auxpropPlugin, to: try #require(SMTPDConfValue("sql")))
    document.set(.mechList, to: try #require(SMTPDConfValue("PLAIN")))
    document.set(.logLevel, to: try #require(SMTPDConfValue("7")))
    #expect(
      String(decoding: document.bytes, as: UTF8.self) == """
        # SMTP AUTH
        pwcheck_method:   saslauthd
        Auxprop_Plugin: sql\u{20}\u{20}
        mech_list: PLAIN
        log_level: 7

        """)
  }

  @Test(
    "points at lines that the library refuses",
    arguments: [
      ("a: b\nmech_list PLAIN\n", 2, 10), ("mech_list : PLAIN\n", 1, 10), ("mech_list:  \n", 1, 11),
      ("\u{e9}: x", 1, 1),
      (String(repeating: "x", count: 4096), 1, 4096), ("a: b\0c\n", 1, 5),
    ])
  func faults(_ text: String, _ line: Int, _ column: Int) {
    let findings = SMTPDConfDocument(text.utf8).diagnostics(file: "f")
    #expect(findings.map(\.severity) == [.error])
    #expect(findings.first?.location == SourceLocation(file: "f", line: line, column: column))
    #expect(findings.first?.advice != nil)
  }

  @Test(arguments: ["", " x", "x ", "a\nb", "a\0"])
  func aValueThatALineCannotHoldIsRefused(_ text: String) {
    #expect(SMTPDConfValue(text) == nil)
  }

  @Test(arguments: ["", "a b", "a:", "\u{e9}"])
  func aKeyWithOtherCharactersIsRefused(_ name: String) {
    #expect(SMTPDConfKey(name) == nil)
  }
}
