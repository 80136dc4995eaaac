import SystemPackage
import TestSupport
import Testing

@Suite("saslpasswd2 asks on a terminal as the original does")
struct SaslpasswdPromptTests {
  static let end = "\u{4}"
  static let dialogues: [[String]] = [
    ["secret\n", "secret\n"], ["secret\n", "other\n"], ["secret\n", "secre\n"], ["\n", "\n"], [end, end],
    ["ab\(end)\(end)", "ab\n"], ["p\u{e4}ss\n", "p\u{e4}ss\n"],
  ]

  @Test("prompts, echo, status and what is stored", arguments: dialogues)
  func prompts(_ typed: [String]) async throws {
    let prompts = ["Password: ", "Again (for verification): "]
    let exchanges = zip(prompts, typed).map { PseudoTerminal.Exchange(prompt: $0, typed: $1) }
    try await expectSameSession(["-c", "-u", "r", "alice"], exchanges) { session in
      #expect(session.echo == [false, false, true])
      #expect(!session.screen.contains("secret"))
    }
  }

  @Test("pipe mode neither asks nor hides")
  func pipeMode() async throws {
    try await expectSameSession(["-p", "-c", "-u", "r", "alice"], [.init(prompt: "", typed: "seen\n")]) { session in
      #expect(session.screen == "seen\r\n")
    }
  }

  @Test("a removal asks for nothing")
  func removal() async throws {
    try await expectSameSession(["-d", "-u", "r", "alice"], []) { session in #expect(session.screen.isEmpty) }
  }

  private func expectSameSession(
    _ arguments: [String], _ exchanges: [PseudoTerminal.Exchange], _ check: (PseudoTerminal.Session) -> Void
  ) async throws {
    guard let original = Implementation.original(.saslpasswd2) else { return try skip(.init(tool: .saslpasswd2)) }
    let place = try Sandbox()
    try place.link("saslpasswd2", to: Implementation.mailauth.string)
    var sessions: [PseudoTerminal.Session] = []
    var listings: [[UInt8]] = []
    for (index, program) in [original, place.path("saslpasswd2")].enumerated() {
      let file = place.path("db\(index)").string
      let session = try PseudoTerminal().run(program, ["-f", file] + arguments, exchanges)
      check(session)
      sessions.append(session)
      listings.append(try await run("/usr/bin/db5.3_dump", "-p", file).stdout)
    }
    #expect(sessions[1] == sessions[0])
    #expect(listings[1] == listings[0])
  }
}
