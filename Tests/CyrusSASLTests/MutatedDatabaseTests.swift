import CyrusSASL
import Foundation
import SafeFiles
import Secrets
import SystemPackage
import TestSupport
import Testing

/// Damage of a kind that disks, transfers and interrupted writers do.
struct Mutation {
  var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func apply(to bytes: inout [UInt8]) {
    for _ in 0..<Int.random(in: 1...3, using: &generator) { change(&bytes) }
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard bytes.count > 512 else { return }
    let place = position(bytes.count)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 2, 3: store(number(), 4, &bytes, place)
    case 4: store(number(), 2, &bytes, place)
    case 5: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
    case 6:
      // A page, or a part of one, in the place of another.
      let size = 512 << Int.random(in: 0...3, using: &generator)
      let pages = bytes.count / size
      guard pages > 1 else { return }
      let from = Int.random(in: 0..<pages, using: &generator) * size
      let to = Int.random(in: 0..<pages, using: &generator) * size
      bytes.replaceSubrange(to..<to + size, with: Array(bytes[from..<from + size]))
    default:
      let count = min(bytes.count - place, Int.random(in: 1...600, using: &generator))
      for index in place..<place + count { bytes[index] = 0 }
    }
  }

  /// Mostly in the header, in the heads of pages, and where these say where entries begin.
  private mutating func position(_ count: Int) -> Int {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return Int.random(in: 0..<230, using: &generator)
    case 1, 2:
      let size = Bool.random(using: &generator) ? 512 : 4096
      guard count > size else { return 0 }
      let page = Int.random(in: 0..<count / size, using: &generator)
      return min(page * size + Int.random(in: 0..<60, using: &generator), count - 1)
    default: return Int.random(in: 0..<count, using: &generator)
    }
  }

  private mutating func number() -> UInt32 {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: UInt32.random(in: 0...40, using: &generator)
    case 1: 1 << UInt32.random(in: 0...31, using: &generator)
    case 2: UInt32.max - UInt32.random(in: 0...3, using: &generator)
    default: UInt32(truncatingIfNeeded: generator.next())
    }
  }

  private func store(_ number: UInt32, _ count: Int, _ bytes: inout [UInt8], _ place: Int) {
    for index in 0..<count where place + index < bytes.count {
      bytes[place + index] = UInt8(truncatingIfNeeded: number >> UInt32(8 * index))
    }
  }
}

/// Databases that are damaged at random: nothing may crash, hang or make them worse.
///
/// `MAILAUTH_MUTATIONS` says how many per format; `make fuzz-databases` has 10,000.
@Suite("Mutated databases", .serialized)
struct MutatedDatabaseTests {
  static let count = ProcessInfo.processInfo.environment["MAILAUTH_MUTATIONS"].flatMap(UInt64.init) ?? 300
  static let first = ProcessInfo.processInfo.environment["MAILAUTH_FIRST_MUTATION"].flatMap(UInt64.init) ?? 0

  let place: Sandbox
  let database: SecretDatabase

  init() throws {
    // In memory: these are writes by the thousand.
    place = try Sandbox(at: FilePath("/dev/shm/mailauth-\(UUID().uuidString.prefix(13))"))
    database = SecretDatabase(at: place.path("sasldb2"), in: .live)
  }

  /// Databases with values on pages of their own, pages that were given back, and pages that are full.
  func originals() async throws -> [[UInt8]] {
    var found: [[UInt8]] = []
    for options in [
      [], ["-c", "db_pagesize=512"], ["-c", "db_lorder=4321"], ["-c", "db_pagesize=512", "-c", "db_lorder=4321"],
    ] {
      for users in [3, 150] {
        var dump = "VERSION=3\nformat=print\ntype=hash\nHEADER=END\n"
        for user in 0..<users {
          dump += " u\(user)\\00r\\00userPassword\n \(String(repeating: "s", count: user % 50 == 2 ? 6000 : 9))\n"
        }
        try? FileManager.default.removeItem(atPath: database.path.string)
        let words = options + [database.path.string]
        _ = try await run("/usr/bin/db5.3_load", words.map { Array($0.utf8) }, input: Array((dump + "DATA=END\n").utf8))
        _ = try database.apply((0..<users / 3).map { .remove(try key("u\($0 * 3)")) }, newFile: privateFile)
        found.append(try place.read("sasldb2"))
      }
    }
    return found
  }

  @Test("of Berkeley DB", .timeLimit(.minutes(30)))
  func berkeleyDB() async throws {
    try mutate(try await originals(), SecretDatabase(at: database.path, in: .live))
  }

