import CyrusSASL
import Foundation
import SafeFiles
import Secrets
import SystemPackage
import TestSupport
import Testing

@Suite("GDBM files of every kind")
struct GDBMFileTests {
  let place: Sandbox
  let database: SecretDatabase

  init() throws {
    place = try Sandbox()
    database = SecretDatabase(at: place.path("sasldb2"), in: .live, as: .gdbm)
  }

  func magic() throws -> [UInt8] { Array(try place.read("sasldb2").prefix(4)) }

  @Test("with a counter of synchronisations keep it, and the library counts on")
  func numsync() async throws {
    let commands = "set format=numsync\nopen sasldb2\nstore first value\nclose\n"
    _ = try await run(
      "/usr/bin/gdbmtool", ["-N", "-n"].map { Array($0.utf8) }, input: Array(commands.utf8), directory: place.root)
    try #require(try magic() == [0xd1, 0x9a, 0x57, 0x13])
    _ = try database.apply([.set(key("alice"), secret("one"))], newFile: privateFile)
    #expect(try magic() == [0xd1, 0x9a, 0x57, 0x13])
    #expect(try await SecretStoreKind.gdbm.dump(database.path).count == 2)
    try await SecretStoreKind.gdbm.load([(try key("bob").stored, [66])], into: database.path)
    #expect(try database.open().keys().count == 2)
    #expect(try database.verify { $0.problem.isHarmless } == 3)
  }

  @Test("of small blocks, of which a bucket holds few", arguments: [512, 1024])
  func smallBlocks(size: Int) async throws {
    let text = "#:version=1.1\n#:format=standard\n# End of header\n#:count=0\n# End of data\n"
    let words = ["-n", "-b", "\(size)", "-", database.path.string].map { Array($0.utf8) }
    _ = try await run("/usr/bin/gdbm_load", words, input: Array(text.utf8))
    _ = try database.apply((0..<300).map { .set(try key("u\($0)"), secret("x\($0)")) }, newFile: privateFile)
    #expect(try await SecretStoreKind.gdbm.dump(database.path).count == 300)
    #expect(try database.verify { _ in false } == 300)
    for start in stride(from: 0, to: 300, by: 30) {
      try await SecretStoreKind.gdbm.load(
        (start..<start + 30).map { (try key("v\($0)").stored, [1]) }, into: database.path)
    }
    #expect(try database.open().keys().count == 600)
  }

  @Test("whose tables of free stretches are full of holes")
  func holes() async throws {
    for round in 0..<40 {
      let entries = try (0..<20).map { user in
        (try key("u\(user)").stored, [UInt8](repeating: 65, count: (round * 37 + user * 113) % 900 + 1))
      }
      try await SecretStoreKind.gdbm.load(entries, into: database.path)
      #expect(
        try database.verify { finding in
          Issue.record("round \(round): page \(finding.page), \(finding.problem.words)")
          return true
        } == 20)
    }
    let before = try place.read("sasldb2").count
    _ = try database.apply([.remove(key("u3"))], newFile: privateFile)
    #expect(try place.read("sasldb2").count < before)
    #expect(try await SecretStoreKind.gdbm.dump(database.path).count == 19)
  }

  /// Turns the numbers of a file around, as a machine of the other byte order would have written them.
  func turned(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    func number(_ place: Int, _ size: Int) -> Int {
      (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
    }
    func turn(_ place: Int, _ size: Int) { bytes[place..<place + size].reverse() }
    let (directory, size, bucketSize, count) = (number(8, 8), number(16, 4), number(24, 4), number(28, 4))
    let buckets = Set((0..<size / 8).map { number(directory + 8 * $0, 8) })
    for bucket in buckets {
      for place in [0, 104, 108] { turn(bucket + place, 4) }
      for element in 0..<count {
        let start = bucket + 112 + 24 * element
        for (place, size) in [(0, 4), (8, 8), (16, 4), (20, 4)] { turn(start + place, size) }
      }
    }
    #expect(bucketSize == 4096)
    for element in 0..<size / 8 { turn(directory + 8 * element, 8) }
    for (place, size) in [(0, 4), (4, 4), (8, 8), (16, 4), (20, 4), (24, 4), (28, 4), (32, 8)] { turn(place, size) }
    for (place, size) in [(40, 4), (44, 4), (48, 8), (56, 4), (64, 8)] { turn(place, size) }
    return bytes
  }

  @Test("of the other byte order are read, and stay so")
  func byteOrder() throws {
    _ = try database.apply((0..<500).map { .set(try key("u\($0)"), secret("x\($0)")) }, newFile: privateFile)
    let ours = try place.read("sasldb2")
    try place.write("sasldb2", turned(ours))
    #expect(try magic() == [0x13, 0x57, 0x9a, 0xcf])
    #expect(try database.verify { _ in false } == 500)
    _ = try database.apply([.set(key("alice"), secret("one"))], newFile: privateFile)
    #expect(try magic() == [0x13, 0x57, 0x9a, 0xcf])
    _ = try database.apply([.remove(key("alice"))], newFile: privateFile)
    #expect(try database.open().keys().count == 500)
    #expect(try database.open().secret(for: key("u77"))?.matches(secret("x77")) == true)
  }
}
