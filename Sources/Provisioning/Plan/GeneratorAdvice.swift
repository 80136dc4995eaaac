internal import MailSystem
internal import SafeFiles
internal import SystemPackage

/// Warns where a program of the platform is going to write main.cf and master.cf anew.
enum GeneratorAdvice {
  /// Adds the warning to a plan for these files; one for smtpd.conf alone is of no concern.
  static func completed(_ plan: Plan, _ snapshot: Snapshot) throws(PlanError) -> Plan {
    let files = [snapshot.main.path, snapshot.master.path]
    guard plan.isEmpty || plan.changes.contains(where: { files.contains($0.path) }) else { return plan }
    let generator: ConfigurationGenerator?
    do { generator = try snapshot.configurationGenerator() } catch { throw .file(error) }
    guard let generator else { return plan }
    let (variable, file) = (generator.variable, snapshot.tree.hostPath(generator.file))
    let advice = Advice(
      .warning, "\(generator.program) writes main.cf and master.cf anew, since \(variable) is yes in \(generator.file)",
      command: "sed -i 's/^\(variable)=.*/\(variable)=\"no\"/' \(file)")
    return Plan(steps: plan.steps, advice: plan.advice + [advice])
  }
}
