internal import LosslessText
internal import MailSystem
internal import PostfixConfig
internal import SafeFiles

/// Collects what main.cf should say, and becomes one change of the file.
struct MainCFPlan {
  private var document: MainCFDocument
  private let snapshot: Snapshot
  private var reasons: [String] = []

  init(_ snapshot: Snapshot) throws(PlanError) {
    self.snapshot = snapshot
    document = snapshot.mainDocument
    let errors = document.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw .unreadable(errors) }
  }

  /// Asks for a value; a parameter that has it already, set or by default, stays as it is.
  mutating func want(_ name: ParameterName, _ value: String, because reason: String) {
    let holds = snapshot.rawValue(name) == Array(value.utf8) || snapshot.effective(name) == value
    guard !holds, let value = ParameterValue(value) else { return }
    document.set(name, to: value)
    reasons.append("\(name) = \(value): \(reason)")
  }

  /// Puts a restriction in front of a list, unless the list has it somewhere.
  mutating func lead(_ name: ParameterName, with word: String, because reason: String) {
    let list = document.entry(of: name).map(restrictions) ?? RestrictionList([])
    guard !list.words.contains(where: { list.text($0) == word }) else { return }
    guard let new = ParameterValue(list.leading(with: word)) else { return }
    document.set(name, to: new)
    reasons.append("\(name): \(word): \(reason)")
  }

  /// Of a list on several lines only the words count; the document keeps each on its line.
  private func restrictions(_ entry: MainCFEntry) -> RestrictionList {
    let words = PostfixSyntax.words(entry.value[...])
    return RestrictionList(entry.contentLines.count > 1 ? Array(words.joined(separator: [0x20])) : entry.value) {
      [snapshot] in snapshot.restrictions(meantBy: $0)
    }
  }

  /// Takes a setting away, so that the default holds.
  mutating func remove(_ name: ParameterName) {
    guard document.entry(of: name) != nil else { return }
    document.remove(name)
    reasons.append("\(name): taken away")
  }

  /// Lets authenticated clients relay, if the list is set and would turn them away.
  mutating func admitAuthenticated(in name: ParameterName) {
    guard let entry = document.entry(of: name) else { return }
    let list = restrictions(entry)
    guard !list.admitsAuthenticated, let new = ParameterValue(list.admittingAuthenticated()) else { return }
    document.set(name, to: new)
    reasons.append("\(name): permit_sasl_authenticated, so that authenticated clients may relay")
  }

  /// The change of the file; nil when it says everything already.
  var change: Plan.Change? {
    guard document.bytes != snapshot.main.bytes else { return nil }
    let file = FileChange(
      snapshot.main.path, .write(document.bytes, nil), expected: snapshot.main.snapshot?.bytes, modified: .settled)
    return Plan.Change(.file(file), because: reasons.joined(separator: "; "))
  }
}
