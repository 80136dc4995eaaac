public import MailSystem
internal import LosslessText
internal import PostfixConfig
internal import SafeFiles
internal import Services

/// Plans how a Postfix offers SMTP AUTH no longer: the pure part of `disable-smtp-auth`.
///
/// The source of passwords stays as it is: other programs may use it, and its users are wanted when AUTH comes back. So do
/// the lists of restrictions, in which permit_sasl_authenticated lets nobody through who cannot log in.
public enum SMTPAuthRemoval {
  /// Makes a plan.
  ///
  /// - Parameter snapshot: What is there.
  /// - Returns: The steps; none when no service offers AUTH.
  /// - Throws: ``PlanError``.
  public static func plan(for snapshot: Snapshot) throws(PlanError) -> Plan {
    try SMTPAuthPlanner.checkText(snapshot.main)
    try SMTPAuthPlanner.checkText(snapshot.master)
    let errors = snapshot.masterDocument.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw .unreadable(errors) }
    var main = try MainCFPlan(snapshot)
    for name: ParameterName in ["smtpd_sasl_auth_enable", "broken_sasl_auth_clients"] where isOn(name, snapshot) {
      main.remove(name)
    }
    var master = MasterCFPlan(snapshot, staged: [])
    let offering = snapshot.smtpServices.filter { isOn("smtpd_sasl_auth_enable", snapshot, in: $0) }
    try master.want("smtpd_sasl_auth_enable", "no", in: offering)
    let changes = [master.change, main.change].compactMap { $0 }
    guard !changes.isEmpty else { return Plan(steps: [], advice: []) }
    var steps: [Plan.Step] = [.change(changes), .reload(snapshot.postfix)]
    let endpoints = offering.compactMap(snapshot.endpoint)
    if !endpoints.isEmpty { steps.append(.verifyAuth(endpoints, .withheld)) }
    return Plan(steps: steps, advice: advice(snapshot, offering))
  }

  private static func isOn(_ name: ParameterName, _ snapshot: Snapshot, in service: SMTPService? = nil) -> Bool {
    snapshot.effective(name, in: service) == "yes"
  }

  /// A service for mail programs turns everybody away then.
  private static func advice(_ snapshot: Snapshot, _ offering: [SMTPService]) -> [Advice] {
    offering.filter { snapshot.overriddenValue("smtpd_sasl_auth_enable", in: $0) != nil }.map { service in
      Advice(
        .note, "\(service.location): service \(service.name) accepts no mail to relay now",
        command: snapshot.command("postconf -M# \(service.name)/\(service.transport.rawValue)"))
    }
  }
}
