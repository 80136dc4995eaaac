internal import CyrusSASL
internal import MailSystem
internal import PostfixConfig
internal import SafeFiles
internal import Services
internal import SystemPackage

/// Carries a plan out as one transaction: every step, or none.
struct PlanApplier {
  /// What a plan that was carried out leaves to tell.
  struct Result {
    /// Owners that only root can set, by path.
    var pendingOwnership: [FilePath: Ownership] = [:]
    /// Commands that are left to the administrator, in order.
    var commands: [[String]] = []
    /// What the history says of it; nil when nothing was noted.
    var record: ChangeRecord?
  }

  let plan: Plan
  let policy: ServicePolicy
  let state: StateDirectory
  private static let patience = Duration.seconds(10)
  /// How long servers of the old configuration may go on answering after a reload.
  let verification: Duration
  /// What the history says of it.
  var noting = Transaction.Noting.nothing

  func apply() async throws(ApplyFailure) -> Result {
    let changes = try plan.changes.map { change throws(ApplyFailure) in try fileChange(change) }
    let transaction: Transaction
    let accountLock: RecordLock?
    do {
      accountLock = try lockAccounts(for: changes)
      transaction = try Transaction(changes, state: state, noting: noting)
    } catch { throw ApplyFailure(.file(error)) }
    defer { withExtendedLifetime(accountLock) {} }
    var begun = 0
    var taken: [Plan.Step] = []
    do throws(ApplyFailure) {
      var result = Result()
      for step in plan.steps {
        begun += 1
        try await take(step, transaction, &result)
        taken.append(step)
      }
      do { try transaction.finish() } catch { throw ApplyFailure(.file(error)) }
      result.pendingOwnership = transaction.pendingOwnership
      result.record = transaction.record
      return result
    } catch {
      let troubles = transaction.rollBack()
      await reloadAfterRollBack(of: plan.steps.prefix(begun), taken)
      throw ApplyFailure(error.cause, troubles: troubles)
    }
  }

  // MARK: - Before anything is written

  /// An smtpd(8) that finds no backend dies, even without a reload of Postfix: refuse before the first change.
  static func checkThatNothingBreaks(_ plan: Plan, _ policy: ServicePolicy) async throws(ApplyFailure) {
    guard let backend = plan.backend, let postfix = plan.postfix else { return }
    switch policy {
    case .image: return
    case .perform(let services):
      do { try await services.checkConfiguration(of: backend.service) } catch { throw ApplyFailure(.service(error)) }
      guard services.isRunning(postfix), !services.isRunning(backend.service), !services.canStart(backend.service)
      else {
        return
      }
      throw ApplyFailure(.backendStopped(commands: [services.startCommand(for: backend.service)]))
    case .filesOnly(let services):
      guard services.isRunning(postfix) else { return }
      guard (try? await services.authServer(at: backend.socket, patience: .milliseconds(200))) == nil else {
        return
      }
      throw ApplyFailure(.filesAloneBreak)
    }
  }

  private func fileChange(_ change: Plan.Change) throws(ApplyFailure) -> FileChange {
    switch change.kind {
    case .file(let change): return change
    case .newUserDatabase(let path, let kind, let attributes):
      // The library makes the file in a place that nobody else sees; from there on it is content like any other.
      let draft = state.path.appending("draft.sasldb")
      do {
        let content = try SecretDatabase(at: draft, in: state.tree, as: kind).emptyContent()
        return FileChange(path, .write(content, attributes))
      } catch {
        throw ApplyFailure(.userDatabase(path: path, trouble: error.phrase))
      }
    case .newIndex(let path, let type, let source, let attributes):
      let expected: [UInt8]?
      do { expected = try state.tree.readIfPresent(path)?.bytes } catch { throw ApplyFailure(.file(error)) }
      do {
        let content = try IndexDraft(type, at: state.path.appending("draft"), in: state.tree).content(of: source)
        return FileChange(path, .write(content, attributes), expected: expected)
      } catch {
        throw ApplyFailure(.index(path: path, error))
      }
    }
  }

  /// useradd(8) and its kin wait meanwhile.
  private func lockAccounts(for changes: [FileChange]) throws(FileError) -> RecordLock? {
    let accountFiles = [AccountDatabase.groupPath, AccountDatabase.shadowGroupPath]
    guard changes.contains(where: { accountFiles.contains($0.path) }) else { return nil }
    return try RecordLock(AccountDatabase.lockPath, in: state.tree)
  }

  // MARK: - Steps

  private func take(_ step: Plan.Step, _ transaction: Transaction, _ result: inout Result) async throws(ApplyFailure) {
    if case .change(let changes) = step {
      do { try transaction.commit(Set(changes.map(\.path))) } catch { throw ApplyFailure(.file(error)) }
      return
    }
    switch policy {
    case .image: return
    case .filesOnly(let services): leave(step, services, &result)
    case .perform(let services): try await perform(step, services, &result)
    }
  }

