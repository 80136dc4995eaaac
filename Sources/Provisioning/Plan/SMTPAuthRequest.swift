public import DovecotConfig
public import SystemPackage

/// What `enable-smtp-auth` is asked for.
public struct SMTPAuthRequest: Sendable {
  /// A certificate with its key, as files in PEM format.
  public struct Certificate: Equatable, Sendable {
    /// The certificate, chain included.
    public let certificate: FilePath
    /// The private key.
    public let key: FilePath

    /// Names the two files.
    ///
    /// - Parameters:
    ///   - certificate: The certificate, chain included.
    ///   - key: The private key; the same file when it holds both.
    public init(certificate: FilePath, key: FilePath) {
      self.certificate = certificate
      self.key = key
    }
  }

  /// Who checks passwords.
  public let backend: Backend
  /// The certificate to use; nil leaves what is configured.
  public var certificate: Certificate?
  /// Dovecot's main file; nil for the platform's.
  public var dovecotConfiguration: FilePath?
  /// The release of Dovecot that reads the files; nil for the one that they are written for.
  public var dovecotVersion: DovecotVersion?
  /// The services for mail programs that there have to be.
  public var submissionPorts: [SubmissionPort] = []
  /// Whether port 25 offers AUTH beside them; without them it always does.
  public var exchangeAuth = ExchangeAuth.withheld
  /// The realm of users who log in without one; nil leaves what is configured.
  public var realm: String?
  /// The mechanisms to offer, in capital letters; empty for PLAIN and LOGIN.
  public var mechanisms: [SASLMechanism] = []
  /// How AUTH is announced.
  public var announcement = AuthAnnouncement.standard
  /// How many AUTH commands a client may send within a minute; nil leaves what is configured.
  public var rateLimit: Int?
  /// The table of who may use which sender address, `type:path` or a path; nil leaves what is configured.
  public var senderLogins: String?
  /// How much the services that offer AUTH log.
  public var logging = Logging.asConfigured
  /// The time in seconds since 1970, for certificates; nil leaves it open whether they hold now.
  public var time: Int64?
  /// Whether the services that offer AUTH may be chrooted.
  public var confinement = Confinement.asConfigured

  /// Describes what is wanted.
  ///
  /// - Parameter backend: Who checks passwords.
  public init(backend: Backend) {
    self.backend = backend
  }

  /// How much services log.
  public enum Logging: Sendable {
    /// As master.cf has it.
    case asConfigured
    /// Every step of a session, for somebody who searches for a fault (`-v`).
    case verbose
    /// What is usual.
    case usual
  }

  /// Whether services may be chrooted.
  public enum Confinement: Sendable {
    /// As master.cf has it; the backend comes to where they are.
    case asConfigured
    /// They see the whole file system.
    case none
  }

  /// How AUTH is announced to clients.
  public enum AuthAnnouncement: Sendable {
    /// As RFC 4954 has it; a setting that is there stays.
    case standard
    /// Also in the form that old clients look for: `AUTH=PLAIN LOGIN` (`broken_sasl_auth_clients`).
    case alsoForOldClients
  }
}
