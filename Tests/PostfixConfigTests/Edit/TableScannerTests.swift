import Testing

@testable import PostfixConfig

/// The tables that a value names, as `type` each, named types as `$name`.
private func types(_ value: String) -> [String] {
  let bytes = Array(value.utf8)
  return TableScanner(bytes[...]).events.compactMap { event in
    switch event {
    case .table(let type, _, _): String(decoding: bytes[type], as: UTF8.self)
    case .namedType(let name): "$" + String(decoding: bytes[name], as: UTF8.self)
    default: nil
    }
  }
}

@Suite("Tables are found in values wherever Postfix would read one")
struct TableScannerTests {
  @Test(
    "words, negations, proxies, groups, conditions and nested tables",
    arguments: [
      ("hash:/a, lmdb:/b", ["hash", "lmdb"]),
      ("permit, check_client_access hash:/a reject", ["hash"]),
      ("!hash:/a 10.0.0.0/8", ["hash"]),
      ("proxy:hash:/a", ["proxy", "hash"]),
      ("$t:/a ${u}:/b $(v):/c", ["$t", "$u", "$v"]),
      ("proxy:$t:/a", ["proxy", "$t"]),
      ("${indexed}a", []),
      ("{ hash:/a, { btree:/b } }", ["hash", "btree"]),
      (
        "pipemap:{hash:/a,inline:{x=hash:/b}} unionmap:{ static:{hash:/c}, cdb:/d }",
        ["pipemap", "hash", "inline", "unionmap", "static", "cdb"]
      ),
      (
        "${x?hash:/a} ${x:btree:/b} ${x?{cdb:/c}:{lmdb:/d}} ${{$x} == {y} ? {hash:/e} : {btree:/f}}",
        ["hash", "btree", "cdb", "lmdb", "hash", "btree"]
      ),
      ("static:hash:/a", ["static"]),
      ("[::1]/128 [2001:db8::]/32", []),
      ("$$t:/a", []),
      ("{ hash:/a", ["hash"]),
    ])
  func found(value: String, expected: [String]) {
    #expect(types(value) == expected, "\(value)")
  }
}
