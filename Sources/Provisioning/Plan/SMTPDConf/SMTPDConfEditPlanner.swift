internal import CyrusSASL
internal import LosslessText
public import MailSystem
internal import PostfixConfig
internal import Services

/// Plans edits of smtpd.conf: the pure part of `smtpd-conf set`.
public enum SMTPDConfEditPlanner {
  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - request: What is wanted.
  ///   - snapshot: What is there.
  /// - Returns: The steps; none when the file says everything already.
  /// - Throws: ``PlanError``, `unreadable` when the file would have an error that it does not have now.
  public static func plan(_ request: SMTPDConfRequest, for snapshot: Snapshot) throws(PlanError) -> Plan {
    var file = try SMTPDConfPlan(snapshot, name: request.name)
    for (key, edit) in request.edits {
      switch edit {
      case .set(let value): file.want(key, String(decoding: value.bytes, as: UTF8.self))
      case .setSecret(let secret): try file.want(key, secret)
      case .remove: file.remove(key)
      }
    }
    let known = file.faultsBefore.map(\.message)
    let faults = file.faults.filter { !known.contains($0.message) }
    let errors = faults.filter { $0.severity == .error }
    guard errors.isEmpty else { throw .unreadable(errors) }
    let advice =
      file.advice
      + faults.map { fault in
        Advice(.warning, "\(fault.location.map { "\($0): " } ?? "")\(fault.message)")
      }
    let changes = file.changes(
      because: request.edits.map(\.key.description).joined(separator: ", "),
      attributes: file.holdsSecret ? snapshot.secretFileAttributes : nil)
    guard !changes.isEmpty else { return Plan(steps: [], advice: advice) }
    let steps = [.change(changes), .reload(snapshot.postfix)] + verification(snapshot)
    return LabelPlan.completed(Plan(steps: steps, advice: advice), snapshot)
  }

  /// An smtpd(8) that Cyrus SASL refuses to serve dies, so it is asked afterwards.
  private static func verification(_ snapshot: Snapshot) -> [Plan.Step] {
    let offering = snapshot.smtpServices.filter { service in
      snapshot.effective("smtpd_sasl_auth_enable", in: service) == "yes"
        && snapshot.effective("smtpd_sasl_type", in: service) == "cyrus"
    }
    let endpoints = offering.compactMap(snapshot.endpoint)
    return endpoints.isEmpty ? [] : [.verifyAuth(endpoints, .offered)]
  }
}
