import CyrusSASL
import Foundation
import SCRAM
import SafeFiles
import Secrets
import SystemPackage
import TestSupport
import Testing

@testable import Accounts

func secret(_ text: String) -> Secret {
  var bytes = Array(text.utf8)
  return Secret(consuming: &bytes)
}

func identity(_ user: String, _ realm: String = "r") throws -> SASLIdentity {
  try #require(SASLIdentity(user: user.utf8, realm: realm.utf8))
}

/// A database in a scratch directory.
struct ScratchDatabase {
  let place: Sandbox
  let database: SecretDatabase
  let newFile = FileAttributes(permissions: .init(rawValue: 0o640))

  init() throws {
    place = try Sandbox()
    database = SecretDatabase(at: place.path("sasldb2"), in: .live)
  }

  /// Every entry, `user@realm property=value`, sorted.
  func entries() throws -> [String] {
    var found: [String] = []
    try database.open().forEachEntry { stored, value in
      let parts = stored.split(separator: 0, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      let text = unsafe value.withBytes { unsafe String(decoding: $0, as: UTF8.self) }
      found.append("\(parts[0])@\(parts[1]) \(parts[2])=\(text)")
      return true
    }
    return found.sorted()
  }

  @discardableResult
  func store(
    _ text: String, _ storage: PasswordStorage = .plaintext, _ existing: AccountImport.Existing = .replace,
    _ strictness: AccountImport.Strictness = .allOrNothing, purpose: SecretDatabase.Purpose = .change
  ) async throws -> (result: ImportResult, faults: [ImportFault]) {
    let accounts = try read(text).accounts
    let importer = AccountImport(
      into: database, newFile: newFile, storage: storage, existing: existing, strictness: strictness)
    #expect(try await importer.prepare(accounts) == [])
    return try importer.apply(accounts, purpose: purpose)
  }
}

@Suite("Importing accounts")
struct AccountImportTests {
  let scratch: ScratchDatabase

  init() throws {
    scratch = try ScratchDatabase()
  }

  @Test("users are created, changed, and left alone the second time")
  func idempotence() async throws {
    let first = try await scratch.store("alice:one\nbob@s:two\n").result
    #expect(first.created == 2 && first.changed == 0 && first.edit?.writing == .created)
    let second = try await scratch.store("alice:one\nbob@s:three\ncarol:four\n").result
    #expect((second.created, second.changed, second.unchanged) == (1, 1, 1))
    #expect(
      try scratch.entries() == ["alice@r userPassword=one", "bob@s userPassword=three", "carol@r userPassword=four"])
    let third = try await scratch.store("alice:one\nbob@s:three\n").result
    #expect(third.unchanged == 2 && third.edit?.writing == SecretEdit.Writing.none)
  }

  @Test func aRehearsalWritesNothing() async throws {
    let result = try await scratch.store("alice:one\n", purpose: .rehearse).result
    #expect(result.created == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.place.root.string) == [])
  }

  @Test("a credential takes the place of the password, and stays while the password does")
  func scram() async throws {
    try await scratch.store("alice:pencil\n")
    let storage = PasswordStorage.scram(.sha256, iterations: 4096, .left)
    let first = try await scratch.store("alice:pencil\n", storage).result
    #expect(first.changed == 1)
    let entries = try scratch.entries()
    #expect(entries.count == 1 && entries[0].hasPrefix("alice@r authPassword=SCRAM-SHA-256$4096:"))
    #expect(try await scratch.store("alice:pencil\n", storage).result.unchanged == 1)
    #expect(try scratch.entries() == entries)
    #expect(try await scratch.store("alice:other\n", storage).result.changed == 1)
    #expect(try scratch.entries() != entries)
    let both = try await scratch.store("alice:other\n", .scram(.sha256, iterations: 5000, .kept)).result
    #expect(both.changed == 1)
    #expect(try scratch.entries().map { $0.prefix(20) } == ["alice@r authPassword", "alice@r userPassword"])
    // A password alone leaves no credential of an old password behind.
    try await scratch.store("alice:third\n")
    #expect(try scratch.entries() == ["alice@r userPassword=third"])
  }

  @Test("a password that has no preparation is a fault, and its user is not stored")
  func unpreparable() async throws {
    let accounts = try read("alice:pässword\nbob:x\n").accounts
    let importer = AccountImport(
      into: scratch.database, newFile: scratch.newFile, storage: .scram(.sha256, iterations: 4096, .left),
      strictness: .keepGoing)
    #expect(try await importer.prepare(accounts) == [ImportFault(1, .notASCII)])
    #expect(try importer.apply(accounts).result.created == 1)
    #expect(try scratch.entries().map { $0.prefix(5) } == ["bob@r"])
  }

