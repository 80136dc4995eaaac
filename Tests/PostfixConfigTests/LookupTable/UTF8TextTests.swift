import PostfixConfig
import TestSupport
import Testing

@Suite("UTF-8 as Postfix sees it")
struct UTF8TextTests {
  @Test("what is valid is what the standard library takes without repair")
  func validity() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      let bytes = random.bytes(limit: 6)
      #expect(UTF8Text.isValid(bytes) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
    }
    for value in stride(from: UInt32(0x80), through: 0x10FFFF, by: 37) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(UTF8Text.isValid(Array(String(Character(scalar)).utf8)))
    }
  }

  @Test(
    "case is folded as by ICU",
    arguments: [
      ("ABC", "abc"), ("É", "é"), ("Straße", "strasse"), ("ẞ", "ss"), ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("İ", "i\u{307}"),
      ("ı", "ı"), ("ﬁ", "fi"), ("Ꭰ", "Ꭰ"), ("ꭰ", "Ꭰ"), ("ᏸ", "Ᏸ"), ("ſ", "s"), ("K", "k"), ("µ", "μ"), ("ᾳ", "αι"),
    ])
  func folding(text: String, expected: String) {
    #expect(UTF8Text.folded(Array(text.utf8)[...]) == Array(expected.utf8))
  }
}
