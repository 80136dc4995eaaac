import CyrusSASL
import Foundation
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("Files that are no usable sasldb are refused and stay as they are")
struct BadDatabaseTests {
  let place: Sandbox
  let database: SecretDatabase

  init() throws {
    place = try Sandbox()
    database = SecretDatabase(at: place.path("sasldb2"), in: .live)
  }

  /// Runs an edit that must fail, and checks that it left everything as it was.
  func failure() throws -> SecretStoreError? {
    let before = try place.snapshot()
    let inode = try FileTree.live.metadata(of: database.path)?.inode
    var failure: SecretStoreError?
    do {
      _ = try database.apply([.set(try key("alice"), secret("one"))], newFile: privateFile)
    } catch let error as SecretStoreError {
      failure = error
    }
    #expect(try place.snapshot() == before)
    #expect(try FileTree.live.metadata(of: database.path)?.inode == inode)
    return failure
  }

  @Test func text() throws {
    try place.write("sasldb2", "this is no database\n")
    let error = try #require(try failure())
    #expect(error.libraryMessages.starts(with: "BDB".utf8))
    #expect(String(decoding: error.libraryMessages, as: UTF8.self).contains(" \(database.path):"))
  }

  @Test func aTruncatedDatabase() throws {
    _ = try database.apply([.set(try key("bob"), secret("x"))], newFile: privateFile)
    try place.write("sasldb2", Array(try place.read("sasldb2").prefix(8192)))
    #expect(try failure() == .truncated(path: database.path, size: 8192, expected: 12288))
    try place.write("sasldb2", Array(try place.read("sasldb2").prefix(5000)))
    #expect(try failure()?.libraryMessages.isEmpty == false)
  }

  @Test func aDirectory() throws {
    try FileManager.default.createDirectory(atPath: database.path.string, withIntermediateDirectories: false)
    #expect(try failure() == .file(.system(.read, path: database.path, .isDirectory)))
  }

  @Test func aMissingDirectory() throws {
    let lost = SecretDatabase(at: place.path("no/sasldb2"), in: .live)
    #expect(throws: SecretStoreError.self) {
      try lost.apply([.set(try key("alice"), secret("one"))], newFile: privateFile)
    }
    #expect(try place.snapshot().isEmpty)
  }

  @Test("random damage is either refused or leaves a database that lists", arguments: 0..<40)
  func damage(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let users = try (0..<20).map { SecretChange.set(try key("u\($0)"), secret("x\($0)")) }
    _ = try database.apply(users, newFile: privateFile)
    var bytes = try place.read("sasldb2")
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      bytes[Int.random(in: 0..<72, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
    }
    try place.write("sasldb2", bytes)
    let before = try place.snapshot()
    do {
      _ = try database.apply([.set(try key("alice"), secret("one"))], newFile: privateFile)
    } catch {
      #expect(try place.snapshot() == before)
    }
    #expect(try place.snapshot().count == 1)
  }

  @Test func anEmptyFileBecomesADatabaseAndKeepsItsMode() throws {
    try place.write("sasldb2", "", mode: 0o604)
    let edit = try database.apply([.set(try key("alice"), secret("one"))], newFile: privateFile)
    #expect(edit.writing == .replaced)
    #expect(try database.open().keys() == [key("alice")])
    #expect(try FileTree.live.metadata(of: database.path)?.permissions.rawValue == 0o604)
  }
}
