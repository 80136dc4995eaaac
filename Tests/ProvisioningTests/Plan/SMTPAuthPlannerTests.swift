import LosslessText
import Provisioning
import SafeFiles
import Services
import SystemPackage
import TestSupport
import Testing

@Suite("SMTPAuthPlanner")
struct SMTPAuthPlannerTests {
  func paths(_ plan: Plan) -> [String] { plan.changes.map(\.path.string) }

  func expectError(_ expected: PlanError, _ body: () throws -> Plan) {
    #expect(throws: expected) { try body() }
  }

  @Test func aStockDebianGetsSASLDBInsideTheChroot() throws {
    let image = try Image()
    #expect(
      try paths(image.plan(.sasldb)) == [
        "/etc/postfix/sasl", "/etc/postfix/sasl/smtpd.conf", "/var/spool/postfix/etc", "/var/spool/postfix/etc/sasldb2",
        "/etc/sasldb2", "/etc/group", "/etc/gshadow", "/etc/postfix/main.cf",
      ])
  }

  @Test func withoutChrootTheDatabaseStaysWhereItIs() throws {
    let image = try Image(master: "smtp inet n - n - - smtpd\n")
    #expect(try paths(image.plan(.sasldb)).contains("/etc/sasldb2"))
    #expect(try !paths(image.plan(.sasldb)).contains { $0.hasPrefix("/var/spool") })
  }

  @Test(
    "a dash in the chroot column means what the compatibility level says", arguments: [("0", true), ("3.6", false)])
  func chrootDefault(level: String, isChrooted: Bool) throws {
    let image = try Image(main: "compatibility_level = \(level)\n", master: "smtp inet n - - - - smtpd\n")
    #expect(try paths(image.plan(.sasldb)).contains("/var/spool/postfix/etc/sasldb2") == isChrooted)
  }

  @Test func theBackendAnswersBeforePostfixIsTold() throws {
    let image = try Image()
    try image.addDovecot()
    try image.sandbox.write("var/spool/postfix/private/keep", "")
    let kinds = try image.plan(.dovecot).steps.map { step in
      switch step {
      case .change(let changes): "change \(changes.first?.path.lastComponent?.string ?? "")"
      case .reload(let service): "reload \(service.kind)"
      case .start(let service): "start \(service.kind)"
      case .awaitMechanisms(let socket, _): "await \(socket)"
      case .awaitListener(_, let socket): "await \(socket)"
      case .verifyAuth: "verify"
      case .enable(let service): "enable \(service.kind)"
      case .disable(let service): "disable \(service.kind)"
      case .relabel: "label"
      }
    }
    #expect(
      kinds == [
        "change 10-auth.conf", "reload dovecot", "start dovecot", "await /var/spool/postfix/private/auth",
        "change main.cf", "reload postfix", "verify",
      ])
  }

  @Test func aServiceThatKeepsAuthOffIsLeftAlone() throws {
    let image = try Image(
      master: "smtp inet n - y - - smtpd\n  -o smtpd_sasl_auth_enable=no\n587 inet n - n - - smtpd\n")
    let plan = try image.plan(.sasldb)
    #expect(!paths(plan).contains { $0.hasPrefix("/var/spool") })
    #expect(plan.advice.contains { $0.message.contains("service smtp keeps its own smtpd_sasl_auth_enable=no") })
  }

  @Test func settingsOfAServiceThatNameAnotherBackendAreCorrected() async throws {
    let image = try Image(
      master: "587 inet n - n - - smtpd\n  -o smtpd_sasl_type=dovecot -o smtpd_sasl_path=private/auth\n"
        + "  -o smtpd_relay_restrictions=permit_mynetworks,reject\n")
    try await image.enable(.sasldb)
    #expect(
      try image.text("etc/postfix/master.cf")
        == "587 inet n - n - - smtpd\n  -o smtpd_sasl_type=cyrus -o smtpd_sasl_path=smtpd\n"
        + "  -o smtpd_relay_restrictions=permit_mynetworks,permit_sasl_authenticated,reject\n")
  }

  @Test func existingListsAreKeptAndCompleted() async throws {
    let image = try Image(
      main: """
        smtpd_recipient_restrictions = permit_mynetworks,
        # blocklists come last
            reject_unauth_destination,
            reject_rbl_client zen.example.org

        """)
    try await image.enable(.sasldb)
    #expect(
      try image.text("etc/postfix/main.cf").hasPrefix(
        """
        smtpd_recipient_restrictions = permit_mynetworks,
            permit_sasl_authenticated,
        # blocklists come last
            reject_unauth_destination,
            reject_rbl_client zen.example.org

        """))
  }

  @Test(arguments: ["etc/postfix/main.cf", "etc/postfix/master.cf", "etc/postfix/sasl/smtpd.conf"])
  func aNULByteStopsEverything(file: String) throws {
    let image = try Image()
    try image.sandbox.write(file, "a = b\n# \0\n")
    #expect { try image.plan(.sasldb) } throws: { error in
      guard case .unreadable(let diagnostics)? = error as? PlanError else { return false }
      return diagnostics.first?.location == SourceLocation(file: "/" + file, line: 2)
    }
  }

  @Test(arguments: ["queue_directory", "myhostname"])
  func aValueThatCannotBeExpandedStopsEverything(name: String) throws {
    let image = try Image(main: "# first\n\(name) = ${x\n")
    expectError(
      .unexpandable(
        parameter: name, value: "${x", location: SourceLocation(file: "/etc/postfix/main.cf", line: 2))
    ) { try image.plan(.sasldb) }
  }

  @Test func anUnparsableLineStopsEverythingWithItsPlace() throws {
    let image = try Image(main: "myhostname = a.example\nthis is no setting\n")
    let location = SourceLocation(file: "/etc/postfix/main.cf", line: 2)
    #expect { try image.plan(.sasldb) } throws: { error in
      guard case .unreadable(let diagnostics)? = error as? PlanError else { return false }
      return diagnostics.map(\.location) == [location]
    }
  }

  @Test func withoutAnSMTPServiceThereIsNothingToOffer() throws {
    let image = try Image(master: "pickup unix n - y 60 1 pickup\n")
    expectError(.noSMTPService(master: "/etc/postfix/master.cf")) { try image.plan(.sasldb) }
  }

  @Test func aMissingDovecotIsNamedWithItsPackage() throws {
    let image = try Image()
    expectError(
      .missing(path: "/etc/dovecot/dovecot.conf", package: "dovecot-core", installCommand: "apt-get install")
    ) { try image.plan(.dovecot) }
  }

  @Test func plaintextWithoutTLSIsNotForcedOnAnAdministratorWhoRefusesIt() throws {
    let image = try Image(main: "smtpd_sasl_security_options = noanonymous, noplaintext\n")
    #expect(throws: PlanError.self) { try image.plan(.sasldb) }
  }

  @Test func twoDatabasesAreNotMerged() throws {
    let image = try Image()
    try image.sandbox.write("etc/sasldb2", "one")
    try image.sandbox.write("var/spool/postfix/etc/sasldb2", "two")
    expectError(.backend(.twoUserDatabases(path: "/etc/sasldb2", other: "/var/spool/postfix/etc/sasldb2"))) {
      try image.plan(.sasldb)
    }
  }

  @Test func somethingElseThanADatabaseIsRefused() throws {
    let image = try Image()
    try image.sandbox.write("etc/sasldb2", "this is no database, and nobody overwrites it")
    #expect(throws: PlanError.self) { try image.plan(.sasldb) }
  }

  @Test func aLinkToAnotherChrootIsRefused() throws {
    let image = try Image()
    try image.sandbox.write("srv/other/sasldb2", "")
    try image.sandbox.link("etc/sasldb2", to: "/srv/other/sasldb2")
    expectError(
      .backend(
        .userDatabaseElsewhere(
          path: "/etc/sasldb2", target: "/srv/other/sasldb2", wanted: "/var/spool/postfix/etc/sasldb2"))
    ) { try image.plan(.sasldb) }
  }
}
