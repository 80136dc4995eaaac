internal import ArgumentParser
internal import Glibc
internal import LosslessText
internal import MailSystem
internal import Provisioning
internal import SafeFiles
internal import Services
internal import SystemPackage

/// Runs a provisioning command with the shared options, and shows what came of it.
struct ProvisioningRun {
  private let options: NativeOptions

  init(_ options: NativeOptions) {
    self.options = options
  }

  func enableSMTPAuth(_ request: SMTPAuthRequest) async throws {
    let subject = PlanSubject(
      command: "enable-smtp-auth", state: "SMTP AUTH with \(request.backend.name) is set up",
      backend: request.backend.name)
    try await run(subject) { provisioner, purpose in
      try await provisioner.enableSMTPAuth(request, purpose: purpose)
    }
  }

  func disableSMTPAuth() async throws {
    let subject = PlanSubject(command: "disable-smtp-auth", state: "no service offers SMTP AUTH", backend: nil)
    try await run(subject) { provisioner, purpose in try await provisioner.disableSMTPAuth(purpose: purpose) }
  }

  func enableRelayAuth(_ request: RelayAuthRequest) async throws {
    let isRemoval = if case .remove = request.purpose { true } else { false }
    let subject = PlanSubject(
      command: "enable-relay-auth",
      state: "the login at \(request.relay) is \(isRemoval ? "not known" : "set up")", backend: nil)
    try await run(subject) { provisioner, purpose in
      try await provisioner.enableRelayAuth(request, purpose: purpose)
    }
  }

  func editSMTPDConf(_ request: SMTPDConfRequest) async throws {
    let subject = PlanSubject(command: "smtpd-conf", state: "every option is as asked for", backend: nil)
    try await run(subject) { provisioner, purpose in
      try await provisioner.editSMTPDConf(request, purpose: purpose)
    }
  }

  func undo(_ target: Provisioner.UndoTarget, policy: LineReversal.Policy) async throws {
    let result = try await provisioner().undo(target, policy: policy, purpose: purpose)
    let state = result.record.map { "what record \($0.id) tells of is undone" } ?? "no change is left to undo"
    let subject = PlanSubject(command: "undo", state: state, backend: nil)
    guard let outcome = result.outcome else {
      if options.json {
        Terminal.write(try NothingUndoneJSON(record: result.record?.id).text(), to: .output)
      } else if !options.quiet {
        Terminal.write(lines: ["nothing to change: \(state)"], to: .output)
      }
      return
    }
    try finish(outcome, subject)
  }

  private func run(
    _ subject: PlanSubject,
    _ work: (Provisioner, Provisioner.Purpose) async throws -> Provisioner.Outcome
  ) async throws {
    try finish(try await work(try provisioner(), purpose), subject)
  }

  private var purpose: Provisioner.Purpose { options.dryRun ? .preview : .apply }

  private func provisioner() throws -> Provisioner {
    let tree = try options.system.existingTree
    return Provisioner(
      tree: tree, layout: try options.layout(of: tree),
      configurationDirectory: try options.system.configurationDirectory,
      policy: policy(for: tree), stateDirectory: try options.system.stateDirectory,
      rights: geteuid() == 0 ? .root : .user, origin: CallingUser.origin)
  }

  private func finish(_ outcome: Provisioner.Outcome, _ subject: PlanSubject) throws {
    // Written before anything that could fail, such as a full disk behind the standard output.
    if let record = outcome.record, outcome.snapshot.tree.isLive { SystemLog.note(record, subject.command, outcome) }
    try show(outcome, subject, purpose)
    if options.detailedExitcode, !outcome.plan.isEmpty { throw ExitCode(2) }
  }

  private func policy(for tree: FileTree) -> ServicePolicy {
    guard tree.isLive else { return .image }
    return options.noReload ? .filesOnly(LiveServices()) : .perform(LiveServices())
  }

  private func show(
    _ outcome: Provisioner.Outcome, _ subject: PlanSubject, _ purpose: Provisioner.Purpose
  ) throws {
    let diff = options.diff ? DiffText.bytes(of: outcome.plan) : nil
    let text = PlanText(outcome: outcome, subject: subject, purpose: purpose)
    if options.json {
      Terminal.write(try PlanJSON(outcome, subject, purpose: purpose, diff: diff).text(), to: .output)
    } else {
      if !options.quiet {
        Terminal.write(
          lines: text.report + (options.verbose ? outcome.plan.steps.map(\.phrase) : []), to: .output)
      }
      if let diff {
        Terminal.write(Terminal.usesColor(options.color, on: .output) ? DiffText.colored(diff) : diff, to: .output)
      }
    }
    Terminal.write(lines: text.warnings, to: .messages)
    if !outcome.commands.isEmpty, !options.noReload, ServiceManager.detected() == .none {
      let message = "nothing starts daemons here, as in most containers: what is left belongs into its start script"
      Terminal.write(lines: ["mailauth: note: \(message)"], to: .messages)
    }
    if !options.quiet { Terminal.write(lines: text.notes, to: .messages) }
    guard !Terminal.hasFailed else {
      Terminal.write(lines: ["mailauth: cannot write to the standard output"], to: .messages)
      throw ExitCode.failure
    }
  }
}

/// What a plan is for, in the words of its command.
struct PlanSubject {
  let command: String
  /// The state that holds when there is nothing to do.
  let state: String
  let backend: String?
}
