import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("mailauth users")
struct UsersTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
  }

  private func users(_ arguments: String..., input: String = "") async throws -> ProgramOutput {
    let words = ["users"] + arguments + ["--file", sandbox.path("sasldb2").string]
    return try await run(Implementation.mailauth, words.map { Array($0.utf8) }, input: Array(input.utf8))
  }

  /// The database, by another program.
  private func dump() async throws -> String {
    try await run("/usr/bin/db5.3_dump", "-p", sandbox.path("sasldb2").string).text
  }

  private func listed() async throws -> [String] {
    let output = try await run("/usr/sbin/sasldblistusers2", "-f", sandbox.path("sasldb2").string)
    return output.text.split(separator: "\n").map(String.init).sorted()
  }

  @Test("an import is read by the real tools, and the second one changes nothing")
  func importing() async throws {
    try sandbox.write("users.csv", "user,password\nalice,one\nbob@s.example,two\n", mode: 0o600)
    let path = sandbox.path("users.csv").string
    let rehearsal = try await users("import", path, "--realm", "r.example", "--dry-run", "--detailed-exitcode")
    #expect(rehearsal.status == 2)
    #expect(!FileManager.default.fileExists(atPath: sandbox.path("sasldb2").string))
    let first = try await users("import", path, "--realm", "r.example")
    #expect(first.status == 0 && first.errorText == "")
    #expect(
      first.text
        == "\(sandbox.path("sasldb2")): 2 created, 0 changed, 0 as they were (CSV with a header, delimiter ',')\n")
    #expect(try await listed() == ["alice@r.example: userPassword", "bob@s.example: userPassword"])
    #expect(try await run("/usr/bin/db5.3_verify", sandbox.path("sasldb2").string).status == 0)
    let second = try await users("import", path, "--realm", "r.example", "--detailed-exitcode")
    #expect(second.status == 0)
    #expect(second.text.hasPrefix("nothing to change: "))
  }

  @Test("faults have file and line, never a secret, and nothing is stored unless it is to go on")
  func faults() async throws {
    let input = "alice@r:hush\nbob:hush-hush\n\ncarol@r\n"
    let strict = try await users("import", "-", "--format", "plain", input: input)
    #expect(strict.status == 1)
    #expect(
      strict.errorText == """
        standard input:2: error: found no realm, expected user@realm or a realm column; --realm names one for all
        standard input:4: error: found no separator, expected user:password; --format says what it is
        mailauth: nothing was changed; mend the input, or store the other users with --keep-going

        """)
    #expect(!FileManager.default.fileExists(atPath: sandbox.path("sasldb2").string))
    let going = try await users("import", "-", "--format", "plain", "--keep-going", "--json", input: input)
    #expect(going.status == 1)
    #expect(try await listed() == ["alice@r: userPassword"])
    let document = try #require(try JSONSerialization.jsonObject(with: Data(going.text.utf8)) as? [String: Any])
    #expect(document["version"] as? Int == 1 && document["created"] as? Int == 1)
    #expect((document["faults"] as? [Any])?.count == 2)
    #expect(!(strict.errorText + going.errorText + going.text).contains("hush"))
  }

  @Test("a file of secrets that everybody can read is told of")
  func publicInput() async throws {
    try sandbox.write("users", "alice@r:x\n", mode: 0o644)
    let output = try await users("import", sandbox.path("users").string)
    #expect(output.status == 0)
    #expect(output.errorText.contains("everybody can read"))
    let missing = try await users("import", sandbox.path("none").string)
    #expect(missing.status == 1 && missing.errorText.contains("No such file or directory"))
  }

  @Test("credentials take the place of passwords, and the command says what that means")
  func scram() async throws {
    let output = try await users("import", "-", "--scram", "sha256", "--iterations", "5000", input: "alice@r:pencil\n")
    #expect(output.status == 0)
    #expect(output.errorText.contains("PLAIN and LOGIN no longer work"))
    let dump = try await dump()
    #expect(dump.contains("SCRAM-SHA-256$5000:") && !dump.contains("pencil"))
    #expect(try await users("verify", "alice@r", "--password-stdin", input: "pencil\n").status == 0)
    let wrong = try await users("verify", "alice@r", "--password-stdin", input: "pen\n")
    #expect(wrong.status == 1 && wrong.errorText == "alice@r: the password is wrong\n")
    let both = try await users(
      "passwd", "alice@r", "--password-stdin", "--scram", "sha1", "--with-plaintext", input: "other\n")
    #expect(both.status == 0 && both.errorText == "", "\(both.errorText)")
    #expect(try await listed() == ["alice@r: authPassword", "alice@r: userPassword"])
  }

  @Test("an export with secrets is for the caller alone, and is what was imported")
  func exporting() async throws {
    _ = try await users("import", "-", input: "alice@r:one\nbob@s:two\n")
    let names = try await users("export")
    #expect(names.text == "user,realm,secrets,disabled\nalice,r,password,\nbob,s,password,\n")
    let refused = try await users("export", "--format", "plain")
    #expect(refused.status == 64 && refused.errorText.contains("--with-secrets"))
    let path = sandbox.path("out").string
    let output = try await users("export", "--with-secrets", "--format", "plain", "--output", path)
    #expect(output.status == 0 && output.text == "\(path): 2 users\n")
    #expect(try sandbox.text("out") == "alice@r:one\nbob@s:two\n")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("random passwords are printed once, and work")
  func generating() async throws {
    let output = try await users("generate", "alice", "bob@s", "--realm", "r", "--scram", "sha256")
    #expect(output.status == 0)
    let lines = output.text.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("alice@r:") && lines[1].hasPrefix("bob@s:"))
    let password = String(lines[0].dropFirst("alice@r:".count))
    #expect(password.count == 24)
    #expect(try await users("verify", "alice@r", "--password-stdin", input: password).status == 0)
    #expect(try await !dump().contains(password))
    let again = try await users("generate", "alice@r")
    #expect(again.status == 1 && again.text == "" && again.errorText.contains("exist already"))
  }

  @Test("disabled users, other realms, and users who are not there")
  func looking() async throws {
    _ = try await users("import", "-", input: "alice@r:one\n")
    #expect(try await users("disable", "alice@r").text == "\(sandbox.path("sasldb2")): alice@r disabled\n")
    #expect(try await listed() == ["alice@r: mailauth-disabled-userPassword"])
    let refused = try await users("passwd", "alice@r", "--password-stdin", input: "x\n")
    #expect(refused.status == 1 && refused.errorText.contains(#/mailauth users enable .*alice@r/#))
    #expect(try await users("disable", "alice@r").text.hasPrefix("nothing to change: "))
    #expect(try await users("enable", "alice@r").status == 0)
    #expect(try await users("rename-realm", "r", "s").status == 0)
    #expect(try await listed() == ["alice@s: userPassword"])
    let missing = try await users("passwd", "zoe@s", "--password-stdin", input: "x\n")
    #expect(missing.status == 1 && missing.errorText.contains("there is no user zoe@s"))
    #expect(try await users("passwd", "zoe@s", "--create", "--password-stdin", input: "x\n").status == 0)
    let unnamed = try await users("enable", "alice")
    #expect(unnamed.status == 64 && unnamed.errorText.contains("--realm"))
  }

  @Test("an LMDB file keeps a replaced secret until it is compacted, and is what it was otherwise")
  func compacting() async throws {
    let lines = (0..<400).map { "user\($0)@r:hush-\($0)-hush\n" }.joined()
    _ = try await users("import", "-", "--store", "lmdb", input: lines)
    _ = try await users("import", "-", input: lines.replacing("hush", with: "other"))
    let before = try await users("export", "--with-secrets").text
    #expect(try sandbox.read("sasldb2").count > 4096)
    #expect(String(decoding: try sandbox.read("sasldb2"), as: UTF8.self).contains("hush-"))
    let output = try await users("compact")
    #expect(output.status == 0, "\(output.errorText)")
    #expect(!String(decoding: try sandbox.read("sasldb2"), as: UTF8.self).contains("hush-"))
    #expect(try await users("export", "--with-secrets").text == before)
    #expect(try await users("compact").text.hasPrefix("nothing to change: "))
    let dump = try await run("/usr/bin/mdb_dump", "-n", "-p", sandbox.path("sasldb2").string)
    #expect(dump.status == 0 && dump.text.contains("other-399-other"))
  }

  @Test("all users move to another format and are the same there", arguments: ["gdbm", "lmdb"])
  func migrating(kind: String) async throws {
    _ = try await users("import", "-", input: "alice@r:one\nbob@s:two\n")
    let target = sandbox.path("copy").string
    let first = try await users("migrate", "--to", kind, target)
    #expect(first.status == 0 && first.text.contains("2 entries"), "\(first.errorText)")
    let output = try await run(Implementation.mailauth, "users", "export", "--with-secrets", "--file", target)
    #expect(output.text == "user,realm,password,scram,disabled\nalice,r,one,,\nbob,s,two,,\n")
    let second = try await users("migrate", "--to", kind, target, "--detailed-exitcode")
    #expect(second.status == 0 && second.text.hasPrefix("nothing to change: "))
  }

  @Test("a secret is never taken from an argument or from a pipe that was not announced")
  func prompts() async throws {
    let output = try await users("passwd", "alice@r", "--create", input: "x\n")
    #expect(output.status == 64 && output.errorText.contains("--password-stdin"))
  }
}
