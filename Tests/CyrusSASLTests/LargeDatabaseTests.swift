import CyrusSASL
import Foundation
import SafeFiles
import Secrets
import SystemPackage
import TestSupport
import Testing

/// Files of so many users that they are written and copied in other ways than small ones.
@Suite("Large databases")
struct LargeDatabaseTests {
  let place: Sandbox
  let database: SecretDatabase

  init() throws {
    place = try Sandbox()
    database = SecretDatabase(at: place.path("sasldb2"), in: .live)
  }

  /// The entries as Berkeley DB's own programs see them.
  func entries() async throws -> [[UInt8]: [UInt8]] {
    let pairs = try await SecretStoreKind.berkeleyDB.dump(database.path)
    let found = Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first }
    #expect(found.count == pairs.count, "a key is there twice")
    return found
  }

  func expectSound() throws {
    _ = try database.verify { finding in
      Issue.record("page \(finding.page): \(finding.problem.words)")
      return true
    }
  }

  @Test("a new file of many entries is as the library would have made it", arguments: [900, 1000, 2500, 30_000])
  func newFile(count: Int) async throws {
    var model: [[UInt8]: [UInt8]] = [:]
    var generator = SplitMix64(seed: UInt64(count))
    let edit = try database.edit(newFile: privateFile, expecting: count) { batch in
      model = [:]
      for number in 0..<count {
        let key = try key("user\(Int.random(in: 0..<count, using: &generator))", "r\(number % 3)")
        // One in a hundred has pages of its own, as a part of one page or on several.
        let length = number % 100 == 7 ? Int.random(in: 900...9000, using: &generator) : number % 40
        let value = String(repeating: "s", count: length)
        if number % 10 == 9 {
          #expect(try batch.remove(key) == (model[key.stored] == nil ? .unchanged : .removed))
          model[key.stored] = nil
        } else {
          let before = model[key.stored]
          let effect = try batch.set(secret(value), for: key)
          #expect(effect == (before == nil ? .created : before == Array(value.utf8) ? .unchanged : .replaced))
          model[key.stored] = Array(value.utf8)
        }
        if number % 500 == 3 { #expect(try batch.secret(for: key)?.count == model[key.stored]?.count) }
      }
    }
    #expect(edit.writing == .created)
    #expect(try await entries() == model)
    try expectSound()
    // The library goes on with it: its buckets are split and get further pages.
    let more = try (0..<count / 2).map { try key("more\($0)") }
    try await SecretStoreKind.berkeleyDB.load(more.map { ($0.stored, Array("x".utf8)) }, into: database.path)
    for key in more { model[key.stored] = Array("x".utf8) }
    #expect(try await entries() == model)
    try expectSound()
  }

  @Test("an entry that no page holds makes the library store everything")
  func hugeSecret() async throws {
    _ = try database.edit(newFile: privateFile, expecting: 5000) { batch in
      for number in 0..<1500 { try batch.set(secret("s\(number)"), for: key("user\(number)")) }
      try batch.set(secret(String(repeating: "h", count: 100_000)), for: key("huge"))
      try batch.remove(key("user3"))
    }
    let found = try await entries()
    #expect(found.count == 1500)
    #expect(try found[key("huge").stored]?.count == 100_000)
    #expect(try found[key("user3").stored] == nil)
  }

  /// More than 4 MB: a copy that the kernel makes, whose original is known again by its times.
  func fill() throws {
    _ = try database.edit(newFile: privateFile, expecting: 12_000) { batch in
      let value = secret(String(repeating: "v", count: 400))
      for number in 0..<12_000 { try batch.set(value, for: key("user\(number)")) }
    }
    try #require(FileTree.live.metadata(of: database.path)?.size ?? 0 > 4 << 20)
  }

  @Test func aLargeFileIsEdited() async throws {
    try fill()
    let edit = try database.apply(
      [.set(try key("user5"), secret("new")), .remove(try key("user6")), .set(try key("eve"), secret("e"))],
      newFile: privateFile)
    #expect(edit.effects == [.replaced, .removed, .created])
    #expect(edit.writing == .replaced)
    let found = try await entries()
    #expect(found.count == 12_000)
    #expect(try found[key("user5").stored] == Array("new".utf8))
    #expect(try found[key("user6").stored] == nil)
    try expectSound()
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.root.string) == ["sasldb2"])
  }

  @Test("whoever changes a large file meanwhile goes first, however short the time", arguments: 0..<6)
  func overtaken(pause: UInt32) throws {
    try fill()
    let path = database.path
    var rounds = 0
    let edit = try database.edit(newFile: privateFile) { batch in
      rounds += 1
      try batch.set(secret("new"), for: key("user5"))
      guard rounds == 1 else { return }
      usleep(pause * 1500)
      // In the free space of a page, where neither size nor entries show it.
      let file = try FileDescriptor.open(path, .readWrite)
      defer { try? file.close() }
      _ = try file.writeAll(toAbsoluteOffset: 4096 + 1000, [0])
    }
    #expect(rounds == 2)
    #expect(edit.writing == .replaced)
  }

  @Test func aDamagedPageOfALargeFileIsFound() throws {
    try fill()
    let file = try FileDescriptor.open(database.path, .readWrite)
    // The page says that it has more entries than fit.
    _ = try file.writeAll(toAbsoluteOffset: 100 * 4096 + 20, [0xfe, 0xff])
    try file.close()
    let before = try place.read("sasldb2")
    #expect(throws: SecretStoreError.self) {
      try database.apply([.set(try key("user5"), secret("new"))], newFile: privateFile)
    }
    #expect(try place.read("sasldb2") == before)
  }
}