  @Test("of GDBM", .timeLimit(.minutes(30)))
  func gdbm() async throws {
    let gdbm = SecretDatabase(at: database.path, in: .live, as: .gdbm)
    var originals: [[UInt8]] = []
    for users in [3, 400] {
      try? FileManager.default.removeItem(atPath: database.path.string)
      let entries = try (0..<users).map { user in
        (try key("u\(user)").stored, [UInt8](repeating: 65, count: user % 50 == 2 ? 6000 : 9))
      }
      try await SecretStoreKind.gdbm.load(entries, into: database.path)
      originals.append(try place.read("sasldb2"))
      _ = try gdbm.apply((0..<users / 3).map { .remove(try key("u\($0 * 3)")) }, newFile: privateFile)
      originals.append(try place.read("sasldb2"))
    }
    try mutate(originals, gdbm)
  }

  @Test("of LMDB", .timeLimit(.minutes(30)))
  func lmdb() async throws {
    let lmdb = SecretDatabase(at: database.path, in: .live, as: .lmdb)
    var originals: [[UInt8]] = []
    for users in [3, 400] {
      try? FileManager.default.removeItem(atPath: database.path.string)
      _ = try lmdb.apply(
        (0..<users).map { .set(try key("u\($0)"), secret(String(repeating: "s", count: $0 % 50 == 2 ? 6000 : 9))) },
        newFile: privateFile)
      originals.append(try place.read("sasldb2"))
      _ = try lmdb.apply((0..<users / 3).map { .remove(try key("u\($0 * 3)")) }, newFile: privateFile)
      originals.append(try place.read("sasldb2"))
    }
    try mutate(originals, lmdb)
  }

  @Test("of Berkeley DB 1.85", .timeLimit(.minutes(30)))
  func berkeleyDB185() async throws {
    // Whatever kind the first bytes tell of, this one is asked for by name, as with --store.
    let database = SecretDatabase(at: database.path, in: .live, as: .berkeleyDB185)
    try mutate([try await HashFile185Tests.original()], database, exerciseReading)
  }

  /// Reads a file that nothing here writes.
  func exerciseReading(_ database: SecretDatabase, _ seed: UInt64, _ bytes: [UInt8]) throws {
    _ = try? database.verify { _ in true }
    let change = SecretChange.set(try key("new"), secret("x"))
    #expect(throws: SecretStoreError.self) { try database.apply([change], newFile: privateFile) }
    #expect(try place.read("sasldb2") == bytes, "seed \(seed)")
    guard let store = try? database.open() else { return }
    var keys: [[UInt8]] = []
    try? store.forEachEntry { key, _ in
      keys.append(key)
      return true
    }
    // However often its chains lead back, an entry needs four bytes of its page.
    #expect(keys.count <= bytes.count / 4, "seed \(seed): \(keys.count) entries")
    for key in keys.prefix(70) { if let key = SecretKey(stored: key) { _ = try? store.secret(for: key) } }
  }

  func mutate(
    _ originals: [[UInt8]], _ database: SecretDatabase,
    _ exercise: ((_ database: SecretDatabase, _ seed: UInt64, _ bytes: [UInt8]) throws -> Void)? = nil
  ) throws {
    if !FileManager.default.fileExists(atPath: database.path.string) { try place.write("sasldb2", "") }
    for seed in Self.first..<Self.first + Self.count {
      var mutation = Mutation(seed: seed)
      var bytes = originals[Int(seed % UInt64(originals.count))]
      mutation.apply(to: &bytes)
      // Where it crashes, this is the last line.
      if Self.count > 1000 { try place.write("seed", "\(seed)") }
      try FileManager.default.removeItem(atPath: database.path.string)
      #expect(FileManager.default.createFile(atPath: database.path.string, contents: Data(bytes)))
      try (exercise ?? self.exercise)(database, seed, bytes)
    }
  }

  func exercise(_ database: SecretDatabase, _ seed: UInt64, _ bytes: [UInt8]) throws {
    var isDamaged = false
    _ = try? database.verify { finding in
      if !finding.problem.isHarmless { isDamaged = true }
      return true
    }
    var readable: Set<[UInt8]> = []
    try? database.open().forEachEntry { key, _ in
      readable.insert(key)
      return true
    }
    var rescued = 0
    try? database.salvage { _, _ in
      rescued += 1
      return true
    }
    if database.wantedKind == nil {
      #expect(rescued >= readable.count, "seed \(seed): \(rescued) of \(readable.count)")
    }
    do {
      _ = try database.edit(newFile: privateFile) { batch in
        try batch.set(secret(String(repeating: "n", count: 700)), for: key("new"))
        try batch.set(secret("x"), for: key("u52"))
        try batch.set(secret(String(repeating: "y", count: 5000)), for: key("u4"))
        try batch.remove(key("u1"))
        for user in 0..<30 { try batch.set(secret("z"), for: key("more\(user)")) }
      }
    } catch is SecretStoreError {
      #expect(try place.read("sasldb2") == bytes, "seed \(seed)")
      return
    }
    #expect(!isDamaged || bytes.isEmpty, "seed \(seed)")
    _ = try database.verify { finding in
      #expect(finding.problem.isHarmless, "seed \(seed): page \(finding.page), \(finding.problem.words)")
      return true
    }
    #expect(try database.open().secret(for: key("new"))?.count == 700, "seed \(seed)")
  }
}
