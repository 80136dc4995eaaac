import CyrusSASL
import Foundation
import SafeFiles
import Secrets
import SystemPackage
import TestSupport
import Testing

@testable import Accounts

@Suite("Migrating accounts")
struct MigrationTests {
  @Test(
    "what a URL names",
    arguments: [
      ("postgresql://mail@db.example.com:5433/users", "postgresql mail db.example.com 5433 users"),
      ("postgres:///users", "postgresql - - - users"), ("mysql://root@[::1]:3307/a", "mysql root ::1 3307 a"),
      ("mariadb://m%40x@%2Frun%2Fmysql.sock/a", "mysql m@x /run/mysql.sock - a"),
      ("sqlite:///var/lib/users.db", "sqlite - - - /var/lib/users.db"), ("sqlite:users.db", "sqlite - - - users.db"),
    ])
  func locations(_ url: String, _ parts: String) throws {
    let place = try SQLLocation(url)
    let found = [
      place.dialect.rawValue, place.user ?? "-", place.host ?? "-", place.port.map(String.init) ?? "-", place.name,
    ]
    #expect(found.joined(separator: " ") == parts)
  }

  @Test(
    "what names no database",
    arguments: [
      ("postgresql://mail:hush@db/users", SQLLocation.Failure.password), ("oracle://x/y", .unknownScheme("oracle")),
      ("users.sql", .malformed), ("mysql://host", .malformed), ("mysql://host/", .malformed),
      ("mysql://host:0/x", .malformed), ("sqlite:", .malformed), ("postgresql://h/%0", .malformed),
    ])
  func refusals(_ url: String, _ failure: SQLLocation.Failure) {
    #expect(throws: failure) { try SQLLocation(url) }
  }

  @Test(
    "a table's name is an identifier", arguments: ["", "1a", "a b", "a;b", "a\"", String(repeating: "a", count: 64)])
  func tables(_ name: String) {
    #expect(SQLScript(for: .sqlite, table: name) == nil)
  }

  @Test(
    "every literal means itself, by sqlite3", arguments: ["plain", "it's", "back\\slash'", "é€😀", "a\nb;--", "\t|:"])
  func literals(_ password: String) async throws {
    let scratch = try ScratchDatabase()
    _ = try scratch.database.apply(
      [.set(SecretKey(identity("o'brien", "é.example")), secret(password))], newFile: scratch.newFile)
    let accounts = try AccountExport(secrets: .shown).read(from: scratch.database.open()).accounts
    let output = Output()
    let script = try #require(SQLScript(for: .sqlite, table: "users"))
    #expect(script.write(accounts) { output.bytes += $0 }.count == 0)
    let select = "SELECT hex(userPassword), username, realm FROM users;\n"
    let answer = try await run("/usr/bin/sqlite3", "-batch", ":memory:", input: output.bytes + Array(select.utf8))
    let digits = password.utf8.map { String(format: "%02X", $0) }.joined()
    #expect(answer.text == "\(digits)|o'brien|é.example\n", "\(answer.errorText)")
  }

  @Test("a copy has the same entries, and is not made twice")
  func copy() async throws {
    let scratch = try ScratchDatabase()
    try await scratch.store("user,password,scram\nalice,one,\(cyrusForm)\nbob,two,\n")
    _ = try scratch.database.apply(
      [.set(SecretKey(identity("bob"), property: Array("cmusaslsecretOTP".utf8)), secret("otp"))],
      newFile: scratch.newFile)
    let target = SecretDatabase(at: scratch.place.path("copy"), in: .live, as: .berkeleyDB)
    let migration = StoreMigration(from: scratch.database, to: target, newFile: scratch.newFile)
    #expect(try migration.run(purpose: .rehearse).edit?.writing == .created)
    #expect(try target.presentKind() == nil)
    let first = try migration.run()
    #expect(first.entries == 4 && first.edit?.writing == .created)
    #expect(try migration.run() == StoreMigration.Result(entries: 4, strangeKeys: 0, edit: nil))
    _ = try target.apply([.remove(SecretKey(identity("bob")))], newFile: scratch.newFile)
    #expect(throws: StoreMigration.Failure.targetDiffers(target.path)) { try migration.run() }
  }
}
