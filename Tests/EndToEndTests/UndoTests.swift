import SystemPackage
import TestSupport
import Testing

@Suite("a running server that goes back", .serialized)
struct UndoTests {
  @Test("from sasldb to Dovecot and to no AUTH, with every login on the way")
  func back() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.addUser("bob", password: "correct horse", for: .dovecot)
      let before = try machine.read("/etc/postfix/main.cf")
      try await server.start(.dovecot)
      try await server.enable(.dovecot)
      try await server.addUser("alice", password: "correct horse", for: .sasldb)
      try await server.enable(.sasldb)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
      let list = try await machine.succeed("mailauth", "history")
      #expect(list.split(separator: "\n").count == 2)
      #expect(list.contains("root  applied  mailauth enable-smtp-auth --backend sasldb"))

      try await machine.succeed("mailauth", "undo")
      try await expectWorkingLogin("bob") { try await machine.talk(as: $0) }
      try await machine.succeed("mailauth", "undo")
      #expect(try await machine.talk().mechanisms.isEmpty)
      #expect(try machine.read("/etc/postfix/main.cf") == before)
      #expect(try await machine.succeed("mailauth", "undo").contains("nothing to change"))
      try server.expectNoComplaints()
      // The users are still there for the next time.
      try await server.enable(.sasldb)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
    }
  }

  @Test("saslauthd is started at boot no longer, unless it was before", arguments: [false, true])
  func boot(wasEnabled: Bool) async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await machine.succeed("update-rc.d", "saslauthd", wasEnabled ? "enable" : "disable")
      let links = try await machine.succeed("sh", "-c", "ls /etc/rc?.d | grep saslauthd")
      let report = try await machine.succeed("mailauth", "enable-smtp-auth", "--backend", "saslauthd")
      #expect(report.contains("saslauthd: started at boot from now on\n") == !wasEnabled)
      #expect(try await machine.succeed("ls", "/etc/rc2.d").contains("S01saslauthd\n"))
      let undone = try await machine.succeed("mailauth", "undo")
      #expect(undone.contains("saslauthd: started at boot no longer\n") == !wasEnabled)
      #expect(try await machine.succeed("sh", "-c", "ls /etc/rc?.d | grep saslauthd") == links)
    }
  }
}
