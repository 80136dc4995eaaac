import CyrusSASL
import Foundation
import SafeFiles
import Secrets
import SystemPackage
import TestSupport
import Testing

/// A user of the tests.
func key(_ user: String, _ realm: String = "r", _ property: String = "userPassword") throws -> SecretKey {
  SecretKey(try #require(SASLIdentity(user: user.utf8, realm: realm.utf8)), property: Array(property.utf8))
}

func secret(_ text: String) -> Secret {
  var bytes = Array(text.utf8)
  return Secret(consuming: &bytes)
}

let privateFile = FileAttributes(permissions: FilePermissions(rawValue: 0o640))

@Suite("The editor of sasldb")
struct SecretDatabaseTests {
  let place: Sandbox
  let database: SecretDatabase

  init() throws {
    place = try Sandbox()
    database = SecretDatabase(at: place.path("sasldb2"), in: .live)
  }

  func text(of key: SecretKey) throws -> String? {
    unsafe try database.open().secret(for: key)?.withBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }

  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: place.root.string) }

  @Test func secretsAreStoredReplacedAndRemoved() throws {
    let alice = try key("alice")
    let first = try database.apply([.set(alice, secret("one"))], newFile: privateFile)
    #expect(first.writing == .created)
    #expect(first.effects == [.created])
    let second = try database.apply(
      [.set(alice, secret("two")), .set(try key("bob"), secret("x"))], newFile: privateFile)
    #expect(second.writing == .replaced)
    #expect(second.effects == [.replaced, .created])
    #expect(try text(of: alice) == "two")
    let third = try database.apply([.remove(alice), .remove(alice)], newFile: privateFile)
    #expect(third.effects == [.removed, .unchanged])
    #expect(try database.open().keys() == [key("bob")])
    #expect(try names() == ["sasldb2"])
  }

  @Test func anEditThatChangesNothingLeavesTheFileAlone() throws {
    _ = try database.apply([.set(try key("alice"), secret("one"))], newFile: privateFile)
    let before = try #require(try FileTree.live.metadata(of: database.path))
    let again = try database.apply(
      [.set(try key("alice"), secret("one")), .remove(try key("bob"))], newFile: privateFile)
    #expect(again.writing == .none)
    #expect(try FileTree.live.metadata(of: database.path) == before)
  }

  @Test func aRehearsalLeavesTheFileAlone() throws {
    let edit = try database.apply([.set(try key("alice"), secret("one"))], newFile: privateFile, purpose: .rehearse)
    #expect(edit.writing == .created)
    #expect(try names().isEmpty)
  }

  @Test("any sequence of edits leaves what a dictionary would hold", arguments: 0..<8)
  func model(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var model: [SecretKey: String] = [:]
    for _ in 0..<25 {
      let changes = try (0..<Int.random(in: 1...6, using: &generator)).map { _ throws -> SecretChange in
        let key = try key(
          "u\(Int.random(in: 0..<40, using: &generator))", "r\(Int.random(in: 0..<3, using: &generator))")
        guard Int.random(in: 0..<3, using: &generator) > 0 else {
          model[key] = nil
          return .remove(key)
        }
        let value = String(repeating: "p\(generator.next())", count: Int.random(in: 1...80, using: &generator))
        model[key] = value
        return .set(key, secret(value))
      }
      _ = try database.apply(changes, newFile: privateFile)
    }
    #expect(try Set(database.open().keys()) == Set(model.keys))
    for (key, value) in model { #expect(try text(of: key) == value) }
  }

  @Test func replacedAndRemovedSecretsAreErased() throws {
    for round in 0..<60 {
      _ = try database.apply([.set(try key("u\(round)"), secret("hunter-\(round)"))], newFile: privateFile)
    }
    _ = try database.apply(
      [.set(try key("big"), secret(String(repeating: "LEVIATHAN", count: 2000)))], newFile: privateFile)
    _ = try database.apply(try (0..<30).map { .remove(try key("u\($0)")) }, newFile: privateFile)
    _ = try database.apply([.set(try key("u40"), secret("changed")), .remove(try key("big"))], newFile: privateFile)
    let bytes = String(String.UnicodeScalarView(try place.read("sasldb2").map { Unicode.Scalar($0) }))
    for round in 0..<30 { #expect(!bytes.contains("hunter-\(round)\u{0}") && !bytes.contains("hunter-\(round)u")) }
    #expect(!bytes.contains("hunter-40"))
    #expect(!bytes.contains("LEVIATHAN"))
    #expect(bytes.contains("hunter-50"))
  }

  @Test func modeOwnerAndSymbolicLinkStay() throws {
    _ = try database.apply([.set(try key("alice"), secret("one"))], newFile: privateFile)
    #expect(try FileTree.live.metadata(of: database.path)?.permissions.rawValue == 0o640)
    try FileManager.default.setAttributes([.posixPermissions: 0o604], ofItemAtPath: database.path.string)
    try FileManager.default.createDirectory(atPath: place.path("d").string, withIntermediateDirectories: false)
    try place.link("d/link", to: "../sasldb2")
    let linked = SecretDatabase(at: place.path("d/link"), in: .live)
    #expect(try linked.apply([.set(try key("bob"), secret("x"))], newFile: privateFile).writing == .replaced)
    #expect(try FileTree.live.metadata(of: database.path)?.permissions.rawValue == 0o604)
    #expect(try FileTree.live.linkTarget(of: place.path("d/link")) == "../sasldb2")
    #expect(try Set(names()) == ["sasldb2", "d"])
  }

  @Test func aFileWithSeveralNamesIsRefused() throws {
    _ = try database.apply([.set(try key("alice"), secret("one"))], newFile: privateFile)
    try FileManager.default.linkItem(atPath: database.path.string, toPath: place.path("other").string)
    #expect(throws: SecretStoreError.file(.hardLinked(path: database.path, links: 2))) {
      try database.apply([.set(try key("bob"), secret("x"))], newFile: privateFile)
    }
    #expect(try Set(names()) == ["sasldb2", "other"])
  }

  @Test("beneath a root, links that point out of it stay inside")
  func root() throws {
    try FileManager.default.createDirectory(
      atPath: place.path("var/spool/etc").string, withIntermediateDirectories: true)
    try place.link("etc", to: "/var/spool/etc")
    try place.link("var/spool/etc/link", to: "/etc/sasldb2")
    let inside = SecretDatabase(at: "/etc/link", in: FileTree(root: place.root))
    _ = try inside.apply([.set(try key("alice"), secret("one"))], newFile: privateFile)
    #expect(try inside.open().keys() == [key("alice")])
    #expect(FileManager.default.fileExists(atPath: place.path("var/spool/etc/sasldb2").string))
  }
}
