public import SCRAM

/// What is stored of a password.
public enum PasswordStorage: Equatable, Sendable {
  /// The password itself, which serves every mechanism.
  case plaintext
  /// A credential for one mechanism of SCRAM.
  case scram(SCRAMHash, iterations: Int, Plaintext)

  /// Whether the password stands beside its credential.
  public enum Plaintext: Sendable {
    /// It does: PLAIN and LOGIN work as well.
    case kept
    /// It does not: only SCRAM works, with `pwcheck_method: auxprop`.
    case left
  }
}
