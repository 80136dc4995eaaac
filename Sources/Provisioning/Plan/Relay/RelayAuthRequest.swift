public import Secrets

/// What `enable-relay-auth` is asked for: how Postfix logs in to another server that takes its mail.
public struct RelayAuthRequest: Sendable {
  /// What is to become of the login.
  public enum Purpose: Sendable {
    /// It is set up.
    case enable(Login)
    /// It is forgotten.
    case remove
  }

  /// A user of the other server.
  public struct Login: Sendable {
    /// The name.
    public let user: String
    /// The password, or what an OAuth plugin takes in its place; nil keeps the one that is there.
    public let password: Secret?

    /// Describes a user.
    ///
    /// - Parameters:
    ///   - user: The name.
    ///   - password: The password; nil keeps the one that is there.
    public init(user: String, password: Secret?) {
      self.user = user
      self.password = password
    }
  }

  /// How the connection is protected: values of smtp_tls_security_level.
  public enum TLSLevel: String, CaseIterable, Sendable {
    /// In clear; for a server on the same machine.
    case none
    /// Where the server offers it.
    case may
    /// Always, whoever the server is.
    case encrypt
    /// With a certificate that its name server vouches for, if it does.
    case dane
    /// With a certificate of its name.
    case verify
    /// With a certificate of the name that was asked for.
    case secure
  }

  /// The server as `relayhost` has it, for instance `[smtp.example.com]:587`.
  public let relay: String
  /// What is to become of the login.
  public let purpose: Purpose
  /// The senders that the login is for: an address or `@domain`; nil for all mail.
  public var sender: String?
  /// How the connection is protected; nil for a level that keeps the password from being sent in clear.
  public var tls: TLSLevel?
  /// The mechanisms that may be used; empty for any.
  public var mechanisms: [String] = []

  /// Describes what is wanted.
  ///
  /// - Parameters:
  ///   - relay: The server as `relayhost` has it.
  ///   - purpose: What is to become of the login.
  public init(relay: String, purpose: Purpose) {
    self.relay = relay
    self.purpose = purpose
  }
}

/// Why no login at another server can be set up, as data.
public enum RelayFault: Error, Equatable, Sendable {
  /// The server is not written as relayhost needs it.
  case badRelay(String)
  /// The sender is neither an address nor `@domain`.
  case badSender(String)
  /// A user name with a colon would end at it, and one with white space cannot be written.
  case badUser(String)
  /// The password cannot stand in a table: it is empty, or has a line end or white space around it.
  case badPassword
  /// No password is given, and none is there.
  case passwordNeeded(key: String)
  /// Port 465 needs a setting that holds for the servers of all senders, and theirs need the other one.
  case wrapperMode(relay: String)
  /// Port 465 is of no use without TLS.
  case tlsNeeded(relay: String)
}
