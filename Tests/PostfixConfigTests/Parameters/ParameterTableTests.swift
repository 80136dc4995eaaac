import Foundation
import PostfixConfig
import Testing

@Suite("The table of built-in parameters")
struct ParameterTableTests {
  /// One line of the generator's input.
  struct Row {
    let name: String
    let kind: String
    let series: ClosedRange<PostfixSeries>
    let build: String
    let value: String

    func covers(_ series: PostfixSeries, _ build: PostfixBuild) -> Bool {
      self.series.contains(series) && (self.build == "any" || self.build == "\(build)")
    }
  }

  static func rows() throws -> [Row] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../.ci/generator/postfix-parameters.tsv").standardizedFileURL
    let byName = Dictionary(uniqueKeysWithValues: PostfixSeries.allCases.map { ($0.name, $0) })
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      let field = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let first = try #require(byName[field[2]])
      let last = try #require(byName[field[3]])
      return Row(name: field[0], kind: field[1], series: first...last, build: field[4], value: field[5])
    }
  }

  @Test("says what the generator's input says, for every series and build", arguments: PostfixSeries.allCases)
  func agreesWithInput(_ series: PostfixSeries) throws {
    let rows = try Self.rows()
    for build in [PostfixBuild.debian, .upstream] {
      let table = ParameterTable(series: series, build: build)
      let wanted = rows.filter { $0.covers(series, build) }
      let found = (0..<table.capacity).compactMap { table.entry(at: $0) }
      #expect(found.map { String(decoding: $0.name, as: UTF8.self) } == wanted.map(\.name))
      #expect(found.map { String(decoding: $0.defaultValue, as: UTF8.self) } == wanted.map(\.value))
      #expect(found.map { "\($0.kind)" } == wanted.map(\.kind))
      for row in wanted { #expect(table.entry(named: Array(row.name.utf8)[...]) != nil, "\(row.name)") }
    }
  }

  @Test("has as many parameters as postconf -d lists")
  func counts() {
    for (series, count) in [(PostfixSeries.v3_4, 811), (.v3_7, 831), (.v3_11, 873)] {
      let table = ParameterTable(series: series, build: .debian)
      #expect((0..<table.capacity).compactMap { table.entry(at: $0) }.filter { $0.kind != .legacy }.count == count)
    }
  }

  @Test("knows no other name", arguments: ["", "nosuch", "mail_nam", "mail_namee", "Mail_name", "mail_name "])
  func unknown(_ name: String) {
    #expect(ParameterTable(series: .v3_7, build: .debian).entry(named: Array(name.utf8)[...]) == nil)
  }

  @Test("names appear and disappear with the series")
  func series() {
    let name = Array("tls_legacy_public_key_fingerprints".utf8)[...]
    #expect(ParameterTable(series: .v3_10, build: .debian).entry(named: name) != nil)
    #expect(ParameterTable(series: .v3_11, build: .debian).entry(named: name) == nil)
  }

  @Test("a default refers to known names only, so that scanning defaults could not find an undefined one")
  func defaultsAreClosed() {
    for series in PostfixSeries.allCases {
      let table = ParameterTable(series: series, build: .debian)
      for entry in (0..<table.capacity).compactMap({ table.entry(at: $0) }) where entry.kind != .raw {
        let faults = MacroExpander.scan(entry.defaultValue) { name in
          #expect(table.entry(named: name) != nil, "\(series) \(String(decoding: name, as: UTF8.self))")
        }
        // Functions in references are new in 3.11.
        #expect(faults.isEmpty || series == .v3_11)
      }
    }
  }
}
