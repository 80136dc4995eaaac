/// Makes cases from a seed.
struct Generator: Sendable {
  let seed: UInt64
  let names: Names

  /// Makes one case.
  ///
  /// - Parameter number: Its number; cases do not depend on each other.
  /// - Returns: The case.
  func make(_ number: Int) -> FuzzCase {
    var dice = Dice(seed: seed, number: number)
    let values = Values(names: names, spice: Spice(&dice))
    let (main, master) = (MainFile(names: names, values: values), MasterFile(names: names, values: values))
    var result = FuzzCase()
    result.files["main.cf"] = .file(main.main(&dice), mode: 0o644)
    result.files["master.cf"] = .file(master.master(&dice), mode: 0o644)
    if dice.chance(70) { result.files["l.cf"] = .file(main.client(&dice), mode: 0o644) }
    if dice.chance(70) { result.files["m.cf"] = .file(main.client(&dice), mode: 0o644) }
    CommandLine(names: names, values: values, master: master).command(&result, &dice)
    if ["b", "t", "m"].contains(where: { result.has($0) }), dice.chance(70) { start(&result, &dice) }
    if result.words.contains(where: { $0 == bytes("@DIR@/t.cf") }), dice.chance(80) {
      result.files["t.cf"] = .file(main.templates(&dice), mode: 0o644)
    }
    disturb(&result, &dice)
    return result
  }

  /// Gives a program that starts something to look at.
  private func start(_ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    let bad = StartSettings.one(&dice)
    fuzzed.files["main.cf"] = .file(
      bytes("myhostname = h.example\nmydomain = example\n\(bad)\n"), mode: 0o644)
    if bad.hasPrefix("meta_directory") {
      fuzzed.files["dynamicmaps.cf"] = .file(bytes(StartSettings.maps(&dice)), mode: 0o644)
      if dice.chance(50) { fuzzed.files["dynamicmaps.cf.d"] = .directory }
    }
  }

  /// Has main.cf look as if it was written just now.
  private func makeYoung(_ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    // The bounce daemon, which both run, waits for a young file.
    guard !fuzzed.isEdit, !fuzzed.has("b"), !fuzzed.has("t") else { return }
    fuzzed.isYoung = true
    if dice.chance(40) { fuzzed.options.insert(.init(letters: ["v"], arguments: [bytes("-v")]), at: 0) }
  }

  /// Puts something else in the place of a file, or what a file looks like.
  private func disturb(_ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    let name = dice.pick("main.cf master.cf")
    let content = fuzzed.content(name) ?? []
    switch dice.number(0...399) {
    case 0...5: fuzzed.files[name] = nil
    case 6, 7: fuzzed.files[name] = .directory
    case 8...11:
      fuzzed.files["real"] = .file(content, mode: 0o644)
      fuzzed.files[name] = .link("real")
    case 12, 13: fuzzed.files["\(name).tmp"] = .directory
    case 14...23: fuzzed.files[name] = .file(content, mode: dice.chance(50) ? 0o600 : 0o640)
    case 24, 25: fuzzed.files["\(name).tmp"] = .file(bytes("left over"), mode: 0o600)
    case 26...29: fuzzed.files[name] = .link(dice.pick(["nosuch", name, "/dev/null"]))
    case 30 where dice.chance(30): fuzzed.files["main.cf"] = .pipe
    case 31, 35...37: makeYoung(&fuzzed, &dice)
    case 32...34: fuzzed.files[name] = .file([], mode: 0o644)
    default: break
    }
    switch dice.number(0...9) {
    case 0: fuzzed.directory = .environment
    case 1: fuzzed.directory = .both
    default: break
    }
    if dice.chance(3) { fuzzed.program = "foo/postconf" }
  }
}
