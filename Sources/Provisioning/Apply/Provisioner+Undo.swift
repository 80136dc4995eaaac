public import LosslessText
internal import MailSystem
internal import PostfixConfig
public import SafeFiles
internal import SystemPackage

extension Provisioner {
  /// Which change is taken back.
  public enum UndoTarget: Sendable {
    /// The latest one that holds, of one Postfix where a configuration directory was given.
    case latest
    /// That of the record with this number.
    case record(Int)
  }

  /// The records of what was changed.
  ///
  /// - Returns: The newest first; of one Postfix where a configuration directory was given.
  /// - Throws: ``Failure``.
  public func history() throws(Failure) -> [ChangeRecord] {
    do {
      let records = try ChangeHistory(in: stateDirectory, of: tree).records()
      return records.filter { configurationDirectory == nil || $0.configurationDirectory == configurationDirectory }
    } catch { throw .apply(ApplyFailure(.file(error))) }
  }

  /// Takes a recorded change back, where what it wrote still holds.
  ///
  /// - Parameters:
  ///   - target: Which change.
  ///   - policy: What becomes of places that somebody changed since.
  ///   - purpose: Whether the plan is carried out.
  /// - Returns: The record as it was, and what was planned and done; nil for what does not exist or was taken back before.
  /// - Throws: ``Failure``; every file is as it was before then.
  public func undo(
    _ target: UndoTarget, policy: LineReversal.Policy, purpose: Purpose
  ) async throws(Failure) -> (record: ChangeRecord?, outcome: Outcome?) {
    // An interrupted run may have left a record of what is rolled back now.
    let recovery = purpose == .apply ? try recover() : nil
    guard let record = try record(for: target) else { return (nil, nil) }
    guard record.undone == nil else { return (record, nil) }
    var provisioner = self
    provisioner.configurationDirectory = configurationDirectory ?? record.configurationDirectory
    let outcome = try await provisioner.carryOut(purpose, recovery, undoing: record) { (snapshot) throws(PlanError) in
      try UndoPlanner.plan(record, for: snapshot, policy: policy)
    }
    return (record, outcome)
  }

  private func record(for target: UndoTarget) throws(Failure) -> ChangeRecord? {
    let records = try history()
    switch target {
    case .latest: return records.first { $0.undone == nil }
    case .record(let id):
      guard let record = records.first(where: { $0.id == id }) else { throw .plan(.undo(.noRecord(id))) }
      return record
    }
  }
}

extension Plan {
  /// How each file can be taken back, for the history.
  var roles: [FilePath: ChangeRecord.Role] {
    var roles: [FilePath: ChangeRecord.Role] = [:]
    for change in changes {
      switch change.kind {
      case .file: break
      case .newUserDatabase(let path, _, _): roles[path] = .userDatabase
      case .newIndex(let path, let type, _, _): roles[path] = .index(type: "\(type.word)")
      }
    }
    return roles
  }

  /// The files whose content may not be shown.
  var withheldPaths: Set<FilePath> { Set(changes.filter { $0.disclosure == .withheld }.map(\.path)) }
}
