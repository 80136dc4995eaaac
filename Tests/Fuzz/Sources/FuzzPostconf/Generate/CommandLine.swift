/// Makes options and words.
struct CommandLine {
  let names: Names
  let values: Values
  let master: MasterFile

  /// Every letter that getopt(3) accepts in Postfix 3.7.
  static let letters: [Character] = Array("aAbcCdeEfFhHlmMnopPtTvxX#")
  static let withArgument: Set<Character> = ["c", "C", "o", "T"]

  /// Fills a case in.
  func command(_ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    switch dice.number(0...99) {
    case 0..<40: display(&fuzzed, &dice)
    case 40..<58: masterDisplay(&fuzzed, &dice)
    case 58..<70: mainEdit(&fuzzed, &dice)
    case 70..<86: masterEdit(&fuzzed, &dice)
    case 86..<95: wild(&fuzzed, &dice)
    default: other(&fuzzed, &dice)
    }
    if dice.chance(6) { add(dice.pick("v v vv vvv"), &fuzzed, &dice) }
    if dice.chance(85) { cluster(&fuzzed, &dice) }
  }

  private func option(_ letter: Character, _ dice: inout Dice) -> FuzzCase.Option {
    var word = bytes("-\(letter)")
    guard Self.withArgument.contains(letter) else { return .init(letters: [letter], arguments: [word]) }
    let argument = argument(of: letter, &dice)
    if !argument.isEmpty, dice.chance(20) {
      word += bytes(argument)
      return .init(letters: [letter], arguments: [word])
    }
    return .init(letters: [letter], arguments: [word, bytes(argument)])
  }

  private func argument(of letter: Character, _ dice: inout Dice) -> String {
    switch letter {
    case "c": dice.pick(["c", "@DIR@", "c", "c/", "nosuchdir", "", "c/../c"])
    case "C":
      dice.pick([
        "user", "builtin", "service", "all", "user,service", "USER builtin", "", "bogus", "all,bogus", ",", "user user",
        "\tall\n",
      ])
    case "T": dice.pick(["compile-version", "run-version", "public-key-algorithms", "bogus", ""])
    default: override(&dice)
    }
  }

  private func override(_ dice: inout Dice) -> String {
    if dice.chance(4) { return dice.pick(["newone", "=x", "", "a b=c", " = ", "x=\ny"]) }
    let name = names.setting(&dice)
    return name + dice.pick(["=", " = "]) + values.value(of: name, &dice)
  }

  private func add(_ letters: String, _ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    for letter in letters { fuzzed.options.append(option(letter, &dice)) }
  }

  private func display(_ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    add(dice.pick(["n", "n", "n", "", "", "p", "d", "d", "np", "dp"]), &fuzzed, &dice)
    if dice.chance(45) { add("x", &fuzzed, &dice) }
    if dice.chance(30) { add(dice.pick("h H"), &fuzzed, &dice) }
    if dice.chance(20) { add("f", &fuzzed, &dice) }
    if dice.chance(15) { add("C", &fuzzed, &dice) }
    if !fuzzed.has("d"), dice.chance(20) { add(dice.pick("o oo ooo"), &fuzzed, &dice) }
    if dice.chance(40) {
      for _ in 0..<dice.number(1...5) { fuzzed.words.append(bytes(names.asked(&dice))) }
    }
    fuzzed.options.shuffle(using: &dice)
  }

  private func masterDisplay(_ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    let mode = dice.pick("M F P")
    add(mode, &fuzzed, &dice)
    if dice.chance(40) { add("x", &fuzzed, &dice) }
    if dice.chance(40) { add("f", &fuzzed, &dice) }
    if mode != "M", dice.chance(40) { add(dice.pick("h H"), &fuzzed, &dice) }
    if dice.chance(20) { add(dice.pick("o oo"), &fuzzed, &dice) }
    if dice.chance(5) { add("C", &fuzzed, &dice) }
    if dice.chance(55) {
      for _ in 0..<dice.number(1...3) { fuzzed.words.append(bytes(pattern(mode, &dice))) }
    }
    fuzzed.options.shuffle(using: &dice)
  }

  /// A request for services, `name/type/field`.
  private func pattern(_ mode: String, _ dice: inout Dice) -> String {
    if dice.chance(8) {
      return dice.pick([
        "", "/", "//", "a/b/c", "sm*", "smtp/", "/inet", "smtp//", "smtp/*/", "*/*/*/*", "smtp/in*", "a/b/c/d", "*",
        "**", "a\nb", "smtp/inet/x=", "#a",
      ])
    }
    var parts = [dice.chance(30) ? "*" : dice.pick(MasterFile.names + ["nosuch", "{x y}"])]
    if dice.chance(85) { parts.append(dice.chance(25) ? "*" : dice.pick(MasterFile.types)) }
    if parts.count == 2, mode != "M", dice.chance(75) {
      parts.append(mode == "F" ? field(&dice) : dice.chance(20) ? "*" : names.setting(&dice))
    }
    return parts.joined(separator: "/")
  }

  private func field(_ dice: inout Dice) -> String {
    if dice.chance(4) { return dice.pick(["nosuch", "", "Type", "args"]) }
    return dice.pick("service type private unprivileged chroot wakeup process_limit command *")
  }

