internal import CyrusSASL

/// A SASL mechanism, by the name that it has on the wire.
public enum SASLMechanism: String, CaseIterable, Sendable {
  /// RFC 4616.
  case plain = "PLAIN"
  /// The older form of PLAIN that some mail programs still need.
  case login = "LOGIN"
  /// RFC 2195; the server needs the password in clear.
  case cramMD5 = "CRAM-MD5"
  /// RFC 2831, historic since RFC 6331; the server needs the password in clear.
  case digestMD5 = "DIGEST-MD5"
  /// RFC 5802.
  case scramSHA1 = "SCRAM-SHA-1"
  /// RFC 7677.
  case scramSHA256 = "SCRAM-SHA-256"

  /// Finds a mechanism.
  ///
  /// - Parameter name: The name, in capital or small letters.
  public init?(name: String) {
    self.init(rawValue: name.uppercased())
  }

  /// Says whether the client sends the password itself, so that any way of storing it will do.
  var sendsPassword: Bool { self == .plain || self == .login }

  /// The plugin of Cyrus SASL that brings it.
  var plugin: String {
    switch self {
    case .plain: "libplain.so"
    case .login: "liblogin.so"
    case .cramMD5: "libcrammd5.so"
    case .digestMD5: "libdigestmd5.so"
    case .scramSHA1, .scramSHA256: "libscram.so"
    }
  }
}

extension SMTPAuthRequest {
  /// The mechanisms to offer.
  var wantedMechanisms: [SASLMechanism] { mechanisms.isEmpty ? [.plain, .login] : mechanisms }

  /// Says whether the services on port 25 are to offer no AUTH.
  var leavesExchangeAlone: Bool { !submissionPorts.isEmpty && exchangeAuth == .withheld }

  /// Refuses a realm that no client would be asked for.
  func check() throws(PlanError) {
    guard let realm, realm != "$myhostname", realm != "$mydomain" else { return }
    let identity = SASLIdentity(user: [], realm: realm.utf8)
    guard identity?.hasDomainAsRealm == true else { throw .badRealm(realm) }
  }
}
