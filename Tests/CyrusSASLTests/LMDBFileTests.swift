import CyrusSASL
import Foundation
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("LMDB files that others have open")
struct LMDBFileTests {
  let place: Sandbox
  let database: SecretDatabase

  init() throws {
    place = try Sandbox()
    database = SecretDatabase(at: place.path("sasldb2"), in: .live, as: .lmdb)
  }

  @Test("are changed where they are, with a lock file for those who may read them")
  func inPlace() throws {
    let first = try database.apply([.set(key("alice"), secret("one"))], newFile: privateFile)
    #expect(first.writing == .created)
    let inode = try FileTree.live.metadata(of: database.path)?.inode
    let store = try database.open()
    let second = try database.apply([.set(key("bob"), secret("two"))], newFile: privateFile)
    #expect(second.writing == .inTransaction)
    #expect(try FileTree.live.metadata(of: database.path)?.inode == inode)
    // Who reads goes on with what was there when he began.
    #expect(try store.keys() == [key("alice")])
    #expect(try database.open().keys() == [key("alice"), key("bob")])
    #expect(try FileTree.live.metadata(of: place.path("sasldb2-lock"))?.permissions == privateFile.permissions)
    #expect(try Set(place.snapshot().keys) == ["sasldb2", "sasldb2-lock"])
  }

  @Test("have their lock file beside the file, not beside a link to it")
  func link() throws {
    _ = try database.apply([.set(key("alice"), secret("one"))], newFile: privateFile)
    try FileManager.default.removeItem(atPath: place.path("sasldb2-lock").string)
    try place.link("link", to: "sasldb2")
    let linked = SecretDatabase(at: place.path("link"), in: .live)
    #expect(try linked.open().keys() == [key("alice")])
    #expect(try Set(place.snapshot().keys) == ["sasldb2", "link"])
    _ = try linked.apply([.set(key("bob"), secret("two"))], newFile: privateFile)
    #expect(try Set(place.snapshot().keys) == ["sasldb2", "sasldb2-lock", "link"])
  }

  @Test("grow beyond what they may take, and say so")
  func growth() async throws {
    _ = try database.apply([.set(key("alice"), secret("one"))], newFile: privateFile)
    let edit = try database.edit(newFile: privateFile) { batch in
      for user in 0..<20_000 { try batch.set(secret("secret\(user)"), for: key("user\(user)")) }
    }
    #expect(edit.grownMapSize == 2 << 20 || edit.grownMapSize == 4 << 20)
    #expect(try await SecretStoreKind.lmdb.dump(database.path).count == 20_001)
  }

  @Test("cannot have keys of more than 511 bytes")
  func longKeys() throws {
    _ = try database.apply([.set(key("alice"), secret("one"))], newFile: privateFile)
    let long = try key(String(repeating: "l", count: 500))
    #expect(throws: SecretStoreError.self) { try database.apply([.set(long, secret("x"))], newFile: privateFile) }
    #expect(try database.open().secret(for: long) == nil)
    #expect(try database.open().keys() == [key("alice")])
  }

  @Test("a last page far behind the end would make the file that large: it is refused", arguments: [1, 5, 33])
  func lastPage(bit: Int) throws {
    _ = try database.apply([.set(key("alice"), secret("one"))], newFile: privateFile)
    var bytes = try place.read("sasldb2")
    // In both headers, since the one with the higher transaction counts.
    for start in [0, 4096] { bytes[start + 16 + 120 + bit / 8] ^= 1 << UInt8(bit % 8) }
    try place.write("sasldb2", bytes)
    #expect(throws: SecretStoreError.self) { try database.apply([.set(key("bob"), secret("x"))], newFile: privateFile) }
    #expect(try place.read("sasldb2") == bytes)
  }

  @Test("a file with a hole that is larger than the memory is told of")
  func hole() throws {
    _ = try database.apply([.set(key("alice"), secret("one"))], newFile: privateFile)
    let file = try FileDescriptor.open(database.path, .writeOnly)
    try file.resize(to: 1 << 42)
    try file.close()
    let trouble = SecretStoreError.file(.system(.read, path: database.path, .noMemory))
    #expect(throws: trouble) { try database.apply([.set(key("bob"), secret("x"))], newFile: privateFile) }
    #expect(throws: trouble) { try database.open() }
  }

  @Test("whatever transactions leave, pages that were given back unwritten included, counts as sound")
  func transactions() throws {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<40 {
      _ = try database.edit(newFile: privateFile) { batch in
        for _ in 0..<Int.random(in: 1...60, using: &generator) {
          let key = try key("user\(Int.random(in: 0..<80, using: &generator))")
          let length = Bool.random(using: &generator) ? 9 : Int.random(in: 1...30_000, using: &generator)
          let isRemoved = Bool.random(using: &generator)
          if isRemoved {
            try batch.remove(key)
          } else {
            try batch.set(secret(String(repeating: "s", count: length)), for: key)
          }
        }
      }
      _ = try database.verify { finding in
        #expect(finding.problem.isHarmless, "page \(finding.page), \(finding.problem)")
        return true
      }
    }
  }
}
