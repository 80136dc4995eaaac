import PostfixConfig
import TestSupport
import Testing

private let dialect = MacroDialect(.levels)

/// Bytes of a literal, as a slice.
func slice(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

@Suite("Expansion of references")
struct MacroExpanderTests {
  static let values = ["a": "A", "e": "", "ind": "$e", "n": "10", "chain": "<$link>", "link": "${a}b"]

  static func lookup(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    values[String(decoding: name, as: UTF8.self)].map(slice)
  }

  static func expand(_ value: String) -> String {
    let result = MacroExpander.expand(slice(value), dialect, lookup: lookup)
    return result.faults.isEmpty ? String(decoding: result.bytes, as: UTF8.self) : "\(result.faults)"
  }

  @Test(
    "every form",
    arguments: [
      ("$a ${a} $(a) x$$y $$a", "A A A x$y $a"), ("[${a?yes}][${a:no}][${e?yes}][${e:no}]", "[yes][][][no]"),
      ("[${nosuch?yes}][${nosuch:no}][$nosuch]", "[][no][]"), ("${a?{yes}:{no}}${e?{yes}:{no}}", "yesno"),
      ("${ a ? {yes} : {no} }", "yes"), ("${a?{x}:y z}|${e?{x}:y z}|${a?x:y}", "x|y z|x:y"),
      ("${{$a} == {A} ? {eq} : {ne}}", "eq"), ("${{10} > {9} ? {num} : {str}}", "num"),
      ("${{10} > {9a} ? {num} : {str}}", "str"), ("${{ A} == {A}?{same}:{differ}}", "differ"),
      ("[${{$a} == {A}}][${{$a} == {B}}][${{$a}!={B}?{tight}}]", "[true][][tight]"),
      ("${{3.10} <level {3.9} ? {lt} : {ge}}${{3.10} < {3.9} ? {lt} : {ge}}${{3} ==level {3.0.0}}", "gelttrue"),
      ("[$a_b][${a}_b][${a?{a{b}c}}][$(a?yes)][${ind?raw}]", "[][A_b][a{b}c][yes][raw]"), ("$chain", "<Ab>"),
      ("${{$a$a} == {AA} ? {${e:{nested}}} : {x}}", "nested"), ("${{$n} <= {9}:{more}}", "more"),
    ])
  func forms(_ value: String, _ expected: String) {
    #expect(Self.expand(value) == expected)
  }

  @Test(
    "every fault",
    arguments: [
      ("${", MacroFault.truncatedReference(slice("${"))), ("a$", .emptyName(slice("a$"))),
      ("${}", .emptyName(slice("${}"))), ("${a-b}", .badName(slice("a"), rest: slice("-b"))),
      ("${ a b}", .badName(slice(" a"), rest: slice(" b"))),
      ("${{a} ~ {b} ? {c}}", .operatorExpected(left: slice("a"), rest: slice("~ {b} ? {c}"))),
      ("${{a} ==foo {a}}", .badOperatorSuffix(operator: slice("=="), suffix: slice("foo"))),
      ("${{a} == b}", .operandExpected(left: slice("a"), operator: slice("=="), rest: slice(" b"))),
      ("${{a} == {a} x}", .branchExpected(rest: slice("x"))),
      ("${a?{c}x}", .colonExpected(after: slice("c"), rest: slice("x"))),
      ("${a?{c}:{d}x}", .unexpectedInput(after: slice("d"), rest: slice("x"))),
      ("$(a?{x)", .unbalancedBraces(slice("{x"))), ("${{a} <level {1}}", .malformedLevel(slice("a"))),
      ("${{99999999999999999999} < {1}}", .numberOutOfRange(slice("99999999999999999999"))),
    ])
  func faults(_ value: String, _ fault: MacroFault) {
    #expect(MacroExpander.expand(slice(value), dialect, lookup: Self.lookup).faults == [fault])
  }

  @Test(
    "a hundred references deep works, a hundred and one do not", arguments: [(99, true), (100, true), (101, false)])
  func depth(_ count: Int, _ works: Bool) {
    let result = MacroExpander.expand(slice("$p1"), dialect) { name in
      let number = Int(String(decoding: name.dropFirst(), as: UTF8.self)) ?? 0
      return slice(number < count ? "$p\(number + 1)" : "end")
    }
    #expect(result.faults.isEmpty == works)
  }

  @Test("circles end with one fault", arguments: ["$r", "${r}", "x${r?$r}", "${{$r} == {$r}}", "${{a} == {$r}}"])
  func circles(_ value: String) {
    let result = MacroExpander.expand(slice(value), dialect) { _ in slice(value) }
    #expect(result.faults.count == 1)
    guard case .tooDeep = result.faults.first else {
      Issue.record("\(result.faults)")
      return
    }
  }

  @Test("law: bytes with every dollar sign doubled expand to themselves")
  func escaping() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<500 {
      let text = random.bytes(limit: 40) + [UInt8(ascii: "$")]
      let escaped = text.flatMap { $0 == UInt8(ascii: "$") ? [$0, $0] : [$0] }
      let result = MacroExpander.expand(escaped[...], dialect) { _ in nil }
      #expect(result.bytes == text && result.faults.isEmpty)
    }
  }

  @Test("law: any text ends, with or without faults, and a scan without faults means an expansion without")
  func arbitrary() {
    var random = SplitMix64(seed: 4)
    let pieces = [
      "$", "{", "}", "(", ")", "a", "e", "ind", "?", ":", " ", "==", "<level", "1", "${", "${a?{", "}:{", "}}",
    ]
    for _ in 0..<3000 {
      let value = random.text(of: pieces, limit: 12)[...]
      var names = 0
      let faults = MacroExpander.scan(value, dialect) { _ in names += 1 }
      let result = MacroExpander.expand(value, dialect, lookup: Self.lookup)
      let onlyLevels = result.faults.allSatisfy { if case .malformedLevel = $0 { true } else { false } }
      #expect(!faults.isEmpty || onlyLevels, "\(String(decoding: value, as: UTF8.self))")
      #expect(value.contains(UInt8(ascii: "$")) || result.bytes == Array(value))
    }
  }

  @Test("a scan sees the branches that are not taken")
  func scan() {
    var names: [String] = []
    let faults = MacroExpander.scan(slice("$x ${a?{$b}:{$c}} ${{$d} == {$e}?{$f}}"), dialect) {
      names.append(String(decoding: $0, as: UTF8.self))
    }
    #expect(faults.isEmpty)
    #expect(names == ["x", "a", "b", "c", "d", "e", "f"])
  }
}
