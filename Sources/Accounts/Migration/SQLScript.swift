internal import CyrusSASL
internal import Secrets

/// A script that makes a table of users.
public struct SQLScript {
  private let dialect: SQLDialect
  private let table: String

  /// Enough rows that the statements cost little, and so few that every server takes them.
  private static let rowsPerStatement = 500

  /// Plans a script.
  ///
  /// - Parameters:
  ///   - dialect: The database it is for.
  ///   - table: The table's name; nil is given back unless it is a plain identifier.
  public init?(for dialect: SQLDialect, table: String) {
    let isPlain = table.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
      default: false
      }
    }
    guard isPlain, (1...63).contains(table.utf8.count), table.first?.isNumber == false else { return nil }
    self.dialect = dialect
    self.table = table
  }

  /// Writes the script: the table, and all users in one transaction.
  ///
  /// - Parameters:
  ///   - accounts: The users.
  ///   - write: Gets the text in pieces, which are overwritten afterwards.
  /// - Returns: What cannot be written: names and secrets with NUL bytes, or, for servers, that are not UTF-8.
  public func write(_ accounts: AccountList, to write: @escaping ([UInt8]) -> Void) -> AccountWriter.Omissions {
    var text = PieceBuffer(write)
    var omissions = AccountWriter.Omissions()
    text.append("-- Users of a SASL database. In smtpd.conf, for Cyrus SASL's plug-in sql:\n")
    text.append("-- sql_select: SELECT %p FROM \(table) WHERE username = '%u' AND realm = '%r' AND NOT disabled\n")
    text.append(dialect.preamble)
    // A definition ends MySQL's transactions, so it comes first.
    text.append(dialect.schema(table))
    text.append(dialect.begin)
    var rows = 0
    for index in accounts.order {
      guard let identity = accounts.identity(index) else { continue }
      let (password, credential) = (accounts.password(index), accounts.credential(index))
      guard password != nil || credential != nil else {
        omissions.withoutSecret += 1
        continue
      }
      guard isWritable(identity, [password, credential]) else {
        omissions.unwritable += 1
        continue
      }
      text.append(
        rows % Self.rowsPerStatement == 0
          ? "\(rows == 0 ? "" : ";\n")INSERT INTO \(table) (username, realm, userPassword, authPassword, disabled) VALUES\n"
          : ",\n")
      rows += 1
      text.append("(")
      literal(identity.user, &text)
      text.append(", ")
      literal(identity.realm, &text)
      for secret in [password, credential] {
        text.append(", ")
        if let secret { unsafe secret.withBytes { unsafe literal($0, &text) } } else { text.append("NULL") }
      }
      text.append(", \(dialect.flag(accounts.record(index).isDisabled)))")
    }
    text.append(rows == 0 ? "COMMIT;\n" : ";\nCOMMIT;\n")
    text.flush()
    return omissions
  }

  private func isWritable(_ identity: SASLIdentity, _ secrets: [Secret?]) -> Bool {
    func isText(_ bytes: some Collection<UInt8>) -> Bool {
      !bytes.contains(0) && (bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil)
    }
    return isText(identity.user) && isText(identity.realm)
      && secrets.allSatisfy { secret in secret.map { unsafe $0.withBytes { unsafe isText($0) } } ?? true }
  }

  private func literal(_ bytes: some Collection<UInt8>, _ text: inout PieceBuffer) {
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\") }
    if !isPlain, dialect == .mysql {
      // Backslashes mean something there or not, by the server's mode; hexadecimal digits are always themselves.
      hexadecimal("_utf8mb4 X'", bytes, "'", &text)
    } else if !isPlain, dialect == .sqlite {
      hexadecimal("CAST(X'", bytes, "' AS TEXT)", &text)
    } else {
      text.append("'")
      for byte in bytes {
        if byte == UInt8(ascii: "'") { text.append("'") }
        text.append(byte)
      }
      text.append("'")
    }
  }

  private func hexadecimal(
    _ before: String, _ bytes: some Collection<UInt8>, _ after: String, _ text: inout PieceBuffer
  ) {
    let digits = Array("0123456789abcdef".utf8)
    text.append(before)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    text.append(after)
  }
}
