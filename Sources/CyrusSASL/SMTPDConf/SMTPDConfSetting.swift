/// The name of a setting of Cyrus SASL, in lower case as the library compares it.
public struct SMTPDConfKey: Hashable, Sendable, CustomStringConvertible {
  /// The name: letters, digits, `-` and `_`; the library allows an empty one too.
  public let name: [UInt8]

  /// Which mechanisms are offered, separated by blanks.
  public static let mechList = SMTPDConfKey(known: "mech_list")
  /// How passwords in the clear are checked: `auxprop`, `saslauthd`, ...
  public static let pwcheckMethod = SMTPDConfKey(known: "pwcheck_method")
  /// Which plug-in finds secrets: `sasldb`, ...
  public static let auxpropPlugin = SMTPDConfKey(known: "auxprop_plugin")
  /// Where sasldb is.
  public static let sasldbPath = SMTPDConfKey(known: "sasldb_path")
  /// How much of the address space an LMDB sasldb may take: in kilobytes, although the manual says bytes.
  public static let sasldbMapSize = SMTPDConfKey(known: "sasldb_mapsize")
  /// Whether saslpasswd2 makes secrets of SCRAM.
  public static let scramSecretGenerate = SMTPDConfKey(known: "scram_secret_generate")
  /// How often SCRAM applies its hash function.
  public static let scramIterationCounter = SMTPDConfKey(known: "scram_iteration_counter")
  /// Where saslauthd listens; the socket itself, not its directory.
  public static let saslauthdPath = SMTPDConfKey(known: "saslauthd_path")
  /// The kind of SQL database: `pgsql`, `mysql`, `sqlite3`.
  public static let sqlEngine = SMTPDConfKey(known: "sql_engine")
  /// The servers of the SQL database.
  public static let sqlHostnames = SMTPDConfKey(known: "sql_hostnames")
  /// The user of the SQL database.
  public static let sqlUser = SMTPDConfKey(known: "sql_user")
  /// The password of that user.
  public static let sqlPasswd = SMTPDConfKey(known: "sql_passwd")
  /// The SQL database, or the file of SQLite.
  public static let sqlDatabase = SMTPDConfKey(known: "sql_database")
  /// The query that gives a property of a user.
  public static let sqlSelect = SMTPDConfKey(known: "sql_select")
  /// The directory server of ldapdb.
  public static let ldapdbURI = SMTPDConfKey(known: "ldapdb_uri")
  /// The identity that ldapdb logs in with.
  public static let ldapdbID = SMTPDConfKey(known: "ldapdb_id")
  /// The password of that identity.
  public static let ldapdbPassword = SMTPDConfKey(known: "ldapdb_pw")
  /// The mechanism of that login.
  public static let ldapdbMechanism = SMTPDConfKey(known: "ldapdb_mech")
  /// How much is logged.
  public static let logLevel = SMTPDConfKey(known: "log_level")

  /// Checks a name; nil when a character is not allowed in a key, or when there is none.
  ///
  /// - Parameter name: The name in any case.
  public init?(_ name: String) {
    guard !name.isEmpty, name.utf8.allSatisfy(Self.allows) else { return nil }
    self.init(lowercasing: name.utf8)
  }

  init(lowercasing name: some Sequence<UInt8>) {
    self.name = name.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  private init(known name: StaticString) {
    self.name = unsafe Array(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  /// The name as text.
  public var description: String { String(decoding: name, as: UTF8.self) }

  /// isalnum(3) in the C locale, and the two signs.
  static func allows(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

/// A value that a line can hold and that Cyrus SASL reads back as it is.
public struct SMTPDConfValue: Equatable, Sendable {
  /// The bytes.
  public let bytes: [UInt8]

  /// Checks a value; nil when a line cannot hold it.
  ///
  /// That is when it is empty, begins or ends with white space, holds a line feed or NUL, or is longer than 3,000 bytes, which
  /// would not leave room for a key within the library's longest line.
  ///
  /// - Parameter bytes: The value.
  public init?(_ bytes: some Sequence<UInt8>) {
    let all = Array(bytes)
    guard let first = all.first, let last = all.last, all.count <= 3000 else { return nil }
    guard !SMTPDConfLine.isSpace(first), !SMTPDConfLine.isSpace(last) else { return nil }
    guard !all.contains(where: { $0 == 0 || $0 == UInt8(ascii: "\n") }) else { return nil }
    self.bytes = all
  }

  /// Checks a value; nil when a line cannot hold it.
  ///
  /// - Parameter text: The value.
  public init?(_ text: String) {
    self.init(text.utf8)
  }
}

/// A setting as Cyrus SASL reads it.
public struct SMTPDConfSetting: Equatable, Sendable {
  /// The key.
  public let key: SMTPDConfKey
  /// The value without white space around it.
  public let value: [UInt8]
  /// The line, 1 for the first.
  public let line: Int
}
