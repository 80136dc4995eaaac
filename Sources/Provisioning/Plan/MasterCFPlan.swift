internal import LosslessText
internal import MailSystem
internal import PostfixConfig
internal import SafeFiles

/// Corrects `-o` settings of master.cf that would keep a service from the backend that main.cf names.
struct MasterCFPlan {
  private var document: MasterCFDocument
  private let snapshot: Snapshot
  private var reasons: [String]

  /// Begins with a document that may have been staged already.
  ///
  /// - Parameters:
  ///   - snapshot: The system.
  ///   - reasons: Why the staged document differs from the file.
  init(_ snapshot: Snapshot, staged reasons: [String]) {
    self.snapshot = snapshot
    self.reasons = reasons
    document = snapshot.masterDocument
  }

  /// Asks for a value where a service has one of its own; services without one follow main.cf.
  mutating func want(_ name: ParameterName, _ value: String, in services: [SMTPService]) throws(PlanError) {
    try change(name, in: services) { old, _ in old.elementsEqual(value.utf8) ? nil : Array(value.utf8) }
  }

  /// Lets authenticated clients relay where a service has a list of its own that would turn them away.
  mutating func admitAuthenticated(in name: ParameterName, of services: [SMTPService]) throws(PlanError) {
    let snapshot = snapshot
    try change(name, in: services) { value, service in
      let list = RestrictionList(value) { snapshot.restrictions(meantBy: $0, in: service) }
      return list.admitsAuthenticated ? nil : list.admittingAuthenticated(separator: ",")
    }
  }

  /// Puts a restriction in front of the lists that services have of their own.
  mutating func lead(_ name: ParameterName, with word: String, in services: [SMTPService]) throws(PlanError) {
    try change(name, in: services) { value, _ in
      let list = RestrictionList(value)
      return list.words.contains { list.text($0) == word } ? nil : list.leading(with: word, separator: ",")
    }
  }

  private mutating func change(
    _ name: ParameterName, in services: [SMTPService], _ new: ([UInt8], SMTPService) -> [UInt8]?
  ) throws(PlanError) {
    for service in services {
      // Edits do not move services, so the place in the file identifies one.
      let entry = document.services.first { $0.state == .active && $0.location.line == service.location.line }
      guard let entry, let override = entry.override(of: name), let value = new(override.value, service) else {
        continue
      }
      guard let value = ParameterValue(value) else { continue }
      document.setOverride(name, to: value, in: entry)
      reasons.append("\(service.name): -o \(name)=\(value)")
    }
  }

  /// The change of the file; nil when nothing stands in the way.
  var change: Plan.Change? {
    guard document.bytes != snapshot.master.bytes else { return nil }
    let file = FileChange(
      snapshot.master.path, .write(document.bytes, nil), expected: snapshot.master.snapshot?.bytes)
    return Plan.Change(.file(file), because: reasons.joined(separator: "; "))
  }
}
