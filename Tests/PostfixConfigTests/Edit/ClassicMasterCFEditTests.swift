import LosslessText
import PostfixConfig
import TestSupport
import Testing

@Suite("Classic edits of master.cf")
struct ClassicMasterCFEditTests {
  private func edit(
    _ source: String, _ kind: MasterCFChange.Kind, _ words: [String], _ warnings: inout [DisplayWarning]
  ) throws -> String {
    let changes = try words.map { try MasterCFChange(kind, Array($0.utf8)) }
    var heard: [DisplayWarning] = []
    let edit = try ClassicMasterCFEdit(changes, to: LosslessText(Array(source.utf8))) {
      if case .warning(let warning) = $0 { heard.append(warning) }
    }
    warnings = heard
    return String(decoding: edit.result, as: UTF8.self)
  }

  private func edit(_ source: String, _ kind: MasterCFChange.Kind, _ words: String...) throws -> String {
    var warnings: [DisplayWarning] = []
    return try edit(source, kind, words, &warnings)
  }

  static let a = "a          unix  -       -       n       -       -       z\n"
  static let b = "b unix - - - - - z # kept  \n"

  @Test("a field is set, after the comments in the entry; what is not asked for keeps its bytes")
  func field() throws {
    let source = "# top\na unix - - y - - z\n# in\n  -o p=1\n\n" + Self.b
    #expect(
      try edit(source, .setField, "a/unix/chroot=n") == "# top\n# in\n\n" + Self.a.dropLast() + "\n    -o p=1\n"
        + Self.b)
    #expect(try edit(source, .setField, "a/unix/command=q {r s} {t u}").contains("q r s {t u}\n" + Self.b))
  }

  /// As Postfix 3.6.4 does.
  @Test("before 3.6.10 a new entry leaves the one of its own name alone")
  func oldReplacement() throws {
    let change = try MasterCFChange(.setEntry, Array("no/unix=b unix - - n - - z".utf8))
    func result(_ replacement: ClassicMasterCFEdit.Replacement) throws -> [UInt8] {
      try ClassicMasterCFEdit([change], to: LosslessText(Array(Self.b.utf8)), replacement) { _ in }.result
    }
    let new = Self.a.replacing("a", with: "b", maxReplacements: 1)
    #expect(try result(.askedFor) == Array((Self.b + new).utf8))
    #expect(try result(.askedForOrOfItsName) == Array(new.utf8))
  }

  @Test("a parameter is set where it stands, else after the last option")
  func override() throws {
    let source = "a unix - - n - - z -v -op=1 arg\n" + Self.b
    let start = Self.a.dropLast() + " -v\n    -o p=2\n"
    #expect(try edit(source, .setOverride, "*/*/p=2") == start + "    arg\n" + Self.changed(Self.b, "p=2"))
    #expect(try edit(source, .removeOverride, "a/unix/p") == Self.a.dropLast() + " -v arg\n" + Self.b)
  }

  private static func changed(_ entry: String, _ option: String) -> String {
    "b          unix  -       -       -       -       -       z\n    -o \(option)\n    # kept\n"
  }

  @Test("an entry takes the place of the first match, and the others go")
  func entry() throws {
    let new = "a unix - - n - - z"
    #expect(
      try edit(Self.b + "a unix - - - - - x\n  -v\n# c\na unix - - - - - y\n", .setEntry, "a/unix=\(new)")
        == Self.b + Self.a + "# c\n")
    #expect(try edit(Self.b, .setEntry, "x/unix=\(new)") == Self.b + Self.a)
    #expect(try edit("b unix - - - - - z", .setEntry, "x/unix=\(new)") == "b unix - - - - - z\n" + Self.a)
  }

  @Test("entries are removed or commented out line by line")
  func lines() throws {
    let source = "a unix - - - - - x\n# c\n  -v\n" + Self.b
    #expect(try edit(source, .removeEntry, "a/*") == "# c\n" + Self.b)
    #expect(try edit(source, .commentOutEntry, "*/unix", "a/unix") == "#a unix - - - - - x\n# c\n#  -v\n#" + Self.b)
  }

  @Test("a change that nothing matches is reported, an unreadable entry ends the edit")
  func reports() throws {
    var warnings: [DisplayWarning] = []
    #expect(try edit(Self.b, .setField, [" x/unix/chroot = n"], &warnings) == Self.b)
    #expect(warnings == [.unmatchedChange(Array(" x/unix/chroot = n".utf8)[...])])
    #expect(throws: MasterCFEditFault.splitServiceAndType(line: 2)) { try edit("#\nx\n unix\n", .removeEntry, "a/b") }
    #expect(throws: MasterCFEditFault.fieldCount(line: 1)) { try edit("a unix\n", .setField, "a/unix/chroot=n") }
    #expect(throws: MasterCFEditFault.field("chroot", value: [120], entry: [120])) {
      try edit(Self.a, .setField, "a/unix/chroot=x")
    }
    #expect(throws: MasterCFEditFault.newFieldCount(text: Array("a/b=c".utf8))) { try edit("", .setEntry, "a/b=c") }
  }

  @Test("lines that a rewritten entry swallowed are not counted afterwards, as in the original")
  func numbers() throws {
    #expect(throws: MasterCFEditFault.serviceName(Array("x=y".utf8)[...], line: 2)) {
      try edit("a unix - - - - - z\n  -v\n#\n  -v\nx=y unix\n", .setField, "a/unix/chroot=n")
    }
  }

  static let kinds: [(MasterCFChange.Kind, String)] = [
    (.setEntry, "a/unix=a unix - - - - - q -o x=y"), (.removeEntry, "a/unix"), (.commentOutEntry, "a/unix"),
    (.setField, "a/unix/wakeup=5?"), (.setOverride, "a/unix/x=y"), (.removeOverride, "a/unix/x"),
  ]

  @Test("laws: what nothing matches keeps every byte, and a second edit changes nothing", arguments: 0..<6)
  func laws(_ number: Int) throws {
    var random = SplitMix64(seed: 31)
    let pieces = [
      "a unix - - - - - z", "\nb unix - - n - - pipe", "\n  -o x=1", "\n# note", "\n\n", " -v", " -o {x = 1 2}", "\r",
      "\t",
      "\na unix y - - - - smtp", "\n -o y=2", " flags=R", "\u{E9}", " ",
    ]
    let (kind, word) = Self.kinds[number]
    for _ in 0..<200 {
      let source = String(
        decoding: Array("c unix - - - - - z\n".utf8) + random.text(of: pieces, limit: 12), as: UTF8.self)
      var unheard: [DisplayWarning] = []
      if kind != .setEntry {
        let other = word.replacing("a/", with: "none/")
        let same = try? edit(source, kind, [other], &unheard)
        #expect(same == nil || same == source)
      }
      // A comment between two entries that change moves up once more each time, in the original too.
      if number > 2, source.contains("\n#") || source.contains("\n\n") { continue }
      guard let once = try? edit(source, kind, [word], &unheard) else { continue }
      #expect(try edit(once, kind, [word], &unheard) == once, "\(source.debugDescription)")
    }
  }
}
