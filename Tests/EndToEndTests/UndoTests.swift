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
      #expect(try server.complaints().isEmpty)
      // The users are still there for the next time.
      try await server.enable(.sasldb)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
    }
  }
}
