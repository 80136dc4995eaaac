internal import LosslessText
public import MailSystem
internal import PostfixConfig
internal import SafeFiles
internal import Services
internal import SystemPackage

/// Plans how a Postfix offers SMTP AUTH: the pure part of `enable-smtp-auth`.
public struct SMTPAuthPlanner {
  let request: SMTPAuthRequest
  /// What is there, with the services that were asked for.
  let snapshot: Snapshot
  /// Why master.cf has other services than before.
  private let stagedReasons: [String]
  /// The services that are to offer AUTH.
  let services: [SMTPService]
  var advice: [Advice] = []
  /// The index of the table of senders, where it has to be made.
  private var senderTable: [Plan.Change] = []
  /// What smtpd_sasl_local_domain should be where nobody set it.
  private var defaultRealm = "$myhostname"

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - request: What is wanted.
  ///   - snapshot: What is there.
  /// - Returns: The steps; none when everything is as it should be.
  /// - Throws: ``PlanError``.
  public static func plan(_ request: SMTPAuthRequest, for snapshot: Snapshot) throws(PlanError) -> Plan {
    var planner = try SMTPAuthPlanner(request, snapshot)
    return try planner.plan()
  }

  private init(_ request: SMTPAuthRequest, _ snapshot: Snapshot) throws(PlanError) {
    self.request = request
    try request.check()
    try Self.checkText(snapshot.main)
    try Self.checkText(snapshot.master)
    let errors = snapshot.masterDocument.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw .unreadable(errors) }
    try Self.checkValues(snapshot)
    let all = snapshot.smtpServices
    guard !all.isEmpty else { throw .noSMTPService(master: snapshot.master.path) }
    var submission = SubmissionPlan(snapshot)
    for port in request.submissionPorts { try submission.provide(port) }
    if request.leavesExchangeAlone { submission.withdrawAuth() }
    if request.confinement == .none {
      let offering = Self.offering(request, snapshot.staging(master: submission.document))
      submission.release(offering)
    }
    let offering = Self.offering(request, snapshot.staging(master: submission.document))
    switch request.logging {
    case .asConfigured: break
    case .verbose: submission.log(.verbose, offering)
    case .usual: submission.log(.usual, offering)
    }
    self.snapshot = snapshot.staging(master: submission.document)
    stagedReasons = submission.reasons
    services = Self.offering(request, self.snapshot)
    if services.isEmpty, let off = all.first {
      throw .authOff(service: off.name, type: off.transport.rawValue, off.location)
    }
    guard !request.leavesExchangeAlone else { return }
    for service in all where snapshot.overriddenValue("smtpd_sasl_auth_enable", in: service) == "no" {
      advice.append(
        Advice(
          .note, "\(service.location): service \(service.name) keeps its own smtpd_sasl_auth_enable=no",
          command: snapshot.command(
            "postconf -P \(service.name)/\(service.transport.rawValue)/smtpd_sasl_auth_enable=yes")))
    }
  }

  /// The services that are to offer AUTH.
  private static func offering(_ request: SMTPAuthRequest, _ staged: Snapshot) -> [SMTPService] {
    staged.smtpServices.filter { service in
      request.leavesExchangeAlone
        ? staged.effective("smtpd_sasl_auth_enable", in: service) == "yes"
        : staged.overriddenValue("smtpd_sasl_auth_enable", in: service) != "no"
    }
  }

  /// Postfix ignores what follows a NUL byte, so nobody can tell what the file means.
  static func checkText(_ file: ConfigurationFile) throws(PlanError) {
    guard let line = LosslessText(file.bytes).lines.firstIndex(where: { $0.bytes.contains(0) }) else { return }
    let location = SourceLocation(file: file.path.string, line: line + 1)
    throw .unreadable([Diagnostic(.error, at: location, "found a NUL byte, expected text", advice: "remove it")])
  }

  /// Every value that a plan is made from must be one that Postfix can expand.
  private static func checkValues(_ snapshot: Snapshot) throws(PlanError) {
    let names: [ParameterName] = [
      "queue_directory", "myhostname", "compatibility_level", "inet_interfaces", "smtpd_sasl_auth_enable",
      "smtpd_sasl_type", "smtpd_sasl_path", "smtpd_sasl_local_domain", "smtpd_sasl_security_options",
      "smtpd_tls_security_level", "smtpd_tls_auth_only", "smtpd_tls_cert_file", "smtpd_tls_key_file",
      "smtpd_tls_chain_files",
    ]
    for name in names {
      guard let value = snapshot.rawValue(name), snapshot.effective(name) == nil else { continue }
      throw .unexpandable(
        parameter: name.description, value: String(decoding: value, as: UTF8.self),
        location: snapshot.mainDocument.value(of: name)?.location)
    }
  }

  private mutating func plan() throws(PlanError) -> Plan {
    adviseOnServices()
    let backend = try planBackend()
    let main = try planMain()
    var steps = backend
    let postfixFiles = [try planMaster(), main].compactMap { $0 } + senderTable
    if !postfixFiles.isEmpty { steps.append(.change(postfixFiles)) }
    guard steps.contains(where: \.isChange) else { return Plan(steps: [], advice: advice) }
    steps.append(.reload(snapshot.postfix))
    let endpoints = services.compactMap(snapshot.endpoint)
    if !endpoints.isEmpty { steps.append(.verifyAuth(endpoints, .offered)) }
    return LabelPlan.completed(Plan(steps: steps, advice: advice), snapshot)
  }

  private mutating func adviseOnServices() {
    for service in services where snapshot.hidesAuth(service) {
      advice.append(
        Advice(
          .warning, "service \(service.name): smtpd_discard_ehlo_keywords hides AUTH from clients",
          command: snapshot.command("postconf smtpd_discard_ehlo_keywords")))
    }
  }

  private mutating func planBackend() throws(PlanError) -> [Plan.Step] {
    switch request.backend {
    case .dovecot:
      let plan = try DovecotBackendPlan(request: request, snapshot: snapshot)
      advice += plan.advice
      return plan.steps
    case .sasldb:
      let plan = try SASLDBBackendPlan(request: request, snapshot: snapshot, services: services)
      advice += plan.advice
      defaultRealm = plan.defaultRealm
      return plan.changes.isEmpty ? [] : [.change(plan.changes)]
    case .saslauthd(let saslauthd):
      let plan = try SASLAuthdBackendPlan(saslauthd, request: request, snapshot: snapshot, services: services)
      advice += plan.advice
      return plan.steps
    case .sql(let sql):
      let plan = try SQLBackendPlan(sql, request: request, snapshot: snapshot, services: services)
      advice += plan.advice
      return plan.changes.isEmpty ? [] : [.change(plan.changes)]
    case .ldapdb(let ldapdb):
      let plan = try LDAPDBBackendPlan(ldapdb, request: request, snapshot: snapshot, services: services)
      advice += plan.advice
      return plan.changes.isEmpty ? [] : [.change(plan.changes)]
    }
  }

  /// The lists that an authenticated client has to pass before it may relay.
  private static let relayLists: [ParameterName] = ["smtpd_relay_restrictions", "smtpd_recipient_restrictions"]

  private func planMaster() throws(PlanError) -> Plan.Change? {
    var master = MasterCFPlan(snapshot, staged: stagedReasons)
    try master.want("smtpd_sasl_type", request.backend.saslType, in: services)
    try master.want("smtpd_sasl_path", saslPath, in: services)
    for list in Self.relayLists { try master.admitAuthenticated(in: list, of: services) }
    if request.senderLogins != nil {
      try master.lead("smtpd_sender_restrictions", with: Self.ownAddressesOnly, in: services)
    }
    return master.change
  }

  /// The value of smtpd_sasl_path: Dovecot's socket, or the name of smtpd.conf, which may be another than the usual one.
  private var saslPath: String {
    guard request.backend.saslType == "cyrus" else { return "private/auth" }
    let current = snapshot.effective("smtpd_sasl_path") ?? ""
    return current.contains("/") || current.isEmpty ? "smtpd" : current
  }

  private mutating func planMain() throws(PlanError) -> Plan.Change? {
    var main = try MainCFPlan(snapshot)
    switch request.backend {
    case .dovecot:
      main.want("smtpd_sasl_type", "dovecot", because: "Dovecot checks the passwords")
      main.want("smtpd_sasl_path", saslPath, because: "Dovecot's socket in the queue directory")
    case .sasldb, .saslauthd, .sql, .ldapdb:
      main.want("smtpd_sasl_type", "cyrus", because: "Cyrus SASL checks the passwords")
      main.want("smtpd_sasl_path", saslPath, because: "the name of smtpd.conf")
      planRealm(&main)
    }
    if !request.leavesExchangeAlone { main.want("smtpd_sasl_auth_enable", "yes", because: "smtpd offers AUTH") }
    if request.announcement == .alsoForOldClients {
      main.want("broken_sasl_auth_clients", "yes", because: "old clients look for AUTH in another form")
    }
    for list in Self.relayLists { main.admitAuthenticated(in: list) }
    try planLimits(&main)
    switch try TLSPlan(request: request, snapshot: snapshot).apply(to: &main) {
    case .encrypted(let found): advice += found
    case .clear(let warning):
      if let port = request.submissionPorts.first { throw .certificateNeeded(port: port, trouble: warning.message) }
      try checkPlaintext()
      advice.append(warning)
    }
    return main.change
  }

  /// The restriction that keeps a user to his own addresses.
  static let ownAddressesOnly = "reject_authenticated_sender_login_mismatch"

  private mutating func planLimits(_ main: inout MainCFPlan) throws(PlanError) {
    if let limit = request.rateLimit {
      main.want("smtpd_client_auth_rate_limit", "\(limit)", because: "logins that a client may try within a minute")
    }
    guard let text = request.senderLogins else { return }
    let table = try ConfiguredTable(
      text, of: "smtpd_sender_login_maps",
      attributes: FileAttributes(permissions: .init(rawValue: 0o644), ownership: Ownership(user: 0, group: 0)),
      disclosure: .shown, in: snapshot)
    guard table.exists else { throw .table(.missing(table.source)) }
    senderTable = table.changes(because: "who may use which address")
    main.want("smtpd_sender_login_maps", table.name, because: "who may use which address")
    main.lead("smtpd_sender_restrictions", with: Self.ownAddressesOnly, because: "users keep to their own addresses")
  }

  private func planRealm(_ main: inout MainCFPlan) {
    let reason = "the realm of users who log in without one"
    if let realm = request.realm {
      main.want("smtpd_sasl_local_domain", realm, because: reason)
    } else if request.backend.hasRealms {
      guard snapshot.effective("smtpd_sasl_local_domain") ?? "" == "" else { return }
      main.want("smtpd_sasl_local_domain", defaultRealm, because: reason)
    } else if case .saslauthd = request.backend {
      main.want("smtpd_sasl_local_domain", "", because: "the users of saslauthd have no realm")
    }
  }

  /// Without TLS, `noplaintext` would leave smtpd(8) without any mechanism: it stops then, and mail with it.
  private func checkPlaintext() throws(PlanError) {
    let name: ParameterName = "smtpd_sasl_security_options"
    let value = snapshot.effective(name) ?? ""
    guard value.split(whereSeparator: { $0 == "," || $0.isWhitespace }).contains("noplaintext") else { return }
    throw .plaintextRefused(value: value, location: snapshot.mainDocument.value(of: name)?.location)
  }
}

