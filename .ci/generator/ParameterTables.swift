// Writes Sources/PostfixConfig/Parameters/ParameterTable+Generated.swift from postfix-parameters.tsv:
//
//     swift .ci/generator/ParameterTables.swift        (or: make tables)
//
// Everything goes into one literal, so that the program starts without building a table: numbers are written in
// base 64 with the digits "0"..."o", least significant digit first.

import Foundation

let series = ["3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11"]
let kinds = ["plain", "raw", "computed", "process", "fixed", "legacy"]
let builds = ["any": 3, "debian": 1, "upstream": 2]
let slotCount = 2048

func digits(_ number: Int, _ count: Int) -> [UInt8] {
  precondition(number >= 0 && number < 1 << (6 * count), "\(number) needs more than \(count) digits")
  return (0..<count).map { UInt8(0x30 + (number >> (6 * $0)) & 63) }
}

/// Reads `3.7` or `3.7.11`: a series, and the patch release if one is named.
func release(_ text: String) -> (series: Int, patch: Int?) {
  let numbers = text.split(separator: ".").map(String.init)
  guard let series = series.firstIndex(of: numbers.prefix(2).joined(separator: ".")) else {
    fatalError("not a release: \(text)")
  }
  return (series, numbers.count > 2 ? Int(numbers[2]) : nil)
}

func hash(_ bytes: [UInt8]) -> UInt32 {
  bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
}

struct Pool {
  var bytes: [UInt8] = []
  var places: [[UInt8]: Int] = [:]

  mutating func place(_ value: [UInt8]) -> Int {
    if let known = places[value] { return known }
    places[value] = bytes.count
    defer { bytes += value }
    return bytes.count
  }
}

let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
let root = folder.deletingLastPathComponent().deletingLastPathComponent()
let input = try String(contentsOf: folder.appendingPathComponent("postfix-parameters.tsv"), encoding: .utf8)
var names: [[UInt8]] = []
var variants: [[[UInt8]]] = []
var pool = Pool()

for line in input.split(separator: "\n") where !line.hasPrefix("#") {
  let field = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  guard field.count == 6, let kind = kinds.firstIndex(of: field[1]), let build = builds[field[4]] else {
    fatalError("cannot read: \(line)")
  }
  let (first, last) = (release(field[2]), release(field[3]))
  precondition(first.series == last.series || first.patch == nil && last.patch == nil, "patches of two series: \(line)")
  let name = Array(field[0].utf8)
  let value = Array(field[5].utf8)
  precondition(value.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "not printable ASCII: \(line)")
  let mask = (first.series...last.series).reduce(0) { $0 | 1 << $1 } | build << 8
  if names.last != name {
    names.append(name)
    variants.append([])
  }
  variants[variants.count - 1].append(
    digits(mask, 2) + digits(first.patch ?? 0, 1) + digits(last.patch ?? 63, 1) + digits(kind, 1)
      + digits(pool.place(value), 3) + digits(value.count, 2))
}

var nameText: [UInt8] = []
var records: [UInt8] = []
var variantText: [UInt8] = []
var slots = Array(repeating: 0, count: slotCount)
for (index, name) in names.enumerated() {
  records += digits(nameText.count, 3) + digits(name.count, 1)
  records += digits(variantText.count / 10, 2) + digits(variants[index].count, 1)
  nameText += name
  variantText += variants[index].joined()
  var slot = Int(hash(name)) % slotCount
  while slots[slot] != 0 { slot = (slot + 1) % slotCount }
  slots[slot] = index + 1
}

let parts = [slots.flatMap { digits($0, 2) }, records, variantText, nameText, pool.bytes]
let starts = parts.indices.map { parts[..<$0].reduce(0) { $0 + $1.count } }
let text = parts.flatMap { $0 }
var literal = ""
var column = 0
for byte in text {
  literal += byte == 0x5C ? "\\\\" : byte == 0x22 ? "\\\"" : String(UnicodeScalar(byte))
  column += 1
  // A blank before the end of a line would be lost on the eye.
  if column >= 110 && byte != 0x20 {
    literal += "\\\n    "
    column = 0
  }
}

let output = """
  // Written by .ci/generator/ParameterTables.swift from postfix-parameters.tsv beside it; do not edit.
  // swift-format-ignore-file

  extension ParameterTable {
    static let nameCount = \(names.count)
    static let slotCount = \(slotCount)
    static let recordsStart = \(starts[1])
    static let variantsStart = \(starts[2])
    static let namesStart = \(starts[3])
    static let valuesStart = \(starts[4])

    /// Slots of the hash table, records, variants, names and default values, one after the other.
    static let text: StaticString = \"\"\"
      \(literal)
      \"\"\"
  }

  """
let target = "Sources/PostfixConfig/Parameters/ParameterTable+Generated.swift"
try output.write(to: root.appendingPathComponent(target), atomically: true, encoding: .utf8)
