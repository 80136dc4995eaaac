internal import MailSystem
internal import SafeFiles
internal import SystemPackage

/// Gives new files the labels of SELinux that the policy has for their places; a file that is replaced keeps its own.
enum LabelPlan {
  /// Completes a plan for a system with SELinux.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - snapshot: What is there.
  /// - Returns: The plan, with a step after each that makes files, or with what is left to do for an image.
  static func completed(_ plan: Plan, _ snapshot: Snapshot) -> Plan {
    guard snapshot.labelsFiles else { return plan }
    guard snapshot.tree.isLive else {
      let paths = newPaths(plan.changes, snapshot)
      guard !paths.isEmpty else { return plan }
      let names = paths.map(\.string).joined(separator: " ")
      let advice = Advice(
        .warning, "new files get their labels of SELinux on the running system", command: "restorecon \(names)")
      return Plan(steps: plan.steps, advice: plan.advice + [advice])
    }
    let steps = plan.steps.flatMap { step -> [Plan.Step] in
      guard case .change(let changes) = step else { return [step] }
      let paths = newPaths(changes, snapshot)
      return paths.isEmpty ? [step] : [step, .relabel(paths)]
    }
    return Plan(steps: steps, advice: plan.advice)
  }

  private static func newPaths(_ changes: [Plan.Change], _ snapshot: Snapshot) -> [FilePath] {
    changes.map(\.path).filter { (try? snapshot.tree.linkTarget(of: $0)) == nil && !exists($0, snapshot) }
  }

  private static func exists(_ path: FilePath, _ snapshot: Snapshot) -> Bool {
    (try? snapshot.tree.metadata(of: path)).flatMap { $0 } != nil
  }
}
