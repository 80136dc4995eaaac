import SystemPackage
import TestSupport
import Testing

@Suite("saslpasswd2 makes secrets of SCRAM as the original does")
struct SaslScramTests {
  @Test(
    "scram_secret_generate, scram_iteration_counter and mech_list",
    arguments: [
      "scram_secret_generate: yes", "scram_secret_generate: 1", "scram_secret_generate: on",
      "scram_secret_generate: Yes", "scram_secret_generate: no", "scram_secret_generate: oN",
      "scram_secret_generate: y\nscram_iteration_counter: 5000\nmech_list: plain scram-sha-256",
      "scram_secret_generate: y\nscram_iteration_counter: 70000\nmech_list: SCRAM-SHA-1",
      "scram_secret_generate: y\nscram_iteration_counter: 12x\nmech_list: SCRAM-SHA-1",
      "scram_secret_generate: y\nscram_iteration_counter: 1\nmech_list: SCRAM-SHA-256 SCRAM-SHA-1-PLUS",
      "scram_secret_generate: y\nmech_list: SCRAM-SHA-224", "scram_secret_generate: y\nmech_list: scram-sha-384",
      "scram_secret_generate: y\nmech_list: SCRAM-SHA-1 SCRAM-SHA-512",
      "scram_secret_generate: t\nmech_list: PLAIN LOGIN", "scram_secret_generate: t\nmech_list: PLAIN,SCRAM-SHA-1",
    ])
  func settings(_ text: String) async throws {
    try await expectSame { world in
      try world.sandbox.write("saslpasswd.conf", text + "\n")
      for arguments in [["-c", "alice"], ["bob"], ["-c", "-n", "carl"], ["-d", "bob"]] {
        try await world.run(
          .saslpasswd2, (["-f", "db", "-u", "r"] + arguments).map { Array($0.utf8) }, input: Array("p\u{e4}ss".utf8),
          environment: ["SASL_CONF_PATH": "."])
      }
      try await world.dump("db")
      // The salt and what is made with it are never the same.
      let dump = String(decoding: try world.sandbox.read("db"), as: UTF8.self)
      let lines = dump.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.hasPrefix(" SCRAM") ? line.split(separator: ":")[0] + " \(line.count)" : line
      }
      try world.sandbox.write("db", lines.joined(separator: "\n"))
    }
  }

  @Test("what the original makes of a password is recognised", arguments: ["1", "224", "256", "384", "512"])
  func recognised(hash: String) async throws {
    let sandbox = try Sandbox()
    let settings = "scram_secret_generate: yes\nscram_iteration_counter: 4096\nmech_list: SCRAM-SHA-\(hash)\n"
    try sandbox.write("saslpasswd.conf", settings)
    let database = sandbox.path("db").string
    let words = ["-p", "-n", "-c", "-f", database, "-u", "r", "alice"].map { Array($0.utf8) }
    _ = try await run(
      "/usr/sbin/saslpasswd2", words, input: Array("pencil".utf8), environment: ["SASL_CONF_PATH": sandbox.root.string])
    for (password, status) in [("pencil", 0), ("Pencil", 1)] {
      let words = ["users", "verify", "alice@r", "--file", database, "--password-stdin"].map { Array($0.utf8) }
      let output = try await run(Implementation.mailauth, words, input: Array(password.utf8))
      #expect(output.status == status, "\(output.text)\(output.errorText)")
    }
  }
}
