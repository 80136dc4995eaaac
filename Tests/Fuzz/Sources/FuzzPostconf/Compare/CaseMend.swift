/// An entry of DIFFERENCES.md that is applied to the case, to learn what the original would do without its fault.
struct CaseMend: Sendable {
  let id: String
  let applies: @Sendable (FuzzCase) -> Bool
  let mend: @Sendable (FuzzCase) -> FuzzCase
  var undo: @Sendable (Outcome) -> Outcome = { $0 }

  static let all = [finalNewline, nul, repeatedName, youngFile, emptyPipe, emptyMemory]

  /// EDIT-5: the line feed that the last line lacks is supplied.
  private static let finalNewline = CaseMend(id: "EDIT-5") { fuzzed in
    fuzzed.isEdit && edited(fuzzed).contains { fuzzed.content($0)?.last.map { $0 != 0x0A } ?? false }
  } mend: { fuzzed in
    changing(fuzzed) { $0.isEmpty || $0.last == 0x0A ? $0 : $0 + [0x0A] }
  } undo: { outcome in
    // With -vvv the original tells how much it read.
    let mark = ": vstream_buf_get_ready: fd 4 got "
    var (outcome, lines) = (outcome, outcome.lines)
    guard let index = lines.lastIndex(where: { $0.contains(mark) }), let start = lines[index].lastIndex(of: " "),
      let count = Int(lines[index][start...].dropFirst())
    else { return outcome }
    if count > 1 { lines[index] = "\(lines[index][...start])\(count - 1)" } else { lines.remove(at: index) }
    outcome.stderr = bytes(lines.map { $0 + "\n" }.joined())
    return outcome
  }

  /// EDIT-6: NUL is a byte like another.
  private static let nul = CaseMend(id: "EDIT-6") { fuzzed in
    fuzzed.isEdit && edited(fuzzed).contains { fuzzed.content($0)?.contains(0) ?? false }
  } mend: { fuzzed in
    changing(fuzzed) { $0.map { $0 == 0 ? standIn : $0 } }
  } undo: { outcome in
    var outcome = outcome
    for case (let name, .file(let content, let mode, let isTouched)) in outcome.files {
      outcome.files[name] = .file(content.map { $0 == standIn ? 0 : $0 }, mode: mode, isTouched: isTouched)
    }
    return outcome
  }

  /// EDIT-7: a name given twice to -X or -# counts once.
  private static let repeatedName = CaseMend(id: "EDIT-7") { fuzzed in
    (fuzzed.has("X") || fuzzed.has("#")) && Set(fuzzed.words.map(trimmed)).count < fuzzed.words.count
  } mend: { fuzzed in
    var (fuzzed, seen) = (fuzzed, Set<[UInt8]>())
    fuzzed.words.removeAll { !seen.insert(trimmed($0)).inserted }
    return fuzzed
  }

  /// QUERY-3: a young main.cf is read once.
  private static let youngFile = CaseMend(id: "QUERY-3") {
    $0.isYoung
  } mend: { fuzzed in
    var fuzzed = fuzzed
    fuzzed.isYoung = false
    return fuzzed
  }

  /// QUERY-4: nobody waits for the writer of a pipe.
  private static let emptyPipe = CaseMend(id: "QUERY-4") {
    !$0.isEdit && $0.files["main.cf"] == .pipe
  } mend: { fuzzed in
    var fuzzed = fuzzed
    fuzzed.files["main.cf"] = .file([], mode: 0o644)
    return fuzzed
  } undo: { outcome in
    var outcome = outcome
    outcome.files["main.cf"] = .other
    return outcome
  }

  /// EDIT-12: behind a dash that is a whole option there is nothing to be read.
  private static let emptyMemory = CaseMend(id: "EDIT-12") { fuzzed in
    // Eight fields, of which many are a dash, come before the arguments.
    services(fuzzed.content("master.cf") ?? []).contains { tokens($0).dropFirst(8).contains([UInt8(ascii: "-")]) }
      || fuzzed.words.contains { tokens($0).dropFirst(fuzzed.has("M") ? 9 : 1).contains([UInt8(ascii: "-")]) }
  } mend: { fuzzed in
    var fuzzed = fuzzed
    fuzzed.hasEmptyMemory = true
    return fuzzed
  }

  /// The entries of a master.cf, with the lines that continue them.
  private static func services(_ content: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for line in content.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      if line.first == 0x20 || line.first == 0x09, !result.isEmpty {
        result[result.count - 1] += line
      } else {
        result.append(Array(line))
      }
    }
    return result
  }

  private static func tokens(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split { " \t\r\n{}=".utf8.contains($0) }
  }

  /// A byte that generated files do not have.
  private static let standIn: UInt8 = 0x02

  private static func edited(_ fuzzed: FuzzCase) -> [String] {
    let isMaster = ["M", "F", "P"].contains { fuzzed.has($0) }
    let name = isMaster ? "master.cf" : "main.cf"
    if case .link(let target) = fuzzed.files[name] { return [name, target] }
    return [name]
  }

  private static func trimmed(_ word: [UInt8]) -> [UInt8] {
    Array(word.drop { $0 == 0x20 || (0x09...0x0D).contains($0) })
  }

  private static func changing(_ fuzzed: FuzzCase, _ change: ([UInt8]) -> [UInt8]) -> FuzzCase {
    var fuzzed = fuzzed
    for name in edited(fuzzed) {
      if case .file(let content, let mode) = fuzzed.files[name] {
        fuzzed.files[name] = .file(change(content), mode: mode)
      }
    }
    return fuzzed
  }
}
