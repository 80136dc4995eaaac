import SystemPackage
import TestSupport
import Testing

@Suite("Paths are bytes: a directory's name in Latin-1 is taken as it is")
struct PathBytesTests {
  /// Runs a body with a path to the sandbox that is not UTF-8.
  private func withLatin1(_ body: (World, [UInt8]) async throws -> Void) async throws {
    let place = try Sandbox()
    let name = Array(place.root.string.utf8) + Array("/d".utf8) + [0xE9]
    try await expectSame { world in
      let linked = try await run("/usr/bin/ln", bytes(["-sfn", world.path]) + [name])
      try #require(linked.status == 0, "\(linked.errorText)")
      try await body(world, name)
    }
    _ = try await run("/usr/bin/rm", [name])
  }

  @Test("by postconf -c")
  func postconf() async throws {
    try await withLatin1 { world, directory in
      try world.sandbox.write("main.cf", "mail_name = x\n")
      try world.sandbox.write("master.cf", "smtp inet n - y - - smtpd\n")
      let option = bytes(["-c"]) + [directory]
      for words in [["-n"], ["-M"], ["-e", "mail_name=y", "a=1"], ["-#", "a"], ["mail_name"]] {
        try await world.run(.postconf, option + bytes(words))
      }
      let missing = bytes(["-c"]) + [directory + Array("/none".utf8)]
      for words in [["-n"], ["-M"], ["-e", "a=1"]] { try await world.run(.postconf, missing + bytes(words)) }
    }
  }

  @Test("by saslpasswd2 -f")
  func saslpasswd() async throws {
    try await withLatin1 { world, directory in
      let words = bytes(["-p", "-c", "-u", "r", "-f"]) + [directory + Array("/db".utf8)] + bytes(["u"])
      try await world.run(.saslpasswd2, words, input: Array("secret\n".utf8))
      try await world.dump("db")
    }
  }

  @Test("by saslpasswd2 -f and sasldblistusers2 -f, when the database itself has such a name")
  func database() async throws {
    try await withLatin1 { world, directory in
      let file = directory + Array("/db".utf8) + [0xE9]
      // The sandbox cannot list such a name: it is there only while a program runs.
      func move(_ from: [UInt8], _ to: [UInt8]) async throws {
        let moved = try await run("/usr/bin/mv", [from, to])
        try #require(moved.status == 0, "\(moved.errorText)")
      }
      for user in ["u", "w"] {
        let path = try world.path(of: .saslpasswd2)
        let words = bytes(["-p", "-c", "-u", "r", "-f"]) + [file] + bytes([user])
        let output = try await run(path, words, as: "saslpasswd2", input: Array("secret\n".utf8))
        #expect(output.status == 0, "\(output.errorText)")
      }
      try await move(file, bytes([world.path + "/db"])[0])
      try await world.dump("db")
    }
  }
}