  private func mainEdit(_ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    let action = dice.pick(["e", "e", "", "X", "#"])
    add(action, &fuzzed, &dice)
    if dice.chance(10) { add("p", &fuzzed, &dice) }
    for _ in 0..<dice.number(1...4) {
      let name = names.setting(&dice)
      var word = name
      if action == "e" || action.isEmpty {
        word += dice.pick(["=", " = ", " =", "= "]) + values.value(of: name, &dice)
      }
      if dice.chance(4) {
        word = dice.pick([
          "", "foo", "=x", "a b = c", "#foo=x", "foo=a\nb", "foo=", " foo = x ", "  #x=y", "a b", "foo bar=", "=", "\r",
          "x=y\r", " ",
        ])
      }
      fuzzed.words.append(bytes(word))
    }
    if dice.chance(3) { fuzzed.words = [] }
    if dice.chance(2) { add("c", &fuzzed, &dice) }
    if dice.chance(6), let word = fuzzed.words.randomElement(using: &dice) { fuzzed.words.append(word) }
  }

  private func masterEdit(_ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    let mode = dice.pick("M F P")
    let action = dice.pick(mode == "M" ? ["e", "", "", "X", "#"] : mode == "F" ? ["e", "", ""] : ["e", "", "", "X"])
    add(mode + action, &fuzzed, &dice)
    for _ in 0..<dice.number(1...3) {
      var word = target(mode, &dice)
      if action == "e" || action.isEmpty { word += "=" + replacement(mode, &dice) }
      if mode == "F", dice.chance(8) {
        word = dice.pick(["*/*/command=", "smtp/*/command=", "x/*/command = ", "*/inet/command="])
      }
      if dice.chance(5) {
        word = dice.pick([
          "", "x", "x=b", "x/unix=b", "x/unix/chroot=n n", "x/unix/a=b c", "x/unix=too few fields", "#x/unix=b",
          "x/unix/a=b\nc", "x/unix/*=n", "x//=", "/=", "  x/unix",
          "x/unix/", "*/*/*", "a/b/c/d=e", "=", "x/unix/a", "x/unix=", "*/*=smtp inet n - n - - smtpd",
        ])
      }
      fuzzed.words.append(bytes(word))
    }
    if dice.chance(3) { fuzzed.words = [] }
    fuzzed.options.shuffle(using: &dice)
  }

  private func target(_ mode: String, _ dice: inout Dice) -> String {
    let service = dice.chance(15) ? "*" : dice.pick(MasterFile.names)
    let type = dice.chance(15) ? "*" : dice.pick(MasterFile.types)
    return switch mode {
    case "M": "\(service)/\(type)"
    case "F": "\(service)/\(type)/\(field(&dice))"
    default: "\(service)/\(type)/\(dice.chance(3) ? "*" : names.setting(&dice))"
    }
  }

  private func replacement(_ mode: String, _ dice: inout Dice) -> String {
    switch mode {
    case "M":
      let arguments = (0..<dice.number(0...3)).map { _ in master.argument(&dice) }
      return dice.pick(["", " "]) + (master.fields(&dice) + arguments).joined(separator: dice.pick([" ", "  ", "\t"]))
    case "F":
      return dice.chance(40)
        ? dice.pick("smtpd pipe lmtp") + " " + master.argument(&dice)
        : dice.pick(["n", "y", "-", "", "60", "5?", "inet", "unix", "tcp", "x", "0", "new", "a=b", "{n}", "a/b"])
    default: return dice.chance(85) ? dice.pick("x yes $foo a=b {x} ldap:vm 1 a/b") : values.word(&dice)
    }
  }

  /// Options that need not go together.
  private func wild(_ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    let share = Double(dice.number(4...14))
    for letter in Self.letters where dice.chance(share) {
      add(String(letter), &fuzzed, &dice)
      if dice.chance(5) { add(String(letter), &fuzzed, &dice) }
    }
    if dice.chance(4) {
      fuzzed.options.append(.init(letters: [], arguments: [bytes(dice.pick(["-Z", "-q", "-j", "-", "-5"]))]))
    }
    fuzzed.options.shuffle(using: &dice)
    // An argument that is missing takes what follows, or is missing.
    if dice.chance(3) {
      fuzzed.options.append(.init(letters: [], arguments: [bytes(dice.pick(["-c", "-C", "-o", "-T"]))]))
    }
    if dice.chance(10) { fuzzed.options.append(.init(letters: [], arguments: [bytes("--")])) }
    for _ in 0..<dice.number(0...2) {
      let words = [
        names.asked(&dice), "\(names.setting(&dice))=1", pattern("F", &dice), "\(target("P", &dice))=x",
        "a/b=\(replacement("M", &dice))",
      ]
      fuzzed.words.append(bytes(dice.pick(words)))
    }
  }

  private func other(_ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    add(dice.pick("a A l m T b t m T b t bt TT mvv mvvv"), &fuzzed, &dice)
    if dice.chance(5) { add(dice.pick("C v"), &fuzzed, &dice) }
    if dice.chance(15) { fuzzed.words = [bytes(dice.pick(["nosuch", "@DIR@/t.cf", "@DIR@/nosuch", "x=y"]))] }
    if dice.chance(6) { fuzzed.words += [bytes("one"), bytes("two")] }
  }

  /// Writes options without arguments in one word, as people do.
  private func cluster(_ fuzzed: inout FuzzCase, _ dice: inout Dice) {
    var result: [FuzzCase.Option] = []
    for option in fuzzed.options {
      let word = option.arguments[0]
      if let last = result.last, last.letters.allSatisfy({ !Self.withArgument.contains($0) }), !last.letters.isEmpty,
        !option.letters.isEmpty, last.arguments.count == 1,
        dice.chance(60)
      {
        var arguments = option.arguments
        arguments[0] = last.arguments[0] + word.dropFirst()
        result[result.count - 1] = .init(letters: last.letters + option.letters, arguments: arguments)
      } else {
        result.append(option)
      }
    }
    fuzzed.options = result
  }
}
