/// How saslauthd(8) checks a password: the value of its option `-a`.
public enum SASLAuthdMechanism: String, CaseIterable, Sendable {
  /// Pluggable authentication modules, by the service file of the program that asks.
  case pam
  /// The system's shadow(5) file.
  case shadow
  /// getpwent(3), for systems without shadow(5).
  case getpwent
  /// A login at an IMAP server.
  case rimap
  /// A directory server, as `saslauthd.conf` says.
  case ldap
  /// A Kerberos 5 ticket.
  case kerberos5
  /// The database of saslpasswd2(8), which only saslauthd needs to be able to read then.
  case sasldb
}
