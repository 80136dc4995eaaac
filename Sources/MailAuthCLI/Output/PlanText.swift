internal import LosslessText
internal import MailSystem
internal import Provisioning
internal import SafeFiles
internal import Services
internal import SystemPackage

/// What an applied or previewed plan says on a terminal.
struct PlanText {
  let outcome: Provisioner.Outcome
  let subject: PlanSubject
  let purpose: Provisioner.Purpose

  /// The lines for the standard output.
  var report: [String] {
    guard !outcome.plan.isEmpty else {
      return [
        "nothing to change: \(subject.state) in \(outcome.snapshot.configurationDirectory)"
      ]
    }
    let verb = purpose == .apply ? "" : "would be "
    let boot = outcome.plan.steps.compactMap { step in
      switch step {
      case .enable(let service): "\(service.kind.rawValue): \(verb)started at boot from now on"
      case .disable(let service): "\(service.kind.rawValue): \(verb)started at boot no longer"
      default: nil as String?
      }
    }
    return outcome.plan.changes.map { change in "\(change.path): \(verb)\(change.phrase) (\(change.reason))" } + boot
  }

  /// The lines for the standard error that matter even when the rest is not wanted.
  var warnings: [String] {
    Self.lines(of: outcome.recovery) + advice(.warning)
      + outcome.pendingOwnership.sorted { $0.key.string < $1.key.string }.map { path, owner in
        let place = outcome.snapshot.tree.hostPath(path)
        return "mailauth: warning: only root can set the owner of \(place)\n"
          + "mailauth: try: chown \(owner.user):\(owner.group) \(place)"
      } + outcome.commands.map { "mailauth: left to run: \($0.joined(separator: " "))" }
  }

  /// The lines for the standard error that are good to know.
  var notes: [String] { advice(.note) }

  private func advice(_ weight: Advice.Weight) -> [String] {
    outcome.plan.advice.filter { $0.weight == weight }.map { advice in
      let next = advice.command.map { "\nmailauth: try: \($0)" } ?? ""
      return "mailauth: \(weight.rawValue): \(advice.message)\(next)"
    }
  }

  /// The lines about an interrupted run that was rolled back.
  static func lines(of recovery: Recovery?) -> [String] {
    guard let recovery else { return [] }
    let restored = recovery.restored.map { "mailauth: warning: an interrupted run was rolled back: \($0) is as before" }
    return restored + recovery.troubles.map { "mailauth: warning: left alone: \($0.sentence)" }
  }
}
