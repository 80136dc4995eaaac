import LosslessText
import TestSupport
import Testing

@Suite("LosslessText of real files")
struct CorpusTests {
  @Test(
    "prints every file of the corpus back",
    arguments: ["main.cf", "master.cf", "smtpd.conf", "dovecot", "saslauthd", "tables"])
  func law(kind: String) throws {
    for file in try Corpus.files(kind) {
      let bytes = try Corpus.read(file)
      #expect(LosslessText(bytes).bytes == bytes, "\(file)")
    }
  }
}
