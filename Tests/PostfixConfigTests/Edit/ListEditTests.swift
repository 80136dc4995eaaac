import PostfixConfig
import Testing

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

private func anchor(_ text: String) throws -> ListAnchor { try #require(ListAnchor(bytes(text))) }

/// Changes the list `r` of a main.cf.
private func edited(_ source: String, base: String = "", _ change: ListChange) throws -> String {
  var document = MainCFDocument(bytes(source))
  _ = try document.apply(change, to: "r", base: bytes(base))
  return String(decoding: document.bytes, as: UTF8.self)
}

private func adding(
  _ item: String, _ position: ListPosition? = nil, to source: String, base: String = ""
) throws -> String {
  try edited(source, base: base, .add(ListItem(bytes(item)), position))
}

private func removing(_ item: String, from source: String, base: String = "") throws -> String {
  try edited(source, base: base, .remove(ListItem(bytes(item))))
}

@Suite("Items are put into lists and taken out of them in the layout that the list has")
struct ListEditTests {
  @Test("on one line the separator of the neighbours is used")
  func oneLine() throws {
    #expect(try adding("c", to: "r = a, b\n") == "r = a, b, c\n")
    #expect(try adding("c", to: "r=a b\r\n") == "r=a b c\r\n")
    #expect(try adding("c", .first, to: "r = a,b") == "r = c,a,b")
    #expect(try adding("c", .before(anchor("b")), to: "r = a  ,b\n") == "r = a  ,c  ,b\n")
    #expect(try adding("c", to: "r = a\n") == "r = a, c\n")
    #expect(try adding("c", to: "r =\n") == "r = c\n")
    #expect(try adding("c", to: "r= \nx = 1\n") == "r= c\nx = 1\n")
  }

  @Test("where each item has a line, a new one gets its own; comments stay with the item below them")
  func ownLines() throws {
    let list = "r =\n\ta,\n# why b\n\tb,\n\n\tc\nx = 1\n"
    #expect(try adding("d", to: list) == "r =\n\ta,\n# why b\n\tb,\n\n\tc,\n\td\nx = 1\n")
    #expect(try adding("d", .before(anchor("b")), to: list) == "r =\n\ta,\n\td,\n# why b\n\tb,\n\n\tc\nx = 1\n")
    #expect(try adding("d", .first, to: list) == "r =\n\td,\n\ta,\n# why b\n\tb,\n\n\tc\nx = 1\n")
    #expect(try adding("d", .first, to: "r = a,\n  b\n") == "r = d,\n  a,\n  b\n")
    #expect(try adding("d", to: "r = a\n  b") == "r = a\n  b\n  d")
    #expect(try adding("d", to: "r = a\n  , b\n") == "r = a\n  , b\n  , d\n")
    #expect(try adding("d", to: "r = a, b, c,\n  x, y\n") == "r = a, b, c,\n  x, y, d\n")
    #expect(try adding("d", to: "r =\n  a,\n  b,\n") == "r =\n  a,\n  b,\n  d,\n")
    #expect(try adding("d", to: "r =\n  a\n") == "r =\n  a\n  d\n")
  }

  @Test("a restriction and its arguments are one item, over lines too")
  func arguments() throws {
    let list =
      "r = permit_mynetworks,\n  check_client_access\n    hash:/x,\n  warn_if_reject reject_rbl_client zen,\n  reject\n"
    #expect(
      try removing("check_client_access hash:/x", from: list)
        == "r = permit_mynetworks,\n  warn_if_reject reject_rbl_client zen,\n  reject\n")
    #expect(
      try adding("sleep 1", .after(anchor("check_client_access")), to: list)
        == "r = permit_mynetworks,\n  check_client_access\n    hash:/x,\n    sleep 1,\n  warn_if_reject reject_rbl_client zen,\n  reject\n"
    )
    #expect(
      try adding("sleep 1", .before(anchor("warn_if_reject")), to: "r = a, warn_if_reject b, c\n")
        == "r = a, sleep 1, warn_if_reject b, c\n")
    #expect(try adding("{ inet:x, timeout=1s }", to: "r = {inet:x timeout=1s}\n") == "r = {inet:x timeout=1s}\n")
  }

  @Test("an item that is there stays, unless its position is wrong")
  func present() throws {
    #expect(try adding("a", to: "r = a, b\n") == "r = a, b\n")
    #expect(try adding("a", .before(anchor("b")), to: "r = a, x, b\n") == "r = a, x, b\n")
    #expect(try adding("a", .after(anchor("b")), to: "r = a, x, b\n") == "r = x, b, a\n")
    #expect(try adding("a", .first, to: "r = x, a, b, a\n") == "r = a, x, b\n")
    #expect(try adding("b", .before(anchor("a")), to: "r =\n  a,\n# note\n  b\n") == "r =\n  b,\n  a\n# note\n")
  }

  @Test("removing the last item leaves an empty list, which is not the default")
  func emptied() throws {
    #expect(try removing("a", from: "r = a\n") == "r =\n")
    #expect(try removing("a", from: "r = a,\n# note\n  b\n") == "r =\n# note\n  b\n")
    #expect(try removing("a", from: "r = a,\n  b,\n  c\n") == "r = b,\n  c\n")
    #expect(try removing("a", from: "r =\n  a\n") == "r =\n")
  }

  @Test("a parameter that is not set begins with its default, and is not set for nothing")
  func unset() throws {
    #expect(try adding("c", to: "x = 1\n", base: "$a, b") == "x = 1\nr = $a, b, c\n")
    #expect(try adding("b", to: "x = 1\n", base: "$a, b") == "x = 1\n")
    #expect(try removing("b", from: "x = 1\n", base: "$a, b") == "x = 1\nr = $a\n")
    #expect(try removing("z", from: "x = 1\n", base: "$a, b") == "x = 1\n")
  }

  @Test("a missing neighbour, or one that is the item itself, is refused")
  func faults() throws {
    #expect(throws: ListFault.noAnchor(try anchor("z"), among: [try ListItem(bytes("a"))])) {
      _ = try adding("b", .before(anchor("z")), to: "r = a\n")
    }
    #expect(throws: ListFault.anchorIsItem(try ListItem(bytes("a")))) {
      _ = try adding("a", .before(anchor("a")), to: "r = b, a\n")
    }
    #expect(throws: ListFault.holdsNUL) { _ = try adding("b", to: "r = a\0\n") }
  }

  @Test("a text that is not one item is refused")
  func items() throws {
    #expect(throws: ListItem.Problem.empty) { _ = try ListItem(bytes(" , ")) }
    #expect(throws: ListItem.Problem.missingArgument(verb: bytes("check_helo_access"))) {
      _ = try ListItem(bytes("warn_if_reject check_helo_access"))
    }
    #expect(throws: ListItem.Problem.several([try ListItem(bytes("a")), try ListItem(bytes("b"))])) {
      _ = try ListItem(bytes("a b"))
    }
    for text in ["#a", "a\nb", "{ a", "a }", "a\0"] {
      #expect(throws: ListItem.Problem.unwritable) { _ = try ListItem(bytes(text)) }
    }
  }

  @Test("what stands behind the end of a list is noted")
  func unreachable() throws {
    var document = MainCFDocument(bytes("r = a, reject\n"))
    let item = try ListItem(bytes("b"))
    #expect(
      try document.apply(.add(item, nil), to: "r", base: []) == [.unreachable(item, behind: ListItem(bytes("reject")))])
  }

  @Test("an -o without blanks stays so; one with blanks gets braces")
  func overrides() throws {
    func changed(_ source: String, _ item: String) throws -> String {
      var document = MasterCFDocument(bytes(source))
      let service = try #require(document.services.first)
      _ = try document.apply(.add(ListItem(bytes(item)), nil), to: "r", in: service, base: bytes("$base"))
      return String(decoding: document.bytes, as: UTF8.self)
    }
    let head = "smtp inet n - y - - smtpd"
    #expect(
      try changed("\(head)\n  -o r=a,b\n", "check_helo_access hash:/x")
        == "\(head)\n  -o r=a,b,check_helo_access,hash:/x\n")
    #expect(
      try changed("\(head)\n  -o { r = a, b }\n", "c d".split(separator: " ").joined())
        == "\(head)\n  -o { r = a, b, cd }\n")
    #expect(try changed("\(head)\n", "c") == "\(head)\n  -o { r = $base, c }\n")
  }
}
