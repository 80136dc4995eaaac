import SystemPackage
import TestSupport
import Testing

@Suite("a whole machine set up by mailauth", .serialized)
struct MailServerTests {
  @Test(
    "both mechanisms log in after enable-smtp-auth on the distribution's files",
    arguments: Backend.allCases, PostfixInstance.Jail.allCases)
  func login(backend: Backend, jail: PostfixInstance.Jail) async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(jail)
      try await server.addUser("alice", password: "correct horse", for: backend)
      try await server.enable(backend)
      try await server.start(backend)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
      #expect(try server.complaints().isEmpty)
    }
  }

  @Test("a server that runs while it is reconfigured refuses no connection", arguments: Backend.allCases)
  func running(backend: Backend) async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.addUser("alice", password: "correct horse", for: backend)
      try await server.start(backend)
      #expect(try await machine.talk().mechanisms.isEmpty)
      async let clients = server.connectRepeatedly()
      try await server.waitForClients()
      try await server.enable(backend)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
      try machine.write("/run/stop", "")
      let tally = try await clients
      #expect(tally.failures.isEmpty)
      #expect(tally.sessions > 20, "\(tally.sessions) sessions")
      #expect(try server.complaints().isEmpty)
    }
  }

  @Test("users that are added to sasldb later log in at once, through mailauth and through the original")
  func laterUsers() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.enable(.sasldb)
      try await server.start(.sasldb)
      for (user, program) in [("bob", ["mailauth", "saslpasswd"]), ("carol", ["saslpasswd2"])] {
        let arguments = Array(program.dropFirst()) + ["-p", "-c", "-u", "mail.example.com", user]
        let output = try await machine.run(program[0], arguments, input: "correct horse")
        #expect(output.status == 0, "\(output.errorText)")
        try await expectWorkingLogin(user) { try await machine.talk(as: $0) }
      }
    }
  }
}
