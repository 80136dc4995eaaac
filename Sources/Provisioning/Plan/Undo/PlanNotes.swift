public import SafeFiles
internal import Services
public import SystemPackage

/// The course of a plan as a record of the history keeps it: which changes belong to a step, and which daemons read them.
struct PlanNotes {
  /// Changes that were made together, and the daemons that read them.
  struct Segment {
    var entries: ArraySlice<ChangeRecord.Entry>
    var services: [MailService]
  }

  /// The words for a record, a list for each step.
  ///
  /// What was left to the administrator is his: whether he has done it, nobody knows here.
  static func words(
    for plan: Plan, _ configurationDirectory: FilePath, _ policy: ServicePolicy
  ) -> [[String]] {
    [["directory", configurationDirectory.string]]
      + plan.steps.compactMap { step in
        switch step {
        case .change(let changes): ["change", "\(changes.count)"]
        case .reload(let service): ["reload"] + words(for: service)
        case .enable(let service):
          if case .perform = policy { ["enable"] + words(for: service) } else { nil }
        case .start, .disable, .relabel, .awaitMechanisms, .awaitListener, .verifyAuth: nil
        }
      }
  }

  private static func words(for service: MailService) -> [String] {
    [
      service.kind.rawValue, service.configuration.string, service.usualConfiguration.string, service.pidFile.string,
    ]
  }

  /// Postfix's configuration directory.
  private(set) var directory: FilePath?
  /// The changes in the order in which they were made.
  private(set) var segments: [Segment] = []
  /// The daemons that were not started at boot before.
  private(set) var enabled: [MailService] = []

  init(of record: ChangeRecord) {
    var rest = record.entries[...]
    for note in record.heading.notes {
      switch note.first {
      case "directory" where note.count == 2: directory = FilePath(note[1])
      case "change" where note.count == 2:
        let count = Int(note[1]) ?? 0
        segments.append(Segment(entries: rest.prefix(count), services: []))
        rest = rest.dropFirst(count)
      case "reload" where !segments.isEmpty:
        guard let service = Self.service(note) else { break }
        segments[segments.count - 1].services.append(service)
      case "enable":
        if let service = Self.service(note) { enabled.append(service) }
      default: break
      }
    }
    if !rest.isEmpty { segments.append(Segment(entries: rest, services: [])) }
  }

  private static func service(_ note: [String]) -> MailService? {
    guard note.count == 5, let kind = MailService.Kind(rawValue: note[1]) else { return nil }
    return MailService(
      kind, configuration: FilePath(note[2]), usualConfiguration: FilePath(note[3]), pidFile: FilePath(note[4]))
  }
}

extension ChangeRecord {
  /// Postfix's configuration directory at the time.
  public var configurationDirectory: FilePath? { PlanNotes(of: self).directory }
}
