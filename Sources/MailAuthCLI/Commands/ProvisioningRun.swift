internal import ArgumentParser
internal import Glibc
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

  private func run(
    _ subject: PlanSubject,
    _ work: (Provisioner, Provisioner.Purpose) async throws -> Provisioner.Outcome
  ) async throws {
    let tree = try options.tree
    let kind = try FileTree.live.metadata(of: tree.root)?.kind
    guard kind == .directory else {
      throw FileError.system(.open, path: tree.root, kind == nil ? .noSuchFileOrDirectory : .notDirectory)
    }
    let purpose: Provisioner.Purpose = options.dryRun ? .preview : .apply
    let directory = configurationDirectory
    let provisioner = Provisioner(
      tree: tree, layout: try options.layout(of: tree), configurationDirectory: directory,
      policy: policy(for: tree), stateDirectory: stateDirectory(in: tree, directory),
      rights: geteuid() == 0 ? .root : .user)
    let outcome = try await work(provisioner, purpose)
    try show(outcome, subject, purpose)
    if options.detailedExitcode, !outcome.plan.isEmpty { throw ExitCode(2) }
  }

  private var configurationDirectory: FilePath? {
    if let given = options.configDir { return FilePath(given) }
    // The environment speaks of the running system, not of an image.
    guard options.root == nil, let variable = unsafe getenv("MAIL_CONFIG") else { return nil }
    return unsafe FilePath(platformString: variable)
  }

  private func policy(for tree: FileTree) -> ServicePolicy {
    guard tree.isLive else { return .image }
    return options.noReload ? .filesOnly(LiveServices()) : .perform(LiveServices())
  }

  /// Root keeps the journal where every later command looks; others keep it beside what they may write.
  private func stateDirectory(in tree: FileTree, _ configuration: FilePath?) -> FilePath {
    guard tree.isLive, geteuid() != 0, let configuration else { return "/var/lib/mailauth" }
    return configuration.appending(".mailauth")
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
