import Foundation
import PostfixConfig
import Testing

@Suite("The table of built-in parameters")
struct ParameterTableTests {
  /// One line of the generator's input.
  struct Row {
    let name: String
    let kind: String
    let first: PostfixVersion
    let last: PostfixVersion
    let build: String
    let value: String

    func covers(_ version: PostfixVersion, _ build: PostfixBuild) -> Bool {
      first <= version && version <= last && (self.build == "any" || self.build == "\(build)")
    }
  }

  static func rows() throws -> [Row] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../.ci/generator/postfix-parameters.tsv").standardizedFileURL
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      let field = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Row(
        name: field[0], kind: field[1], first: try release(field[2], bound: 0), last: try release(field[3], bound: 255),
        build: field[4], value: field[5])
    }
  }

  private static func release(_ text: String, bound: UInt8) throws -> PostfixVersion {
    let version = try #require(PostfixVersion(Array(text.utf8)))
    return text.split(separator: ".").count > 2 ? version : PostfixVersion(version.series, patch: bound)
  }

  static let versions = PostfixSeries.allCases.flatMap { series in
    ([0, 1, 5, 11, 20, 200] + [nil]).map { PostfixVersion(series, patch: $0) }
  }

  @Test("says what the generator's input says, for releases of every series and both builds", arguments: versions)
  func agreesWithInput(_ version: PostfixVersion) throws {
    let rows = try Self.rows()
    for build in [PostfixBuild.debian, .upstream] {
      let table = ParameterTable(version, build: build)
      var wanted: [Row] = []
      for row in rows where row.covers(version, build) && wanted.last?.name != row.name { wanted.append(row) }
      let found = (0..<table.capacity).compactMap { table.entry(at: $0) }
      #expect(found.map { String(decoding: $0.name, as: UTF8.self) } == wanted.map(\.name))
      #expect(found.map { String(decoding: $0.defaultValue, as: UTF8.self) } == wanted.map(\.value))
      #expect(found.map { "\($0.kind)" } == wanted.map(\.kind))
      for row in wanted { #expect(table.entry(named: Array(row.name.utf8)[...]) != nil, "\(row.name)") }
    }
  }

  @Test("knows which patch release brought a parameter or a default")
  func patches() {
    let name = Array("smtpd_forbid_bare_newline".utf8)[...]
    #expect(ParameterTable(PostfixVersion(.v3_7, patch: 8), build: .debian).entry(named: name) == nil)
    #expect(ParameterTable(PostfixVersion(.v3_7, patch: 9), build: .debian).entry(named: name) != nil)
    let action = Array("milter_default_action".utf8)[...]
    for (patch, value) in [(19, "tempfail"), (20, "shutdown")] {
      let entry = ParameterTable(PostfixVersion(.v3_7, patch: UInt8(patch)), build: .debian).entry(named: action)
      #expect(entry.map { String(decoding: $0.defaultValue, as: UTF8.self) } == value)
    }
  }

  @Test("has as many parameters as postconf -d lists")
  func counts() {
    for (series, count) in [(PostfixSeries.v3_4, 811), (.v3_7, 831), (.v3_11, 873)] {
      let table = ParameterTable(PostfixVersion(series), build: .debian)
      #expect((0..<table.capacity).compactMap { table.entry(at: $0) }.filter { $0.kind != .legacy }.count == count)
    }
  }

  @Test("knows no other name", arguments: ["", "nosuch", "mail_nam", "mail_namee", "Mail_name", "mail_name "])
  func unknown(_ name: String) {
    #expect(ParameterTable(PostfixVersion(.v3_7), build: .debian).entry(named: Array(name.utf8)[...]) == nil)
  }

  @Test("names appear and disappear with the series")
  func series() {
    let name = Array("tls_legacy_public_key_fingerprints".utf8)[...]
    #expect(ParameterTable(PostfixVersion(.v3_10), build: .debian).entry(named: name) != nil)
    #expect(ParameterTable(PostfixVersion(.v3_11), build: .debian).entry(named: name) == nil)
  }

  @Test("a default refers to known names only, so that scanning defaults could not find an undefined one")
  func defaultsAreClosed() {
    for series in PostfixSeries.allCases {
      let table = ParameterTable(PostfixVersion(series), build: .debian)
      for entry in (0..<table.capacity).compactMap({ table.entry(at: $0) }) where entry.kind != .raw {
        let faults = MacroExpander.scan(entry.defaultValue, table.dialect) { name in
          #expect(table.entry(named: name) != nil, "\(series) \(String(decoding: name, as: UTF8.self))")
        }
        #expect(faults.isEmpty)
      }
    }
  }
}
