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

  @Test(arguments: [
    ("sasl:x:45:postfix\n", "sasl:x:45:\n"), ("sasl:x:45:a,postfix,b", "sasl:x:45:a,b"),
    ("sasl:x:45:postfix2\n", "sasl:x:45:postfix2\n"),
    ("mail:x:8:postfix\n", "mail:x:8:postfix\n"),
  ])
  func removingAMemberTouchesOneLine(before: String, after: String) {
    var file = GroupFile(before.utf8)
    file.remove("postfix", from: "sasl")
    #expect(String(decoding: file.bytes, as: UTF8.self) == after)
  }

  @Test func whoJoinedIsFound() {
    let file = GroupFile("sasl:x:45:a,b\nmail:x:8:c\n+\nnew:x:9:d\n".utf8)
    let found = file.memberships(since: GroupFile("sasl:x:45:b\nmail:x:8:c,d\n".utf8))
    #expect(found.map(\.user) == ["a", "d"] && found.map(\.group) == ["sasl", "new"])
  }

  @Test func numbersAndMembersAreFound() {
    let file = GroupFile("sasl:x:45:postfix,cyrus\n".utf8)
    #expect(file.groupID(of: "sasl") == 45)
    #expect(file.members(of: "sasl") == ["postfix", "cyrus"])
    #expect(file.groupID(of: "mail") == nil)
  }

  @Test("a member goes, and the bytes of the others stay")
  func removal() {
    var file = GroupFile(Array("sasl:x:45:postfix,m".utf8) + [0xFC] + Array("ller,,x\nroot:x:0:postfix".utf8))
    file.remove("postfix", from: "sasl")
    #expect(file.bytes == Array("sasl:x:45:m".utf8) + [0xFC] + Array("ller,,x\nroot:x:0:postfix".utf8))
    file.remove("postfix", from: "root")
    #expect(file.bytes.suffix(9).elementsEqual("root:x:0:".utf8))
  }
}
