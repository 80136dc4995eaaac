import SystemPackage
import TestSupport
import Testing

@Suite("--add, --remove and --uncomment change lists and comments gently")
struct PostconfGentleTests {
  private func world(main: String = "", master: String = "") throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", main)
    try sandbox.write("etc/postfix/master.cf", master)
    return sandbox
  }

  private func postconf(_ sandbox: Sandbox, _ arguments: String...) async throws -> ProgramOutput {
    let root = ["postconf", "--root", sandbox.root.string]
    return try await run(Implementation.mailauth, bytes(root + arguments), as: "mailauth")
  }

  private func text(_ sandbox: Sandbox, _ name: String) throws -> String {
    String(decoding: try sandbox.read("etc/postfix/\(name)"), as: UTF8.self)
  }

  @Test("several steps of one call are carried out in order, and the second run changes nothing")
  func steps() async throws {
    let sandbox = try world(main: "# top\nmynetworks = 127.0.0.0/8\nr =\n  a,\n# why\n  check_helo_access hash:/x\n")
    let arguments = [
      "--detailed-exitcode", "--add", "r=b", "--before", "check_helo_access", "--remove", "r=a", "--add",
      "mynetworks=10.0.0.0/8",
    ]
    for status in [Int32(2), 0] {
      let root = ["postconf", "--root", sandbox.root.string]
      let output = try await run(Implementation.mailauth, bytes(root + arguments), as: "mailauth")
      #expect(output.status == status, "\(output.errorText)")
      #expect(
        try text(sandbox, "main.cf")
          == "# top\nmynetworks = 127.0.0.0/8, 10.0.0.0/8\nr =\n  b,\n# why\n  check_helo_access hash:/x\n")
    }
  }

  @Test("a parameter that is not set begins with its default; of a choice the branch in force is taken")
  func defaults() async throws {
    let safe = try world(main: "compatibility_level = 3.6\n")
    let add = "smtpd_relay_restrictions=check_client_access hash:/x"
    #expect(try await postconf(safe, "--add", add, "--before", "defer_unauth_destination").status == 0)
    #expect(
      try text(safe, "main.cf")
        == "compatibility_level = 3.6\nsmtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, check_client_access hash:/x, defer_unauth_destination\n"
    )
    #expect(try await postconf(safe, "--add", "mydestination=example.com").status == 0)
    #expect(
      try text(safe, "main.cf").hasSuffix(
        "\nmydestination = $myhostname, localhost.$mydomain, localhost, example.com\n"))
  }

  @Test("an error says where, what was expected and what to do, and writes nothing")
  func errors() async throws {
    let sandbox = try world(main: "r = a,\n  b\n")
    let output = try await postconf(sandbox, "--add", "r=x", "--remove", "r=a", "--add", "r=y", "--after", "z")
    #expect(output.status == 1)
    #expect(
      output.errorText == """
        /etc/postfix/main.cf:1:1: error: r has no item "z", expected one of those that it has: "b", "x"
        postconf: try: --first, --last, or another item

        """)
    #expect(try text(sandbox, "main.cf") == "r = a,\n  b\n")
    for arguments in [
      ["--first"], ["--add", "r"], ["--add", "r=a b"], ["--add", "r=check_helo_access"], ["-M", "--add", "r=a"],
    ] {
      let root = ["postconf", "--root", sandbox.root.string]
      let output = try await run(Implementation.mailauth, bytes(root + arguments), as: "mailauth")
      #expect(output.status == 1)
      #expect(output.errorText.contains("expected") || output.errorText.contains("does not go with"), "\(arguments)")
      #expect(output.errorText.contains("\npostconf: try: "), "\(arguments)")
    }
  }

  @Test("what can never be reached is warned about")
  func unreachable() async throws {
    let sandbox = try world(main: "r = a, reject\n")
    let output = try await postconf(sandbox, "--add", "r=b")
    #expect(
      output.errorText
        == "postconf: warning: r: \"b\" stands behind \"reject\" and is never reached; try --before reject\n")
    #expect(try text(sandbox, "main.cf") == "r = a, reject, b\n")
  }

  @Test("-P changes the list of a service")
  func overrides() async throws {
    let sandbox = try world(
      main: "r = one, two\n", master: "smtp inet n - y - - smtpd\n  -o q=a,b\n#smtp inet n - y - 1 postscreen\n")
    #expect(
      try await postconf(sandbox, "-P", "--add", "smtp/inet/q=c", "--first", "--add", "smtp/inet/r=three").status == 0)
    #expect(
      try text(sandbox, "master.cf")
        == "smtp inet n - y - - smtpd\n  -o q=c,a,b\n  -o { r = one, two, three }\n#smtp inet n - y - 1 postscreen\n")
    #expect(try await postconf(sandbox, "-P", "--add", "nobody/inet/q=c").errorText.contains("no service nobody/inet"))
  }

  @Test("--uncomment takes the last comment of a name, or the one with a value; not one inside an entry")
  func uncomment() async throws {
    let sandbox = try world(main: "# p = prose\n#p = 1\n#p = 2,\n#    3\nq =\n  a\n#s = 1\n  b\n")
    let output = try await postconf(sandbox, "--uncomment", "p")
    #expect(output.errorText.contains("p: took the last of several comments; others: /etc/postfix/main.cf:1, "))
    #expect(try text(sandbox, "main.cf").hasPrefix("# p = prose\n#p = 1\np = 2,\n    3\nq =\n"))
    #expect(try await postconf(sandbox, "--uncomment", "p").errorText == "")
    #expect(
      try await postconf(sandbox, "--uncomment", "p=1").errorText.hasPrefix("/etc/postfix/main.cf:3: error: p is set"))
    #expect(try await postconf(sandbox, "--uncomment", "s").errorText.contains("between the lines of another entry"))
    #expect(try await postconf(sandbox, "--uncomment", "none").status == 1)
    let other = try world(main: "#p = 1\n#p = 2\n")
    #expect(try await postconf(other, "--uncomment", "p=1").errorText == "")
    #expect(try text(other, "main.cf") == "p = 1\n#p = 2\n")
  }

  @Test("-M --uncomment puts a service in force with its options, and an existing one stays")
  func services() async throws {
    let source =
      "smtp inet n - y - - smtpd\n#smtp inet n - y - 1 postscreen\n#submission inet n - y - - smtpd\n#  -o a=b\n#  text\n#  -o c=\n#next\n"
    let sandbox = try world(master: source)
    #expect(try await postconf(sandbox, "-M", "--uncomment", "submission/inet").status == 0)
    #expect(
      try text(sandbox, "master.cf")
        == "smtp inet n - y - - smtpd\n#smtp inet n - y - 1 postscreen\nsubmission inet n - y - - smtpd\n  -o a=b\n#  text\n  -o c=\n#next\n"
    )
    #expect(try await postconf(sandbox, "-M", "--uncomment", "smtp/inet", "--detailed-exitcode").status == 0)
  }
}
