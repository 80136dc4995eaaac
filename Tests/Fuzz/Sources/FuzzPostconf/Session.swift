internal import Glibc

/// One run: scratch directories, all cases, the report.
struct Session {
  /// From this many cases on, whatever can be seen must have been seen.
  private static let fullRun = 20000

  private let settings: Settings
  private let scratch: String
  private let arenas: [Arena]
  private let generator: Generator

  init(_ settings: Settings) throws(Trouble) {
    self.settings = settings
    scratch = try Self.scratchDirectory()
    let programs = try Programs(original: settings.original, mailauth: settings.mailauth, in: scratch)
    let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let scratch = scratch
    arenas = (0..<processors).map { Arena(root: "\(scratch)/w\($0 % 10)", programs: programs) }
    for arena in arenas { unsafe mkdir(arena.root, 0o755) }
    let defaults = programs.theirs.run([bytes("-dH")], as: "postconf", in: scratch, limit: 20)
    let all = text(defaults.stdout).split(separator: "\n").map(String.init)
    generator = Generator(seed: settings.seed, names: Names(all: all))
  }

  /// Memory, where files cost nothing.
  private static func scratchDirectory() throws(Trouble) -> String {
    for parent in ["/dev/shm", "/tmp"] {
      var name = "\(parent)/fuzz-postconf-XXXXXX".utf8CString.map { $0 }
      // mkdtemp() fills in the last six characters.
      if unsafe mkdtemp(&name) != nil { return text(name.dropLast().map { UInt8(bitPattern: $0) }) }
    }
    throw Trouble("neither /dev/shm nor /tmp can be written to")
  }

  func run() async throws(Trouble) -> Int32 {
    defer { remove() }
    let range = settings.first..<settings.first + settings.count
    let fuzzer = Fuzzer(generator, arenas, cases: range, without: settings.without, skipping: settings.skipping)
    let (tally, findings) = await fuzzer.run()
    Output.line(tally.table)
    for (line, count) in tally.unlisted.sorted(by: { $0.value > $1.value }).prefix(20) {
      Output.line("not in the table of messages, \(count) times: \(line)")
    }
    report(findings)
    let missing = settings.count >= Self.fullRun ? tally.missing : []
    for what in missing { Output.line("never seen: \(what)") }
    Output.line("\(tally.cases) cases of seed \(settings.seed), \(findings.count) unexplained differences")
    return findings.isEmpty && missing.isEmpty && tally.unlisted.isEmpty ? 0 : 1
  }

  /// Shows the first difference of each kind, made small.
  private func report(_ findings: [Fuzzer.Finding]) {
    var groups: [String: [Fuzzer.Finding]] = [:]
    var order: [String] = []
    for finding in findings {
      let kind = Self.kind(finding.comparison)
      if groups[kind] == nil { order.append(kind) }
      groups[kind, default: []].append(finding)
    }
    for kind in order.prefix(settings.shown) {
      guard let group = groups[kind], let first = group.first, let arena = arenas.first else { continue }
      Output.line("\n== difference \(kind): \(group.count) cases, the first is number \(first.number)")
      let minimizer = Minimizer(limit: .seconds(settings.patience)) { candidate in
        let comparison = Self.compare(candidate, arena)
        return !comparison.isSame && Self.kind(comparison) == kind
          && Explainer(arena: arena).entries(for: comparison) == nil
      }
      let small = minimizer.minimized(first.comparison.fuzzed)
      if minimizer.isLate { Output.line("could be smaller; PATIENCE=\(settings.patience * 5) makes it so") }
      let comparison = Self.compare(small, arena)
      Output.line(Reproduction.script(small))
      for aspect in comparison.aspects { Output.line("-- \(aspect)") }
    }
    if order.count > settings.shown { Output.line("\(order.count - settings.shown) more kinds of difference") }
  }

  private static func compare(_ fuzzed: FuzzCase, _ arena: Arena) -> Comparison {
    Comparison(fuzzed: fuzzed, theirs: arena.run(fuzzed, .sorted), ours: arena.run(fuzzed, .ours))
  }

  /// Differences with the same words for it are likely to have one reason.
  private static func kind(_ comparison: Comparison) -> String {
    let (theirs, ours) = (comparison.theirs, comparison.ours)
    func message(_ a: Outcome, _ b: Outcome) -> String {
      let other = Set(b.lines)
      let line = a.lines.first { !other.contains($0) }
      return line.map { line in Message.index(of: line).map { Message.all[$0].pattern } ?? line } ?? "-"
    }
    let mode = comparison.fuzzed.letters.filter { "MFPmTbtaAl".contains($0) } + (comparison.fuzzed.isEdit ? ["e"] : [])
    return
      "[\(String(mode))] status \(theirs.status)/\(ours.status)\(theirs.stdout == ours.stdout ? "" : " stdout")\(theirs.files == ours.files ? "" : " files") \(message(theirs, ours)) / \(message(ours, theirs))"
  }

  private func remove() {
    Program(path: "/bin/rm", environment: []).run([bytes("-rf"), bytes(scratch)], as: "rm", in: "/", limit: 60)
      .discard()
  }
}

extension Outcome {
  /// Says that the outcome does not matter.
  fileprivate func discard() {}
}
