public import ArgumentParser
public import CyrusSASL
public import Provisioning
internal import MailSystem
internal import Secrets

/// The options of `enable-smtp-auth` that describe a backend, and the request that they make.
struct BackendOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Who checks passwords.", valueName: "name"))
  var backend: BackendChoice

  @Option(help: ArgumentHelp("How saslauthd checks them, pam where there is such.", valueName: "name"))
  var mech: SASLAuthdMechanism?

  @Option(help: ArgumentHelp("The IMAP server that saslauthd logs in to (rimap).", valueName: "host[/port]"))
  var imapServer: String?

  @Flag(help: "Users are addresses: saslauthd is handed the domain too.")
  var addressLogins = false

  @Option(help: ArgumentHelp("Processes of saslauthd: logins that can be checked at a time.", valueName: "number"))
  var threads: Int?

  @Option(help: ArgumentHelp("The kind of SQL database.", valueName: "name"))
  var engine: SMTPAuthRequest.SQL.Engine?

  @Option(help: ArgumentHelp("Server of the SQL database, 127.0.0.1 by default.", valueName: "host[:port]"))
  var sqlHost: String?

  @Option(help: ArgumentHelp("User of the SQL database.", valueName: "name"))
  var sqlUser: String?

  @Option(help: ArgumentHelp("The SQL database, or the file of SQLite.", valueName: "name"))
  var sqlDatabase: String?

  @Option(help: ArgumentHelp("The query for a property: %p of user %u in realm %r.", valueName: "query"))
  var sqlSelect: String?

  @Option(help: ArgumentHelp("The directory server (ldapdb, saslauthd with ldap).", valueName: "uri"))
  var ldapURI: String?

  @Option(help: ArgumentHelp("Where saslauthd looks for users (ldap).", valueName: "dn"))
  var ldapBase: String?

  @Option(help: ArgumentHelp("The identity that may act for every user (ldapdb).", valueName: "name"))
  var ldapID: String?

  @Option(help: ArgumentHelp("How that identity logs in (ldapdb), DIGEST-MD5 by default.", valueName: "mechanism"))
  var ldapMech: String?

  @Option(
    help: ArgumentHelp("Holds the password for the database or directory; - is standard input.", valueName: "file"))
  var passwordFile: String?

  mutating func validate() throws {
    try checkOwners()
    try checkTexts()
    if let threads, !(0...1000).contains(threads) {
      throw ValidationError("--threads: found \(threads), expected a number from 0 to 1000")
    }
  }

  /// Refuses options of another backend, and one that lacks what it needs.
  private func checkOwners() throws {
    let owners: [(option: String, isGiven: Bool, backends: [BackendChoice])] = [
      ("--mech", mech != nil, [.saslauthd]), ("--imap-server", imapServer != nil, [.saslauthd]),
      ("--address-logins", addressLogins, [.saslauthd]), ("--threads", threads != nil, [.saslauthd]),
      ("--engine", engine != nil, [.sql]), ("--sql-host", sqlHost != nil, [.sql]),
      ("--sql-user", sqlUser != nil, [.sql]), ("--sql-database", sqlDatabase != nil, [.sql]),
      ("--sql-select", sqlSelect != nil, [.sql]), ("--ldap-uri", ldapURI != nil, [.ldapdb, .saslauthd]),
      ("--ldap-base", ldapBase != nil, [.saslauthd]), ("--ldap-id", ldapID != nil, [.ldapdb]),
      ("--ldap-mech", ldapMech != nil, [.ldapdb]), ("--password-file", passwordFile != nil, [.sql, .ldapdb]),
    ]
    for owner in owners where owner.isGiven && !owner.backends.contains(backend) {
      let names = owner.backends.map(\.rawValue).joined(separator: " or ")
      throw ValidationError("\(owner.option) goes with --backend \(names)")
    }
    if backend == .sql, engine == nil {
      throw ValidationError("--backend sql needs --engine \(SMTPAuthRequest.SQL.Engine.list)")
    }
    if imapServer != nil, mech != .rimap { throw ValidationError("--imap-server goes with --mech rimap") }
    if ldapBase != nil || (ldapURI != nil && backend == .saslauthd), mech != .ldap {
      throw ValidationError("--ldap-uri and --ldap-base go with --mech ldap")
    }
  }

  /// Refuses what the files that it is written to would take for something else.
  private func checkTexts() throws {
    if let imapServer, !Self.isServer(imapServer, portMark: "/") {
      throw ValidationError("--imap-server: found '\(imapServer)', expected HOST or HOST/PORT")
    }
    if let sqlHost, !sqlHost.hasPrefix("/"), !Self.isServer(sqlHost, portMark: ":") {
      throw ValidationError("--sql-host: found '\(sqlHost)', expected HOST or HOST:PORT")
    }
    if let ldapURI, !["ldap://", "ldaps://", "ldapi://"].contains(where: { ldapURI.hasPrefix($0) }) {
      throw ValidationError("--ldap-uri: found '\(ldapURI)', expected ldap://HOST, ldaps://HOST or ldapi://PATH")
    }
    if let ldapBase, !ldapBase.contains("=") {
      throw ValidationError("--ldap-base: found '\(ldapBase)', expected a name such as dc=example,dc=com")
    }
    if let sqlSelect, !sqlSelect.contains("%u") {
      throw ValidationError("--sql-select: found no %u, which stands for the user")
    }
    let texts = [
      ("--sql-user", sqlUser), ("--sql-database", sqlDatabase), ("--sql-select", sqlSelect), ("--ldap-uri", ldapURI),
      ("--ldap-base", ldapBase), ("--ldap-id", ldapID), ("--ldap-mech", ldapMech),
    ]
    for case (let option, let text?) in texts where SMTPDConfValue(text) == nil {
      throw ValidationError("\(option): expected one line of text without white space around it")
    }
  }

  /// The file that it is written to is read by a shell, or cut at blanks.
  private static func isServer(_ text: String, portMark: Character) -> Bool {
    let parts = text.split(separator: portMark, maxSplits: 1, omittingEmptySubsequences: false)
    let host = parts.first ?? ""
    let isHost =
      !host.isEmpty
      && host.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        // IPv6 addresses, where no port can follow a colon.
        case UInt8(ascii: ":"): portMark == "/"
        default: false
        }
      }
    guard parts.count == 2 else { return isHost }
    return isHost && !parts[1].isEmpty && UInt16(parts[1]).map { $0 > 0 } ?? parts[1].allSatisfy(\.isLetter)
  }

  /// The backend as the library takes it; reads the password.
  func request(for layout: Layout) throws -> SMTPAuthRequest.Backend {
    switch backend {
    case .dovecot: return .dovecot
    case .sasldb: return .sasldb
    case .saslauthd:
      var saslauthd = SMTPAuthRequest.SASLAuthd(mech ?? layout.saslauthd.mechanism)
      saslauthd.server = imapServer
      saslauthd.directory = ldapURI
      saslauthd.searchBase = ldapBase
      saslauthd.processes = threads
      if addressLogins { saslauthd.logins = .addresses }
      return .saslauthd(saslauthd)
    case .sql:
      var sql = SMTPAuthRequest.SQL(engine ?? .pgsql)
      sql.host = sqlHost
      sql.user = sqlUser
      sql.database = sqlDatabase
      sql.query = sqlSelect
      sql.password = try password()
      return .sql(sql)
    case .ldapdb:
      var ldapdb = SMTPAuthRequest.LDAPDB()
      ldapdb.directory = ldapURI
      ldapdb.identity = ldapID
      ldapdb.mechanism = ldapMech
      ldapdb.password = try password()
      return .ldapdb(ldapdb)
    }
  }

  private func password() throws -> Secret? { try passwordFile.map { try PasswordSource($0).read() } }
}

/// The backends by the names that `--backend` takes.
enum BackendChoice: String, ExpressibleByArgument, CaseIterable {
  case dovecot, sasldb, saslauthd, sql, ldapdb
}

extension SASLAuthdMechanism: ExpressibleByArgument {}

extension SMTPAuthRequest.SQL.Engine: ExpressibleByArgument {
  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension RelayAuthRequest.TLSLevel: ExpressibleByArgument {}
