// Writes Sources/PostfixConfig/Parameters/ParameterTypes+Generated.swift from postfix-parameter-types.tsv:
//
//     swift .ci/generator/ParameterTypes.swift        (or: make tables)
//
// One letter for each name of postfix-parameters.tsv, in the order of that file, which is that of the parameter table.

import Foundation

let letters: [String: Character] = ["bool": "b", "nbool": "b", "int": "i", "nint": "i", "long": "l", "time": "t"]
let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
let root = folder.deletingLastPathComponent().deletingLastPathComponent()

func rows(_ file: String) throws -> [[String]] {
  try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8).split(separator: "\n")
    .filter { !$0.hasPrefix("#") }
    .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
}

var types: [String: Character] = [:]
for row in try rows("postfix-parameter-types.tsv") {
  guard row.count == 2, let letter = letters[row[1]] else { fatalError("cannot read: \(row)") }
  types[row[0]] = letter
}
var names: [String] = []
for row in try rows("postfix-parameters.tsv") where names.last != row[0] { names.append(row[0]) }
let unknown = types.keys.filter { !names.contains($0) }.sorted()
precondition(unknown.isEmpty, "no parameters: \(unknown)")

let text = names.map { String(types[$0] ?? "s") }.joined()
var lines: [String] = []
for start in stride(from: 0, to: text.count, by: 110) { lines.append(String(text.dropFirst(start).prefix(110))) }
let output = """
  // Written by .ci/generator/ParameterTypes.swift from postfix-parameter-types.tsv beside it; do not edit.
  // swift-format-ignore-file

  extension ParameterTable {
    /// The type of each name: text, yes or no, number, long number, time.
    static let types: StaticString = \"\"\"
      \(lines.joined(separator: "\\\n    "))
      \"\"\"
  }

  """
let target = "Sources/PostfixConfig/Parameters/ParameterTypes+Generated.swift"
try output.write(to: root.appendingPathComponent(target), atomically: true, encoding: .utf8)
