import TestSupport
import Testing

/// The options that the coverage table has a column for; display options first, since edits change the file.
private enum CoveredOption: String, CaseIterable {
  case plain, n, d, h, x, o, c, M, e, commentOut, exclude

  /// The arguments after `-c DIR`, or all of them; an edit concerns a name that the file has.
  func arguments(directory: String, name: String) -> [String] {
    let base = ["-c", directory]
    return switch self {
    case .plain: base
    case .n: base + ["-n"]
    case .d: base + ["-d"]
    case .h: base + ["-nh"]
    case .x: base + ["-nx"]
    case .o: base + ["-n", "-o", "foo=$mail_name", "-o", "newone = 1"]
    case .c: base + ["-n", "mail_name", "foo", "nosuch", "config_directory"]
    case .M: base + ["-M"]
    case .e: base + ["-e", "\(name) = new  value"]
    case .commentOut: base + ["-#", name]
    case .exclude: base + ["-X", name]
    }
  }

  /// Says whether a feature changes what the option does as DIFFERENCES.md tells: EDIT-6 for NUL.
  func isDocumentedDifference(_ feature: GrammarFeature) -> Bool {
    feature == .nul && [.e, .commentOut, .exclude].contains(self)
  }
}

@Suite("Every option of postconf meets every feature of the grammar")
struct PostconfCoverageTests {
  /// The features of one generated configuration.
  private struct Configuration {
    let main: [UInt8]
    let master: [UInt8]
    let features: Set<GrammarFeature>

    /// A name that main.cf sets, for the edits.
    var name: String {
      let lines = main.split(separator: UInt8(ascii: "\n"))
      let entry = lines.first { ($0.first ?? 0) | 0x20 >= UInt8(ascii: "a") && $0.allSatisfy { $0 != 0 } }
      return String(decoding: entry?.prefix { $0 != 0x20 && $0 != UInt8(ascii: "=") } ?? [], as: UTF8.self)
    }
  }

  /// Takes generated configurations that bring a feature not seen often enough, until all were.
  private func configurations() -> [Configuration] {
    var generator = ConfigurationGenerator(seed: 7)
    var seen: [GrammarFeature: Int] = [:]
    var result: [Configuration] = []
    for _ in 0..<2000 where GrammarFeature.allCases.contains(where: { seen[$0, default: 0] < 2 }) {
      let before = generator.counts
      let (main, master) = (generator.main(), generator.master())
      let features = Set(generator.counts.filter { before[$0.key, default: 0] < $0.value }.keys)
      let configuration = Configuration(main: main, master: master, features: features)
      guard !configuration.name.isEmpty, features.contains(where: { seen[$0, default: 0] < 2 }) else { continue }
      for feature in features { seen[feature, default: 0] += 1 }
      result.append(configuration)
    }
    return result
  }

  @Test("with the same result as the original's")
  func coverage() async throws {
    var table: [GrammarFeature: [CoveredOption: Int]] = [:]
    for configuration in configurations() {
      let edits = configuration.features.contains(.nul) ? [] : [CoveredOption.e, .commentOut, .exclude]
      let options = CoveredOption.allCases.filter { ![.e, .commentOut, .exclude].contains($0) || edits.contains($0) }
      try await expectSame(messages: .any, masking: withoutRandomWarnings) { world in
        try world.sandbox.write("main.cf", configuration.main)
        try world.sandbox.write("master.cf", configuration.master)
        for option in options {
          let arguments = option.arguments(directory: world.path, name: configuration.name)
          try await world.run(.postconf, bytes(arguments))
        }
      }
      for feature in configuration.features {
        for option in options { table[feature, default: [:]][option, default: 0] += 1 }
      }
    }
    report(table)
  }

  /// Prints the table and fails for every legal cell that nothing filled.
  private func report(_ table: [GrammarFeature: [CoveredOption: Int]]) {
    print((["feature"] + CoveredOption.allCases.map(\.rawValue)).joined(separator: "\t"))
    for feature in GrammarFeature.allCases {
      let counts = CoveredOption.allCases.map { table[feature]?[$0] ?? 0 }
      print(([feature.rawValue] + counts.map(String.init)).joined(separator: "\t"))
      for (option, count) in zip(CoveredOption.allCases, counts) where count == 0 {
        #expect(option.isDocumentedDifference(feature), "\(feature.rawValue) with \(option.rawValue)")
      }
    }
  }
}
