import TestSupport
import Testing

/// Features of the grammar of main.cf and master.cf that generated configurations use.
enum GrammarFeature: String, CaseIterable {
  case comment, blankLine, indentedComment, continuation, commentInside, strayLine, duplicate, emptyValue,
    noFinalNewline
  case carriageReturn, nul, latin1, plainReference, bracedReference, parenthesizedReference, ifSet, ifUnset, ternary
  case comparison, levelComparison, escapedDollar, faultyReference, databaseTable, proxiedTable, bracedTable
  case unbalancedBraces, restrictionClass, legacyName, readOnlyName, rawName, userName, serviceParameter
  case serviceOption, bracedOption, clusteredOption, deliveryService, duplicateService
}

/// Makes configurations and counts the features that they use.
struct ConfigurationGenerator {
  var random: SplitMix64
  private(set) var counts: [GrammarFeature: Int] = [:]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  private static let users = ["foo", "bar", "u1", "vm_query", "my_hosts", "myclass", "zz", "Foo"]
  private static let builtins = [
    "mail_name", "biff", "myorigin", "relayhost", "alias_maps", "virtual_alias_maps", "smtpd_banner", "mydestination",
  ]

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  private mutating func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }

  private mutating func use(_ feature: GrammarFeature, _ text: String) -> String {
    counts[feature, default: 0] += 1
    return text
  }

  private mutating func word() -> String {
    let name = pick(Self.users + Self.builtins + ["nosuch"])
    switch Int.random(in: 0..<24, using: &random) {
    case 0: return use(.plainReference, "$\(name)")
    case 1: return use(.bracedReference, "${ \(name) }")
    case 2: return use(.parenthesizedReference, "$(\(name))")
    case 3: return use(.ifSet, "${\(name)?$foo}")
    case 4: return use(.ifUnset, "${\(name):{u1}}")
    case 5: return use(.ternary, "${\(name) ? {$u1} : {$bar}}")
    case 6:
      return use(
        .comparison,
        "${{$\(pick(["mail_version", "nosuch", "compatibility_level"]))} \(pick(["==", "!=", "<", ">="])) {\(pick(["", "x", "10"]))}?{y}:{n}}"
      )
    case 7: return use(.levelComparison, "${{$compatibility_level} <level {3.\(pick(["1", "9"]))} ? {y} : {n}}")
    case 8: return use(.escapedDollar, "a$$b")
    case 9 where chance(15): return use(.faultyReference, pick(["${", "$", "${a-b}", "${{x}}", "${foo?{x}y}"]))
    case 10: return use(.databaseTable, pick(["ldap:vm", "mysql:my,", "sqlite:/nonexistent/x", "LDAP:vm", "ldap:./x"]))
    case 11: return use(.proxiedTable, "proxy:ldap:vm")
    case 12: return use(.bracedTable, pick(["{ check_x ldap:vm, y }", "inline:{a=b}", "pgsql:{ldap:vm}"]))
    case 13: return use(.unbalancedBraces, pick(["hash:{ a", "{x}y", "}"]))
    case 14: return use(.latin1, "\u{E9}")
    default: return pick(["yes", "permit", "10s", "example.com", "a,b", "\t", "hash:/x", "#x", "a=b"])
    }
  }

  private mutating func value() -> String {
    if chance(8) { return use(.emptyValue, "") }
    return (0..<Int.random(in: 1...4, using: &random)).map { _ in word() }.joined(separator: " ")
  }

  private mutating func name() -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: use(.legacyName, pick(["virtual_maps", "fallback_relay"]))
    case 1: use(.readOnlyName, pick(["service_name", "process_name"]))
    case 2: use(.rawName, pick(["luser_relay", "mailbox_command"]))
    case 3: use(.restrictionClass, "smtpd_restriction_classes")
    case 4: use(.serviceParameter, pick(["mlm_time_limit", "relay_destination_rate_delay", "local_time_limit"]))
    case 5..<10: use(.userName, pick(Self.users))
    default: pick(Self.builtins)
    }
  }

  private mutating func entry(_ lines: inout [String]) {
    switch Int.random(in: 0..<30, using: &random) {
    case 0: lines.append(use(.comment, "# comment"))
    case 1: lines.append(use(.blankLine, pick(["", "  \t"])))
    case 2: lines.append(use(.indentedComment, "   # comment"))
    case 3 where lines.isEmpty:
      lines.append(use(.strayLine, pick([" stray = 1", "  a stray line of more than thirty bytes"])))
    default:
      let name = name()
      if lines.contains(where: { $0.hasPrefix(name + " ") }) { _ = use(.duplicate, "") }
      let isClassList = name == "smtpd_restriction_classes"
      lines.append(name + pick([" = ", " =", " =\t "]) + (isClassList ? pick(["myclass", "foo, bar"]) : value()))
      while chance(25) {
        if chance(30) { lines.append(use(.commentInside, "# inside")) }
        lines.append(use(.continuation, pick([" ", "\t", "    "])) + value())
      }
    }
  }

  /// Makes a main.cf; most settle the machine's name and networks.
  mutating func main() -> [UInt8] {
    var lines: [String] = []
    for _ in 0..<Int.random(in: 0...12, using: &random) { entry(&lines) }
    if chance(70) { lines += ["myhostname = host.example", "mynetworks = 127.0.0.0/8"] }
    if chance(50) { lines.append("compatibility_level = 3.6") }
    var text = lines.joined(separator: chance(8) ? use(.carriageReturn, "\r\n") : "\n")
    text += chance(15) ? use(.noFinalNewline, "") : "\n"
    var bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    if chance(3), let place = bytes.indices.randomElement(using: &random) {
      _ = use(.nul, "")
      bytes[place] = 0
    }
    return bytes
  }

  /// Makes a master.cf.
  mutating func master() -> [UInt8] {
    var names: [String] = []
    var text = ""
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let name = pick(["mlm", "relay", "local", "smtp"]) + " " + pick(["unix", "inet"])
      if names.contains(name) { _ = use(.duplicateService, "") }
      names.append(name)
      text += "\(name) - - \(pick(["y", "n", "-"])) \(pick(["-", "60", "300?"])) - "
      text += chance(60) ? use(.deliveryService, pick(["smtp", "pipe", "spawn", "local", "virtual"])) : "smtpd"
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0, 1: text += use(.serviceOption, "\n  -o \(self.name())=\(pick(["a", "$foo", "ldap:vm", "$nosuch"]))")
        case 2: text += use(.bracedOption, "\n  -o { \(self.name()) = \(pick(["x y", "$bar", ""])) }")
        default: text += use(.clusteredOption, pick([" -vo u1=$u2", " -ofoo=bar", " -v"]))
        }
      }
      text += "\n"
    }
    return Array(text.utf8)
  }

  /// Makes options and names.
  mutating func arguments() -> [String] {
    var arguments = [pick(["-n", "-n", "-p", "-d"])]
    if chance(40) { arguments.append("-x") }
    if chance(30) { arguments.append(pick(["-h", "-H"])) }
    if chance(15) { arguments.append("-f") }
    if chance(15) { arguments += ["-C", pick(["user", "builtin", "service", "user,service"])] }
    if arguments[0] != "-d", chance(15) { arguments += ["-o", pick(["foo=1", "biff = $bar", "newone=1"])] }
    // Without names, the line of `process_id` could not be told from others that hold a number.
    if chance(40) || arguments.contains("-h") { arguments += [pick(Self.users), pick(Self.builtins), "nosuch"] }
    return arguments
  }
}
