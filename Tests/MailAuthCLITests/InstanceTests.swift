import SystemPackage
import TestSupport
import Testing

@Suite("--instance")
struct InstanceTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", "multi_instance_directories = /etc/postfix-out\n")
    try sandbox.write("etc/postfix-out/main.cf", "multi_instance_name = postfix-out\nmyhostname = out.example.com\n")
    for directory in ["postfix", "postfix-out"] {
      try sandbox.write("etc/\(directory)/master.cf", "smtp inet n - n - - smtpd\n")
    }
    try sandbox.write("etc/passwd", "postfix:x:100:102::/:/bin/false\n")
    try sandbox.write("etc/group", "sasl:x:45:\n")
  }

  func mailauth(_ words: String...) async throws -> ProgramOutput {
    try await run(
      Implementation.mailauth, ([words[0], "--root", sandbox.root.string] + words.dropFirst()).map { Array($0.utf8) })
  }

  @Test func namesTheConfigurationThatChanges() async throws {
    let first = try sandbox.text("etc/postfix/main.cf")
    #expect(try await mailauth("enable-smtp-auth", "--backend", "sasldb", "--instance", "postfix-out").status == 0)
    #expect(try sandbox.text("etc/postfix/main.cf") == first)
    #expect(try sandbox.text("etc/postfix-out/main.cf").contains("smtpd_sasl_auth_enable = yes"))
    #expect(try await mailauth("undo", "--instance", "-").text.contains("nothing to change"))
    #expect(try await mailauth("undo", "--instance", "postfix-out").status == 0)
    #expect(try !sandbox.text("etc/postfix-out/main.cf").contains("smtpd_sasl_auth_enable"))
  }

  @Test func anUnknownOneIsAnErrorWithAGuess() async throws {
    let output = try await mailauth("disable-smtp-auth", "--instance", "postfix-ou")
    #expect(output.status == 1)
    #expect(output.errorText.contains("did you mean postfix-out?"))
    #expect(try await mailauth("disable-smtp-auth", "--instance", "x", "-c", "/etc/postfix").status == 64)
  }
}
