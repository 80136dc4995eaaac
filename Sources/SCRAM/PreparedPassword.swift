public import Secrets

/// A password as SASLprep (RFC 4013) leaves it, which is what clients derive their proofs from.
///
/// Printable ASCII is its own preparation. Anything else would need the tables of Unicode 3.2, and servers disagree about
/// it: Cyrus SASL 2.1.28 derives from the bytes as they are, Dovecot and GNU SASL prepare. It is refused rather than
/// turned into a credential that some client cannot prove.
public struct PreparedPassword: Sendable {
  /// The bytes.
  public let secret: Secret

  /// Prepares a password.
  ///
  /// - Parameter secret: The password as it was given.
  /// - Throws: ``Refusal``.
  public init(_ secret: Secret) throws(Refusal) {
    let refusal: Refusal? = unsafe secret.withBytes { bytes in
      if unsafe bytes.isEmpty { return .empty }
      if unsafe bytes.contains(where: { $0 >= 0x80 }) { return .notASCII }
      return unsafe bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) ? .controlCharacter : nil
    }
    if let refusal { throw refusal }
    self.secret = secret
  }

  /// Takes a password as Cyrus SASL 2.1.28 does: its bytes as they are.
  ///
  /// - Parameter secret: The password as it was given.
  public init(unprepared secret: Secret) {
    self.secret = secret
  }

  /// Why a password cannot be prepared.
  public enum Refusal: Error, Equatable, Sendable {
    /// There are no bytes at all.
    case empty
    /// A control character, which SASLprep prohibits.
    case controlCharacter
    /// A byte outside of ASCII.
    case notASCII
  }
}
