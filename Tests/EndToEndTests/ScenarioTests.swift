import SystemPackage
import TestSupport
import Testing

/// The systems that handwritten instructions set up, from the distribution's files to a login.
@Suite("what administrators set up by hand", .serialized)
struct ScenarioTests {
  /// What sites set beside SMTP AUTH, with lists of their own.
  private static let site = [
    "mydomain=example.com", "myorigin=$mydomain",
    "mydestination=$myhostname, localhost.$mydomain, localhost, $mydomain",
    "relay_domains=$mydestination", "home_mailbox=Maildir/", "smtpd_helo_required=yes", "alias_maps=hash:/etc/aliases",
    "smtpd_helo_restrictions=permit_mynetworks, reject_invalid_helo_hostname, permit",
    "smtpd_client_restrictions=permit_mynetworks, check_client_access hash:/etc/postfix/client_access, permit",
    "smtpd_sender_restrictions=reject_non_fqdn_sender, permit",
    "smtpd_recipient_restrictions=permit_mynetworks, reject_non_fqdn_recipient, reject_unauth_destination,"
      + " check_recipient_access hash:/etc/postfix/recipient_access, permit",
  ]

  private func configure(_ machine: ThrowawayMachine) async throws {
    for setting in Self.site { try await machine.succeed("mailauth", "postconf", "-e", setting) }
    try machine.write("/etc/postfix/client_access", "192.0.2.66 REJECT\n")
    try machine.write("/etc/postfix/recipient_access", "nobody@example.com REJECT gone\n")
    try await machine.succeed("mailauth", "postmap", "/etc/postfix/client_access", "/etc/postfix/recipient_access")
    try machine.write("/etc/aliases", "postmaster: root\nroot: alice\n")
    try await machine.succeed("mailauth", "postalias", "/etc/aliases")
  }

  /// Sends a mail as a user, and gives the transcript.
  private func send(to recipient: String, _ machine: ThrowawayMachine) async throws -> String {
    try await machine.run(
      "swaks", "--server", "127.0.0.1", "--from", "someone@example.org", "--to", recipient, "--auth", "PLAIN",
      "--auth-user", "alice", "--auth-password", "correct horse"
    ).text
  }

