/// Makes master.cf.
struct MasterFile {
  let names: Names
  let values: Values

  static let types = ["inet", "unix", "unix", "fifo", "pass", "unix-dgram"]
  static let names = ["smtp", "smtp", "relay", "local", "mlm", "x", "127.0.0.1:10025", "virtual", "25", "command"]

  /// A master.cf.
  func master(_ dice: inout Dice) -> [UInt8] {
    var lines: [String] = []
    for _ in 0..<dice.number(0...6) {
      switch dice.number(0...14) {
      case 0: lines.append(dice.pick(["# comment", "#smtp inet n - y - - smtpd", "", "  \t", "   # indented"]))
      case 1 where dice.chance(values.spice.lines * 4 + 3):
        lines.append(
          dice.pick([
            " stray inet n - n - - smtpd", "smtp inet n - n -", "smtp", "\u{0}", "a\u{0}b inet n - n - - smtpd",
          ]))
      default: lines += entry(&dice)
      }
    }
    let end = dice.chance(4) ? "\r\n" : "\n"
    var content = bytes(lines.joined(separator: end) + (lines.isEmpty || dice.chance(8) ? "" : end))
    if values.spice.bytes > 0, dice.chance(15), let place = content.indices.randomElement(using: &dice) {
      content[place] = UInt8.random(in: 0...255, using: &dice)
    }
    return content
  }

  /// One entry, in lines.
  private func entry(_ dice: inout Dice) -> [String] {
    var fields = fields(&dice)
    for _ in 0..<(dice.chance(5) ? dice.number(5...12) : dice.number(0...4)) { fields.append(argument(&dice)) }
    var lines = [""]
    for field in fields {
      if lines.last?.isEmpty == true {
        lines[lines.count - 1] += field
      } else if dice.chance(12) {
        if dice.chance(20) { lines.append(dice.pick(["# inside", "", "  # inside"])) }
        lines.append(dice.pick([" ", "\t", "    "]) + field)
      } else {
        lines[lines.count - 1] += dice.pick([" ", " ", "   ", "\t"]) + field
      }
    }
    return lines
  }

  /// The eight fields of an entry.
  func fields(_ dice: inout Dice) -> [String] {
    var fields = [
      dice.chance(6)
        ? dice.pick(["{x y}", "a=b", "averyveryverylongservicenamethatislong", "*", "a/b", "f\u{F6}\u{F6}", "{}", "-"])
        : dice.pick(Self.names),
      dice.chance(1) ? dice.pick(["in/et", "{unix}", "un=ix"]) : dice.pick(Self.types), dice.pick("y n -"),
      dice.pick("y n - -"), dice.pick("y n -"),
      dice.pick(["-", "-", "60", "300?", "?", "-?"]), dice.pick("- - 0 1 100"),
      dice.pick("smtp smtpd pipe spawn local virtual error lmtp qmgr cleanup /usr/lib/postfix/sbin/smtp"),
    ]
    if dice.chance(values.spice.fields) {
      let place = dice.number(1...7)
      let bad = ["", "tcp", "yes", "N", "x", "1s", "-1", "{n}", "5?", "{y", "inet{", "a/b", "a=b", "60x", "{ n }"]
      fields[place] = dice.pick(bad)
    }
    return fields
  }

  /// One argument, which can be two words.
  func argument(_ dice: inout Dice) -> String {
    if dice.chance(values.spice.braces) {
      return dice.pick([
        "{f", "-o {x=1}y", "-o {z}", "-o {}", "{", "}", "{a}b", "-o {=x}", "{{a}", "-o{", "{a b}{c d}",
        "-o { x = y } z",
      ])
    }
    let name = names.setting(&dice)
    let value =
      dice.chance(60) ? dice.pick("a yes 1 $foo ldap:vm $nosuch $bar hash:/x permit,reject") : values.word(&dice)
    switch dice.number(0...15) {
    case 0...5: return "-o \(name)=\(value)"
    case 6, 7: return "-o { \(name) = \(value)\(dice.pick(["", " x y", " "])) }"
    case 8: return "-o {\(name)=\(values.value(of: name, &dice))}"
    case 9: return dice.pick(["-v", "-D", "-vD", "-vv", "- x", "--", "-x y", "- {a b}"])
    case 10:
      return dice.pick([
        "-vo x=1", "-ofoo=bar", "-o", "-o x", "-o =x", "-o x=", "-vo{a=b}", "-oa=b", "-vovo", "-o -o", "-o x= y",
      ])
    case 11:
      return dice.pick(["{first arg}", "{third}", "{}", "{ a }", "argv=/bin/x", "flags=DRhu", "user=list", "{a {b} c}"])
    case 12: return "argv=/usr/bin/" + String(repeating: "x", count: dice.number(1...80))
    case 13: return "-o smtpd_restriction_classes=\(dice.pick("myclass foo,bar $u1 class2"))"
    default: return "-o \(dice.pick(Names.users))=\(value)"
    }
  }
}
