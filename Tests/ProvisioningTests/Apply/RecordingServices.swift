import Services
import Synchronization
import SystemPackage

/// Daemons that only note what is asked of them, in order; what was not prepared fails.
final class RecordingServices: ServiceControl {
  struct State {
    var running: Set<MailService.Kind> = []
    var calls: [String] = []
    /// What sessions with a server of the old configuration show before the new one answers.
    var stale: [[String]] = []
    /// How often Dovecot was reloaded: each time another process answers.
    var reloads = 0
    /// How many questions after a reload the old process still answers.
    var lateAnswers = 0
  }

  let state: Mutex<State>
  let mechanisms: [String]?
  let capabilities: [String]
  let startable: Bool
  let hasLabels: Bool

  init(
    running: Set<MailService.Kind>, mechanisms: [String]? = ["PLAIN", "LOGIN"],
    capabilities: [String] = ["AUTH PLAIN LOGIN"], startable: Bool = true,
    hasLabels: Bool = true
  ) {
    state = Mutex(State(running: running))
    self.mechanisms = mechanisms
    self.capabilities = capabilities
    self.startable = startable
    self.hasLabels = hasLabels
  }

  var calls: [String] { state.withLock { $0.calls } }

  private func note(_ call: String) { state.withLock { $0.calls.append(call) } }

  func isRunning(_ service: MailService) -> Bool { state.withLock { $0.running.contains(service.kind) } }

  func reload(_ service: MailService) async throws(ServiceError) {
    note("reload \(service.kind)")
    if service.kind == .dovecot { state.withLock { $0.reloads += 1 } }
  }

  func start(_ service: MailService) async throws(ServiceError) {
    note("start \(service.kind)")
    state.withLock { _ = $0.running.insert(service.kind) }
  }

  func canStart(_ service: MailService) -> Bool { startable }

  func startCommand(for service: MailService) -> [String] { service.directStartCommand }

  func reloadCommand(for service: MailService) -> [String] { service.reloadCommand }

  func enable(_ service: MailService) async throws(ServiceError) { note("enable \(service.kind)") }

  func disable(_ service: MailService) async throws(ServiceError) { note("disable \(service.kind)") }

  func enableCommand(for service: MailService) -> [String] { ["update-rc.d", service.kind.rawValue, "enable"] }

  func disableCommand(for service: MailService) -> [String] { ["update-rc.d", service.kind.rawValue, "disable"] }

  func relabel(_ paths: [FilePath]) async throws(ServiceError) {
    note("label \(paths.map(\.string).joined(separator: " "))")
    guard hasLabels else { throw .cannotRun(relabelCommand(for: paths)) }
  }

  func relabelCommand(for paths: [FilePath]) -> [String] { ["restorecon"] + paths.map(\.string) }

  func checkConfiguration(of service: MailService) async throws(ServiceError) {}

  func authServer(at socket: FilePath, patience: Duration) async throws(ServiceError) -> DovecotGreeting {
    note("ask \(socket)")
    guard let mechanisms else { throw .noAnswer(from: socket.string) }
    let process = state.withLock { state in
      guard state.reloads > 0, state.lateAnswers > 0 else { return state.reloads }
      state.lateAnswers -= 1
      return state.reloads - 1
    }
    return DovecotGreeting(process: "\(process)", mechanisms: mechanisms)
  }

  func waitForListener(at socket: FilePath, patience: Duration) async throws(ServiceError) { note("await \(socket)") }

  func smtpCapabilities(of endpoint: SMTPEndpoint, patience: Duration) async throws(ServiceError) -> [String] {
    note("greet \(endpoint.port)")
    return state.withLock { $0.stale.isEmpty ? capabilities : $0.stale.removeFirst() }
  }
}
