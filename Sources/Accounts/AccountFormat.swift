/// The forms in which accounts are read and written.
public enum AccountFormat: String, CaseIterable, Sendable {
  /// A table with a header, or with user, password and perhaps realm in this order; RFC 4180 with any delimiter.
  case csv
  /// One JSON object per line.
  case jsonLines = "jsonl"
  /// `user:password`, where the password is all that follows the first colon.
  case plain
  /// What Dovecot reads, passwords with a scheme in braces.
  case passwdFile = "passwd-file"
}

/// A part of an account, and by which names a column or a JSON key is known for it.
enum AccountField: Equatable {
  case user, realm, password, credential, disabled, enabled

  init?(name: String) {
    switch name.lowercased().filter({ $0 != "_" && $0 != "-" && $0 != " " }) {
    case "user", "username", "login", "account", "email", "mail", "address": self = .user
    case "realm", "domain": self = .realm
    case "password", "passwd", "pass", "userpassword", "plaintext", "cleartext": self = .password
    case "scram", "authpassword", "credential": self = .credential
    case "disabled": self = .disabled
    case "enabled", "active": self = .enabled
    default: return nil
    }
  }
}

/// What the input turned out to be.
public struct InputForm: Equatable, Sendable {
  /// The form.
  public let format: AccountFormat
  /// What separates the columns of a table.
  public let delimiter: UInt8
  /// The names of the columns, when the first line holds them.
  public let header: [String]?

  init(_ format: AccountFormat, delimiter: UInt8 = UInt8(ascii: ","), header: [String]? = nil) {
    self.format = format
    self.delimiter = delimiter
    self.header = header
  }
}
