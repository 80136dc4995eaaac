/// Makes main.cf and the files of table clients.
struct MainFile {
  let names: Names
  let values: Values

  /// A main.cf.
  func main(_ dice: inout Dice) -> [UInt8] {
    var lines: [String] = []
    let count = dice.chance(3) ? dice.number(30...60) : dice.number(0...14)
    for _ in 0..<count { entry(names.setting(&dice), &lines, &dice) }
    // Without these, a fault of networks ends nearly every display.
    if dice.chance(50) { lines.append("mynetworks = 127.0.0.0/8") }
    if dice.chance(30) { lines.append("compatibility_level = 3.6") }
    return finished(lines, &dice)
  }

  /// The configuration of a table client.
  func client(_ dice: inout Dice) -> [UInt8] {
    var lines: [String] = []
    let known = [
      "server_host", "search_base", "query", "hosts", "user", "dbname", "dbpath", "domain", "memcache", "bogus",
      "Query",
    ]
    for _ in 0..<dice.number(0...5) { entry(dice.pick(known), &lines, &dice) }
    if dice.chance(2) { lines.append(dice.pick(["noequals", "= x", "  stray", "#", "a b = c"])) }
    return finished(lines, &dice)
  }

  /// The templates of bounces.
  func templates(_ dice: inout Dice) -> [UInt8] {
    var lines: [String] = []
    for _ in 0..<dice.number(1...3) {
      let name = dice.pick("failure_template delay_template success_template verify_template nosuch_template")
      lines.append("\(name) = <<\(dice.chance(95) ? "EOF" : "")")
      lines += ["Charset: us-ascii", "Subject: \(values.word(&dice))", "", "This is $myhostname."]
      for _ in 0..<dice.number(0...3) { lines.append(values.value(of: "", &dice)) }
      lines.append(dice.chance(95) ? "EOF" : "EO")
    }
    return finished(lines, &dice)
  }

  private func entry(_ name: String, _ lines: inout [String], _ dice: inout Dice) {
    if dice.chance(values.spice.lines) {
      lines.append(
        dice.pick([
          "noequals", "= x", "a b = c", "  stray = 1", " a long stray line of more than thirty bytes", "=",
          "a\u{0}b = c", "\u{0}", "x = y\u{0}z",
        ]))
      return
    }
    switch dice.number(0...24) {
    case 0: lines.append(dice.pick(["# comment", "#\(name) = x", "   # indented", "#"]))
    case 1: lines.append(dice.pick(["", "  \t", "\u{B}"]))
    case 2 where lines.isEmpty: lines.append(dice.pick([" stray = 1", "  # c", " "]))
    default:
      lines.append(name + dice.pick([" = ", " = ", " = ", "=", " =", "\t=\t"]) + values.value(of: name, &dice))
      while dice.chance(20) {
        if dice.chance(25) { lines.append(dice.pick(["# inside", "", "  # inside"])) }
        lines.append(dice.pick([" ", "\t", "    "]) + dice.pick([values.value(of: "", &dice), "= x", "# x", ""]))
      }
      if dice.chance(8) { lines.append("\(name) = \(values.value(of: name, &dice))") }
    }
  }

  private func finished(_ lines: [String], _ dice: inout Dice) -> [UInt8] {
    let end = dice.chance(5) ? "\r\n" : "\n"
    var content = bytes(lines.joined(separator: end) + (lines.isEmpty || dice.chance(8) ? "" : end))
    if values.spice.bytes > 0, dice.chance(20), let place = content.indices.randomElement(using: &dice) {
      content[place] = UInt8.random(in: 0...255, using: &dice)
    }
    return content
  }
}
