import PostfixConfig
import Testing

@Suite("Functions of references, Postfix 3.11")
struct MacroFunctionTests {
  private func expand(_ value: String, _ syntax: MacroSyntax = .functions) -> Expansion {
    MacroExpander.expand(slice(value), MacroDialect(syntax)) { name in
      name.elementsEqual("mydomain".utf8) ? slice("bücher.example") : nil
    }
  }

  private func text(_ value: String) -> String { String(decoding: expand(value).bytes, as: UTF8.self) }

  @Test(
    "domains get their spelling in ASCII",
    arguments: [
      ("ÄÖ.example", "xn--4ca0b.example"), ("straße.de", "xn--strae-oqa.de"), ("ＡＢＣ.example", "abc.example"),
      ("bücher。Example", "xn--bcher-kva.example"), ("a\u{308}.de", "xn--4ca.de"), ("☃.net", "xn--n3h.net"),
      (" ExAmple ", "ExAmple"), ("a..b", "a..b"), ("$mydomain", "xn--bcher-kva.example"),
      ("نامه\u{200C}ای.com", "xn--mgba3gch31f060k.com"), ("日本語.jp", "xn--wgv71a119e.jp"),
      ("ﬁx.example", "fix.example"), ("½ü.example", "xn--12-yka4413a.example"), ("①.de", "1.de"),
      ("㎏ü.de", "xn--kg-yka.de"), ("ẞ.de", "ss.de"), ("Ǆü.de", "xn--d-eha30b.de"), ("a\u{34F}ü.de", "xn--a-eha.de"),
      ("㍿.jp", "xn--6oqv20b1zgzxr.jp"), ("ＸＮ－－bcher-kva.de", "xn--bcher-kva.de"), ("ª２.de", "a2.de"),
    ])
  func ascii(domain: String, expected: String) {
    #expect(text("[${domain_to_ascii{\(domain)}}]") == "[\(expected)]")
  }

  @Test(
    "domains get the spelling that people read",
    arguments: [
      ("xn--bcher-kva.example", "bücher.example"), ("ExAmple.COM", "example.com"), ("Bücher.EXAMPLE", "Bücher.EXAMPLE"),
      ("", ""), ("xn--zzzzzzz.example", "箥糪縖.example"),
    ])
  func utf8(domain: String, expected: String) {
    #expect(text("${domain_to_utf8{\(domain)}}") == expected)
  }

  @Test(
    "what is no domain is a fault",
    arguments: [
      ("", .emptyLabel), ("-ü", .leadingHyphen), ("ü-", .trailingHyphen), ("ü b", .malformed), ("ü.", .malformed),
      (".ü", .emptyLabel), ("xn--a.ü", .invalidACE), (String(repeating: "ü", count: 70), .labelTooLong),
      ("\u{308}ü", .leadingMark), ("ab--ü", .hyphenThreeFour),
      ("⒈ü", .disallowed), ("🄑ü", .malformed),
    ] as [(String, InternationalDomain.Problem)])
  func problems(domain: String, problem: InternationalDomain.Problem) {
    #expect(
      expand("${domain_to_ascii{\(domain)}}").faults == [
        .untranslatable(slice(domain), .ascii, problem), .badDomain(slice("domain_to_ascii{\(domain)}")),
      ])
  }

  @Test("other names are no functions, and older releases have none")
  func unknown() {
    #expect(expand("${ foo {x}}").faults == [.unknownFunction(slice("foo{x}"))])
    #expect(expand("${domain_to_ascii{x}y}").faults == [.unexpectedInput(after: slice("x"), rest: slice("y"))])
    #expect(
      expand("${domain_to_ascii{x}}", .levels).faults == [.badName(slice("domain_to_ascii"), rest: slice("{x}"))])
  }

  @Test("a scan visits the names in an argument and translates nothing")
  func scan() {
    var names: [String] = []
    let faults = MacroExpander.scan(slice("${domain_to_ascii{-ü$a${b}}}"), MacroDialect(.functions)) {
      names.append(String(decoding: $0, as: UTF8.self))
    }
    #expect(faults.isEmpty)
    #expect(names == ["a", "b"])
  }

  @Test("Postfix before 3.6 compares no levels")
  func levels() {
    let value = "${{3.10} <level {3.9} ? {lt} : {ge}}"
    #expect(String(decoding: expand(value, .levels).bytes, as: UTF8.self) == "ge")
    #expect(
      expand(value, .plain).faults == [
        .operandExpected(left: slice("3.10"), operator: slice("<"), rest: slice("level {3.9} ? {lt} : {ge}"))
      ])
  }
}
