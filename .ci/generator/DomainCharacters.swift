// Writes Sources/PostfixConfig/Parameters/DomainCharacters+Generated.swift from domain-characters.tsv:
//
//     swift .ci/generator/DomainCharacters.swift        (or: make tables)
//
// One word for each range: `AD:` nothing, `BC:31,2044,34` always that, `FF10-FF19=30` one after the other, `600-605!` refused.

import Foundation

let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
let root = folder.deletingLastPathComponent().deletingLastPathComponent()
let input = try String(contentsOf: folder.appendingPathComponent("domain-characters.tsv"), encoding: .utf8)
var words: [String] = []
for line in input.split(separator: "\n") where !line.hasPrefix("#") {
  let row = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  switch (row.count, row.count > 1 ? row[1] : "") {
  case (2, "refused"): words.append(row[0] + "!")
  case (3, "each"): words.append(row[0] + ":" + row[2].replacingOccurrences(of: " ", with: ","))
  case (3, "from"): words.append(row[0] + "=" + row[2])
  default: fatalError("cannot read: \(line)")
  }
}

var lines = [""]
for word in words {
  if lines[lines.count - 1].count + word.count > 110 { lines.append("") }
  lines[lines.count - 1] += word + " "
}
let output = """
  // Written by .ci/generator/DomainCharacters.swift from domain-characters.tsv beside it; do not edit.
  // swift-format-ignore-file

  extension DomainCharacters {
    /// What becomes of which characters, in hexadecimal digits.
    static let table: StaticString = \"\"\"
  \(lines.map { "    \($0)\\" }.joined(separator: "\n"))

      \"\"\"
  }

  """
let target = root.appendingPathComponent("Sources/PostfixConfig/Parameters/DomainCharacters+Generated.swift")
try output.write(to: target, atomically: true, encoding: .utf8)
