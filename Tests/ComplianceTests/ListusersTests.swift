import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("sasldblistusers2 does what the original does")
struct ListusersTests {
  @Test(
    "wrong calls",
    arguments: [
      ["-x"], ["-x", "-y"], ["-h"], ["-?"], ["a", "b"], ["-f"], ["-f", "a", "b"], ["a", "-f", "b"], ["-v"],
      ["-x", "-v"],
      ["-h", "-x"], ["--bogus"], ["-f", "a", "b", "-x"],
    ])
  func rejected(_ arguments: [String]) async throws {
    try await expectSame { world in
      try await world.run(.sasldblistusers2, arguments.map { Array($0.utf8) })
    }
  }

  @Test("files that are no database", arguments: ["text", "empty", "missing", "no/db", "btree", "/dev/null", "cut"])
  func badFiles(_ file: String) async throws {
    try await expectSame { world in
      try world.sandbox.write("text", "garbage\n")
      try world.sandbox.write("empty", "")
      let dump = "VERSION=3\nformat=print\ntype=btree\nHEADER=END\n a\\00b\\00c\n x\nDATA=END\n"
      _ = try await run("/usr/bin/db5.3_load", world.path + "/btree", input: Array(dump.utf8))
      try world.sandbox.write("cut", Array(try world.sandbox.read("btree").prefix(5000)))
      try await world.run(.sasldblistusers2, "-f", file)
      try await world.run(.sasldblistusers2, file)
      try world.sandbox.removeAll()
    }
  }

  @Test("a file is listed in the order of its pages, whoever wrote it", arguments: [1, 40, 400])
  func order(_ count: Int) async throws {
    try await expectSame { world in
      let entries = (0..<count).map { " user\($0)\\00r\($0 % 3)\\00userPassword\n x\n" }.joined()
      let dump = "VERSION=3\nformat=print\ntype=hash\nHEADER=END\n\(entries)DATA=END\n"
      _ = try await run("/usr/bin/db5.3_load", world.path + "/db", input: Array(dump.utf8))
      for user in 0..<10 {
        try await world.run(.saslpasswd2, "-f", "db", "-c", "more\(user)@r", input: "s\n")
        try await world.run(.saslpasswd2, "-f", "db", "-d", "user\(user * 7)@r\(user * 7 % 3)")
      }
      let listing = try await world.run(.sasldblistusers2, "-f", "db")
      #expect(listing.text.split(separator: "\n").count >= count)
      try await world.dump("db")
    }
  }

  @Test func keysOfAnyLengthAndForm() async throws {
    try await expectSame { world in
      let long = String(repeating: "l", count: 9000)
      for user in ["", "a", "@", "@r", "r@", "a b@c\td", long + "@r", "u@" + long] {
        try await world.run(.saslpasswd2, "-f", "db", "-c", "-u", "def", user, input: "s\n")
      }
      try await world.run(.sasldblistusers2, "-f", "db")
      try await world.dump("db")
    }
  }
}
