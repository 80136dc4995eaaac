import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("mailauth smtpd-conf")
struct SMTPDConfTests {
  let sandbox: Sandbox
  let file = "etc/postfix/sasl/smtpd.conf"

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", "myhostname = mail.example.com\ncompatibility_level = 3.6\n")
    try sandbox.write("etc/postfix/master.cf", "smtp inet n - y - - smtpd\n")
    try sandbox.write("etc/group", "postfix:x:102:\n")
    try sandbox.write("etc/passwd", "postfix:x:100:102::/:/bin/false\n")
    for plugin in ["plain", "login", "sasldb"] {
      try sandbox.write("usr/lib/x86_64-linux-gnu/sasl2/lib\(plugin).so", "")
    }
    try sandbox.write(file, "# ours\npwcheck_method: saslauthd\nmech_list: PLAIN LOGIN\n")
  }

  func conf(_ command: String, _ arguments: [String], input: String = "") async throws -> ProgramOutput {
    let words = ["smtpd-conf", command] + (command == "generate" ? [] : ["--root", sandbox.root.string]) + arguments
    return try await run(Implementation.mailauth, words.map { Array($0.utf8) }, input: Array(input.utf8))
  }

  @Test func whatIsSetIsShown() async throws {
    #expect(try await conf("show", []).text == "pwcheck_method: saslauthd\nmech_list: PLAIN LOGIN\n")
    #expect(try await conf("get", ["mech_list"]).text == "PLAIN LOGIN\n")
    #expect(try await conf("get", ["log_level"]).text == "1\n")
    #expect(try await conf("get", ["sql_user"]).status == 1)
    let all = try await conf("show", ["--all"]).text
    #expect(all.contains("log_level: 1 (default)\n"))
    #expect(all.contains("sql_user:  (not set)\n"))
  }

  @Test func anOptionIsSetInItsLineAndOnlyOnce() async throws {
    let set = ["mech_list=PLAIN", "log_level=3", "--detailed-exitcode"]
    #expect(try await conf("set", set).status == 2)
    let text = "# ours\npwcheck_method: saslauthd\nmech_list: PLAIN\nlog_level: 3\n"
    #expect(try sandbox.text(file) == text)
    #expect(try await conf("set", set).status == 0)
    #expect(try await conf("set", ["--unset", "log_level", "--dry-run", "--diff"]).text.contains("-log_level: 3\n"))
    #expect(try sandbox.text(file) == text)
    let undo = ["undo", "--root", sandbox.root.string]
    #expect(try await run(Implementation.mailauth, undo.map { Array($0.utf8) }).status == 0)
    #expect(try sandbox.text(file) == "# ours\npwcheck_method: saslauthd\nmech_list: PLAIN LOGIN\n")
  }

  @Test func aPasswordComesByInputAndIsNeverShown() async throws {
    let refused = try await conf("set", ["sql_passwd=hunter2"])
    #expect(refused.status == 64)
    #expect(!refused.errorText.contains("hunter2"))
    let output = try await conf("set", ["sql_passwd", "--password-file", "-", "--diff"], input: "hunter2\n")
    #expect(output.status == 0, "\(output.errorText)")
    #expect(!(output.text + output.errorText).contains("hunter2"))
    #expect(try sandbox.text(file).hasSuffix("sql_passwd: hunter2\n"))
    #expect(
      try FileManager.default.attributesOfItem(atPath: sandbox.path(file).string)[.posixPermissions] as? Int == 0o640)
    for arguments in [[], ["--json"], ["--all"]] {
      #expect(try await !conf("show", arguments).text.contains("hunter2"))
    }
    #expect(try await conf("get", ["sql_passwd"]).text == "********\n")
    #expect(try await conf("get", ["sql_passwd", "--with-secrets"]).text == "hunter2\n")
  }

  @Test func whatCannotWorkIsRefusedAndFound() async throws {
    let before = try sandbox.snapshot()
    let output = try await conf("set", ["mech_list=PLAIN CRAM-MD5"])
    #expect(output.status == 1)
    #expect(output.errorText.contains("CRAM-MD5 needs the users' secrets"))
    #expect(try sandbox.snapshot() == before)
    #expect(try await conf("validate", []).text == "/etc/postfix/sasl/smtpd.conf: nothing is wrong\n")
    try sandbox.write(file, "pwcheck_method: saslauthd\nmech_list: PLAIN NTLM\nsql_passwd: x\n", mode: 0o644)
    let found = try await conf("validate", [])
    #expect(found.status == 1)
    #expect(found.errorText.contains("/etc/postfix/sasl/smtpd.conf:2: error: mech_list: NTLM"))
    #expect(found.errorText.contains("everybody can read it"))
  }

  @Test func filesThatAreNotReadAreNamed() async throws {
    try sandbox.write("usr/lib/sasl/smtpd.conf", "pwcheck_method: auxprop\n")
    #expect(try await conf("show", []).errorText.contains("/usr/lib/sasl/smtpd.conf is not read"))
    let json = try await conf("validate", ["--json"])
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.stdout)) as? [String: Any])
    #expect(document["version"] as? Int == 1)
    #expect(document["unread"] as? [String] == ["/usr/lib/sasl/smtpd.conf"])
  }

  @Test func aNewFileIsGenerated() async throws {
    #expect(
      try await conf("generate", ["--backend", "saslauthd"]).text
        == "pwcheck_method: saslauthd\nmech_list: PLAIN LOGIN\n")
    let old = try await conf("generate", ["--backend", "sasldb", "--sasl-version", "1"])
    #expect(old.text == "pwcheck_method: sasldb\n")
    #expect(old.errorText.contains("obsolete"))
    let sql = try await conf("generate", ["--backend", "sql", "sql_engine=mysql"])
    #expect(sql.text.contains("sql_engine: mysql\n"))
  }

  @Test(
    "wrong usage ends with 64",
    arguments: [
      ["set"], ["set", "mechlist=x"], ["set", "log_level=high"], ["set", "sql_passwd"], ["get", "nothing"],
      ["set", "mech_list="], ["generate", "--backend", "sql", "--sasl-version", "1"], ["show", "--name", "a/b"],
    ])
  func usage(arguments: [String]) async throws {
    let output = try await conf(arguments[0], Array(arguments.dropFirst()))
    #expect(output.status == 64, "\(output.text)\(output.errorText)")
    #expect(output.errorText.hasPrefix("mailauth: "))
  }
}
