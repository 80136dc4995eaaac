public import MailSystem
public import SafeFiles
public import SystemPackage

/// Brings one mail system into the state asked for: snapshot, plan, and one transaction.
public struct Provisioner {
  /// What was planned and what became of it.
  public struct Outcome {
    /// The plan.
    public let plan: Plan
    /// The snapshot that it was made for.
    public let snapshot: Snapshot
    /// An interrupted run that was rolled back first; nil when there was none.
    public let recovery: Recovery?
    /// Owners that only root can set, by path.
    public let pendingOwnership: [FilePath: Ownership]
    /// Commands that are left to the administrator, in order.
    public let commands: [[String]]
    /// The record in the history; nil when nothing was changed, or nobody is to know of it.
    public let record: ChangeRecord?
  }

  /// What kept the state from being reached, as data.
  public enum Failure: Error {
    /// The facts could not be read.
    case snapshot(Snapshot.Failure)
    /// No plan can be made.
    case plan(PlanError)
    /// The plan could not be carried out.
    case apply(ApplyFailure)
  }

  /// Whether files are written.
  public enum Purpose: Sendable {
    /// The plan is carried out.
    case apply
    /// The plan is only made.
    case preview
  }

  let tree: FileTree
  let layout: Layout
  var configurationDirectory: FilePath?
  let policy: ServicePolicy
  let stateDirectory: FilePath
  let rights: Snapshot.Rights
  let verification: Duration
  let origin: ChangeOrigin?

  /// Prepares work on one mail system.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - layout: Where the platform keeps things.
  ///   - configurationDirectory: Postfix's configuration directory; nil for the platform's.
  ///   - policy: What may be done to daemons.
  ///   - stateDirectory: Where the journal of a transaction is kept.
  ///   - rights: What the caller may do to files.
  ///   - verification: How long servers may go on answering as before after a reload.
  ///   - origin: Who asks for the change; nil leaves no record in the history.
  public init(
    tree: FileTree, layout: Layout, configurationDirectory: FilePath? = nil, policy: ServicePolicy,
    stateDirectory: FilePath = "/var/lib/mailauth", rights: Snapshot.Rights = .root,
    verification: Duration = .seconds(10), origin: ChangeOrigin? = nil
  ) {
    self.origin = origin
    self.verification = verification
    self.rights = rights
    self.tree = tree
    self.layout = layout
    self.configurationDirectory = configurationDirectory
    self.policy = policy
    self.stateDirectory = stateDirectory
  }

  /// Makes the system offer SMTP AUTH.
  ///
  /// - Parameters:
  ///   - request: What is wanted.
  ///   - purpose: Whether the plan is carried out.
  /// - Returns: What was planned and done; an empty plan when everything was as it should be.
  /// - Throws: ``Failure``; every file is as it was before then.
  public func enableSMTPAuth(_ request: SMTPAuthRequest, purpose: Purpose) async throws(Failure) -> Outcome {
    try await carryOut(purpose) { (snapshot) throws(PlanError) in try SMTPAuthPlanner.plan(request, for: snapshot) }
  }

  /// Makes the system offer SMTP AUTH no longer.
  ///
  /// - Parameter purpose: Whether the plan is carried out.
  /// - Returns: What was planned and done; an empty plan when it was not offered.
  /// - Throws: ``Failure``; every file is as it was before then.
  public func disableSMTPAuth(purpose: Purpose) async throws(Failure) -> Outcome {
    try await carryOut(purpose) { (snapshot) throws(PlanError) in try SMTPAuthRemoval.plan(for: snapshot) }
  }

  /// Makes Postfix log in to another server, or forget that login.
  ///
  /// - Parameters:
  ///   - request: What is wanted.
  ///   - purpose: Whether the plan is carried out.
  /// - Returns: What was planned and done; an empty plan when everything was as it should be.
  /// - Throws: ``Failure``; every file is as it was before then.
  public func enableRelayAuth(_ request: RelayAuthRequest, purpose: Purpose) async throws(Failure) -> Outcome {
    try await carryOut(purpose) { (snapshot) throws(PlanError) in try RelayAuthPlanner.plan(request, for: snapshot) }
  }

