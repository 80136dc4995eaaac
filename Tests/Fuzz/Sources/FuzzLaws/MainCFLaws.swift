internal import LosslessText
internal import PostfixConfig

/// The laws of main.cf.
enum MainCFLaws {
  private static let names: [ParameterName] = ["a", "foo", "relayhost", "x_y"]
  private static let values: [ParameterValue] = ["", "b", "new  value", "a, b c", "$a", "#x"]

  static func check(_ input: inout Input) {
    let name = input.pick(names)
    let value = input.pick(values)
    let change = input.pick([MainCFChange.set(name, value), .remove(name), .commentOut(name)])
    let content = input.content
    law("LosslessText prints what it read", LosslessText(content).bytes == content, content)
    let document = MainCFDocument(content)
    law("main.cf prints back", document.bytes == content, content)
    classic(change, content)
    gentle(change, document)
  }

  private static func classic(_ change: MainCFChange, _ content: [UInt8]) {
    let once = ClassicMainCFEdit([change], to: content).bytes
    law("a classic edit of main.cf twice is once", ClassicMainCFEdit([change], to: once).bytes == once, content, once)
    var other = content
    other += content.last.map { $0 == 0x0A ? [] : [0x0A] } ?? []
    if case .set(let name, _) = change, !mentions(name, content) {
      law("a classic edit appends what is not there", once.starts(with: other) || once == content, content, once)
    }
    if case .remove(let name) = change, !mentions(name, content) {
      law("a classic edit leaves the rest alone", once == content, content, once)
    }
  }

  private static func mentions(_ name: ParameterName, _ content: [UInt8]) -> Bool {
    content.split(separator: 0x0A).contains { $0.starts(with: name.bytes) }
  }

  private static func gentle(_ change: MainCFChange, _ document: MainCFDocument) {
    var once = document
    once.apply([change], policy: .gentle)
    law("an edited main.cf prints back", MainCFDocument(once.bytes).bytes == once.bytes, once.bytes)
    var twice = once
    twice.apply([change], policy: .gentle)
    law("a gentle edit of main.cf twice is once", twice.bytes == once.bytes, document.bytes, once.bytes, twice.bytes)
    let (before, after) = (others(document, change.name), others(MainCFDocument(once.bytes), change.name))
    law("a gentle edit leaves other entries alone", before == after, document.bytes, once.bytes)
  }

  private static func others(_ document: MainCFDocument, _ name: ParameterName) -> [[UInt8]] {
    document.entries.filter { $0.state == .active && $0.name != name }.map { $0.name.bytes + [0x3D] + $0.value }
  }
}