  /// Notes the commands that the administrator has to type for a step.
  private func leave(_ step: Plan.Step, _ services: any ServiceControl, _ result: inout Result) {
    switch step {
    case .reload(let service) where services.isRunning(service):
      result.commands.append(services.reloadCommand(for: service))
    case .enable(let service): result.commands.append(services.enableCommand(for: service))
    case .disable(let service): result.commands.append(services.disableCommand(for: service))
    case .relabel(let paths): result.commands.append(services.relabelCommand(for: paths))
    case .start(let service) where !services.isRunning(service):
      result.commands.append(services.startCommand(for: service))
    default: break
    }
  }

  private func perform(
    _ step: Plan.Step, _ services: any ServiceControl, _ result: inout Result
  ) async throws(ApplyFailure) {
    do {
      switch step {
      case .change: break
      case .reload(let service):
        guard services.isRunning(service) else { break }
        try await reload(service, services)
        try await expectRunning(service, services)
      case .start(let service):
        guard !services.isRunning(service) else { break }
        // Without a running Postfix nothing needs the backend yet.
        guard services.canStart(service) else { return leave(step, services, &result) }
        try await services.start(service)
      case .enable(let service): try await services.enable(service)
      case .disable(let service): try await services.disable(service)
      case .relabel(let paths):
        do { try await services.relabel(paths) } catch ServiceError.cannotRun { leave(step, services, &result) }
      case .awaitMechanisms(let socket, let wanted):
        try await expectMechanisms(wanted, at: socket, services)
      case .awaitListener(let service, let socket):
        guard services.isRunning(service) else { break }
        try await services.waitForListener(at: socket, patience: Self.patience)
      case .verifyAuth(let endpoints, let offer):
        guard let postfix = plan.postfix, services.isRunning(postfix) else { break }
        for endpoint in endpoints { try await verify(endpoint, offer, services) }
      }
    } catch let error as ServiceError {
      throw ApplyFailure(.service(error))
    } catch let error as ApplyFailure {
      throw error
    } catch {
      throw ApplyFailure(.service(.noAnswer(from: "\(error)")))
    }
  }

  /// Reloads a daemon; the backend is waited for.
  ///
  /// Dovecot's old auth server goes on answering until the sockets are made anew, and for a moment nobody answers then: an
  /// smtpd(8) that starts in between dies.
  private func reload(_ service: MailService, _ services: any ServiceControl) async throws {
    guard let backend = plan.backend, backend.service == service,
      let old = try? await services.authServer(at: backend.socket, patience: .zero)
    else { return try await services.reload(service) }
    try await services.reload(service)
    for _ in 0..<1000 {
      let now = try await services.authServer(at: backend.socket, patience: Self.patience)
      if now.process != old.process { return }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  private func expectMechanisms(
    _ wanted: [String], at socket: FilePath, _ services: any ServiceControl
  ) async throws {
    guard let backend = plan.backend, services.isRunning(backend.service) else { return }
    let offered = try await services.authServer(at: socket, patience: Self.patience).mechanisms
    for mechanism in wanted where !offered.contains(mechanism) {
      throw ApplyFailure(.mechanismMissing(socket: socket, offered: offered, wanted: mechanism))
    }
  }

  /// A daemon that is restarted, and not only told to read its files, may not come back.
  private func expectRunning(_ service: MailService, _ services: any ServiceControl) async throws {
    guard service.kind == .saslauthd else { return }
    let limit = ContinuousClock.now + Self.patience
    while !services.isRunning(service) {
      guard ContinuousClock.now < limit else { throw ServiceError.notRunning(services.reloadCommand(for: service)) }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Greets a server until it says of AUTH what it should: an smtpd(8) that was idle at the reload may take one more session.
  private func verify(
    _ endpoint: SMTPEndpoint, _ offer: Plan.AuthOffer, _ services: any ServiceControl
  ) async throws {
    let limit = ContinuousClock.now + verification
    while true {
      let capabilities = try await services.smtpCapabilities(of: endpoint, patience: Self.patience)
      let offersAuth = capabilities.contains { $0.uppercased().hasPrefix("AUTH") }
      switch offer {
      // With smtpd_tls_auth_only=yes AUTH comes after STARTTLS.
      case .offered: if offersAuth || capabilities.contains("STARTTLS") { return }
      case .withheld: if !offersAuth { return }
      }
      guard ContinuousClock.now < limit else {
        throw ApplyFailure(
          offer == .offered ? .notOffered(endpoint, capabilities: capabilities) : .stillOffered(endpoint))
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Daemons whose files had been changed read the old ones again, and are started at boot if they were before.
  ///
  /// In the reverse order: Postfix first.
  private func reloadAfterRollBack(of begun: ArraySlice<Plan.Step>, _ taken: [Plan.Step]) async {
    guard case .perform(let services) = policy else { return }
    for step in taken {
      switch step {
      case .enable(let service): try? await services.disable(service)
      case .disable(let service): try? await services.enable(service)
      default: break
      }
    }
    for (index, step) in plan.steps.enumerated().reversed() {
      // A saslauthd that did not come back from its restart ran before.
      guard case .reload(let service) = step, services.isRunning(service) || service.kind == .saslauthd else {
        continue
      }
      let changed = plan.steps[..<index].lastIndex { if case .change = $0 { true } else { false } }
      guard let changed, begun.indices.contains(changed) else { continue }
      try? await services.reload(service)
    }
  }
}
