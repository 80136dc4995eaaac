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
    let outcome = try await provisioner.enableSMTPAuth(request, purpose: purpose)
    try show(outcome, backend: request.backend, purpose: purpose)
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
    _ outcome: Provisioner.Outcome, backend: SMTPAuthRequest.Backend, purpose: Provisioner.Purpose
  ) throws {
    let diff = options.diff ? DiffText.bytes(of: outcome.plan) : nil
    let text = PlanText(outcome: outcome, backend: backend, purpose: purpose)
    if options.json {
      Terminal.write(try PlanJSON(outcome, backend: backend, purpose: purpose, diff: diff).text(), to: .output)
    } else {
      if !options.quiet { write(text.report + (options.verbose ? outcome.plan.steps.map(\.phrase) : []), to: .output) }
      if let diff {
        Terminal.write(Terminal.usesColor(options.color, on: .output) ? DiffText.colored(diff) : diff, to: .output)
      }
    }
    write(text.warnings, to: .messages)
    if !options.quiet { write(text.notes, to: .messages) }
    guard !Terminal.hasFailed else {
      write(["mailauth: cannot write to the standard output"], to: .messages)
      throw ExitCode.failure
    }
  }

  private func write(_ lines: [String], to stream: Terminal.Stream) {
    Terminal.write(lines.map { $0 + "\n" }.joined(), to: stream)
  }
}
