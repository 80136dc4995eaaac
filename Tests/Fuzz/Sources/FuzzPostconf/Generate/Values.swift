/// Makes values: words with references, braces and tables.
struct Values {
  let names: Names
  let spice: Spice

  /// A value for a name.
  func value(of name: String, _ dice: inout Dice) -> String {
    switch name {
    case "smtpd_restriction_classes" where dice.chance(80):
      return dice.pick(["myclass", "foo, bar", "myclass,class2", "$foo", "myclass $u1"])
    case "inet_interfaces", "inet_protocols", "mynetworks_style", "compatibility_level", "myhostname", "mydomain":
      if dice.chance(80) { return network(name, &dice) }
    default: break
    }
    if dice.chance(7) { return "" }
    let count = dice.chance(4) ? dice.number(8...20) : dice.number(1...4)
    return (0..<count).map { _ in word(&dice) }.joined(separator: dice.pick([" ", " ", " ", ", ", ",", "  ", "\t"]))
  }

  private func network(_ name: String, _ dice: inout Dice) -> String {
    let isBad = dice.chance(spice.networks)
    return switch name {
    case "inet_interfaces":
      isBad
        ? dice.pick([
          "nosuchhost.invalid", "10.255.254.253", "127.0.0.1 10.255.254.253", "", "all, loopback-only", "$nosuch",
          "[::1]:25",
        ])
        : dice.pick(["all", "loopback-only", "127.0.0.1", "localhost", "127.0.0.1, ::1", "[::1]", "$foo 127.0.0.1"])
    case "inet_protocols":
      isBad
        ? dice.pick(["bogus", "", "ipv4 bogus", "ipv5"]) : dice.pick(["all", "ipv4", "ipv6", "ipv4, ipv6", "IPV4"])
    case "mynetworks_style":
      isBad
        ? dice.pick(["bogus", "", "host class", "host, host"])
        : dice.pick(["host", "class", "subnet", "${{$compatibility_level} <level {3}?{host}:{class}}"])
    case "compatibility_level":
      isBad
        ? dice.pick(["foo", "", "-1", "1024", "3.1024", "1.2.3.4", "$x"])
        : dice.pick(["0", "1", "2", "3.6", "3.6.1", "9999"])
    default:
      isBad
        ? dice.pick(["${", "$", "$\(name)", "${x-y}"])
        : dice.pick(["host.example", "h", "$mydomain", "a.$foo", "", "$nosuch.x"])
    }
  }

  /// One word.
  func word(_ dice: inout Dice) -> String {
    if dice.chance(spice.macros) { return fault(&dice) }
    if dice.chance(spice.braces) {
      return dice.pick([
        "hash:{ a", "{x}y", "}", "{ check_x { ldap:vm }", "inline:{a=b}c", "{", "{}", "{{}", "a{b", "pcre:{ {a}b }",
      ])
    }
    if dice.chance(spice.bytes) {
      return dice.pick(["\u{E9}", "\u{C3}\u{BC}", "\u{1}", "\u{7F}", "\r", "\u{B}", "\u{C}", "a\u{0}b", "\""])
    }
    switch dice.number(0...15) {
    case 0...3: return reference(&dice)
    case 4, 5: return table(&dice)
    case 6:
      return dice.pick([
        "a$$b", "$$", "#x", "#", "a=b", "==", "\\", "'", "\"", "{ a b }", "{a, b}",
        "aaaaaaaaaa_very_long_word_" + String(repeating: "x", count: dice.number(1...70)),
      ])
    default:
      return dice.pick(
        "yes no permit reject 10s 5 example.com a,b hash:/x check_client_access permit_mynetworks static:all myclass foo u1 9a 010"
      )
    }
  }

