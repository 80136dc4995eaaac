internal import CyrusSASL
internal import MailSystem
internal import SafeFiles
internal import Services
internal import SystemPackage

/// Has a backend's daemon started at boot, as well as now.
///
/// Links and variables are files like any other, in an image too; numbered links of scripts are made by update-rc.d(8).
struct BootPlan {
  private(set) var changes: [Plan.Change] = []
  private(set) var steps: [Plan.Step] = []
  private(set) var advice: [Advice] = []

  init(_ service: MailService, _ snapshot: Snapshot) throws(PlanError) {
    // A daemon with a configuration of its own is not the one that the platform starts.
    guard service.configuration == service.usualConfiguration else { return }
    let daemon = service.kind.rawValue
    let reason = "\(daemon) is started at boot"
    let state: BootState
    do { state = try snapshot.bootState(of: daemon) } catch { throw .file(error) }
    switch state {
    case .settled: return
    case .linkMissing(let path, let target):
      changes = Plan.Change.directories(above: path, in: snapshot.tree, because: reason)
      changes.append(Plan.Change(.file(FileChange(path, .createLink(to: target))), because: reason))
    case .variableMissing(let variable, let file):
      var document = DefaultsFile(file.bytes)
      document.set(variable, to: "YES")
      let change = FileChange(file.path, .write(document.bytes, nil), expected: file.snapshot?.bytes)
      changes = [Plan.Change(.file(change), because: reason)]
    case .scriptDisabled(let name):
      guard !snapshot.tree.isLive else {
        steps = [.enable(service)]
        return
      }
      let command = "chroot \(snapshot.tree.root) update-rc.d \(name) enable"
      advice = [Advice(.warning, "\(name) is not started at boot", command: command)]
    case .masked(let path):
      let message = "\(path) is a link to /dev/null: \(daemon) is not started at boot"
      advice = [Advice(.warning, message, command: "systemctl unmask \(daemon)")]
    }
  }
}
