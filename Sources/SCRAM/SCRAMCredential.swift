internal import CNettle
public import Secrets

/// What a server keeps of a password for SCRAM, RFC 5802 section 3: it proves the password, and does not tell it.
public struct SCRAMCredential: Sendable {
  /// The hash function.
  public let hash: SCRAMHash
  /// How often the hash is applied, which makes guessing slow.
  public let iterations: Int
  /// The salt as bytes.
  public let salt: [UInt8]
  /// H(ClientKey).
  public let storedKey: Secret
  /// What the server proves itself with.
  public let serverKey: Secret

  /// The least that RFC 7677 allows, and what Cyrus SASL and Dovecot take by default.
  public static let defaultIterations = 4096
  /// At least what RFC 7677 asks for; at most what no client takes for an attempt to keep it busy.
  public static let iterationRange = 4096...65536
  /// As long as those that Cyrus SASL and Dovecot make.
  public static let saltLength = 16

  /// Puts a credential together from its parts; nil when the keys have not the hash's length or salt or count are empty.
  ///
  /// - Parameters:
  ///   - hash: The hash function.
  ///   - iterations: How often it was applied.
  ///   - salt: The salt as bytes.
  ///   - storedKey: H(ClientKey).
  ///   - serverKey: The server's key.
  public init?(hash: SCRAMHash, iterations: Int, salt: [UInt8], storedKey: Secret, serverKey: Secret) {
    guard storedKey.count == hash.length, serverKey.count == hash.length else { return nil }
    guard !salt.isEmpty, (1...Int(Int32.max)).contains(iterations) else { return nil }
    self.hash = hash
    self.iterations = iterations
    self.salt = salt
    self.storedKey = storedKey
    self.serverKey = serverKey
  }

  /// Derives a credential from a password.
  ///
  /// - Parameters:
  ///   - password: The password, see ``PreparedPassword``.
  ///   - hash: The hash function.
  ///   - iterations: How often it is applied, at least once.
  ///   - salt: The salt; random bytes by default.
  /// - Complexity: O(`iterations`); 4,096 take about a millisecond.
  public init(
    _ password: PreparedPassword, hash: SCRAMHash, iterations: Int = SCRAMCredential.defaultIterations,
    salt: [UInt8] = SCRAMCredential.makeSalt()
  ) {
    self.hash = hash
    self.iterations = iterations
    self.salt = salt
    let salted = unsafe password.secret.withBytes { bytes in
      unsafe hash.salted(bytes, salt: salt, iterations: iterations)
    }
    func key(_ label: StaticString) -> WipedBytes {
      label.withUTF8Buffer { text in unsafe hash.authenticated(UnsafeRawBufferPointer(text), key: salted) }
    }
    storedKey = hash.digest(of: key("Client Key")).secret
    serverKey = key("Server Key").secret
  }

  /// Draws a salt from the system's random numbers, getrandom(2).
  ///
  /// - Returns: 16 bytes.
  public static func makeSalt() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<saltLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// Says whether this is the credential of a password.
  ///
  /// - Parameter password: The password to try.
  /// - Returns: Whether a client with this password could log in.
  public func verifies(_ password: PreparedPassword) -> Bool {
    let other = SCRAMCredential(password, hash: hash, iterations: iterations, salt: salt)
    return storedKey.matches(other.storedKey) && serverKey.matches(other.serverKey)
  }
}
