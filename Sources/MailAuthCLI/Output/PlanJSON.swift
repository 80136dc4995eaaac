internal import MailSystem
internal import Provisioning
internal import SafeFiles
internal import Services
internal import SystemPackage

/// The document that `--json` prints; `version` counts incompatible changes of its shape.
struct PlanJSON: Encodable {
  struct Change: Encodable {
    let path: String
    let action: String
    let reason: String
  }

  struct Note: Encodable {
    let weight: String
    let message: String
    let command: String?
  }

  struct PendingOwnership: Encodable {
    let path: String
    let user: UInt32
    let group: UInt32
  }

  let version = 1
  let command: String
  let backend: String?
  let root: String
  let configDirectory: String
  let changed: Bool
  let applied: Bool
  let changes: [Change]
  let steps: [String]
  let advice: [Note]
  let restored: [String]
  let pendingOwnership: [PendingOwnership]
  let commands: [[String]]
  let diff: String?
  let record: Int?

  init(_ outcome: Provisioner.Outcome, _ subject: PlanSubject, purpose: Provisioner.Purpose, diff: [UInt8]?) {
    command = subject.command
    backend = subject.backend
    root = outcome.snapshot.tree.root.string
    configDirectory = outcome.snapshot.configurationDirectory.string
    changed = !outcome.plan.isEmpty
    applied = purpose == .apply && !outcome.plan.isEmpty
    changes = outcome.plan.changes.map { Change(path: $0.path.string, action: $0.phrase, reason: $0.reason) }
    steps = outcome.plan.steps.map(\.phrase)
    advice = outcome.plan.advice.map { Note(weight: $0.weight.rawValue, message: $0.message, command: $0.command) }
    restored = outcome.recovery?.restored.map(\.string) ?? []
    pendingOwnership = outcome.pendingOwnership.sorted { $0.key.string < $1.key.string }.map { path, owner in
      PendingOwnership(path: path.string, user: owner.user, group: owner.group)
    }
    commands = outcome.commands
    record = outcome.record?.id
    self.diff = diff.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Plan.Step {
  /// The step in a few words.
  var phrase: String {
    switch self {
    case .change(let changes): "change \(changes.map(\.path.string).joined(separator: ", "))"
    case .reload(let service): "reload \(service.kind.rawValue)"
    case .start(let service): "start \(service.kind.rawValue) unless it runs"
    case .enable(let service): "have \(service.kind.rawValue) started at boot"
    case .disable(let service): "have \(service.kind.rawValue) started at boot no longer"
    case .relabel(let paths): "label \(paths.map(\.string).joined(separator: ", "))"
    case .awaitMechanisms(let socket, let mechanisms):
      "wait until \(socket) offers \(mechanisms.joined(separator: ", "))"
    case .awaitListener(let service, let socket): "wait until \(service.kind.rawValue) listens on \(socket)"
    case .verifyAuth(let endpoints, let offer):
      "verify that \(endpoints.map { "\($0.address):\($0.port)" }.joined(separator: ", ")) "
        + (offer == .offered ? "offers AUTH" : "offers no AUTH")
    }
  }
}
