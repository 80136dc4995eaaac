import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("The long options of saslpasswd and listusers")
struct SaslLongOptionTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write("etc/hostname", "mail.example.com\n")
  }

  private func saslpasswd(_ arguments: String..., input: String = "") async throws -> ProgramOutput {
    let words = ["saslpasswd", "--root", sandbox.root.string] + arguments
    return try await run(Implementation.mailauth, words.map { Array($0.utf8) }, input: Array(input.utf8))
  }

  private func listusers(_ arguments: String...) async throws -> String {
    let words = ["listusers", "--root", sandbox.root.string] + arguments
    return try await run(Implementation.mailauth, words.map { Array($0.utf8) }).text
  }

  /// The password that the database holds, by another program.
  private func stored() async throws -> String {
    try await run("/usr/bin/db5.3_dump", "-p", sandbox.path("etc/sasldb2").string).text
  }

  @Test("a password comes from a file, and a line feed at its end is no part of it")
  func passwordFile() async throws {
    try sandbox.write("pw", "from a file\n", mode: 0o600)
    let output = try await saslpasswd("-c", "--password-file", sandbox.path("pw").string, "alice")
    #expect(output.status == 0 && output.errorText.isEmpty && output.text.isEmpty)
    #expect(try await stored().contains("from a file\n"))
    #expect(try await listusers() == "alice@mail.example.com: userPassword\n")
  }

  @Test("a file that everybody can read is used with a warning")
  func publicFile() async throws {
    try sandbox.write("pw", "x", mode: 0o644)
    let path = sandbox.path("pw").string
    let output = try await saslpasswd("-c", "--password-file", path, "alice")
    #expect(output.status == 0)
    #expect(output.errorText == "saslpasswd: warning: everybody can read \(path); chmod 600 keeps it from them\n")
  }

  @Test("a file that is missing, too long or empty changes nothing")
  func badFiles() async throws {
    try sandbox.write("long", String(repeating: "x", count: 2050), mode: 0o600)
    try sandbox.write("empty", "\n", mode: 0o600)
    for (name, words) in [
      ("none", "No such file or directory"), ("long", "more than 2048 bytes, which is no password"),
      ("empty", "invalid parameter supplied"),
    ] {
      let output = try await saslpasswd("-c", "--password-file", sandbox.path(name).string, "alice")
      #expect(output.status != 0 && output.errorText.contains(words), "\(name): \(output.errorText)")
    }
    #expect(!FileManager.default.fileExists(atPath: sandbox.path("etc/sasldb2").string))
  }

  @Test("a password that was made is printed once it is stored, and only then")
  func generated() async throws {
    let rehearsal = try await saslpasswd("-c", "--generate", "--dry-run", "alice")
    #expect(rehearsal.text.hasPrefix("would create /etc/sasldb2\nwould add userPassword of alice@mail.example.com"))
    let output = try await saslpasswd("-c", "--generate", "alice")
    let password = output.text.dropLast()
    #expect(password.count == 24 && password.allSatisfy { $0.isLetter || $0.isNumber })
    #expect(try await stored().contains("\(password)\n"))
    let report = try await saslpasswd("-c", "--generate", "--json", "alice")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(report.stdout)) as? [String: Any])
    let second = try #require(document["password"] as? String)
    #expect(second != password)
    #expect(try await stored().contains("\(second)\n"))
  }

  @Test(
    "sources that exclude each other are refused",
    arguments: [
      ["--generate", "--password-file", "/dev/null", "-c"], ["--generate", "-d"], ["--generate", "-p", "-c"],
      ["--password-file", "/dev/null", "-d"], ["--generate", "-n", "-c"],
    ])
  func contradictions(_ options: [String]) async throws {
    let words = (["saslpasswd", "--root", sandbox.root.string] + options + ["u"]).map { Array($0.utf8) }
    let output = try await run(Implementation.mailauth, words)
    #expect(output.status == 1 && output.errorText.contains(" exclude each other; give one of them"))
  }

  @Test("--strict makes mistakes errors that the original takes")
  func strict() async throws {
    func refused(_ arguments: String..., because words: String) async throws {
      let all = ["saslpasswd", "--root", sandbox.root.string, "--strict"] + arguments
      let output = try await run(Implementation.mailauth, all.map { Array($0.utf8) }, input: Array("secret".utf8))
      #expect(output.status == 1 && output.errorText.contains(words), "\(arguments): \(output.errorText)")
    }
    try await refused("-d", "alice", because: "no user alice@mail.example.com to remove")
    try await refused(
      "alice", because: "no user alice@mail.example.com whose password could be changed; -c creates one")
    try await refused("-c", "-n", "alice", because: "leave out -n")
    try await refused("-c", "-u", "localhost", "alice", because: "realm 'localhost' is not a domain name")
    #expect(!FileManager.default.fileExists(atPath: sandbox.path("etc/sasldb2").string))
    #expect(try await saslpasswd("--strict", "-c", "alice", input: "secret").status == 0)
    #expect(try await saslpasswd("--strict", "alice", input: "another").status == 0)
    #expect(try await saslpasswd("--strict", "-d", "alice").status == 0)
    #expect(try await listusers() == "")
  }

  @Test("listusers picks a realm and counts users")
  func counting() async throws {
    for user in ["a@one.example", "b@one.example", "a@two.example"] {
      #expect(try await saslpasswd("-c", user, input: "secret").status == 0)
    }
    #expect(try await listusers("--count") == "3\n")
    #expect(try await listusers("--count", "--realm", "one.example") == "2\n")
    #expect(try await listusers("--realm", "two.example") == "a@two.example: userPassword\n")
    #expect(try await listusers("--realm", "none.example") == "")
    let json = try await listusers("--json", "--realm", "two.example")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(document["count"] as? Int == 1)
  }
}
