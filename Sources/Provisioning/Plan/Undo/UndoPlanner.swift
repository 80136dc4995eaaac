internal import DovecotConfig
public import LosslessText
public import MailSystem
internal import PostfixConfig
public import SafeFiles
internal import Services
internal import SystemPackage

/// Plans how a recorded change is taken back: the inverse of each entry, in reverse order, where it still holds.
public struct UndoPlanner {
  private let record: ChangeRecord
  private let snapshot: Snapshot

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - record: The change.
  ///   - snapshot: What is there.
  ///   - policy: What becomes of places that somebody changed since.
  /// - Returns: The steps; none when everything is as it was before.
  /// - Throws: ``PlanError``, `undo` for places that were changed since, and for secrets that are kept no longer.
  public static func plan(
    _ record: ChangeRecord, for snapshot: Snapshot, policy: LineReversal.Policy
  ) throws(PlanError) -> Plan {
    var inverse = InverseChanges(snapshot.tree, main: snapshot.main.path, policy: policy)
    var steps: [Plan.Step] = []
    let planner = UndoPlanner(record: record, snapshot: snapshot)
    let notes = PlanNotes(of: record)
    for segment in notes.segments.reversed() {
      let changes = try inverse.changes(for: segment.entries)
      guard !changes.isEmpty else { continue }
      steps.append(.change(changes))
      steps += segment.services.map { .reload($0) }
    }
    guard inverse.purged.isEmpty else { throw .undo(.purged(record: record.id, inverse.purged)) }
    guard inverse.conflicts.isEmpty || policy == .overrideChanged else {
      throw .undo(.changedSince(record: record.id, inverse.conflicts))
    }
    let boot = try planner.disabled(notes.enabled)
    return LabelPlan.completed(Plan(steps: planner.guarded(steps, inverse) + boot, advice: inverse.advice), snapshot)
  }

  /// The daemons that the change had started at boot are so no longer; those that were before stay.
  private func disabled(_ services: [MailService]) throws(PlanError) -> [Plan.Step] {
    guard snapshot.tree.isLive else { return [] }
    var steps: [Plan.Step] = []
    for service in services {
      do {
        // The script goes with its package, and update-rc.d(8) refuses a name without one.
        let script = FilePath("/etc/init.d").appending(service.kind.rawValue)
        guard try snapshot.tree.metadata(of: script) != nil else { continue }
        if try snapshot.bootState(of: service.kind.rawValue) == .settled { steps.append(.disable(service)) }
      } catch { throw .file(error) }
    }
    return steps
  }

  /// Adds what has to be waited for, and what is verified in the end.
  private func guarded(_ steps: [Plan.Step], _ inverse: InverseChanges) -> [Plan.Step] {
    let reload = steps.lastIndex { if case .reload(let service) = $0 { service.kind == .postfix } else { false } }
    guard let reload else { return steps }
    let then = snapshot.staging(
      main: inverse.content(of: snapshot.main.path) ?? snapshot.main.bytes,
      master: inverse.content(of: snapshot.master.path) ?? snapshot.master.bytes)
    var steps = steps
    steps.insert(contentsOf: verification(then), at: reload + 1)
    return waiting(then) + steps
  }

  private func verification(_ then: Snapshot) -> [Plan.Step] {
    func offering(_ snapshot: Snapshot) -> [SMTPService] {
      snapshot.smtpServices.filter { snapshot.effective("smtpd_sasl_auth_enable", in: $0) == "yes" }
    }
    let offered = offering(then).compactMap(then.endpoint)
    let before = offering(snapshot).compactMap(snapshot.endpoint)
    // A service that goes with the change is not there to be asked.
    let withheld = then.smtpServices.compactMap(then.endpoint).filter { before.contains($0) && !offered.contains($0) }
    return (offered.isEmpty ? [] : [.verifyAuth(offered, .offered)])
      + (withheld.isEmpty ? [] : [.verifyAuth(withheld, .withheld)])
  }

  /// Dovecot must answer before Postfix goes back to it: an smtpd(8) that finds no backend dies.
  private func waiting(_ then: Snapshot) -> [Plan.Step] {
    func asksDovecot(_ snapshot: Snapshot) -> Bool {
      snapshot.effective("smtpd_sasl_type") == "dovecot"
        && snapshot.smtpServices.contains { snapshot.effective("smtpd_sasl_auth_enable", in: $0) == "yes" }
    }
    let main = snapshot.layout.dovecot.configuration
    guard asksDovecot(then), !asksDovecot(snapshot), let path = then.effective("smtpd_sasl_path"),
      (try? snapshot.tree.metadata(of: main)).flatMap({ $0 }) != nil
    else { return [] }
    let base = (try? DovecotConfiguration.load(main: main, in: snapshot.tree))?.value(of: "base_dir")
    let dovecot = MailService(
      .dovecot, configuration: main, usualConfiguration: main,
      pidFile: (base.map { FilePath(String(decoding: $0, as: UTF8.self)) } ?? snapshot.layout.dovecot.base)
        .appending("master.pid"))
    return [.start(dovecot), .awaitMechanisms(socket: then.queueDirectory.pushing(FilePath(path)), [])]
  }
}
