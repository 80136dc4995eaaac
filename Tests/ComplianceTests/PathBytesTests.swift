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
}

@Suite("Names that are not UTF-8 are refused rather than repaired")
struct PathBytesDifferences {
  @Test("SASL-9: ours refuses such a name of the database itself", arguments: Implementation.installed)
  func database(_ implementation: Implementation) async throws {
    try await withWorld(of: implementation) { world in
      let file = Array(world.path.utf8) + Array("/db".utf8) + [0xE9]
      let words = bytes(["-p", "-c", "-u", "r", "-f"]) + [file] + bytes(["u"])
      let output = try await world.run(.saslpasswd2, words, input: Array("secret\n".utf8))
      let isOurs = implementation == .ours
      #expect(output.status == (isOurs ? 1 : 0))
      #expect(output.errorText.hasSuffix("is not UTF-8; rename the file\n") == isOurs)
      #expect(try await run("/usr/bin/rm", [file]).status == (isOurs ? 1 : 0))
    }
  }
}
