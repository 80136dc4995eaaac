/// An entry of DIFFERENCES.md that is applied to what the original did.
struct Adjustment: Sendable {
  let id: String
  /// Gives what ours is to do instead; nil or the same when the entry has nothing to say.
  let apply: @Sendable (_ theirs: Outcome, _ ours: Outcome, _ fuzzed: FuzzCase) -> Outcome?

  /// In the order in which they are applied: each sees what those before it made.
  static let all = [
    noSleep, endlessPipe, commandCrash, comparisonCrash, temporaryFile, mode, link, unchanged,
  ]

  private static let names = ["main.cf", "master.cf"]

  /// EDIT-9: nobody sleeps before a fatal exit.
  private static let noSleep = Adjustment(id: "EDIT-9") { theirs, ours, _ in
    guard theirs.slept, theirs.status == 1 || theirs.status == 139 else { return nil }
    var theirs = theirs
    theirs.slept = false
    return theirs
  }

  /// EDIT-10: a pipe or a device in the place of main.cf.
  private static let endlessPipe = Adjustment(id: "EDIT-10") { theirs, ours, fuzzed in
    let isDevice = names.contains { fuzzed.files[$0] == .link("/dev/null") }
    guard fuzzed.isEdit, ours.status == 1, ours.lines.last?.hasSuffix(": Not a regular file") ?? false else {
      return nil
    }
    guard fuzzed.files.values.contains(.pipe) ? theirs.status == 137 : isDevice && theirs.status == 0 else {
      return nil
    }
    return ours
  }

  /// EDIT-11: an entry that is left without a command.
  private static let commandCrash = Adjustment(id: "EDIT-11") { theirs, ours, fuzzed in
    let isAsked = fuzzed.words.contains { word in
      let parts = text(word).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let field = parts[0].split(separator: "/").last?.prefix { !" \t".contains($0) }
      return parts.count == 2 && field == "command" && parts[1].allSatisfy { " \t".contains($0) }
    }
    guard theirs.status == 139, ours.status == 1, fuzzed.isEdit, fuzzed.has("F"), isAsked, let last = ours.lines.last,
      last.hasSuffix("invalid command field \"\" in \"\"")
    else { return nil }
    var theirs = theirs
    theirs.status = 1
    theirs.stderr += bytes(last + "\n")
    return theirs
  }

  /// QUERY-2: a comparison that refers to itself.
  private static let comparisonCrash = Adjustment(id: "QUERY-2") { theirs, ours, fuzzed in
    // main.cf can be a link to the other, and settings can be in the command line.
    guard theirs.status == 139, ours.status == 1,
      fuzzed.has("o")
        || ["main.cf", "real"].contains(where: { fuzzed.content($0)?.contains(UInt8(ascii: "=")) ?? false }),
      ours.lines.contains(where: { $0.contains("unreasonable macro call nesting: ") }),
      ours.lines.last?.hasSuffix("macro processing error") ?? false
    else { return nil }
    return ours
  }

  /// EDIT-4: nothing is left behind, nor what was left behind before.
  private static let temporaryFile = Adjustment(id: "EDIT-4") { theirs, ours, fuzzed in
    guard theirs.status == 1 || theirs.status == 139 else { return nil }
    var theirs = theirs
    // With -vvv the original tells that it writes to that file, which ours does only once nothing can fail.
    let mark = ": vstream_fflush_some: "
    var lines = theirs.lines
    let surplus = lines.count { $0.contains(mark) } - ours.lines.count { $0.contains(mark) }
    if fuzzed.isEdit, surplus > 0 {
      for _ in 0..<surplus { if let index = lines.lastIndex(where: { $0.contains(mark) }) { lines.remove(at: index) } }
      theirs.stderr = bytes(lines.map { $0 + "\n" }.joined())
    }
    for name in names {
      if case .file(_, _, isTouched: true) = theirs.files[name + ".tmp"] { theirs.files[name + ".tmp"] = nil }
    }
    return theirs
  }

  /// EDIT-1: the mode stays.
  private static let mode = Adjustment(id: "EDIT-1") { theirs, _, fuzzed in
    var theirs = theirs
    for name in names {
      if case .file(_, let before) = fuzzed.files[name], case .file(let content, 0o644, true) = theirs.files[name] {
        theirs.files[name] = .file(content, mode: before, isTouched: true)
      }
    }
    return theirs
  }

  /// EDIT-2: a link stays, and the file that it leads to is replaced.
  private static let link = Adjustment(id: "EDIT-2") { theirs, _, fuzzed in
    var theirs = theirs
    for name in names {
      if case .link(let target) = fuzzed.files[name], case .file(let content, _, true) = theirs.files[name],
        case .file(_, let mode) = fuzzed.files[target]
      {
        theirs.files[name] = .link(target)
        theirs.files[target] = .file(content, mode: mode, isTouched: true)
      }
    }
    return theirs
  }

  /// EDIT-3: what stays the same is not written.
  private static let unchanged = Adjustment(id: "EDIT-3") { theirs, _, fuzzed in
    var theirs = theirs
    for case (let name, .file(let before, let mode)) in fuzzed.files {
      if case .file(before, _, true) = theirs.files[name] {
        theirs.files[name] = .file(before, mode: mode, isTouched: false)
      }
    }
    return theirs
  }
}