  /// A reference that is well formed.
  func reference(_ dice: inout Dice, depth: Int = 0) -> String {
    let name = names.reference(&dice)
    func arm(_ dice: inout Dice) -> String {
      if depth < 2, dice.chance(40) { return reference(&dice, depth: depth + 1) }
      return dice.pick(["yes", "", " x ", "a b", "$foo", "$nosuch", "ldap:vm", "{a}", "1"])
    }
    switch dice.number(0...11) {
    case 0...3: return "$\(name)"
    case 4: return "${\(name)}"
    case 5: return "$(\(dice.pick([" ", ""]))\(name))"
    case 6: return "${\(name)?\(arm(&dice))}"
    case 7: return "${\(name):\(arm(&dice))}"
    case 8: return "${\(name) ? {\(arm(&dice))} : {\(arm(&dice))}}"
    case 9: return "${\(name)?{\(arm(&dice))}:\(arm(&dice))}"
    default:
      let sign = dice.pick(["==", "!=", "<", "<=", ">=", ">", "==level", "<level", ">=level"])
      let isLevel = sign.hasSuffix("level")
      let left = isLevel ? dice.pick(["$compatibility_level", "3.6", "2"]) : arm(&dice)
      let right = isLevel ? dice.pick(["3.6", "$compatibility_level", "1.2.3"]) : arm(&dice)
      let tail = dice.pick(["", "?{y}", ":{n}", " ? {\(arm(&dice))} : {\(arm(&dice))}", "?y", "?{y}:n"])
      return "${{\(left)} \(sign) {\(right)}\(tail)}"
    }
  }

  /// A reference with a fault.
  func fault(_ dice: inout Dice) -> String {
    let name = names.reference(&dice)
    return dice.pick([
      "${", "$(x", "$", "a$", "$-x", "${}", "$()", "${a-b}", "${a b}", "${{x}}", "${\(name)?{x}y}",
      "${{a} ~ {b} ? {c}}",
      "${{a} == b ? {c}}", "${{a} == {a} {c}}", "${{a} == {a} ? {c} {d}}", "${{a} == {a} ? {c} : {d} e}",
      "${{a} ==foo {a} ? {c}}", "${{a} <level {1} ? {c}}", "${{99999999999999999999} < {1} ? {c}}",
      "${domain_to_ascii{x}}",
      "${($)}", "$(\(name)?{x)}", "${{$} == {a}}", "${{a} == {$(}}", "${\(name)?$}", "${\(name):${x-y}}",
      "${\(name)?{$-}:{${}}}",
      "${{a}==}", "${{a}", "${{a} <level {1.2.3.4}}", "${{1.} <level {3}}", "${{a}level{b}}", "${ }", "${\(name) }",
      "${\(name) x}",
      "${{${{x}}} == {y} ? {z}}", "${?x}", "${:x}", "$(\(name)}", "${{a} = {b}}", "${\(name)?{a}:{b}c}",
      "${\(name)?{a} : {b} }",
    ])
  }

  /// A table.
  func table(_ dice: inout Dice) -> String {
    let kind = dice.pick("ldap mysql pgsql sqlite memcache hash LDAP mongodb regexp texthash")
    return switch dice.number(0...11) {
    case 0, 1: "\(kind):\(dice.pick("vm my pg sq mc u1 a-b"))"
    case 2: "proxy:\(kind):\(dice.pick("vm my pg"))"
    case 3: "\(kind):@DIR@/\(dice.pick("l.cf m.cf nosuch.cf"))"
    case 4: "proxy:\(kind):@DIR@/\(dice.pick("l.cf m.cf"))"
    case 5:
      dice.pick([
        "ldap:@DIR@", "mysql:./m.cf", "sqlite:", "ldap:/", "proxy:proxy:ldap:vm", "proxy:", ":vm", "ldap:vm:x",
        "ldap: vm",
      ])
    case 6: "{ check_recipient_access \(kind):vm, reject }"
    case 7: "\(kind):{ldap:vm}"
    case 8: "pipemap:{\(kind):vm, \(kind):@DIR@/m.cf}"
    case 9: "unionmap:{static:a,proxy:\(kind):my}"
    case 10: "inline:{a=b, c=d}"
    default: "$\(dice.pick("foo bar u1"))_x:vm"
    }
  }
}
