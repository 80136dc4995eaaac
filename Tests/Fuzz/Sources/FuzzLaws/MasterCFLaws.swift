internal import LosslessText
internal import PostfixConfig

/// The laws of master.cf and of its gentle edits.
enum MasterCFLaws {
  private static let names: [ParameterName] = ["a", "x", "smtpd_banner"]
  private static let values: [ParameterValue] = ["", "b", "new  value", "$a"]

  static func check(_ input: inout Input) {
    let name = input.pick(names)
    let value = input.pick(values)
    let number = input.choice(of: 4)
    let content = input.content
    let document = MasterCFDocument(content)
    law("master.cf prints back", document.bytes == content, content)
    guard let service = document.services.first(where: { $0.state == .active }) else { return }
    // What is added after a brace that is not closed is inside of it.
    guard content.count(where: { $0 == UInt8(ascii: "{") }) == content.count(where: { $0 == UInt8(ascii: "}") }) else {
      return
    }
    var once = document
    edit(&once, service, name, value, number)
    let again = MasterCFDocument(once.bytes)
    law("an edited master.cf prints back", again.bytes == once.bytes, once.bytes)
    let before = others(document, service)
    guard number < 2, let same = again.services.first(where: { isSame($0, service) }) else { return }
    law("a gentle edit leaves other services alone", others(again, service) == before, content, once.bytes)
    var twice = again
    edit(&twice, same, name, value, number)
    law("a gentle edit of master.cf twice is once", twice.bytes == once.bytes, content, once.bytes, twice.bytes)
  }

  private static func edit(
    _ document: inout MasterCFDocument, _ service: MasterCFService, _ name: ParameterName, _ value: ParameterValue,
    _ number: Int
  ) {
    switch number {
    case 0: document.setOverride(name, to: value, in: service)
    case 1: document.removeOverride(name, in: service)
    default: document.commentOut(service)
    }
  }

  private static func isSame(_ a: MasterCFService, _ b: MasterCFService) -> Bool {
    a.state == b.state && a.field(.service) == b.field(.service) && a.field(.type) == b.field(.type)
  }

  private static func others(_ document: MasterCFDocument, _ service: MasterCFService) -> [[[UInt8]]] {
    document.services.filter { $0.state == .active && !isSame($0, service) }.map(\.words)
  }
}

/// The laws of what `postconf -M`, `-F` and `-P` write.
enum ClassicMasterCFLaws {
  private static let changes: [(MasterCFChange.Kind, String)] = [
    (.setEntry, "a/unix=a unix - - - - - q -o x=y"), (.removeEntry, "a/unix"), (.commentOutEntry, "a/unix"),
    (.setField, "a/unix/wakeup=5?"), (.setOverride, "a/unix/x=y"), (.removeOverride, "a/unix/x"),
    (.setField, "*/*/chroot=n"), (.removeEntry, "*/inet"), (.setField, "*/unix/command=pipe -vo x=y {a b}"),
  ]

  static func check(_ input: inout Input) {
    let (kind, word) = input.pick(changes)
    let content = input.content
    guard let change = try? MasterCFChange(kind, Array(word.utf8)), let once = edit(change, content) else { return }
    let isRemoval = kind == .removeEntry || kind == .removeOverride
    // Comments within two entries that change move up once more each time, in the original too.
    guard isRemoval || !content.split(separator: 0x0A, omittingEmptySubsequences: false).contains(where: isSkipped)
    else {
      return
    }
    guard let twice = edit(change, once) else { return }
    law("a classic edit of master.cf twice is once", twice == once, content, once, twice)
  }

  private static func isSkipped(_ line: ArraySlice<UInt8>) -> Bool {
    let first = line.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    return first == nil || first == UInt8(ascii: "#")
  }

  private static func edit(_ change: MasterCFChange, _ content: [UInt8]) -> [UInt8]? {
    try? ClassicMasterCFEdit([change], to: LosslessText(content)) { _ in }.result
  }
}
