public import SystemPackage

/// What applying a plan needs of the machine: the seam at which tests put a recording double.
public protocol ServiceControl: Sendable {
  /// Says whether a daemon runs.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Whether the process that its pid file names is alive.
  func isRunning(_ service: MailService) -> Bool

  /// Makes a running daemon read its configuration again.
  ///
  /// - Parameter service: The daemon.
  /// - Throws: ``ServiceError`` when its command fails.
  func reload(_ service: MailService) async throws(ServiceError)

  /// Starts a daemon by the machine's service manager.
  ///
  /// - Parameter service: The daemon.
  /// - Throws: ``ServiceError``; `noManager` where nothing starts daemons.
  func start(_ service: MailService) async throws(ServiceError)

  /// Says whether something on this machine starts the daemon on request.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: false in most containers, where its command has to be typed.
  func canStart(_ service: MailService) -> Bool

  /// The command that an administrator types to start a daemon.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Program and arguments.
  func startCommand(for service: MailService) -> [String]

  /// The command that an administrator types to make a running daemon read its configuration again.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Program and arguments.
  func reloadCommand(for service: MailService) -> [String]

  /// Has a daemon started at boot.
  ///
  /// - Parameter service: The daemon, whose script is numbered among others.
  /// - Throws: ``ServiceError`` when the command fails.
  func enable(_ service: MailService) async throws(ServiceError)

  /// Takes ``enable(_:)`` back.
  ///
  /// - Parameter service: The daemon.
  /// - Throws: ``ServiceError`` when the command fails.
  func disable(_ service: MailService) async throws(ServiceError)

  /// The command that has a daemon started at boot.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Program and arguments.
  func enableCommand(for service: MailService) -> [String]

  /// The command that has a daemon started at boot no longer.
  ///
  /// - Parameter service: The daemon.
  /// - Returns: Program and arguments.
  func disableCommand(for service: MailService) -> [String]

  /// Gives files the labels that the policy of SELinux has for their places: restorecon(8).
  ///
  /// - Parameter paths: The files.
  /// - Throws: ``ServiceError``; `cannotRun` where there is no such command.
  func relabel(_ paths: [FilePath]) async throws(ServiceError)

  /// The command that labels files.
  ///
  /// - Parameter paths: The files.
  /// - Returns: Program and arguments.
  func relabelCommand(for paths: [FilePath]) -> [String]

  /// Connects to Dovecot's authentication socket, and waits until a server answers.
  ///
  /// - Parameters:
  ///   - socket: The path of the socket.
  ///   - patience: How long to wait for an answer; zero asks once.
  /// - Returns: What the server says of itself.
  /// - Throws: ``ServiceError``, `noAnswer` when time is up.
  func authServer(at socket: FilePath, patience: Duration) async throws(ServiceError) -> DovecotGreeting

  /// Waits until a daemon accepts connections.
  ///
  /// - Parameters:
  ///   - socket: The path of its socket.
  ///   - patience: How long to wait.
  /// - Throws: ``ServiceError``, `noAnswer` when time is up.
  func waitForListener(at socket: FilePath, patience: Duration) async throws(ServiceError)

  /// Asks a daemon's own tool whether it accepts its configuration.
  ///
  /// - Parameter service: The daemon.
  /// - Throws: ``ServiceError``, `configurationRefused` with the tool's words; nothing where the tool is not installed.
  func checkConfiguration(of service: MailService) async throws(ServiceError)

  /// Greets an SMTP server, reads what it offers, and tries STARTTLS if that is among it.
  ///
  /// - Parameters:
  ///   - endpoint: Where it listens.
  ///   - patience: How long to wait for each answer.
  /// - Returns: The keywords after EHLO, a line each.
  /// - Throws: ``ServiceError``.
  func smtpCapabilities(of endpoint: SMTPEndpoint, patience: Duration) async throws(ServiceError) -> [String]
}

/// Where an SMTP server listens.
public struct SMTPEndpoint: Hashable, Sendable {
  /// An IPv4 address.
  public let address: String
  /// A port number, or a name of /etc/services.
  public let port: String

  /// Names an address and a port.
  ///
  /// - Parameters:
  ///   - address: An IPv4 or IPv6 address in numbers.
  ///   - port: A port number, or a name of /etc/services.
  public init(address: String, port: String) {
    self.address = address
    self.port = port
  }
}

/// What went wrong with a daemon, as data.
public enum ServiceError: Error, Equatable, Sendable {
  /// A command ended with a status other than 0.
  case commandFailed([String], status: Int32, message: String)
  /// A command could not be run at all.
  case cannotRun([String])
  /// Nothing on this machine starts daemons; the command has to be typed.
  case noManager(start: [String])
  /// A daemon ran and did not come back from a restart; the command.
  case notRunning([String])
  /// Nothing answered in time.
  case noAnswer(from: String)
  /// An SMTP server offers STARTTLS and then refuses it, as smtpd(8) does when certificate and key do not work.
  case tlsUnavailable(from: String, answer: String)
  /// A daemon refuses its configuration as it stands; what it says.
  case configurationRefused(MailService.Kind, message: String)
  /// A server answered something that was not expected.
  case unexpectedAnswer(from: String, answer: String)
}
