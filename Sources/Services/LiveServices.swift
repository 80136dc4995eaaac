internal import Glibc
internal import SafeFiles
internal import Subprocess
public import SystemPackage

/// The daemons of the running system.
public struct LiveServices: ServiceControl {
  private let manager: ServiceManager

  /// Looks after the daemons of this machine.
  ///
  /// - Parameter manager: What starts daemons here.
  public init(manager: ServiceManager = .detected()) {
    self.manager = manager
  }

  /// Says whether a daemon runs.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Whether the process that its pid file names is alive.
  public func isRunning(_ service: MailService) -> Bool {
    guard let file = try? FileTree.live.read(service.pidFile) else { return false }
    let text = String(decoding: file.bytes, as: UTF8.self).filter { $0.isNumber }
    guard let pid = Int32(text), pid > 0 else { return false }
    guard kill(pid, 0) == 0 || errno == EPERM else { return false }
    // After an unclean end the number may belong to another program.
    guard let comm = try? FileTree.live.read(FilePath("/proc/\(pid)/comm")) else { return true }
    let name = String(decoding: comm.bytes, as: UTF8.self)
    guard name == (service.kind == .postfix ? "master\n" : service.kind.rawValue + "\n") else { return false }
    return service.kind != .postfix || Self.usesConfiguration(of: service, pid)
  }

  /// Says whether a master(8) was started for this directory; a copy of its main.cf names the same queue.
  ///
  /// postfix(1) hands the directory on as MAIL_CONFIG. Where the environment cannot be read, it is taken to be this one.
  private static func usesConfiguration(of service: MailService, _ pid: Int32) -> Bool {
    guard let environment = try? FileTree.live.read(FilePath("/proc/\(pid)/environ")) else { return true }
    let name = Array("MAIL_CONFIG=".utf8)
    guard let entry = environment.bytes.split(separator: 0).first(where: { $0.starts(with: name) }) else { return true }
    let directory = FilePath(String(decoding: entry.dropFirst(name.count), as: UTF8.self))
    guard let theirs = (try? FileTree.live.metadata(of: directory)).flatMap({ $0 }),
      let ours = (try? FileTree.live.metadata(of: service.configuration)).flatMap({ $0 })
    else { return directory == service.configuration }
    return theirs.isSameFile(as: ours)
  }

  /// Makes a running daemon read its configuration again.
  ///
  /// - Parameter service: The daemon.
  /// - Throws: ``ServiceError`` when its command fails.
  public func reload(_ service: MailService) async throws(ServiceError) {
    try await perform(reloadCommand(for: service))
  }

  /// Starts a daemon by the machine's service manager.
  ///
  /// - Parameter service: The daemon.
  /// - Throws: ``ServiceError``; `noManager` where nothing starts daemons.
  public func start(_ service: MailService) async throws(ServiceError) {
    guard let command = manager.startCommand(for: service) else {
      throw .noManager(start: service.directStartCommand)
    }
    try await perform(command)
  }

  /// Says whether something on this machine starts the daemon on request.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: false in most containers, where its command has to be typed.
  public func canStart(_ service: MailService) -> Bool { manager.startCommand(for: service) != nil }

  /// The command that an administrator types to start a daemon.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Program and arguments.
  public func startCommand(for service: MailService) -> [String] {
    manager.startCommand(for: service) ?? service.directStartCommand
  }

  /// The command that an administrator types to make a running daemon read its configuration again.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Program and arguments.
  public func reloadCommand(for service: MailService) -> [String] {
    manager.restartCommand(for: service) ?? service.reloadCommand
  }

  func perform(_ command: [String]) async throws(ServiceError) {
    let status: Int32
    do {
      // Output is discarded: a daemon that is started keeps the descriptors, and reading them to the end would never end.
      let result = try await run(
        .name(command[0]), arguments: Arguments(Array(command.dropFirst())), input: .none, output: .discarded,
        error: .discarded)
      status =
        switch result.terminationStatus {
        case .exited(let code): Int32(code)
        case .signaled(let signal): 128 + Int32(signal)
        }
    } catch {
      throw .cannotRun(command)
    }
    guard status == 0 else { throw .commandFailed(command, status: status, message: "") }
  }

  /// Connects to Dovecot's authentication socket, and waits until a server answers.
  ///
  /// - Parameters:
  ///   - socket: The path of the socket.
  ///   - patience: How long to wait for an answer; zero asks once.
  /// - Returns: What the server says of itself.
  /// - Throws: ``ServiceError``, `noAnswer` when time is up.
  public func authServer(at socket: FilePath, patience: Duration) async throws(ServiceError) -> DovecotGreeting {
    let limit = ContinuousClock.now + patience
    while true {
      // A server that accepts may have to start its process first.
      if let greeting = try? DovecotGreeting(at: socket, patience: max(patience, .seconds(1))) { return greeting }
      guard ContinuousClock.now < limit else { throw .noAnswer(from: socket.string) }
      try? await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Waits until a daemon accepts connections.
  ///
  /// - Parameters:
  ///   - socket: The path of its socket.
  ///   - patience: How long to wait.
  /// - Throws: ``ServiceError``, `noAnswer` when time is up.
  public func waitForListener(at socket: FilePath, patience: Duration) async throws(ServiceError) {
    let limit = ContinuousClock.now + patience
    while (try? SocketConnection(local: socket, patience: patience)) == nil {
      guard ContinuousClock.now < limit else { throw .noAnswer(from: socket.string) }
      try? await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Asks a daemon's own tool whether it accepts its configuration: doveconf(1).
  ///
  /// - Parameter service: The daemon.
  /// - Throws: ``ServiceError``, `configurationRefused` with the tool's words; nothing where the tool is not installed.
  public func checkConfiguration(of service: MailService) async throws(ServiceError) {
    guard service.kind == .dovecot else { return }
    let words = ["-n", "-c", service.configuration.string]
    let refusal: String?
    do {
      let result = try await run(
        .name("doveconf"), arguments: Arguments(words), input: .none, output: .discarded, error: .string(limit: 65536))
      if case .exited(0) = result.terminationStatus {
        refusal = nil
      } else {
        refusal = result.standardError
      }
    } catch {
      return
    }
    guard let refusal else { return }
    let line = refusal.split(separator: "\n").last ?? "no reason given"
    throw .configurationRefused(.dovecot, message: String(line))
  }

  /// Greets an SMTP server, reads what it offers, and tries STARTTLS if that is among it.
  ///
  /// - Parameters:
  ///   - endpoint: Where it listens.
  ///   - patience: How long to wait for each answer.
  /// - Returns: The keywords after EHLO, a line each.
  /// - Throws: ``ServiceError``.
  public func smtpCapabilities(
    of endpoint: SMTPEndpoint, patience: Duration
  ) async throws(ServiceError) -> [String] {
    try SMTPGreeting.capabilities(of: endpoint, patience: patience)
  }
}
