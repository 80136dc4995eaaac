import SystemPackage
import TestSupport
import Testing

@Suite("a second Postfix that postmulti(1) made", .serialized)
struct InstanceServerTests {
  /// Makes the instance postfix-out as the manual of postmulti(1) says, listening on another port.
  private func addInstance(_ machine: ThrowawayMachine) async throws {
    try await machine.succeed("postmulti", "-e", "init")
    try await machine.succeed("postmulti", "-I", "postfix-out", "-G", "mta", "-e", "create")
    // A new instance neither listens nor takes mail.
    try await machine.succeed("postmulti", "-i", "postfix-out", "-x", "postconf", "-e", "master_service_disable=")
    try await machine.succeed(
      "postmulti", "-i", "postfix-out", "-x", "postconf", "-e", "myhostname=mail.example.com",
      "mynetworks=192.0.2.0/24",
      "inet_protocols=ipv4", "authorized_submit_users=root")
    try await machine.succeed("sed", "-i", "s/^smtp  *inet/2525 inet/", "/etc/postfix-out/master.cf")
  }

  @Test("users of --instance log in there and nowhere else; undo gives the instance its files back")
  func login() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.free)
      try await addInstance(machine)
      try await server.addUser("alice", password: "correct horse", for: .sasldb)
      let files = ["/etc/postfix/main.cf", "/etc/postfix/master.cf", "/etc/postfix-out/main.cf"]
      let before = try files.map { try machine.read(FilePath($0)) }
      try await machine.succeed("mailauth", "enable-smtp-auth", "--instance", "postfix-out", "--backend", "sasldb")
      #expect(try files.prefix(2).map { try machine.read(FilePath($0)) } == Array(before.prefix(2)))
      try await machine.succeed("postmulti", "-i", "postfix-out", "-e", "enable")
      try await machine.succeed("postmulti", "-p", "start")
      try await server.waitForListener(onPort: 25)
      try await server.waitForListener(onPort: 2525)
      try await expectWorkingLogin("alice") { try await machine.talk(toPort: 2525, as: $0) }
      #expect(try await machine.talk().mechanisms.isEmpty)
      let words = ["enable-smtp-auth", "--instance", "postfix-out", "--backend", "sasldb", "--detailed-exitcode"]
      let again = try await machine.run("mailauth", words)
      #expect(again.status == 0 && again.text.contains("nothing to change"), "\(again.text)\(again.errorText)")
      // Both run: the reload must reach this one.
      try await machine.succeed("mailauth", "undo", "--instance", "postfix-out")
      #expect(try await machine.talk(toPort: 2525).mechanisms.isEmpty)
      let guess = try await machine.run("mailauth", "disable-smtp-auth", "--instance", "postfix-uot")
      #expect(guess.status == 1 && guess.errorText.contains("did you mean postfix-out?"), "\(guess.errorText)")
    }
  }

  @Test("saslauthd serves both instances")
  func saslauthd() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.free)
      try await addInstance(machine)
      try await server.addUser("alice", password: "correct horse", for: .dovecot)
      for instance in ["-", "postfix-out"] {
        try await machine.succeed("mailauth", "enable-smtp-auth", "--instance", instance, "--backend", "saslauthd")
      }
      try await machine.succeed("service", "saslauthd", "start")
      try await machine.succeed("postmulti", "-i", "postfix-out", "-e", "enable")
      try await machine.succeed("postmulti", "-p", "start")
      for port in [25, 2525] {
        try await server.waitForListener(onPort: port)
        try await expectWorkingLogin("alice") { try await machine.talk(toPort: port, as: $0) }
      }
    }
  }
}