  func carryOut(
    _ purpose: Purpose, _ makePlan: (Snapshot) throws(PlanError) -> Plan
  ) async throws(Failure) -> Outcome {
    let recovery = purpose == .apply ? try recover() : nil
    return try await carryOut(purpose, recovery, undoing: nil, makePlan)
  }

  /// Makes a plan and carries it out, and once more when somebody edits a file meanwhile.
  func carryOut(
    _ purpose: Purpose, _ recovery: Recovery?, undoing record: ChangeRecord?,
    _ makePlan: (Snapshot) throws(PlanError) -> Plan
  ) async throws(Failure) -> Outcome {
    var attempts = 0
    while true {
      attempts += 1
      let (plan, snapshot) = try plan(makePlan)
      func outcome(_ result: PlanApplier.Result = .init()) -> Outcome {
        Outcome(
          plan: plan, snapshot: snapshot, recovery: recovery, pendingOwnership: result.pendingOwnership,
          commands: result.commands, record: result.record)
      }
      // What has been taken back by hand is marked all the same.
      guard !plan.isEmpty || (record != nil && purpose == .apply) else { return outcome() }
      do {
        // A preview says what the run would say, refusals included.
        try checkThatFilesCanBeWritten(plan)
        try await PlanApplier.checkThatNothingBreaks(plan, policy)
        guard purpose == .apply else { return outcome() }
        let applier = PlanApplier(
          plan: plan, policy: policy, state: try openState(), verification: verification,
          noting: noting(plan, snapshot, undoing: record))
        return outcome(try await applier.apply())
      } catch {
        // Somebody edited a file since the snapshot: plan for what it says now.
        guard case .file(.changedMeanwhile) = error.cause, attempts < 4 else { throw .apply(error) }
      }
    }
  }

  private func plan(_ makePlan: (Snapshot) throws(PlanError) -> Plan) throws(Failure) -> (Plan, Snapshot) {
    let snapshot: Snapshot
    do {
      snapshot = try Snapshot(of: tree, layout: layout, configurationDirectory: configurationDirectory, rights: rights)
    } catch { throw .snapshot(error) }
    do {
      return (try GeneratorAdvice.completed(makePlan(snapshot), snapshot), snapshot)
    } catch { throw .plan(error) }
  }

  /// Before any lock is taken: /etc of a container is often mounted for reading only.
  private func checkThatFilesCanBeWritten(_ plan: Plan) throws(ApplyFailure) {
    guard let path = plan.changes.map(\.path).first(where: tree.isMountedReadOnly) else { return }
    throw ApplyFailure(.file(.system(.write, path: path, .readOnlyFileSystem)))
  }

  private func noting(
    _ plan: Plan, _ snapshot: Snapshot, undoing record: ChangeRecord?
  ) -> Transaction.Noting {
    guard let origin else { return .nothing }
    if let record { return .undoing(record, origin.event) }
    let heading = ChangeRecord.Heading(
      origin.event, command: origin.command, notes: PlanNotes.words(for: plan, snapshot.configurationDirectory, policy))
    return .record(heading, plan.roles, withheld: plan.withheldPaths)
  }

  private func openState() throws(ApplyFailure) -> StateDirectory {
    do { return try StateDirectory(stateDirectory, in: tree) } catch { throw ApplyFailure(.file(error)) }
  }

  /// Finishes what an interrupted run began; makes nothing when there is nothing to do.
  func recover() throws(Failure) -> Recovery? {
    do {
      guard try tree.metadata(of: stateDirectory) != nil else { return nil }
      return try Recovery.run(StateDirectory(stateDirectory, in: tree))
    } catch {
      throw .apply(ApplyFailure(.file(error)))
    }
  }
}