extension Snapshot {
  /// The Postfix of this configuration.
  var postfix: MailService {
    MailService(
      .postfix, configuration: configurationDirectory, usualConfiguration: layout.postfixDirectory,
      pidFile: queueDirectory.appending("pid").appending("master.pid"))
  }

  /// Where a check reaches the service in clear text from this machine; nil when it does not.
  func endpoint(of service: SMTPService) -> SMTPEndpoint? {
    guard service.transport == .inet, effective("smtpd_tls_wrappermode", in: service) != "yes",
      effective("smtpd_sasl_exceptions_networks", in: service) ?? "" == "",
      effective("smtpd_upstream_proxy_protocol", in: service) ?? "" == "", !hidesAuth(service)
    else { return nil }
    guard let colon = service.name.lastIndex(of: ":") else {
      return SMTPEndpoint(address: firstInterface, port: service.name)
    }
    let host = service.name[..<colon].filter { $0 != "[" && $0 != "]" }
    let isAddress = host.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
    return SMTPEndpoint(
      address: isAddress && !host.isEmpty ? host : firstInterface,
      port: String(service.name[service.name.index(after: colon)...]))
  }

  func hidesAuth(_ service: SMTPService) -> Bool {
    let words = (effective("smtpd_discard_ehlo_keywords", in: service) ?? "").lowercased()
    return words.split { $0 == "," || $0.isWhitespace }.contains("auth")
  }

  private var firstInterface: String {
    let interfaces = (effective("inet_interfaces") ?? "all").split { $0 == "," || $0.isWhitespace }
    let addresses = interfaces.filter { $0.allSatisfy { $0.isNumber || $0 == "." } }
    return addresses.contains("127.0.0.1") ? "127.0.0.1" : addresses.first.map(String.init) ?? "127.0.0.1"
  }
}
