import SystemPackage
import TestSupport
import Testing

@Suite("lookup tables under a running Postfix", .serialized)
struct LookupTableTests {
  /// A Postfix that asks a table whether it may take mail for a recipient.
  private func instance(_ access: String) throws -> PostfixInstance {
    try requireRoot(and: ["/usr/sbin/postfix", "/usr/bin/swaks"], packages: "postfix swaks")
    let postfix = try PostfixInstance(.free)
    try postfix.sandbox.write("access", access)
    return postfix
  }

  @discardableResult
  private func mailauth(_ words: String...) async throws -> ProgramOutput {
    let output = try await run(Implementation.mailauth, words.map { Array($0.utf8) })
    try #require(output.status == 0, "\(output.errorText)")
    return output
  }

  private func configure(_ postfix: PostfixInstance, type: String) async throws {
    try await mailauth(
      "postconf", "-c", postfix.configDirectory.string, "-e", "access=\(type):\(postfix.sandbox.path("access"))",
      "smtpd_relay_restrictions=", "smtpd_recipient_restrictions=check_recipient_access $access, reject")
  }

  private func reply(_ postfix: PostfixInstance) async throws -> Int? {
    try await talk(toPort: postfix.port).recipientReply
  }

  @Test("smtpd answers from an index of ours, and from the one that takes its place", arguments: ["hash", "btree"])
  func replaced(type: String) async throws {
    let postfix = try instance("elsewhere@example.net OK\n")
    try await configure(postfix, type: type)
    let table = "\(type):\(postfix.sandbox.path("access"))"
    try await mailauth("postmap", "-c", postfix.configDirectory.string, table)
    try await postfix.running {
      #expect(try await reply(postfix) == 250)
      try postfix.sandbox.write("access", "elsewhere@example.net 550 no\n")
      try await mailauth("postmap", "-c", postfix.configDirectory.string, table)
      // A server that has a table open ends when it sees another file in its place.
      #expect(try await reply(postfix) == 550)
      #expect(!postfix.log.contains("fatal:"), "\(postfix.log)")
    }
  }

  @Test("--convert-maps and the commands that it lists take a running server from one type to another")
  func converted() async throws {
    let postfix = try instance("elsewhere@example.net OK\n")
    try await configure(postfix, type: "hash")
    let configuration = postfix.configDirectory.string
    let table = postfix.sandbox.path("access")
    try await mailauth("postmap", "-c", configuration, "hash:\(table)")
    try await postfix.running {
      #expect(try await reply(postfix) == 250)
      let listed = try await mailauth("postconf", "-c", configuration, "--convert-maps", "hash=btree")
      #expect((listed.text + listed.errorText).contains("btree:\(table)"), "\(listed.text)\(listed.errorText)")
      // The other type has the same suffix, so that the old index must not stay.
      try await mailauth("postmap", "-c", configuration, "btree:\(table)")
      try await postfix.postfix("reload")
      #expect(try await reply(postfix) == 250)
      let value = try await run("/usr/sbin/postconf", "-c", configuration, "-h", "access")
      #expect(value.text == "btree:\(table)\n")
      #expect(!postfix.log.contains("fatal:"), "\(postfix.log)")
    }
  }
}
