import SystemPackage
import TestSupport
import Testing

@Suite("logging in to another server", .serialized)
struct RelayAuthTests {
  /// The machine's own Postfix demands a login to relay; a second instance hands its mail to it.
  private func relayed(
    _ enable: [String], from sender: String = "someone@example.org", in machine: ThrowawayMachine
  ) async throws -> String {
    try await machine.succeed(
      "mailauth", ["enable-relay-auth", "-c", "/etc/postfix-two", "--tls-level", "none"] + enable,
      input: "correct horse\n")
    let mark = try await machine.succeed("wc", "-l", "/var/log/mail.log").prefix { $0.isNumber }
    try await machine.succeed(
      "sendmail", "-C", "/etc/postfix-two", "-f", sender, "elsewhere@example.net", input: "Subject: test\n\ntext\n")
    let wait = """
      for i in {1..300}; do
        tail -n +$(($1 + 1)) /var/log/mail.log | grep -E 'postfix-two/smtp\\[.*(status=|warning:)' && exit 0
        sleep 0.1
      done
      exit 1
      """
    _ = try await machine.succeed("bash", "-c", wait, "bash", String(mark))
    return try await machine.succeed("tail", "-n", "+\((Int(mark) ?? 0) + 1)", "/var/log/mail.log")
  }

  private func prepare(_ machine: ThrowawayMachine) async throws {
    let server = MailServer(machine)
    try await server.install(.chrooted)
    try await server.addInstance(port: 2525)
    try await machine.succeed("ip", "address", "add", "127.0.0.2/8", "dev", "lo")
    try await machine.succeed(
      "mailauth", "postconf", "-c", "/etc/postfix-two", "-e", "multi_instance_name=postfix-two",
      // Else it would take the other one for itself.
      "syslog_name=postfix-two", "inet_interfaces=127.0.0.2", "myhostname=two.example.com")
    try await machine.succeed(
      "mailauth", "postconf", "-e", "alternate_config_directories=/etc/postfix-two", "default_transport=discard")
    try await server.addUser("alice", password: "correct horse", for: .sasldb)
    try await server.enable(.sasldb)
    try await server.start(.sasldb)
    try await machine.succeed("postfix", "-c", "/etc/postfix-two", "start")
  }

  @Test("mail is relayed after a login, refused without one, and never sent with a wrong password")
  func relayhost() async throws {
    try await ThrowawayMachine.running { machine in
      try await prepare(machine)
      let relay = ["--relayhost", "[127.0.0.1]:25"]
      let accepted = try await relayed(relay + ["--user", "alice", "--password-file", "-"], in: machine)
      #expect(accepted.contains("sasl_username=alice"), "\(accepted)")
      #expect(accepted.contains("status=sent"), "\(accepted)")
      let again = try await machine.succeed(
        "mailauth",
        ["enable-relay-auth", "-c", "/etc/postfix-two", "--tls-level", "none", "--user", "alice"] + relay)
      #expect(again.contains("nothing to change"), "\(again)")
      // Both instances' defaults would deliver directly.
      try await machine.succeed("mailauth", ["enable-relay-auth", "-c", "/etc/postfix-two", "--remove"] + relay)
      try await machine.succeed("mailauth", "postconf", "-c", "/etc/postfix-two", "-e", "relayhost=[127.0.0.1]:25")
      try await machine.succeed("postfix", "-c", "/etc/postfix-two", "reload")
      #expect(try !String(decoding: machine.read("/etc/postfix-two/sasl_passwd"), as: UTF8.self).contains("horse"))
      let wrong = try await relayed(relay + ["--user", "bob", "--password-file", "-"], in: machine)
      #expect(wrong.contains("SASL authentication failed"), "\(wrong)")
      #expect(!wrong.contains("status=sent"), "\(wrong)")
    }
  }

  @Test("each sender has a login of its own")
  func senders() async throws {
    try await ThrowawayMachine.running { machine in
      try await prepare(machine)
      let relay = ["--relayhost", "[127.0.0.1]:25", "--sender", "@example.org"]
      let sent = try await relayed(relay + ["--user", "alice", "--password-file", "-"], in: machine)
      #expect(sent.contains("sasl_username=alice"), "\(sent)")
      #expect(sent.contains("status=sent"), "\(sent)")
    }
  }
}
