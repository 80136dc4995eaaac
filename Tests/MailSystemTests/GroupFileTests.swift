import MailSystem
import TestSupport
import Testing

@Suite("GroupFile")
struct GroupFileTests {
  @Test("prints arbitrary bytes back", arguments: 0..<100)
  func law(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let bytes = generator.text(of: ["sasl:x:45:", "root", ":", ",", "\n", "\r", "\0", "+", "\u{FF}"], limit: 40)
    #expect(GroupFile(bytes).bytes == bytes)
  }

  @Test(arguments: [
    ("sasl:x:45:\n", "sasl:x:45:postfix\n"), ("sasl:x:45:a,b\nroot:x:0:\n", "sasl:x:45:a,b,postfix\nroot:x:0:\n"),
    ("root:x:0:\nsasl:x:45:", "root:x:0:\nsasl:x:45:postfix"), ("sasl:x:45:postfix\n", "sasl:x:45:postfix\n"),
    ("sasl2:x:45:\n+\n", "sasl2:x:45:\n+\n"),
  ])
  func addingAMemberTouchesOneLine(before: String, after: String) {
    var file = GroupFile(before.utf8)
    file.add("postfix", to: "sasl")
    #expect(String(decoding: file.bytes, as: UTF8.self) == after)
  }

  @Test func numbersAndMembersAreFound() {
    let file = GroupFile("sasl:x:45:postfix,cyrus\n".utf8)
    #expect(file.groupID(of: "sasl") == 45)
    #expect(file.members(of: "sasl") == ["postfix", "cyrus"])
    #expect(file.groupID(of: "mail") == nil)
  }
}
