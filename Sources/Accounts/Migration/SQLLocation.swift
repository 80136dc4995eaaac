/// A database that a URL names: `postgresql://user@host:port/name`, `mysql://...`, `sqlite:///path`.
public struct SQLLocation: Equatable, Sendable {
  /// Why a URL names no database.
  public enum Failure: Error, Equatable, Sendable {
    /// It has a password in it, which everybody could read in the list of processes.
    case password
    /// It is none of the known kinds.
    case unknownScheme(String)
    /// Something is missing or malformed.
    case malformed
  }

  /// What kind of database it is.
  public let dialect: SQLDialect
  /// Who logs in; nil for the client's default.
  public let user: String?
  /// The server, or the directory or path of its socket; nil for the client's default.
  public let host: String?
  /// The port; nil for the default.
  public let port: Int?
  /// The database, or SQLite's file.
  public let name: String

  /// Takes a URL apart.
  ///
  /// - Parameter url: The URL; parts may be percent-encoded.
  /// - Throws: ``Failure``.
  public init(_ url: String) throws(Failure) {
    guard let colon = url.firstIndex(of: ":") else { throw .malformed }
    let scheme = url[..<colon].lowercased()
    switch scheme {
    case "postgresql", "postgres": dialect = .postgresql
    case "mysql", "mariadb": dialect = .mysql
    case "sqlite", "sqlite3": dialect = .sqlite
    default: throw .unknownScheme(scheme)
    }
    var rest = url[url.index(after: colon)...]
    if dialect == .sqlite {
      if rest.hasPrefix("//") { rest = rest.dropFirst(2) }
      guard let path = Self.decoded(rest), !path.isEmpty else { throw .malformed }
      (user, host, port, name) = (nil, nil, nil, path)
      return
    }
    guard rest.hasPrefix("//") else { throw .malformed }
    rest = rest.dropFirst(2)
    guard let slash = rest.firstIndex(of: "/") else { throw .malformed }
    guard let name = Self.decoded(rest[rest.index(after: slash)...]), !name.isEmpty, !name.contains("?") else {
      throw .malformed
    }
    self.name = name
    (user, host, port) = try Self.server(rest[..<slash])
  }

  /// Takes `user@host:port` apart.
  private static func server(
    _ text: Substring
  ) throws(Failure) -> (user: String?, host: String?, port: Int?) {
    var (authority, user, port) = (text, String?.none, Int?.none)
    if let sign = authority.lastIndex(of: "@") {
      guard !authority[..<sign].contains(":") else { throw .password }
      user = decoded(authority[..<sign])
      authority = authority[authority.index(after: sign)...]
    }
    // The brackets of an IPv6 address hold colons.
    let end = authority.lastIndex(of: "]") ?? authority.startIndex
    if let sign = authority[end...].lastIndex(of: ":") {
      guard let number = Int(authority[authority.index(after: sign)...]), (1...65535).contains(number) else {
        throw .malformed
      }
      port = number
      authority = authority[..<sign]
    }
    guard let host = decoded(authority) else { throw .malformed }
    return (user, host.isEmpty ? nil : host.filter { $0 != "[" && $0 != "]" }, port)
  }

  /// Decodes `%41`; nil when it is malformed.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard rest.count >= 2, let value = UInt8(digits, radix: 16), value >= 0x20 else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
