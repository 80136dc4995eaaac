import PostfixConfig
import SystemPackage
import TestSupport
import Testing

@Suite("A planned index is what a change makes of the real one")
struct PlanLawTests {
  @Test(
    "with entries stored and keys removed", arguments: [TableType.hash, .btree, .lmdb],
    [DuplicatePolicy.ignore, .replace])
  func changes(type: TableType, policy: DuplicatePolicy) throws {
    var random = SplitMix64(seed: 7)
    let place = try Sandbox()
    let name = Array(place.path("index").string.utf8)
    var options = TableOptions()
    options.duplicates = policy
    var known: [TableEntry] = []
    for round in 0..<6 {
      let plan = TableAccess(planning: type, name, from: known, options)
      let index = try TableAccess(type, name, for: round == 0 ? .creation : .addition, options)
      for _ in 0..<40 {
        let key = random.text(of: ["a", "B", "é", "x y"], limit: 3)
        let value = random.text(of: ["1", "2", " "], limit: 3) + [0x21]
        try plan.store(value[...], for: key[...])
        try index.store(value[...], for: key[...])
      }
      try index.commit()
      let removal = try TableAccess(type, name, for: .removal, options)
      for _ in 0..<10 {
        let key = random.text(of: ["a", "B", "é", "x y"], limit: 3)
        #expect(try plan.remove(key) == removal.remove(key))
      }
      try removal.commit()
      known = try TableAccess(type, name, for: .query, options).entries()
      #expect(try plan.entries() == known)
    }
  }
}
