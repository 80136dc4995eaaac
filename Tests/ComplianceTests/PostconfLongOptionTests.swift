import SystemPackage
import TestSupport
import Testing

@Suite("The long options of postconf are ours alone")
struct PostconfLongOptionTests {
  private func world(_ content: String) throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", content)
    return sandbox
  }

  private func postconf(_ arguments: [String]) async throws -> ProgramOutput {
    try await run(Implementation.mailauth, bytes(["postconf"] + arguments), as: "mailauth")
  }

  @Test("--root works beneath a directory, --dry-run and --diff show without writing")
  func dryRun() async throws {
    let sandbox = try world("a = 1\n")
    let options = ["--root", sandbox.root.string, "--dry-run", "--diff", "--detailed-exitcode"]
    let output = try await postconf(options + ["-e", "a=2"])
    #expect(
      output.text == "--- a/etc/postfix/main.cf\n+++ b/etc/postfix/main.cf\n@@ -1 +1 @@\n-a = 1\n+a = 2\n")
    #expect(output.status == 2)
    #expect(try sandbox.read("etc/postfix/main.cf") == Array("a = 1\n".utf8))
  }

  @Test("--diff shows no passwords")
  func secrets() async throws {
    let sandbox = try world("# top\nx_pw = old\n  older\na_password_maps = static:u:p\n")
    let options = ["--root", sandbox.root.string, "--diff"]
    let output = try await postconf(options + ["-e", "x_pw=new"])
    #expect(
      output.text.hasSuffix(
        " # top\n-x_pw = ********\n-  ********\n+x_pw = ********\n a_password_maps = static:********\n"))
    #expect(!(try await postconf(options + ["-#", "x_pw"])).text.contains("new"))
  }

  @Test("--json reports one document, --detailed-exitcode tells a change by 2")
  func json() async throws {
    let sandbox = try world("a = 1\n")
    let options = ["--root=\(sandbox.root.string)", "--json", "--detailed-exitcode"]
    let first = try await postconf(options + ["-e", "a=2"])
    #expect(
      first.text == "{\"version\": 1, \"file\": \"/etc/postfix/main.cf\", \"changed\": true, \"written\": true}\n")
    #expect(first.status == 2)
    let second = try await postconf(options + ["-e", "a=2"])
    #expect(second.status == 0)
    #expect(try sandbox.read("etc/postfix/main.cf") == Array("a = 2\n".utf8))
  }

  @Test("edits of master.cf take them too")
  func master() async throws {
    let sandbox = try Sandbox()
    let old = "a unix - - - - - z\n"
    let new = "a          unix  -       -       n       -       -       z\n"
    try sandbox.write("etc/postfix/master.cf", old)
    let options = ["--root", sandbox.root.string, "--detailed-exitcode"]
    let output = try await postconf(options + ["--diff", "--dry-run", "-F", "a/unix/chroot=n"])
    let diff = "--- a/etc/postfix/master.cf\n+++ b/etc/postfix/master.cf\n@@ -1 +1 @@\n-\(old)+\(new)"
    #expect(output.text == diff)
    #expect(output.status == 2)
    #expect(try sandbox.text("etc/postfix/master.cf") == old)
    let written = try await postconf(options + ["--json", "-M", "a/unix=a unix - - n - - z"])
    let start = "{\"version\": 1, \"file\": \"/etc/postfix/master.cf\", \"changed\": true, \"written\": true"
    #expect(written.text.hasPrefix(start))
    #expect(try sandbox.text("etc/postfix/master.cf") == new)
    #expect(try await postconf(options + ["-P#", "a/b/c"]).status == 1)
    #expect(try await postconf(options + ["-PX", "a/unix/c"]).status == 0)
  }

  @Test("an absolute link beneath --root stays beneath it")
  func linkBeneathRoot() async throws {
    let sandbox = try Sandbox()
    try sandbox.write("srv/main.cf", "a = 1\n")
    try sandbox.write("etc/postfix/x", "")
    try sandbox.link("etc/postfix/main.cf", to: "/srv/main.cf")
    #expect(try await postconf(["--root", sandbox.root.string, "-e", "a=2"]).status == 0)
    #expect(try sandbox.read("srv/main.cf") == Array("a = 2\n".utf8))
  }

  @Test("--help begins with examples and names every option")
  func help() async throws {
    let output = try await postconf(["--help"])
    #expect(output.status == 0)
    #expect(output.text.hasPrefix("usage: postconf"))
    for flag in ["-e", "-#", "--root DIR", "--dry-run", "-o NAME=VALUE"] { #expect(output.text.contains("  \(flag)")) }
  }

  @Test("--help of every command fits 80 columns", arguments: ["postconf", "saslpasswd", "listusers"])
  func helpWidth(_ command: String) async throws {
    let output = try await run(Implementation.mailauth, bytes([command, "--help"]), as: "mailauth")
    for line in output.text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test("an option that is not ours is the original's unknown letter")
  func unknown() async throws {
    let output = try await postconf(["--bogus"])
    #expect(output.errorText.hasPrefix("postconf: invalid option -- '-'\npostconf: fatal: usage: postconf [-a"))
    #expect(output.status == 1)
  }
}
