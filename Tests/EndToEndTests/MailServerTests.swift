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
      try server.expectNoComplaints()
      let again = try await server.enableOnceMore(backend)
      #expect(again.status == 0, "\(again.text)\(again.errorText)")
      #expect(again.text.contains("nothing to change"), "\(again.text)")
    }
  }

  @Test("Postfix 3.10 and Dovecot 2.4 log users in as well", arguments: Backend.allCases, PostfixInstance.Jail.allCases)
  func newerRelease(backend: Backend, jail: PostfixInstance.Jail) async throws {
    try await ThrowawayMachine.running(.trixie) { machine in
      let server = MailServer(machine)
      try await server.install(jail)
      try await server.addUser("alice", password: "correct horse", for: backend)
      try await server.enable(backend)
      try await server.start(backend)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
      try server.expectNoComplaints()
      let again = try await server.enableOnceMore(backend)
      #expect(again.status == 0, "\(again.text)\(again.errorText)")
      #expect(!again.errorText.contains("not tried"), "\(again.errorText)")
    }
  }

  @Test("the four calls of a provisioning script give a server that logs its user in")
  func fourCalls() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await machine.succeed("cp", "/usr/share/postfix/main.cf.debian", "/etc/postfix/main.cf")
      try await machine.succeed("cp", "/usr/share/postfix/master.cf.dist", "/etc/postfix/master.cf")
      let script = """
        set -e
        mailauth postconf -e 'myhostname=mail.example.com' 'smtpd_sasl_local_domain=$myhostname'
        echo secret | mailauth saslpasswd -c -u mail.example.com alice
        mailauth listusers
        mailauth enable-smtp-auth --backend sasldb
        """
      let output = try await machine.succeed("sh", input: script)
      #expect(output.hasPrefix("alice@mail.example.com: userPassword\n"))
      try await server.start(.sasldb)
      let login = SMTPLogin(.plain, user: "alice@mail.example.com", password: "secret")
      #expect(try await machine.talk(as: login).authenticationReply == 235)
      let wrong = SMTPLogin(.plain, user: "alice@mail.example.com", password: "secret\n")
      #expect(try await machine.talk(as: wrong).authenticationReply == 535)
    }
  }

  @Test("where a certificate is configured AUTH is offered after STARTTLS only")
  func certificate() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await machine.succeed("sh", "-c", "cat /usr/share/postfix/main.cf.tls >> /etc/postfix/main.cf")
      try await server.addUser("alice", password: "secret", for: .sasldb)
      try await server.enable(.sasldb)
      try await server.start(.sasldb)
      #expect(try await machine.talk().mechanisms.isEmpty)
      let encrypted = try await server.talkEncrypted(toPort: 25, MailServer.authentication(password: "secret"))
      #expect(encrypted.contains("250-AUTH PLAIN LOGIN"), "\(encrypted)")
      #expect(encrypted.contains("235 2.7.0"), "\(encrypted)")
    }
  }

  @Test("mail programs submit on ports 587 and 465, and port 25 offers no AUTH", arguments: Backend.allCases)
  func submission(backend: Backend) async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await machine.succeed("sh", "-c", "cat /usr/share/postfix/main.cf.tls >> /etc/postfix/main.cf")
      try await server.addUser("alice", password: "secret", for: backend)
      try await server.enable(backend, "--submission", "--submissions")
      try await server.start(backend)
      try await server.waitForListener(onPort: 465)
      try await server.waitForListener(onPort: 587)
      #expect(try await machine.talk().mechanisms.isEmpty)
      for connection in ["-starttls smtp -connect 127.0.0.1:587", "-connect 127.0.0.1:465"] {
        let client = """
          { sleep 1; printf 'EHLO client\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nRSET\r\n'
            sleep 1; printf 'AUTH PLAIN %s\r\n' "$(printf '\\0alice\\0secret' | base64)"
            sleep 2; printf 'MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nQUIT\r\n'; sleep 1; } |
          openssl s_client \(connection) -quiet 2>/dev/null
          """
        let answers = try await machine.run("sh", input: client).text
        let parts = answers.split(separator: "235 2.7.0")
        #expect(parts.count == 2, "\(connection): \(answers)")
        #expect(parts.first?.contains("554 5.7.1") == true, "\(connection): \(answers)")
        #expect(parts.last?.contains("250 2.1.5") == true, "\(connection): \(answers)")
      }
      let again = try await server.enableOnceMore(backend, "--submission", "--submissions")
      #expect(again.status == 0, "\(again.text)\(again.errorText)")
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
      try server.expectNoComplaints()
    }
  }

  @Test("1,000 edits of ours beside 1,000 of the original's lose no user, while the server logs users in")
  func edits() async throws {
    try await ThrowawayMachine.running { machine in
      let server = try await MailServer.withSasldb(machine)
      async let edits = Self.edit(machine)
      var logins = 0
      while try await machine.run("test", "-e", "/run/edited").status != 0 {
        let login = SMTPLogin(.plain, user: "alice@mail.example.com", password: "correct horse")
        #expect(try await machine.talk(as: login).authenticationReply == 235)
        logins += 1
      }
      let complaints = try await edits
      #expect(complaints.isEmpty, "\(complaints.prefix(500))")
      #expect(logins > 5, "\(logins) logins")
      #expect(try await machine.succeed("mailauth", "listusers", "--count") == "2001\n")
      try await machine.succeed("db5.3_verify", "-q", "/etc/sasldb2")
      try server.expectNoComplaints()
    }
  }

  /// Makes users with both programs at once; what they complain of.
  private static func edit(_ machine: ThrowawayMachine) async throws -> String {
    var complaints = ""
    for round in 0..<20 {
      complaints += try await machine.succeed(
        "bash",
        input: """
          cd /
          add() { for user in {1..50}; do echo secret | "$@" -p -c -u mail.example.com $1.\(round).$user 2>&1; done; }
          theirs() { saslpasswd2 "$@"; }; ours() { mailauth saslpasswd "$@"; }
          add ours & add theirs & wait
          """)
    }
    try await machine.succeed("touch", "/run/edited")
    return complaints
  }

  @Test("a running server stops offering AUTH, and offers it again to the same users")
  func disable() async throws {
    try await ThrowawayMachine.running { machine in
      let server = try await MailServer.withSasldb(machine)
      try await machine.succeed("mailauth", "disable-smtp-auth")
      #expect(try await machine.talk().mechanisms.isEmpty)
      #expect(try await machine.succeed("mailauth", "disable-smtp-auth").contains("nothing to change"))
      try await server.enable(.sasldb)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
    }
  }

  @Test("changing the backend of a running server refuses no connection")
  func change() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.addUser("alice", password: "correct horse", for: .dovecot)
      try await server.addUser("bob", password: "correct horse", for: .sasldb)
      try await server.start(.dovecot)
      async let clients = server.connectRepeatedly()
      try await server.waitForClients()
      for _ in 0..<4 {
        // Dovecot has to be reloaded each time, while it is not Postfix's backend.
        try await machine.succeed(
          "sed", "-i", "s/^auth_mechanisms.*/auth_mechanisms = plain/", "/etc/dovecot/conf.d/10-auth.conf")
        try await server.enable(.dovecot)
        try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
        try await server.enable(.sasldb)
        try await expectWorkingLogin("bob") { try await machine.talk(as: $0) }
      }
      try machine.write("/run/stop", "")
      #expect(try await clients.failures.isEmpty)
    }
  }

  @Test("while Dovecot is down a running Postfix is left alone and goes on serving")
  func backendDown() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.start(.sasldb)
      let files = ["/etc/postfix/main.cf", "/etc/dovecot/conf.d/10-master.conf", "/etc/dovecot/conf.d/10-auth.conf"]
      let before = try files.map { try machine.read(FilePath($0)) }
      let output = try await machine.run("mailauth", "enable-smtp-auth", "--backend", "dovecot")
      #expect(output.status == 1, "\(output.text)\(output.errorText)")
      #expect(output.errorText.contains("nothing was changed"), "\(output.errorText)")
      #expect(try files.map { try machine.read(FilePath($0)) } == before)
      let dialogue = try await machine.talk()
      #expect([454, 554].contains(dialogue.recipientReply), "\(dialogue)")
    }
  }

  @Test("with -c DIR the server of that directory gets smtpd.conf beside its main.cf and logs users in")
  func otherInstance() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.addInstance(port: 2525)
      try await server.addUser("alice", password: "correct horse", for: .sasldb)
      try await machine.succeed("mailauth", "enable-smtp-auth", "--backend", "sasldb", "-c", "/etc/postfix-two")
      try await machine.succeed("test", "-f", "/etc/postfix-two/sasl/smtpd.conf")
      try await machine.succeed("postfix", "-c", "/etc/postfix-two", "start")
      try await server.waitForListener(onPort: 2525)
      try await expectWorkingLogin("alice") { try await machine.talk(toPort: 2525, as: $0) }
      #expect(try await machine.run("test", "-e", "/etc/postfix/sasl/smtpd.conf").status == 1)
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