  @Test("users who exist are kept or refused on request")
  func existing() async throws {
    try await scratch.store("alice:one\n")
    let kept = try await scratch.store("alice:two\nbob:three\n", .plaintext, .keep).result
    #expect(kept.kept == 1 && kept.created == 1)
    #expect(try scratch.entries() == ["alice@r userPassword=one", "bob@r userPassword=three"])
    await #expect(throws: AccountImport.Refused.self) {
      try await scratch.store("alice:two\ncarol:four\n", .plaintext, .refuse)
    }
    #expect(try scratch.entries().count == 2)
    let going = try await scratch.store("alice:two\ncarol:four\n", .plaintext, .refuse, .keepGoing)
    #expect(going.faults == [ImportFault(1, .exists)])
    #expect(going.result.created == 1)
  }

  @Test("a disabled user is found by no mechanism, and comes back")
  func disabled() async throws {
    try await scratch.store("user,password,scram,disabled\nalice,one,\(cyrusForm),yes\nbob,two,,\n")
    #expect(
      try scratch.entries() == [
        "alice@r mailauth-disabled-authPassword=\(cyrusForm)", "alice@r mailauth-disabled-userPassword=one",
        "bob@r userPassword=two",
      ])
    let editor = AccountEditor(scratch.database)
    #expect(try editor.verify(secret("one"), of: identity("alice")) == .disabled)
    _ = try editor.set(.enabled, of: [try identity("alice")])
    #expect(try scratch.entries().prefix(2) == ["alice@r authPassword=\(cyrusForm)", "alice@r userPassword=one"])
    #expect(try editor.set(.enabled, of: [try identity("alice")]).writing == SecretEdit.Writing.none)
    #expect(throws: AccountEditor.Failure.noSuchUser(try identity("zoe"))) {
      try editor.set(.disabled, of: [try identity("bob"), try identity("zoe")])
    }
    #expect(try editor.state(of: identity("bob")) == .enabled)
  }

  @Test("a password is tried on what is stored")
  func verification() async throws {
    try await scratch.store("user,password,scram\nalice,one,\nbob,,\(cyrusForm)\n")
    let editor = AccountEditor(scratch.database)
    #expect(try editor.verify(secret("one"), of: identity("alice")) == .accepted)
    #expect(try editor.verify(secret("two"), of: identity("alice")) == .rejected)
    #expect(try editor.verify(secret("pencil"), of: identity("bob")) == .accepted)
    #expect(try editor.verify(secret("pencils"), of: identity("bob")) == .rejected)
    #expect(try editor.verify(secret("päncil"), of: identity("bob")) == .rejected)
    #expect(throws: AccountEditor.Failure.noSuchUser(try identity("zoe"))) {
      try editor.verify(secret("x"), of: identity("zoe"))
    }
  }

  @Test("a realm is renamed with all properties, and never over other users")
  func renaming() async throws {
    try await scratch.store("user,password,scram\nalice,one,\(cyrusForm)\nbob,two,\ncarol@t,x,\nbob@u,three,\n")
    let editor = AccountEditor(scratch.database)
    let (edit, users) = try editor.rename(realm: Array("r".utf8), to: Array("s".utf8))
    #expect(users == 2 && edit.writing == .replaced)
    #expect(
      try scratch.entries() == [
        "alice@s authPassword=\(cyrusForm)", "alice@s userPassword=one", "bob@s userPassword=two",
        "bob@u userPassword=three", "carol@t userPassword=x",
      ])
    #expect(try editor.rename(realm: Array("r".utf8), to: Array("s".utf8)).edit.writing == SecretEdit.Writing.none)
    #expect(throws: AccountEditor.Failure.taken([try identity("bob", "u")], count: 1)) {
      try editor.rename(realm: Array("s".utf8), to: Array("u".utf8))
    }
    #expect(throws: AccountEditor.Failure.noSuchRealm(Array("none".utf8))) {
      try editor.rename(realm: Array("none".utf8), to: Array("new".utf8))
    }
    #expect(try scratch.entries().count == 5)
  }

  @Test("what is exported in each form is read back", arguments: AccountFormat.allCases)
  func export(format: AccountFormat) async throws {
    let text = """
      user,realm,password,scram,disabled
      alice,,"a,b ""c"" d:e",,
      bob,s,,\(cyrusForm),
      carol,,x,,yes
      dora,,"p\\q",\(cyrusForm),

      """
    try await scratch.store(text)
    let found = try AccountExport(secrets: .shown).read(from: scratch.database.open())
    let output = Output()
    let omissions = AccountWriter(format, secrets: .shown).write(found.accounts) { output.bytes += $0 }
    let again = try read(output.bytes, as: format)
    #expect(again.faults == [])
    var expected = contents(found.accounts)
    if format == .plain {
      expected = expected.filter { $0.password != nil && !$0.isDisabled }
      #expect(omissions == AccountWriter.Omissions(disabled: 1, withoutSecret: 1))
    }
    if format == .plain || format == .passwdFile {
      // One secret of each user.
      for index in expected.indices where expected[index].password != nil { expected[index].credential = nil }
    }
    #expect(contents(again.accounts) == expected)
    #expect(try read(output.bytes).form.format == format)
  }

  @Test("a credential that Dovecot has no mechanism for is no secret to it")
  func foreignCredential() async throws {
    let scratch = try ScratchDatabase()
    try await scratch.store("alice:one\n", .scram(.sha512, iterations: 4096, .left))
    let found = try AccountExport(secrets: .shown).read(from: scratch.database.open())
    let omissions = AccountWriter(.passwdFile, secrets: .shown).write(found.accounts) { #expect($0.isEmpty) }
    #expect(omissions == AccountWriter.Omissions(withoutSecret: 1))
  }

  @Test("without secrets there are none in the output", arguments: [AccountFormat.csv, .jsonLines])
  func hidden(format: AccountFormat) async throws {
    try await scratch.store("user,password,scram\nalice,hush,\nbob,,\(cyrusForm)\n")
    let found = try AccountExport(secrets: .hidden, realm: Array("r".utf8)).read(from: scratch.database.open())
    let output = Output()
    _ = AccountWriter(format, secrets: .hidden).write(found.accounts) { output.bytes += $0 }
    let text = String(decoding: output.bytes, as: UTF8.self)
    #expect(!text.contains("hush") && !text.contains("SCRAM-SHA"))
    #expect(text.split(separator: "\n").count == (format == .csv ? 3 : 2))
    #expect(try AccountExport(secrets: .hidden, realm: []).read(from: scratch.database.open()).accounts.count == 0)
  }
}

/// Collects what a writer writes.
final class Output {
  var bytes: [UInt8] = []
}
