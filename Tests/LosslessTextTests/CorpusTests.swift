import LosslessText
import TestSupport
import Testing

@Suite("LosslessText of real files")
struct CorpusTests {
  static let kinds = ["main.cf", "master.cf", "smtpd.conf", "dovecot", "saslauthd", "tables"]

  @Test(
    "prints every file of the corpus back", .enabled(if: !Corpus.files("main.cf").isEmpty, "no corpus"),
    arguments: kinds)
  func law(kind: String) throws {
    let files = Corpus.files(kind)
    #expect(!files.isEmpty)
    for file in files {
      let bytes = try Corpus.read(file)
      #expect(LosslessText(bytes).bytes == bytes, "\(file)")
    }
  }
}
