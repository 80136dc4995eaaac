public import SystemPackage

/// What `enable-smtp-auth` is asked for.
public struct SMTPAuthRequest: Equatable, Sendable {
  /// Who checks passwords.
  public enum Backend: String, CaseIterable, Sendable {
    /// Dovecot's auth server, over a socket.
    case dovecot
    /// Cyrus SASL with its own database of users.
    case sasldb
  }

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
  public let certificate: Certificate?
  /// Dovecot's main file; nil for the platform's.
  public let dovecotConfiguration: FilePath?

  /// Describes what is wanted.
  ///
  /// - Parameters:
  ///   - backend: Who checks passwords.
  ///   - certificate: The certificate to use; nil leaves what is configured.
  ///   - dovecotConfiguration: Dovecot's main file; nil for the platform's.
  public init(backend: Backend, certificate: Certificate? = nil, dovecotConfiguration: FilePath? = nil) {
    self.backend = backend
    self.certificate = certificate
    self.dovecotConfiguration = dovecotConfiguration
  }
}
