import CyrusSASL
import Foundation
import SafeFiles
import Secrets
import SystemPackage
import TestSupport
import Testing

@Suite("Every store keeps what it is given, and the programs of its format read it")
struct SecretStoreTests {
  let place: Sandbox
  var file: FilePath { place.path("sasldb2") }

  init() throws { place = try Sandbox() }

  func database(_ kind: SecretStoreKind) -> SecretDatabase { SecretDatabase(at: file, in: .live, as: kind) }

  func entries(_ kind: SecretStoreKind) throws -> [(key: [UInt8], value: [UInt8])] {
    var found: [(key: [UInt8], value: [UInt8])] = []
    try database(kind).open().forEachEntry { key, secret in
      found.append((key, unsafe secret.withBytes { unsafe Array($0) }))
      return true
    }
    return found
  }

  /// Compares what we read with what the format's program reads, and both with what must be there.
  func expect(_ model: [[UInt8]: [UInt8]], _ kind: SecretStoreKind, sourceLocation: SourceLocation = #_sourceLocation)
    async throws
  {
    let ours = try entries(kind)
    let theirs = try await kind.dump(file)
    #expect(ours.map(\.key) == theirs.map(\.key), sourceLocation: sourceLocation)
    #expect(ours.map(\.value) == theirs.map(\.value), sourceLocation: sourceLocation)
    #expect(Dictionary(uniqueKeysWithValues: ours) == model, sourceLocation: sourceLocation)
    let count = try database(kind).verify { finding in
      Issue.record("page \(finding.page): \(finding.problem.words)", sourceLocation: sourceLocation)
      return true
    }
    #expect(count == model.count, sourceLocation: sourceLocation)
    for (key, value) in model.prefix(20) {
      let stored = try database(kind).open().secret(for: #require(SecretKey(stored: key)))
      #expect(stored.map { unsafe $0.withBytes { unsafe Array($0) } } == value, sourceLocation: sourceLocation)
    }
  }

  @Test("after any sequence of edits by either", arguments: SecretStoreKind.writable, [UInt64(1), 2, 3])
  func sequences(_ kind: SecretStoreKind, seed: UInt64) async throws {
    var generator = SplitMix64(seed: seed)
    var model: [[UInt8]: [UInt8]] = [:]
    for round in 0..<8 {
      var changes: [[UInt8]: [UInt8]] = [:]
      for _ in 0..<Int.random(in: 1...90, using: &generator) {
        let name = "u\(Int.random(in: 0..<200, using: &generator))" + (Bool.random(using: &generator) ? "\u{e9}" : "")
        let longest = kind == .lmdb ? 20 : 6000
        let value =
          String(repeating: "p", count: Int.random(in: 0...9, using: &generator) == 0 ? longest : 9) + "\(round)"
        changes[try key(name).stored] = Array(value.utf8)
      }
      if round % 2 == 1 {
        try await kind.load(changes.map { ($0.key, $0.value) }, into: file)
        model.merge(changes) { $1 }
      } else {
        let gone = model.keys.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
        let edit = try database(kind).edit(newFile: privateFile, expecting: changes.count) { batch in
          for key in gone { try batch.remove(#require(SecretKey(stored: key))) }
          for (key, value) in changes {
            var bytes = value
            try batch.set(Secret(consuming: &bytes), for: #require(SecretKey(stored: key)))
          }
        }
        #expect(edit.removed == gone.count)
        for key in gone { model[key] = nil }
        model.merge(changes) { $1 }
      }
      try await expect(model, kind)
    }
  }

  @Test("with thousands of users", arguments: SecretStoreKind.writable)
  func many(_ kind: SecretStoreKind) async throws {
    var model: [[UInt8]: [UInt8]] = [:]
    let edit = try database(kind).edit(newFile: privateFile, expecting: 20_000) { batch in
      for user in 0..<20_000 {
        let key = try key("user\(user)", "example\(user % 3).com")
        try batch.set(secret("secret\(user)"), for: key)
        model[key.stored] = Array("secret\(user)".utf8)
      }
    }
    #expect(edit.created == 20_000)
    #expect(edit.writing == .created)
    try await expect(model, kind)
    // One that the file's program stores, and one that we remove.
    try await kind.load([(try key("late").stored, [65])], into: file)
    model[try key("late").stored] = [65]
    #expect(try database(kind).apply([.remove(try key("late"))], newFile: privateFile).removed == 1)
    model[try key("late").stored] = nil
    try await expect(model, kind)
  }

  @Test("removed and replaced secrets are gone", arguments: [SecretStoreKind.berkeleyDB, .gdbm])
  func erasure(_ kind: SecretStoreKind) async throws {
    for user in 0..<30 {
      try await kind.load([(try key("u\(user)").stored, Array("hunter-\(user)!".utf8))], into: file)
    }
    let changes = try (0..<10).map { SecretChange.remove(try key("u\($0)")) } + [.set(key("u20"), secret("other"))]
    _ = try database(kind).apply(changes, newFile: privateFile)
    let text = String(decoding: try place.read("sasldb2"), as: UTF8.self)
    for user in 0..<30 { #expect(text.contains("hunter-\(user)!") == (user >= 10 && user != 20)) }
  }

  @Test("a format is told by the file, and no other is written into it", arguments: SecretStoreKind.writable)
  func kinds(_ kind: SecretStoreKind) async throws {
    _ = try database(kind).apply([.set(key("alice"), secret("one"))], newFile: privateFile)
    let unnamed = SecretDatabase(at: file, in: .live)
    #expect(try unnamed.presentKind() == kind)
    #expect(try unnamed.apply([.set(key("bob"), secret("two"))], newFile: privateFile).created == 1)
    #expect(try unnamed.presentKind() == kind)
    #expect(try unnamed.open().keys().count == 2)
    for other in SecretStoreKind.writable where other != kind {
      #expect(throws: SecretStoreError.otherKind(path: file, found: kind)) {
        try database(other).apply([.set(key("carl"), secret("x"))], newFile: privateFile)
      }
    }
    try place.write("sasldb2", "", mode: 0o604)
    _ = try database(kind).apply([], newFile: privateFile)
    #expect(try unnamed.presentKind() == kind)
    #expect(try FileTree.live.metadata(of: file)?.permissions.rawValue == 0o604)
    try await expect([:], kind)
  }

  @Test("an error of the caller's leaves everything as it was", arguments: SecretStoreKind.writable)
  func abandoned(_ kind: SecretStoreKind) async throws {
    struct Enough: Error {}
    _ = try database(kind).apply([.set(key("alice"), secret("one"))], newFile: privateFile)
    let before = try place.read("sasldb2")
    #expect(throws: Enough.self) {
      try database(kind).edit(newFile: privateFile) { batch in
        try batch.set(secret("two"), for: key("alice"))
        throw Enough()
      }
    }
    #expect(try place.read("sasldb2") == before)
    let rehearsal = try database(kind).apply([.remove(key("alice"))], newFile: privateFile, purpose: .rehearse)
    #expect(rehearsal.removed == 1)
    #expect(try place.read("sasldb2") == before)
  }

  @Test("beneath a root", arguments: SecretStoreKind.writable)
  func root(_ kind: SecretStoreKind) throws {
    try place.write("etc/keep", "")
    let database = SecretDatabase(at: "/etc/sasldb2", in: FileTree(root: place.root), as: kind)
    for user in ["alice", "bob"] { _ = try database.apply([.set(key(user), secret("one"))], newFile: privateFile) }
    #expect(try Set(database.open().keys()) == [key("alice"), key("bob")])
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path("etc").string).count == 2)
  }
}