  @Test("lists, tables and aliases of a site go on working, users relay, and the log names what let them")
  func site() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await configure(machine)
      try await server.addUser("alice", password: "correct horse", for: .dovecot)
      try await machine.succeed("mkdir", "-p", "/home/alice")
      try await machine.succeed("chown", "alice", "/home/alice")
      let before = String(decoding: try machine.read("/etc/postfix/main.cf"), as: UTF8.self).split(separator: "\n")
      try await server.enable(.dovecot, "--legacy-clients", "--debug-log", "on")
      let after = String(decoding: try machine.read("/etc/postfix/main.cf"), as: UTF8.self).split(separator: "\n")
      // One list gets a permit, everything else stays to the letter.
      let changed = before.filter { !after.contains($0) }
      #expect(
        changed.allSatisfy { $0.hasPrefix("smtpd_recipient_restrictions") || $0.hasPrefix("smtpd_relay") }, "\(changed)"
      )
      #expect(
        try await machine.succeed("postconf", "-h", "smtpd_recipient_restrictions")
          == "permit_mynetworks, permit_sasl_authenticated, reject_non_fqdn_recipient, reject_unauth_destination,"
          + " check_recipient_access hash:/etc/postfix/recipient_access, permit\n")
      try await server.start(.dovecot)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
      #expect(try await machine.talk().description.contains("250-AUTH=PLAIN LOGIN"))
      let log = String(decoding: try machine.read("/var/log/mail.log"), as: UTF8.self)
      let decisions = [
        "permit_sasl_authenticated status=1", "permit_sasl_authenticated status=0", "unauth_destination status=2",
      ]
      let missing = decisions.filter { !log.contains($0) }
      #expect(missing.isEmpty)
      #expect(try await send(to: "postmaster@example.com", machine).contains("250 2.0.0 Ok: queued"))
      try await machine.succeed(
        "bash", "-c",
        "for i in {1..100}; do ls /home/alice/Maildir/new/* 2> /dev/null && exit 0; sleep 0.1; done; exit 1")
      try await server.enable(.dovecot, "--legacy-clients", "--debug-log", "off")
      #expect(try !String(decoding: machine.read("/etc/postfix/master.cf"), as: UTF8.self).contains("smtpd -v"))
    }
  }

  @Test(
    "with a certificate of one's own, submission demands TLS and a login, and port 25 offers neither AUTH nor relay")
  func submission() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await configure(machine)
      try await server.addUser("alice", password: "correct horse", for: .sasldb)
      let (certificate, key) = ("/etc/ssl/certs/ssl-cert-snakeoil.pem", "/etc/ssl/private/ssl-cert-snakeoil.key")
      try await server.enable(.sasldb, "--submission", "--tls-cert", certificate, "--tls-key", key)
      try await server.start(.sasldb)
      try await server.waitForListener(onPort: 587)
      #expect(try await machine.talk(toPort: 587).mechanisms.isEmpty)
      #expect(try await machine.talk().mechanisms.isEmpty)
      let recipient = ["MAIL FROM:<a@b.example>", "RCPT TO:<c@d.example>"]
      let answers = try await server.talkEncrypted(
        toPort: 587, MailServer.authentication(password: "correct horse"), recipient[0], recipient[1])
      #expect(answers.contains("235 2.7.0") && answers.contains("250 2.1.5"), "\(answers)")
      #expect([454, 554].contains(try await machine.talk().recipientReply))
      let stranger = try await server.talkEncrypted(toPort: 587, recipient[0], recipient[1])
      #expect(stranger.contains("554 5.7.1"), "\(stranger)")
    }
  }

  @Test("saslauthd asks the password file, or sasldb", arguments: ["getpwent", "sasldb"])
  func otherMechanisms(mechanism: String) async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.addUser("alice", password: "correct horse", for: mechanism == "sasldb" ? .sasldb : .dovecot)
      // What getpwent(3) shows must hold the hash.
      if mechanism == "getpwent" { try await machine.succeed("pwunconv") }
      try await expectLogin(with: mechanism, server)
    }
  }

  @Test("saslauthd asks a Kerberos server")
  func kerberos() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try machine.write(
        "/etc/krb5.conf",
        """
        [libdefaults]
        default_realm = EXAMPLE.COM
        dns_canonicalize_hostname = false
        rdns = false
        [realms]
        EXAMPLE.COM = {
          kdc = 127.0.0.1
        }

        """)
      let setUp = """
        set -e
        kdb5_util -r EXAMPLE.COM -P 'master secret' create -s
        kadmin.local -q 'addprinc -pw "correct horse" alice'
        kadmin.local -q 'addprinc -randkey host/mail.example.com'
        kadmin.local -q 'ktadd host/mail.example.com'
        krb5kdc
        """
      try await machine.succeed("sh", "-c", setUp)
      try await expectLogin(with: "kerberos5", server)
    }
  }

  private func expectLogin(with mechanism: String, _ server: MailServer) async throws {
    let machine = server.machine
    let words = ["enable-smtp-auth", "--backend", "saslauthd", "--mech", mechanism]
    try await machine.succeed("mailauth", words)
    try await machine.succeed("service", "saslauthd", "start")
    try await server.start(.sasldb)
    try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
    let again = try await machine.run("mailauth", words + ["--detailed-exitcode"])
    #expect(again.status == 0 && again.text.contains("nothing to change"), "\(again.text)\(again.errorText)")
  }

  @Test(
    "after the packages were installed again users log in as before, and nothing is left to change",
    arguments: ["dovecot", "sasldb", "saslauthd"])
  func reinstalledPackages(backend: String) async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.addUser("alice", password: "correct horse", for: backend == "sasldb" ? .sasldb : .dovecot)
      let words = ["enable-smtp-auth", "--backend", backend]
      try await machine.succeed("mailauth", words)
      try await machine.succeed(
        "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "--reinstall", "--no-download",
        "postfix",
        "dovecot-core", "sasl2-bin", "libsasl2-modules")
      let again = try await machine.run("mailauth", words + ["--detailed-exitcode"])
      #expect(again.status == 0 && again.text.contains("nothing to change"), "\(again.text)\(again.errorText)")
      if backend == "saslauthd" { try await machine.succeed("service", "saslauthd", "start") }
      try await server.start(backend == "dovecot" ? .dovecot : .sasldb)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
      try await machine.succeed("mailauth", "undo")
      #expect(try await machine.talk().mechanisms.isEmpty)
    }
  }
}
