import TestSupport
import Testing

@Suite("postconf shows what the original shows of generated configurations")
struct PostconfDisplayGeneratedTests {
  @Test("that use every feature of the grammar")
  func generated() async throws {
    var generator = ConfigurationGenerator(seed: 5)
    for _ in 0..<120 {
      let (main, master, arguments) = (generator.main(), generator.master(), generator.arguments())
      try await expectSame(messages: .any, masking: withoutRandomWarnings) { world in
        try world.sandbox.write("main.cf", main)
        try world.sandbox.write("master.cf", master)
        try await world.run(.postconf, bytes(["-c", world.path] + arguments))
      }
    }
    for feature in GrammarFeature.allCases {
      let count = generator.counts[feature, default: 0]
      print(feature.rawValue, count, separator: "\t")
      #expect(count > 0, "\(feature) was not generated")
    }
  }
}
