import Testing

@testable import ClassicTools

@Suite("JSON text loses no byte")
struct JSONTextTests {
  @Test("UTF-8 stays, controls are escaped, other bytes become surrogates")
  func quoted() {
    #expect(JSONText.quoted(Array("a\"\\\n\u{1}é".utf8)) == #""a\"\\\n\u0001é""#)
    #expect(JSONText.quoted([0xE9, 0x61, 0xC3, 0xA9, 0xFF, 0xC3]) == #""\udce9aé\udcff\udcc3""#)
    #expect(JSONText.quoted([0xED, 0xB2, 0x80]) == #""\udced\udcb2\udc80""#)
    #expect(JSONText.quoted([UInt8]()) == "\"\"")
  }
}
