import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("mailauth enable-smtp-auth")
struct EnableSMTPAuthTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.image()
  }

  func mailauth(_ arguments: String...) async throws -> ProgramOutput {
    try await run(Implementation.mailauth, arguments.map { Array($0.utf8) })
  }

  func enable(_ arguments: String...) async throws -> ProgramOutput {
    let words = ["enable-smtp-auth", "--root", sandbox.root.string] + arguments
    return try await run(Implementation.mailauth, words.map { Array($0.utf8) })
  }

  @Test func exitCodesSayWhetherSomethingChanged() async throws {
    #expect(try await enable("--backend", "sasldb", "--dry-run", "--detailed-exitcode").status == 2)
    #expect(try await enable("--backend", "sasldb", "--detailed-exitcode").status == 2)
    let again = try await enable("--backend", "sasldb", "--detailed-exitcode")
    #expect(again.status == 0)
    #expect(again.text == "nothing to change: SMTP AUTH with sasldb is set up in /etc/postfix\n")
  }

  @Test func theDocumentOfJSONHasAVersion() async throws {
    let output = try await enable("--backend", "sasldb", "--json", "--diff")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(output.stdout)) as? [String: Any])
    #expect(document["version"] as? Int == 1)
    #expect(document["changed"] as? Bool == true)
    #expect((document["diff"] as? String)?.contains("+smtpd_sasl_auth_enable = yes\n") == true)
  }

  @Test func passwordsAreNotShownInDiffs() async throws {
    try sandbox.write("etc/postfix/sasl/smtpd.conf", "sql_passwd: hunter2\nldapdb_pw: hunter2\n", mode: 0o640)
    let output = try await enable("--backend", "sasldb", "--dry-run", "--diff", "--verbose")
    #expect(output.status == 0)
    #expect(output.text.contains("sql_passwd: ********\n"))
    #expect(!(output.text + output.errorText).contains("hunter2"))
  }

  @Test(
    "wrong usage ends with 64 and a hint",
    arguments: [
      (["enable-smtp-auth", "--backend", "dovcot"], "dovecot"), (["enable-smtp-aut"], "did you mean enable-smtp-auth?"),
      (["enable-smtp-auth"], "--backend"), (["enable-smtp-auth", "--backend", "sasldb", "--dryrun"], "--dry-run"),
      (["enable-smtp-auth", "--backend", "sasldb", "--tls-cert", "x"], "--tls-key"),
      (["enable-smtp-auth", "--backend", "sasldb", "--tls-cert", "c.pem", "--tls-key", "/k.pem"], "relative path"),
      (["enable-smtp-auth", "--backend", "sasldb", "--dovecot-config", "/x"], "--backend dovecot"),
      (["enable-smtp-auth", "--backend", "sasldb", "--dovecot-version", "2.3"], "--backend dovecot"),
      (["enable-smtp-auth", "--backend", "dovecot", "--dovecot-version", "3"], "found '3', expected 1.x"),
    ])
  func usage(arguments: [String], hint: String) async throws {
    let output = try await run(Implementation.mailauth, arguments.map { Array($0.utf8) })
    #expect(output.status == 64)
    #expect(output.errorText.hasPrefix("mailauth: "))
    #expect(output.errorText.contains(hint))
    #expect(output.stdout.isEmpty)
  }

  @Test func aBadLineIsNamedWithItsPlaceAndNothingChanges() async throws {
    try sandbox.write("etc/postfix/main.cf", "a = b\n nonsense\noops\n")
    let before = try sandbox.snapshot()
    let output = try await enable("--backend", "sasldb")
    #expect(output.status == 1)
    #expect(output.errorText.contains("/etc/postfix/main.cf:3: error: found no '='"))
    #expect(output.errorText.hasSuffix("mailauth: nothing was changed\n"))
    #expect(try sandbox.snapshot() == before)
  }

  @Test(arguments: ["etc/postfix/main.cf", "etc/postfix/master.cf"])
  func aMissingFileIsNamed(file: String) async throws {
    try FileManager.default.removeItem(atPath: sandbox.path(file).string)
    let output = try await enable("--backend", "sasldb")
    #expect(output.status == 1)
    #expect(output.errorText.hasPrefix("mailauth: /\(file) is missing"))
  }

  @Test func aDirectoryInThePlaceOfAFileIsNamed() async throws {
    try FileManager.default.removeItem(atPath: sandbox.path("etc/postfix/main.cf").string)
    try sandbox.write("etc/postfix/main.cf/keep", "")
    let output = try await enable("--backend", "sasldb")
    #expect(output.status == 1)
    #expect(output.errorText.contains("/etc/postfix/main.cf: Is a directory"))
  }

  @Test func aRootThatIsNotThereIsNamed() async throws {
    let output = try await mailauth("enable-smtp-auth", "--root", "/nowhere/at/all", "--backend", "sasldb")
    #expect(output.status == 1)
    #expect(output.errorText.contains("/nowhere/at/all"))
  }

  @Test func anUnknownPlatformIsNamed() async throws {
    let output = try await enable("--backend", "sasldb", "--platform", "debain")
    #expect(output.status == 64)
    #expect(output.errorText.contains("did you mean debian?"))
  }

  @Test("without root's rights an image is made all the same, and the second run changes nothing")
  func image() async throws {
    try requireRoot(and: ["/usr/sbin/runuser"], packages: "util-linux")
    let binary = sandbox.path("mailauth").string
    try FileManager.default.copyItem(atPath: Implementation.mailauth.string, toPath: binary)
    _ = try await run("/usr/bin/chown", ["-R", "nobody", sandbox.root.string].map { Array($0.utf8) })
    let words = [
      "-u", "nobody", "--", binary, "enable-smtp-auth", "--backend", "sasldb", "--root", sandbox.root.string,
    ]
    let first = try await run("/usr/sbin/runuser", words.map { Array($0.utf8) })
    #expect(first.status == 0)
    #expect(first.errorText.contains("try: chown 0:45 \(sandbox.root)/var/spool/postfix/etc/sasldb2\n"))
    let second = try await run("/usr/sbin/runuser", words.map { Array($0.utf8) })
    #expect(second.text.hasPrefix("nothing to change"))
  }

  @Test func anotherUserIsSentToRoot() async throws {
    try requireRoot(and: ["/usr/sbin/runuser"], packages: "util-linux")
    try sandbox.write("etc/sasldb2", "", mode: 0o600)
    let binary = sandbox.path("mailauth").string
    try FileManager.default.copyItem(atPath: Implementation.mailauth.string, toPath: binary)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sandbox.root.string)
    let words = [
      "-u", "nobody", "--", binary, "enable-smtp-auth", "--backend", "sasldb", "--root", sandbox.root.string,
    ]
    let output = try await run("/usr/sbin/runuser", words.map { Array($0.utf8) })
    #expect(output.status == 77)
    #expect(output.errorText.contains("try: the same command as root"))
  }

  @Test func helpBeginsWithExamples() async throws {
    let output = try await mailauth("enable-smtp-auth", "--help")
    #expect(output.status == 0)
    #expect(output.text.components(separatedBy: "mailauth enable-smtp-auth --backend").count > 2)
    #expect(try await mailauth("--version").text.hasPrefix("mailauth "))
    #expect(try await mailauth("help").text.contains("postconf"))
    #expect(try await mailauth("help", "postconf") == mailauth("postconf", "--help"))
  }
}
