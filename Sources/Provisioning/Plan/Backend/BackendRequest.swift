public import CyrusSASL
public import Secrets

extension SMTPAuthRequest {
  /// Who checks passwords, and what has to be known of it.
  public enum Backend: Sendable {
    /// Dovecot's auth server, over a socket.
    case dovecot
    /// Cyrus SASL with its own database of users.
    case sasldb
    /// Cyrus SASL with saslauthd(8), which checks passwords for it.
    case saslauthd(SASLAuthd)
    /// Cyrus SASL with a table of an SQL database.
    case sql(SQL)
    /// Cyrus SASL with a directory that holds passwords in clear.
    case ldapdb(LDAPDB)

    /// The name that `--backend` takes.
    public var name: String {
      switch self {
      case .dovecot: "dovecot"
      case .sasldb: "sasldb"
      case .saslauthd: "saslauthd"
      case .sql: "sql"
      case .ldapdb: "ldapdb"
      }
    }

    /// The options that ask for it again; what else it needs is configured by then.
    var options: String {
      switch self {
      case .dovecot, .sasldb, .ldapdb: "--backend \(name)"
      case .saslauthd(let saslauthd):
        "--backend saslauthd --mech \(saslauthd.mechanism.rawValue)\(saslauthd.isUnusual ? " --address-logins" : "")"
      case .sql(let sql): "--backend sql --engine \(sql.engine.rawValue)"
      }
    }

    /// The value of smtpd_sasl_type.
    var saslType: String { if case .dovecot = self { "dovecot" } else { "cyrus" } }

    /// Says whether a user is a name and a realm, so that a login without a realm needs one added.
    var hasRealms: Bool {
      switch self {
      case .sasldb, .sql: true
      case .saslauthd(let saslauthd): saslauthd.mechanism == .sasldb
      case .dovecot, .ldapdb: false
      }
    }
  }

  /// What saslauthd(8) is to do.
  public struct SASLAuthd: Sendable {
    /// What users call themselves.
    public enum LoginNames: Sendable {
      /// Names such as `alice`; a domain after them is dropped.
      case plain
      /// Addresses such as `alice@example.com`, handed on whole (option `-r`).
      case addresses
    }

    /// How it checks passwords.
    public let mechanism: SASLAuthdMechanism
    /// The IMAP server of `rimap`: a host, or host/port; nil leaves what is configured.
    public var server: String?
    /// The directory server of `ldap`, an URI; nil leaves saslauthd.conf as it is.
    public var directory: String?
    /// Where `ldap` looks for users, a distinguished name; nil leaves saslauthd.conf as it is.
    public var searchBase: String?
    /// What users call themselves.
    public var logins: LoginNames
    /// The number of processes; nil leaves what is configured.
    public var processes: Int?

    /// Says whether users call themselves otherwise than the mechanism would suggest.
    var isUnusual: Bool { logins == .addresses && mechanism != .rimap }

    /// Describes a saslauthd.
    ///
    /// - Parameter mechanism: How it checks passwords; users of an IMAP server are taken to have addresses.
    public init(_ mechanism: SASLAuthdMechanism) {
      self.mechanism = mechanism
      logins = mechanism == .rimap ? .addresses : .plain
    }
  }

  /// A table of users in an SQL database.
  public struct SQL: Sendable {
    /// The kinds of databases that Cyrus SASL's plugin speaks with.
    public enum Engine: String, CaseIterable, Sendable {
      /// PostgreSQL.
      case pgsql
      /// MySQL and MariaDB.
      case mysql
      /// SQLite 3.
      case sqlite
    }

    /// The kind of database.
    public let engine: Engine
    /// The server, host or host:port; nil leaves what is configured.
    public var host: String?
    /// The database user; nil leaves what is configured.
    public var user: String?
    /// The database, or the file of SQLite; nil leaves what is configured.
    public var database: String?
    /// The query, with `%u`, `%r` and `%p`; nil leaves what is configured.
    public var query: String?
    /// The password of the database user; nil leaves what is configured.
    public var password: Secret?

    /// Describes a database.
    ///
    /// - Parameter engine: The kind of database.
    public init(_ engine: Engine) {
      self.engine = engine
    }
  }

  /// A directory, asked by Cyrus SASL's ldapdb plugin.
  public struct LDAPDB: Sendable {
    /// The server, an URI such as `ldap://127.0.0.1`; nil leaves what is configured.
    public var directory: String?
    /// The identity that may act for every user; nil leaves what is configured.
    public var identity: String?
    /// The mechanism of that identity's own login, for instance `DIGEST-MD5`; nil leaves what is configured.
    public var mechanism: String?
    /// The password of that identity; nil leaves what is configured.
    public var password: Secret?

    /// Describes a directory of which nothing is known yet.
    public init() {}
  }
}
