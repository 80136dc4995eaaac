import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("--strict refuses what Postfix would stumble over or pass over in silence")
struct PostconfStrictTests {
  private func world(main: String = "", master: String = "") throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", "compatibility_level = 3.6\n" + main)
    try sandbox.write("etc/postfix/master.cf", master)
    return sandbox
  }

  private func postconf(_ sandbox: Sandbox, _ arguments: String...) async throws -> ProgramOutput {
    let root = ["postconf", "--root", sandbox.root.string, "--postfix-version", "3.7", "--strict"]
    return try await run(Implementation.mailauth, bytes(root + arguments), as: "mailauth")
  }

  @Test(
    "an edit that is wrong writes nothing and says what was expected",
    arguments: [
      (
        "myhostnam=a",
        "postconf: fatal: myhostnam: found an unknown parameter that nothing uses, expected one of Postfix 3.7\npostconf: try: myhostname, if that was meant\n"
      ),
      (
        "zzzzzzzzzzzzzz=a",
        "postconf: fatal: zzzzzzzzzzzzzz: found an unknown parameter that nothing uses, expected one of Postfix 3.7\n"
      ),
      (
        "force_mime_input_conversion=yes",
        "postconf: fatal: force_mime_input_conversion: Postfix 3.7 does not have this parameter, other releases do\npostconf: try: postconf -d force_mime_input_conversion\n"
      ),
      ("biff=true", "postconf: fatal: biff = true: found no yes or no, expected yes or no\n"),
      (
        "hash_queue_depth=1k",
        "postconf: fatal: hash_queue_depth = 1k: found no number, expected digits, at most 2147483647\n"
      ),
      (
        "message_size_limit=50M",
        "postconf: fatal: message_size_limit = 50M: found no number, expected digits, without a unit\n"
      ),
      ("ipc_timeout=5H", "postconf: fatal: ipc_timeout = 5H: found no time, expected a number with s, m, h, d or w\n"),
      (
        "maximal_queue_lifetime=300",
        "postconf: fatal: maximal_queue_lifetime = 300: found a time without a unit, which Postfix takes for days, expected a unit\npostconf: try: maximal_queue_lifetime=300d, or maximal_queue_lifetime=300s for seconds\n"
      ),
      (
        "queue_run_delay=5",
        "postconf: fatal: queue_run_delay = 5: found a time without a unit, which Postfix takes for seconds, expected a unit\npostconf: try: queue_run_delay=5s\n"
      ),
      (
        "smtpd_tls_security_level=encrpyt",
        "postconf: fatal: smtpd_tls_security_level = encrpyt: found \"encrpyt\", expected none, may, encrypt\n"
      ),
      ("inet_protocols=", "postconf: fatal: inet_protocols = : found nothing, expected all, ipv4, ipv6\n"),
      (
        "relayhost=$mydomian",
        "postconf: fatal: relayhost = $mydomian: $mydomian is not defined, expected a name that is\npostconf: try: $mydomain, if that was meant\n"
      ),
    ])
  func refused(edit: String, message: String) async throws {
    let sandbox = try world(main: "a = b\n")
    let output = try await postconf(sandbox, "-e", edit)
    #expect(output.errorText == message)
    #expect(output.status == 1)
    #expect(try sandbox.read("etc/postfix/main.cf") == Array("compatibility_level = 3.6\na = b\n".utf8))
  }

  @Test(
    "an edit that is right is made",
    arguments: [
      "biff=YES", "ipc_timeout=5h30m", "ipc_timeout=300s", "maximal_queue_lifetime=0",
      "in_flow_delay=${stress?{1}:{2}}s",
      "smtpd_tls_security_level=", "smtp_tls_security_level=DANE", "relayhost=$mydomain", "hash_queue_depth=+2",
      "out_time_limit=5m", "mailbox_size_limit=9999999999",
    ])
  func accepted(edit: String) async throws {
    let sandbox = try world(main: "a = b\n", master: "out unix - n n - - pipe\n  flags=x argv=/bin/cat\n")
    let output = try await postconf(sandbox, "-e", edit)
    #expect(output.errorText == "")
    #expect(output.status == 0)
  }

  @Test("edits of master.cf are checked too")
  func master() async throws {
    let master = "smtp inet n - y - - smtpd\n"
    let sandbox = try world(master: master)
    let trap = try await postconf(sandbox, "-M", "-e", "smtp/inet=smtp inet n - y - - smtpd -o biff = yes")
    #expect(trap.errorText.hasPrefix("postconf: fatal: smtp/inet: found \"=\" where an option should be"))
    let empty = try await postconf(sandbox, "-M", "-e", "smtp/inet=smtp inet n - y - - smtpd -o smtpd_banner= x")
    #expect(empty.errorText.contains("found \"x\" where an option should be"))
    #expect(
      try await postconf(sandbox, "-P", "-e", "smtp/inet/biff=true").errorText.contains(
        "smtp/inet: biff = true: found no yes"))
    #expect(
      try await postconf(sandbox, "-P", "-e", "smtp/inet/biffx=yes").errorText.contains("try: biff, if that was meant"))
    #expect(try sandbox.read("etc/postfix/master.cf") == Array(master.utf8))
    #expect(try await postconf(sandbox, "-P", "-e", "smtp/inet/biff=no").errorText == "")
  }

  @Test("what was wrong before does not keep an edit back; asking for it again does")
  func old() async throws {
    let sandbox = try world(main: "myhostnam = x\nbiff = true\n")
    #expect(try await postconf(sandbox, "-e", "relayhost=x").status == 0)
    #expect(try await postconf(sandbox, "-e", "biff=true").status == 1)
    #expect(try await postconf(sandbox, "-X", "myhostnam").status == 0)
  }

  @Test("a display is followed by everything that is wrong, with its place")
  func display() async throws {
    let sandbox = try world(
      main: "biff = 1\nmyhostnam = x\nclass = permit\nsmtpd_restriction_classes = class\n",
      master: """
        smtp inet n - y - - smtpd
          -o smtpd_timeout = 5
          -o biff=yes
        lmtp unix - - y - - lmtp -o lmtp_data_done_timeout= 10s
        out unix - n n - - pipe
          -o soft_bounce=maybe flags=x argv=/bin/cat

        """)
    let output = try await postconf(sandbox, "-n", "biff")
    #expect(output.text == "biff = 1\n")
    let listing = try await postconf(sandbox, "-nH", "-C", "builtin")
    #expect(listing.text.contains("biff\n"))
    let errors = listing.errorText.split(separator: "\n").filter { $0.contains(": error: ") }.sorted()
    #expect(
      errors == [
        "/etc/postfix/main.cf:2: error: biff = 1: found no yes or no, expected yes or no",
        "/etc/postfix/main.cf:3: error: myhostnam: found an unknown parameter that nothing uses, expected one of Postfix 3.7",
        "/etc/postfix/master.cf:2:20: error: smtp/inet: found \"=\" where an option should be, so Postfix ignores it and every option behind it; expected no white space around the equal sign",
        "/etc/postfix/master.cf:4:29: error: lmtp/unix: lmtp_data_done_timeout = : found no time, expected a number with s, m, h, d or w",
        "/etc/postfix/master.cf:4:53: error: lmtp/unix: found \"10s\" where an option should be, so Postfix ignores it and every option behind it; expected no white space around the equal sign",
        "/etc/postfix/master.cf:6:6: error: out/unix: soft_bounce = maybe: found no yes or no, expected yes or no",
      ])
    #expect(listing.status == 1)
  }

  @Test("the stock files of Debian pass")
  func stock() async throws {
    let sandbox = try Sandbox()
    for name in ["main.cf", "master.cf"] {
      try sandbox.write(
        "etc/postfix/\(name)",
        try #require(
          try? String(
            contentsOfFile: "/usr/share/postfix/\(name).\(name == "main.cf" ? "debian" : "dist")", encoding: .utf8)))
    }
    let output = try await postconf(sandbox, "-n")
    #expect(output.errorText == "")
    #expect(output.status == 0)
    let submission = try await postconf(sandbox, "-M", "--uncomment", "submission/inet", "--dry-run")
    #expect(submission.errorText == "")
  }
}
