import SystemPackage
import TestSupport
import Testing

@Suite("the other backends of Cyrus SASL", .serialized)
struct CyrusBackendTests {
  @Test(
    "saslauthd checks the passwords of UNIX users, and its init script starts it", arguments: ["pam", "shadow"],
    PostfixInstance.Jail.allCases)
  func unixUsers(mechanism: String, jail: PostfixInstance.Jail) async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(jail)
      try await server.addUser("alice", password: "correct horse", for: .dovecot)
      try await enable(machine, "saslauthd", "--mech", mechanism)
      #expect(try await machine.succeed("ls", "/etc/rc2.d").contains("S01saslauthd\n"))
      try await machine.succeed("service", "saslauthd", "start")
      try await server.start(.sasldb)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
      try await expectWorkingLogin("alice@mail.example.com") { try await machine.talk(as: $0) }
      try server.expectNoComplaints()
      try await expectNothingToDo(machine, "saslauthd", "--mech", mechanism)
    }
  }

  @Test("saslauthd is restarted under a running Postfix when it is to check otherwise")
  func restart() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.addUser("alice", password: "correct horse", for: .dovecot)
      try await enable(machine, "saslauthd", "--mech", "sasldb")
      try await machine.succeed("service", "saslauthd", "start")
      try await server.start(.sasldb)
      let login = SMTPLogin(.plain, user: "alice", password: "correct horse")
      #expect(try await machine.talk(as: login).authenticationReply == 535)
      try await enable(machine, "saslauthd", "--mech", "pam", "--threads", "3")
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
      #expect(try await machine.succeed("pgrep", "-c", "saslauthd") == "3\n")
    }
  }

  @Test("services in and out of the chroot have a saslauthd each")
  func mixed() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await machine.succeed("sh", "-c", "echo '2525 inet n - n - - smtpd' >> /etc/postfix/master.cf")
      try await server.addUser("alice", password: "correct horse", for: .dovecot)
      try await enable(machine, "saslauthd")
      try await machine.succeed("service", "saslauthd", "start")
      try await server.start(.sasldb)
      for port in [25, 2525] {
        try await expectWorkingLogin("alice") { try await machine.talk(toPort: port, as: $0) }
      }
      try await expectNothingToDo(machine, "saslauthd")
    }
  }

  @Test("saslauthd logs in at an IMAP server")
  func remoteIMAP() async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await server.addUser("alice", password: "correct horse", for: .dovecot)
      try await enable(machine, "saslauthd", "--mech", "rimap", "--imap-server", "127.0.0.1")
      try await machine.succeed("service", "saslauthd", "start")
      try await server.start(.dovecot)
      try await server.waitForListener(onPort: 143)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
      try await expectNothingToDo(machine, "saslauthd", "--mech", "rimap")
    }
  }

  @Test("the users are in a table of a database", arguments: ["sqlite", "pgsql", "mysql"])
  func database(engine: String) async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await fillDatabase(engine, machine)
      let place =
        engine == "sqlite"
        ? ["--sql-database", "/etc/users.sqlite"]
        : ["--sql-user", "postfix", "--sql-database", "mail", "--password-file", "-"]
      let output = try await machine.run(
        "mailauth", ["enable-smtp-auth", "--backend", "sql", "--engine", engine, "--diff"] + place, input: "db secret\n"
      )
      #expect(output.status == 0, "\(output.text)\(output.errorText)")
      #expect(!output.text.contains("db secret") && !output.errorText.contains("db secret"))
      try await server.start(.sasldb)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
      try await expectWorkingLogin("alice@mail.example.com") { try await machine.talk(as: $0) }
      #expect(try await machine.succeed("stat", "-c%A %G", "/etc/postfix/sasl/smtpd.conf") == "-rw-r----- postfix\n")
      try await expectNothingToDo(machine, "sql", "--engine", engine)
    }
  }

  private func fillDatabase(_ engine: String, _ machine: ThrowawayMachine) async throws {
    let table = """
      CREATE TABLE sasl_secrets (username varchar(255), realm varchar(255), property varchar(64), value varchar(4096));
      INSERT INTO sasl_secrets VALUES ('alice', 'mail.example.com', 'userPassword', 'correct horse');

      """
    switch engine {
    case "sqlite":
      try await machine.succeed("mkdir", "-p", "/var/spool/postfix/etc")
      try await machine.succeed("sqlite3", "/var/spool/postfix/etc/users.sqlite", input: table)
    case "pgsql":
      try await machine.succeed("service", "postgresql", "start")
      let script =
        "CREATE USER postfix PASSWORD 'db secret'; CREATE DATABASE mail OWNER postfix;\n\\c mail postfix 127.0.0.1\n"
      try await machine.succeed(
        "su", "-", "postgres", "-c", "PGPASSWORD='db secret' psql -v ON_ERROR_STOP=1", input: script + table)
    default:
      try await machine.succeed("service", "mariadb", "start")
      let script = """
        CREATE DATABASE mail; CREATE USER postfix@'%' IDENTIFIED BY 'db secret'; GRANT ALL ON mail.* TO postfix@'%';
        USE mail;

        """
      try await machine.succeed("mariadb", input: script + table)
    }
  }

  @Test("the users are in a directory, which Cyrus SASL or saslauthd asks", arguments: ["ldapdb", "saslauthd"])
  func directory(backend: String) async throws {
    try await ThrowawayMachine.running { machine in
      let server = MailServer(machine)
      try await server.install(.chrooted)
      try await startDirectory(machine)
      // The directory's users have no domain.
      try await machine.succeed("mailauth", "postconf", "-X", "smtpd_sasl_local_domain")
      let options =
        backend == "ldapdb"
        ? ["--ldap-uri", "ldap://127.0.0.1", "--ldap-id", "postfix", "--password-file", "-", "--no-chroot"]
        : ["--mech", "ldap", "--ldap-uri", "ldap://127.0.0.1", "--ldap-base", "dc=example,dc=com"]
      try await machine.succeed(
        "mailauth", ["enable-smtp-auth", "--backend", backend] + options, input: "dir secret\n")
      if backend == "saslauthd" { try await machine.succeed("service", "saslauthd", "start") }
      try await server.start(.sasldb)
      try await expectWorkingLogin("alice") { try await machine.talk(as: $0) }
      try await expectNothingToDo(machine, backend, backend == "ldapdb" ? [] : ["--mech", "ldap"])
    }
  }

  /// A directory whose identity `postfix` may act for every user.
  private func startDirectory(_ machine: ThrowawayMachine) async throws {
    try machine.write(
      "/etc/ldap/test.conf",
      """
      include /etc/ldap/schema/core.schema
      include /etc/ldap/schema/cosine.schema
      include /etc/ldap/schema/inetorgperson.schema
      modulepath /usr/lib/ldap
      moduleload back_mdb
      pidfile /run/slapd.pid
      authz-policy to
      authz-regexp ^uid=([^,]+),.*cn=auth$ uid=$1,dc=example,dc=com
      password-hash {CLEARTEXT}
      database mdb
      suffix dc=example,dc=com
      directory /var/lib/ldap-test

      """)
    let people = ["postfix": "dir secret", "alice": "correct horse"].sorted { $0.key < $1.key }.map { name, password in
      """

      dn: uid=\(name),dc=example,dc=com
      objectClass: inetOrgPerson
      uid: \(name)
      cn: \(name)
      sn: \(name)
      userPassword: \(password)
      \(name == "postfix" ? "authzTo: dn.regex:^uid=[^,]*,dc=example,dc=com$\n" : "")
      """
    }
    let root = "dn: dc=example,dc=com\nobjectClass: dcObject\nobjectClass: organization\no: example\ndc: example\n"
    try await machine.succeed("mkdir", "/var/lib/ldap-test")
    try await machine.succeed("slapadd", "-f", "/etc/ldap/test.conf", input: root + people.joined())
    try await machine.succeed("slapd", "-f", "/etc/ldap/test.conf", "-h", "ldap://127.0.0.1/")
  }

  private func enable(_ machine: ThrowawayMachine, _ backend: String, _ options: String...) async throws {
    try await machine.succeed("mailauth", ["enable-smtp-auth", "--backend", backend] + options)
  }

  private func expectNothingToDo(_ machine: ThrowawayMachine, _ backend: String, _ options: String...) async throws {
    try await expectNothingToDo(machine, backend, options)
  }

  private func expectNothingToDo(_ machine: ThrowawayMachine, _ backend: String, _ options: [String]) async throws {
    let again = try await machine.run(
      "mailauth", ["enable-smtp-auth", "--backend", backend, "--detailed-exitcode"] + options)
    #expect(again.status == 0, "\(again.text)\(again.errorText)")
    #expect(again.text.contains("nothing to change"), "\(again.text)")
  }
}
