import SystemPackage
import TestSupport
import Testing

@Suite("machines on which not everything can be done", .serialized)
struct RestrictedMachineTests {
  /// Every file that a command could have changed, with its content, mode and owner.
  private func state(_ machine: ThrowawayMachine) async throws -> String {
    try await machine.succeed(
      "sh", "-c",
      "find /etc /var/spool/postfix /var/lib -xdev ! -path '*/pid/*' ! -path '/var/lib/postfix/*' -printf '%p %M %u %g %l\\n' | sort; "
        + "find /etc /var/lib/mailauth -xdev -type f -exec md5sum {} + 2> /dev/null | sort")
  }

  @Test(
    "/etc that is mounted for reading only is named, and nothing is changed",
    arguments: ["dovecot", "sasldb", "saslauthd"])
  func readOnly(backend: String) async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.addUser("alice", password: "correct horse", for: .sasldb)
      try await machine.succeed("mount", "--bind", "/etc", "/etc")
      try await machine.succeed("mount", "-o", "remount,bind,ro", "/etc")
      let before = try await state(machine)
      let output = try await machine.run("mailauth", "enable-smtp-auth", "--backend", backend)
      #expect(output.status == 1 && output.text.isEmpty, "\(output.text)")
      #expect(
        output.errorText.contains("/etc/") && output.errorText.contains("Read-only file system"), "\(output.errorText)")
      #expect(try await state(machine) == before)
      for words in [["users", "disable", "alice@mail.example.com"], ["smtpd-conf", "set", "log_level=3"]] {
        let output = try await machine.run("mailauth", words)
        #expect(output.status == 1, "\(words): \(output.text)\(output.errorText)")
      }
      #expect(try await state(machine) == before)
    }
  }

  @Test("in a container without init the commands are printed, nothing is started, and they lead to a login")
  func container() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.addUser("alice", password: "correct horse", for: .dovecot)
      // What a container has not: something that starts daemons.
      try await machine.succeed(
        "sh", "-c", "rm -f /usr/sbin/service /usr/bin/systemctl /usr/sbin/invoke-rc.d /sbin/init /usr/sbin/rc-service")
      let output = try await machine.run("mailauth", "enable-smtp-auth", "--backend", "dovecot")
      #expect(output.status == 0, "\(output.errorText)")
      #expect(output.errorText.contains("left to run: dovecot\n"), "\(output.errorText)")
      #expect(output.errorText.contains("as in most containers"), "\(output.errorText)")
      #expect(try await machine.run("pgrep", "-x", "dovecot").status == 1)
      // The order that is printed is the one that works.
      for line in output.errorText.split(separator: "\n") where line.contains("left to run: ") {
        try await machine.succeed("sh", "-c", String(line.split(separator: ": ").last ?? "false"))
      }
      try await machine.succeed("postfix", "start")
      try await server.waitForListener(onPort: 25)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
    }
  }

  @Test("in a container a running Postfix is not led to a Dovecot that nothing can start")
  func containerThatServes() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.start(.sasldb)
      try await machine.succeed(
        "sh", "-c", "rm -f /usr/sbin/service /usr/bin/systemctl /usr/sbin/invoke-rc.d /sbin/init")
      let before = try await state(machine)
      let output = try await machine.run("mailauth", "enable-smtp-auth", "--backend", "dovecot")
      #expect(
        output.status == 1 && output.errorText.contains("would stop serving"), "\(output.text)\(output.errorText)")
      #expect(output.errorText.contains("try: dovecot"), "\(output.errorText)")
      #expect(try await state(machine) == before)
    }
  }
}
