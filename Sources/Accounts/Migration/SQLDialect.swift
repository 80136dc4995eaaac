/// The databases that users can move to.
public enum SQLDialect: String, CaseIterable, Sendable {
  /// PostgreSQL.
  case postgresql
  /// MySQL and MariaDB.
  case mysql
  /// SQLite.
  case sqlite

  /// The table, if there is none; its columns are named as the properties that Cyrus SASL's plug-in asks for (`%p`).
  func schema(_ table: String) -> String {
    let name: String
    let flag: String
    switch self {
    case .postgresql: (name, flag) = ("varchar(255)", "boolean NOT NULL DEFAULT false")
    // Users differ by case and by accents, which the usual collations take for the same.
    case .mysql:
      (name, flag) = ("varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "boolean NOT NULL DEFAULT 0")
    case .sqlite: (name, flag) = ("text", "boolean NOT NULL DEFAULT 0")
    }
    let secret = self == .mysql ? "varchar(2048) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin" : "text"
    return """
      CREATE TABLE IF NOT EXISTS \(table) (
        username \(name) NOT NULL,
        realm \(name) NOT NULL,
        userPassword \(secret),
        authPassword \(secret),
        disabled \(flag),
        PRIMARY KEY (username, realm)
      );

      """
  }

  /// What goes before everything: the session in which the literals mean what they say.
  var preamble: String {
    switch self {
    case .postgresql: "SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n"
    case .mysql: "SET NAMES utf8mb4;\nSET SESSION sql_mode = 'STRICT_ALL_TABLES';\n"
    case .sqlite: ""
    }
  }

  var begin: String { self == .mysql ? "START TRANSACTION;\n" : "BEGIN;\n" }

  func flag(_ isSet: Bool) -> String {
    switch self {
    case .postgresql: isSet ? "true" : "false"
    case .mysql, .sqlite: isSet ? "1" : "0"
    }
  }

  /// Reads all rows: user, realm, password, credential in hexadecimal digits, and whether disabled.
  func selection(_ table: String) -> String {
    let columns = ["username", "realm", "userPassword", "authPassword"].map { column in
      switch self {
      case .postgresql: "coalesce(encode(convert_to(\(column), 'UTF8'), 'hex'), '')"
      case .mysql: "ifnull(hex(\(column)), '')"
      case .sqlite: "ifnull(hex(CAST(\(column) AS BLOB)), '')"
      }
    }
    return "SELECT \(columns.joined(separator: ", ")), CASE WHEN disabled THEN 1 ELSE 0 END FROM \(table);\n"
  }

  /// Says whether the table is there: `1` or nothing.
  func existence(_ table: String) -> String {
    switch self {
    case .postgresql: "SELECT 1 WHERE to_regclass('\(table)') IS NOT NULL;\n"
    case .mysql:
      "SELECT 1 FROM information_schema.tables WHERE table_schema = database() AND table_name = '\(table)';\n"
    case .sqlite: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '\(table)' COLLATE NOCASE;\n"
    }
  }
}
