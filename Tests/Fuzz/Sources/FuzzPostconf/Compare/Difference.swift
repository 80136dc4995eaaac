/// What two runs of a case did, and whether that is the same.
struct Comparison: Sendable {
  let fuzzed: FuzzCase
  var theirs: Outcome
  let ours: Outcome

  /// Says whether nothing differs; messages are compared as they come.
  var isSame: Bool { theirs == ours }

  /// What differs, in words; the first is the gravest.
  var aspects: [String] {
    var result: [String] = []
    if theirs.status != ours.status { result.append("status \(theirs.status) and \(ours.status)") }
    if theirs.stdout != ours.stdout { result.append("stdout: \(Self.firstDifference(theirs.stdout, ours.stdout))") }
    if theirs.stderr != ours.stderr { result.append("stderr: \(Self.firstDifference(theirs.stderr, ours.stderr))") }
    for name in Set(theirs.files.keys).union(ours.files.keys).sorted() where theirs.files[name] != ours.files[name] {
      result.append("file \(name): \(Self.words(theirs.files[name])) and \(Self.words(ours.files[name]))")
    }
    if theirs.slept != ours.slept { result.append("sleep") }
    return result
  }

  private static func words(_ state: FileState?) -> String {
    switch state {
    case nil: "absent"
    case .file(let content, let mode, let isTouched):
      "\(text(content).debugDescription) \(String(mode, radix: 8))\(isTouched ? " written" : "")"
    case .directory: "a directory"
    case .link(let target): "a link to \(target)"
    case .other: "something else"
    }
  }

  private static func firstDifference(_ a: [UInt8], _ b: [UInt8]) -> String {
    let (a, b) = (lines(a), lines(b))
    let place = zip(a, b).prefix { $0 == $1 }.count
    func line(_ lines: [String]) -> String { place < lines.count ? lines[place].debugDescription : "nothing" }
    return "theirs \(line(a)), ours \(line(b))"
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    text(bytes).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
