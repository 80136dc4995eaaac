import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("saslpasswd2 does what the original does")
struct SaslpasswdTests {
  @Test(
    "wrong calls",
    arguments: [
      [], ["-x", "u"], ["-x", "-y"], ["-h"], ["-?"], ["-c", "-d", "u"], ["-d", "-c", "u"], ["a", "b"], ["-f"], ["-cf"],
      ["-a", "x/y", "u"], ["-x", "-a", "/"], ["-v"], ["-x", "-v"], ["-v", "-x"], ["-o", "u"], ["--bogus", "u"],
      ["-cdv", "u"], ["--", "a", "b"],
    ])
  func rejected(_ arguments: [String]) async throws {
    try await expectSame { world in
      try await world.run(.saslpasswd2, arguments.map { Array($0.utf8) })
    }
  }

  static let users: [[String]] = [
    ["-c", "-u", "mail.example.com", "alice"], ["-c", "-u", "r", "a@b@c"], ["-c", "-u", "r", "a@"],
    ["-c", "-u", "r", "@a"], ["-c", "-u", "r", ""], ["-c", "bob"], ["-c", "-u", "", "carl"], ["-u", "r", "new"],
    ["-c", "-u", "A.B", "Bo"], ["-c", " x "], ["-c", "-u", "r", "--", "-dash"], ["-c", "-u", "r", "-"],
    ["words", "first", "-c"], ["words", "-u", "r", "-c"], ["-p", "-c", "-u", "r", "piped"], ["-cu", "r", "glued"],
    ["-c", "-ur", "glued"], ["-n", "-c", "-u", "r", "nopw"], ["-c", "-u", "\u{e9}", "\u{fc}"],
    ["-c", "-a", "smtpd", "-u", "r", "app"],
  ]

  @Test("names, realms and orders of options", arguments: users)
  func stored(_ arguments: [String]) async throws {
    try await expectSame { world in
      try await world.run(
        .saslpasswd2, (["-f", "db"] + arguments).map { Array($0.utf8) }, input: Array("secret\n".utf8))
      if try world.sandbox.snapshot()["db"] != nil { try await world.dump("db") }
    }
  }

  @Test(
    "passwords",
    arguments: [
      "", "\n", "a", "a\n", "a\nb\n", "a\0b\n", "\0a", "\n\n", " a ", "\u{e9}\n", String(repeating: "x", count: 2047),
      String(repeating: "x", count: 2048) + "\n", String(repeating: "x", count: 5000),
    ])
  func passwords(_ password: String) async throws {
    try await expectSame { world in
      try await world.run(.saslpasswd2, "-f", "db", "-c", "-u", "r", "u", input: password)
      if try world.sandbox.snapshot()["db"] != nil { try await world.dump("db") }
    }
  }

  @Test func bytesThatAreNotTextInNames() async throws {
    try await expectSame { world in
      let words = ["-c", "-u", "r\u{1}", "-f", "db"].map { Array($0.utf8) }
      try await world.run(.saslpasswd2, words + [[0xE9, 0x40, 0xFE]], input: [0xFF, 0x0A])
      try await world.run(.saslpasswd2, words + [[0xFF]], input: [0xFF, 0x0A])
      try await world.run(.sasldblistusers2, "db")
      try await world.dump("db")
    }
  }

  @Test func usersAreReplacedAndRemoved() async throws {
    try await expectSame { world in
      for user in ["alice", "bob", "carl"] {
        try await world.run(.saslpasswd2, "-f", "db", "-c", "-u", "r", user, input: "one\n")
      }
      try await world.run(.saslpasswd2, "-f", "db", "-c", "-u", "r", "bob", input: "two\n")
      try await world.run(.saslpasswd2, "-f", "db", "-d", "-u", "r", "carl")
      try await world.run(.saslpasswd2, "-f", "db", "-d", "-u", "r", "nobody")
      try await world.run(.saslpasswd2, "-f", "db", "-n", "-u", "r", "alice", input: "three\n")
      try await world.run(.sasldblistusers2, "-f", "db")
      try await world.dump("db")
    }
  }

  @Test func secretsOfOldVersionsAreRemoved() async throws {
    try await expectSame { world in
      let properties = ["CRAM-MD5", "DIGEST-MD5", "PLAIN", "OTP"]
      let entries = properties.map { " u\\00r\\00cmusaslsecret\($0)\n x\n" }.joined()
      let dump = "VERSION=3\nformat=print\ntype=hash\nHEADER=END\n\(entries)DATA=END\n"
      _ = try await run("/usr/bin/db5.3_load", world.path + "/db", input: Array(dump.utf8))
      try await world.run(.saslpasswd2, "-f", "db", "-u", "r", "u", input: "s\n")
      try await world.run(.sasldblistusers2, "db")
      try await world.dump("db")
    }
  }

  @Test("files that are no database", arguments: [["-c"], ["-d"], ["-n"], []])
  func badFiles(_ options: [String]) async throws {
    try await expectSame { world in
      try world.sandbox.write("text", "garbage\n")
      try world.sandbox.write("short", String(repeating: "\0", count: 100))
      try FileManager.default.createDirectory(
        atPath: world.sandbox.path("dir").string, withIntermediateDirectories: false)
      for file in ["text", "short", "dir", "no/db"] {
        try await world.run(.saslpasswd2, (["-f", file] + options + ["u@r"]).map { Array($0.utf8) }, input: [65])
      }
    }
  }

  @Test("an empty file, a new file, modes and masks", arguments: [["-c"], ["-d"], ["-n"]])
  func newFiles(_ options: [String]) async throws {
    try await expectSame { world in
      try world.sandbox.write("empty", "", mode: 0o604)
      for file in ["empty", "new"] {
        try await world.run(.saslpasswd2, (["-f", file] + options + ["u@r"]).map { Array($0.utf8) }, input: [65])
        try await world.dump(file)
      }
      for mask in ["000", "022", "077", "027"] {
        let tool = try world.path(of: .saslpasswd2).string
        let command = "umask \(mask); echo s | \(tool) -f \(world.path)/\(mask) -c u@r"
        let output = try await run("/bin/sh", "-c", command)
        #expect(output.status == 0)
        try await world.dump(mask)
      }
    }
  }

  @Test(
    "the configuration file of the command",
    arguments: [
      "sasldb_path: DIR/other\n", "sasldb_path DIR/other\n", "sasldb_path:\n", "SASLDB_Path:DIR/other \r\n",
      "# x\n\na: b\nsasldb_path: DIR/other\nsasldb_path: DIR/third\n", " # x\n\tsasldb_path:\tDIR/other",
      "_-9:x\n b :c",
    ])
  func configuration(_ text: String) async throws {
    try await expectSame { world in
      let text = text.replacing("DIR", with: world.path)
      try world.sandbox.write("conf/saslpasswd.conf", text)
      try world.sandbox.write("conf/sasldblistusers.conf", text)
      let environment = ["SASL_CONF_PATH": world.path + "/conf"]
      // Without `-f` only where the file says which database it is: never this machine's own.
      try await world.run(.saslpasswd2, "-c", "v@r", input: "s\n", environment: environment)
      try await world.run(.saslpasswd2, "-c", "-f", "db", "u@r", input: "s\n", environment: environment)
      try await world.run(.sasldblistusers2, "-f", "db", environment: environment)
      for name in try world.sandbox.snapshot().keys where !name.hasPrefix("conf") { try await world.dump(name) }
    }
  }
}
