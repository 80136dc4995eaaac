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
}
