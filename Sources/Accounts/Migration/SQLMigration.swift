public import CyrusSASL
internal import Secrets

/// Puts users into a database server, and reads them back.
public struct SQLMigration {
  /// What was done.
  public struct Result: Equatable, Sendable {
    /// How many users the table has.
    public let users: Int
    /// What could not be written.
    public let omissions: AccountWriter.Omissions
    /// Whether the table had to be filled.
    public let isChanged: Bool
  }

  /// Why the table does not hold the users.
  public enum Failure: Error, Equatable, Sendable {
    /// It has rows already, and other ones.
    case targetDiffers(rows: Int)
    /// What is read back is not what was written; the counts of users.
    case notTheSame(written: Int, read: Int)
    /// The client's answer cannot be understood.
    case unexpectedAnswer
  }

  private let client: SQLClient
  private let dialect: SQLDialect
  private let script: SQLScript
  private let table: String

  /// Plans a migration.
  ///
  /// - Parameters:
  ///   - client: The client of the database.
  ///   - dialect: The kind of database.
  ///   - table: The table's name; nil is given back unless it is a plain identifier.
  public init?(to client: SQLClient, _ dialect: SQLDialect, table: String) {
    guard let script = SQLScript(for: dialect, table: table) else { return nil }
    self.client = client
    self.dialect = dialect
    self.script = script
    self.table = table
  }

  /// Fills the table unless it has these users already.
  ///
  /// - Parameters:
  ///   - accounts: The users with their secrets.
  ///   - purpose: Whether it is done or only looked at.
  /// - Returns: What was done.
  /// - Throws: ``Failure``, ``SQLClient/Failure``, or what running the client throws; the table is as before then.
  public func run(_ accounts: AccountList, purpose: SecretDatabase.Purpose = .change) async throws -> Result {
    let text = ScriptText()
    defer { text.wipe() }
    let omissions = script.write(accounts, to: text.append)
    let expected = accounts.count - omissions.count
    let isThere = try await client.run(Array(dialect.existence(table).utf8)).contains(UInt8(ascii: "1"))
    if isThere {
      let present = try await readBack()
      if isSame(accounts, present, expected) { return Result(users: expected, omissions: omissions, isChanged: false) }
      guard present.count == 0 else { throw Failure.targetDiffers(rows: present.count) }
    }
    guard purpose == .change else { return Result(users: expected, omissions: omissions, isChanged: true) }
    _ = try await client.run(text.bytes)
    let written = try await readBack()
    guard isSame(accounts, written, expected) else {
      throw Failure.notTheSame(written: expected, read: written.count)
    }
    return Result(users: expected, omissions: omissions, isChanged: true)
  }

  private func readBack() async throws -> AccountList {
    var rows = try await client.run(Array((dialect.preamble + dialect.selection(table)).utf8))
    defer { unsafe rows.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    let list = AccountList()
    for row in rows.split(separator: UInt8(ascii: "\n")) {
      let fields = row.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\t") }
      guard fields.count == 5, let user = bytes(fields[0]), let realm = bytes(fields[1]),
        var password = bytes(fields[2]), var credential = bytes(fields[3]),
        let identity = SASLIdentity(user: user, realm: realm)
      else { throw Failure.unexpectedAnswer }
      let isDisabled = fields[4].first == UInt8(ascii: "1")
      list.add(identity, Secret(consuming: &password), Secret(consuming: &credential), isDisabled: isDisabled)
    }
    return list
  }

  private func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    guard digits.count % 2 == 0 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
      default: return nil
      }
      if let first = high {
        result.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return result
  }

  /// Says whether every user of the source that can be written is in the target, with the same secrets, and no other.
  private func isSame(_ source: AccountList, _ target: AccountList, _ expected: Int) -> Bool {
    guard target.count == expected else { return false }
    var matching = 0
    for index in source.order {
      guard let identity = source.identity(index), let other = target.find(identity) else { continue }
      guard source.holdsSame(index, as: target, other) else { return false }
      matching += 1
    }
    return matching == expected
  }

  /// The script as a whole, overwritten at the end.
  private final class ScriptText {
    private(set) var bytes: [UInt8] = []

    func append(_ piece: [UInt8]) { bytes += piece }

    func wipe() {
      unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) }
      bytes = []
    }
  }
}
