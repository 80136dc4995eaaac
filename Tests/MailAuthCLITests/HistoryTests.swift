import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("mailauth history and undo")
struct HistoryTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.image()
  }

  func mailauth(_ command: String, _ arguments: String..., input: String = "") async throws -> ProgramOutput {
    try await run(
      Implementation.mailauth, ([command, "--root", sandbox.root.string] + arguments).map { Array($0.utf8) },
      input: Array(input.utf8))
  }

  @Test func aChangeIsListedShownAndTakenBack() async throws {
    #expect(try await mailauth("history").text == "no changes are recorded\n")
    #expect(try await mailauth("enable-smtp-auth", "--backend", "sasldb").status == 0)
    let list = try await mailauth("history").text
    #expect(list.hasPrefix("1  20"))
    #expect(list.contains("  applied  mailauth enable-smtp-auth --root "))
    let shown = try await mailauth("history", "1", "--diff").text
    #expect(shown.contains("/etc/postfix/main.cf: edited\n"))
    #expect(shown.contains("+smtpd_sasl_auth_enable = yes\n"))
    #expect(try await mailauth("undo", "--dry-run", "--detailed-exitcode").status == 2)
    #expect(try await mailauth("undo", "--detailed-exitcode").status == 2)
    #expect(try sandbox.text("etc/postfix/main.cf") == "myhostname = mail.example.com\ncompatibility_level = 3.6\n")
    let again = try await mailauth("undo", "--detailed-exitcode")
    #expect(again.status == 0)
    #expect(again.text == "nothing to change: no change is left to undo\n")
    #expect(try await mailauth("history").text.contains("  undone  "))
  }

  @Test func documentsOfJSONHaveAVersion() async throws {
    #expect(try await mailauth("enable-smtp-auth", "--backend", "sasldb").status == 0)
    for (command, arguments) in [("history", []), ("history", ["1", "--diff"]), ("undo", []), ("undo", [])] {
      let words = [command, "--root", sandbox.root.string, "--json"] + arguments
      let output = try await run(Implementation.mailauth, words.map { Array($0.utf8) })
      let document = try #require(try JSONSerialization.jsonObject(with: Data(output.stdout)) as? [String: Any])
      #expect(document["version"] as? Int == 1)
      #expect(document["command"] as? String == command)
    }
  }

  @Test func whatSomebodyChangedSinceIsNamedWithItsLine() async throws {
    #expect(try await mailauth("enable-smtp-auth", "--backend", "sasldb").status == 0)
    let text = try sandbox.text("etc/postfix/main.cf").replacing("auth_enable = yes", with: "auth_enable = no")
    try sandbox.write("etc/postfix/main.cf", text)
    let refused = try await mailauth("undo")
    #expect(refused.status == 1)
    #expect(refused.errorText.contains("since somebody changed what it wrote: /etc/postfix/main.cf:4\n"))
    #expect(refused.errorText.contains("--force"))
    #expect(try sandbox.text("etc/postfix/main.cf") == text)
    #expect(try await mailauth("undo", "--force").status == 0)
    #expect(try !sandbox.text("etc/postfix/main.cf").contains("auth_enable"))
  }

  @Test func noSecretIsShownAndPurgedOnesAreMissed() async throws {
    try sandbox.write("etc/postfix/sasl/smtpd.conf", "sql_passwd: hunter2\n", mode: 0o640)
    #expect(try await mailauth("enable-smtp-auth", "--backend", "sasldb").status == 0)
    for arguments in [["1", "--diff"], ["1", "--diff", "--json"], ["1"], []] {
      let words = ["history", "--root", sandbox.root.string] + arguments
      #expect(try await !run(Implementation.mailauth, words.map { Array($0.utf8) }).text.contains("hunter2"))
    }
    #expect(try await mailauth("history", "--purge").text == "removed the secrets of record 1\n")
    #expect(try await mailauth("history", "--purge").text == "nothing to change: no record has secrets\n")
    let refused = try await mailauth("undo")
    #expect(refused.status == 1)
    #expect(refused.errorText.contains("/etc/postfix/sasl/smtpd.conf"))
  }

  @Test(
    "wrong usage ends with 64",
    arguments: [
      ["history", "x"], ["history", "--diff"], ["history", "1", "--purge"], ["undo", "0"], ["undo", "1", "2"],
    ])
  func usage(arguments: [String]) async throws {
    let output = try await run(Implementation.mailauth, arguments.map { Array($0.utf8) })
    #expect(output.status == 64, "\(output.errorText)")
  }

  @Test func aRecordThatDoesNotExistIsAnError() async throws {
    for command in ["history", "undo"] {
      let output = try await mailauth(command, "7")
      #expect(output.status == 1)
      #expect(output.errorText.contains("there is no record 7"))
    }
  }
}
