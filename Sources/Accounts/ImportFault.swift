/// What is wrong with one line of the input; never with the secret in it.
public struct ImportFault: Error, Equatable, Sendable {
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong with it.
  public let reason: Reason

  /// What can be wrong with a line.
  public enum Reason: Error, Equatable, Sendable {
    /// There is no user, or the field is empty.
    case noUser
    /// There is neither a password nor a credential, or the field is empty.
    case noPassword
    /// The user is without a realm, and no default was given.
    case noRealm
    /// The user's own realm is another one than that of the realm column.
    case twoRealms
    /// A user or realm has a control character.
    case controlCharacter
    /// A field is longer than the database can hold.
    case tooLong(limit: Int)
    /// The password has a NUL byte, which Cyrus SASL takes for its end.
    case nulByte
    /// The user was on an earlier line already.
    case duplicate(ofLine: Int)
    /// A table's line has not as many fields as the others.
    case fieldCount(found: Int, expected: Int)
    /// A quotation mark has no counterpart.
    case openQuote
    /// The line has no separator where one is needed.
    case noSeparator
    /// The line is no JSON object; the column is counted in bytes from 1.
    case notJSON(column: Int)
    /// The password has no scheme, which Dovecot takes for a hash of crypt(3).
    case noScheme
    /// The password is a hash that Cyrus SASL cannot use.
    case scheme(String)
    /// The credential is neither in Cyrus SASL's form nor in Dovecot's.
    case badCredential
    /// A value of `disabled` or `enabled` is neither yes nor no.
    case badFlag
    /// A password outside of printable ASCII, of which no credential is made.
    case notASCII
    /// The user is in the database already, and is not to be replaced.
    case exists
  }

  init(_ line: Int, _ reason: Reason) {
    self.line = line
    self.reason = reason
  }
}
