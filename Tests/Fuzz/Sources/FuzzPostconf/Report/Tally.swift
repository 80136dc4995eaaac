/// What was seen in a run.
struct Tally: Sendable {
  private(set) var cases = 0
  private(set) var pairs: [String: Int] = [:]
  private(set) var messages: [Int: Int] = [:]
  private(set) var unlisted: [String: Int] = [:]
  private(set) var entries: [String: Int] = [:]

  mutating func add(_ fuzzed: FuzzCase, _ theirs: Outcome) {
    cases += 1
    let letters = fuzzed.letters
    for (place, letter) in letters.enumerated() {
      for other in letters[place...] { pairs["\(letter)\(other)", default: 0] += 1 }
    }
    for line in theirs.lines {
      if let index = Message.index(of: line) {
        messages[index, default: 0] += 1
      } else {
        unlisted[line, default: 0] += 1
      }
    }
  }

  mutating func add(explained ids: [String]) {
    for id in ids { entries[id, default: 0] += 1 }
  }

  mutating func merge(_ other: Tally) {
    cases += other.cases
    pairs.merge(other.pairs) { $0 + $1 }
    messages.merge(other.messages) { $0 + $1 }
    unlisted.merge(other.unlisted) { $0 + $1 }
    entries.merge(other.entries) { $0 + $1 }
  }

  /// The entries that can explain something.
  static let explanations = (CaseMend.all.map(\.id) + Adjustment.all.map(\.id) + Explainer.sorted).sorted()

  /// What was never seen though it can be.
  var missing: [String] {
    var result: [String] = []
    let letters = CommandLine.letters.sorted()
    for (place, letter) in letters.enumerated() {
      for other in letters[(place + 1)...] where pairs["\(letter)\(other)"] == nil {
        result.append("options -\(letter) -\(other)")
      }
    }
    for index in Message.all.indices where messages[index] == nil && !Message.all[index].isRare {
      result.append("message \(Message.all[index].pattern)")
    }
    for id in Self.explanations where entries[id] == nil { result.append("difference \(id)") }
    return result
  }

  /// The three tables.
  var table: String {
    var lines = ["option pairs (one letter: the option at all):"]
    let letters = CommandLine.letters.sorted()
    lines.append("\t" + letters.map(String.init).joined(separator: "\t"))
    for (place, letter) in letters.enumerated() {
      let counts = letters.enumerated().map { other, name in
        other < place ? "" : String(pairs["\(letter)\(name)", default: 0])
      }
      lines.append("\(letter)\t" + counts.joined(separator: "\t"))
    }
    lines.append("messages of the original:")
    for index in Message.all.indices { lines.append("\(messages[index, default: 0])\t\(Message.all[index].pattern)") }
    lines.append("explained differences:")
    for id in Self.explanations { lines.append("\(entries[id, default: 0])\t\(id)") }
    return lines.joined(separator: "\n")
  }
}
