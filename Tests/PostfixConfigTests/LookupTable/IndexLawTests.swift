import PostfixConfig
import SystemPackage
import TestSupport
import Testing

@Suite("An index gives back what was stored")
struct IndexLawTests {
  /// Makes an index of generated entries; the first value of a key counts.
  func entries(_ random: inout SplitMix64) -> [(key: [UInt8], value: [UInt8])] {
    (0..<Int.random(in: 0...300, using: &random)).map { number in
      let key =
        random.text(of: ["a", "b", "@", ".example.com", "x y", "é", "\\"], limit: 12) + Array("\(number % 200)".utf8)
      return (key, random.text(of: ["value", " ", "ß", "%", "1"], limit: 20) + [0x21])
    }
  }

  @Test("dump(create(x)) == x", arguments: [TableType.hash, .btree, .lmdb], [UInt64(1), 2, 3])
  func roundTrip(type: TableType, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<5 {
      let place = try Sandbox()
      let name = Array(place.path("index").string.utf8)
      var options = TableOptions()
      options.keys = .verbatim
      options.duplicates = .ignore
      let entries = entries(&random)
      var expected: [[UInt8]: [UInt8]] = [:]
      let created = try TableAccess(type, name, for: .creation, options)
      for (key, value) in entries {
        try created.store(value[...], for: key[...])
        if expected[key] == nil { expected[key] = value }
      }
      try created.commit()
      #expect(try dump(type, name, options) == expected)
      let changed = try TableAccess(type, name, for: .removal, options)
      for key in expected.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) where Bool.random(using: &random) {
        #expect(try changed.remove(key) == .removed)
        expected[key] = nil
      }
      try changed.commit()
      #expect(try dump(type, name, options) == expected)
    }
  }

  func dump(_ type: TableType, _ name: [UInt8], _ options: TableOptions) throws -> [[UInt8]: [UInt8]] {
    let table = try TableAccess(type, name, for: .query, options)
    var found: [[UInt8]: [UInt8]] = [:]
    try table.forEach { found[$0] = $1 }
    for (key, value) in found { #expect(try table.value(of: key) == value) }
    return found
  }

  @Test("changes that are not committed leave no trace", arguments: [TableType.hash, .btree, .lmdb])
  func abandoned(type: TableType) throws {
    let place = try Sandbox()
    let name = Array(place.path("index").string.utf8)
    let options = TableOptions()
    let first = try TableAccess(type, name, for: .creation, options)
    try first.store([0x31], for: [0x61])
    try first.commit()
    let before = try place.snapshot()
    do {
      let second = try TableAccess(type, name, for: .addition, options)
      try second.store([0x32], for: [0x62])
    }
    #expect(try dump(type, name, options) == [[0x61]: [0x31]])
    #expect(try place.snapshot().keys.sorted() == before.keys.sorted())
  }
}
