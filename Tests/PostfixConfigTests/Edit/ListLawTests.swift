import PostfixConfig
import TestSupport
import Testing

/// A list in a layout of its own, made from a seed.
private struct Sample {
  var source: [UInt8]
  var items: [ListItem]

  private static let words = [
    "permit_mynetworks", "reject_unauth_destination", "check_client_access hash:/x", "reject_rbl_client zen.example",
    "warn_if_reject reject_rhsbl_sender y.example", "{ inet:m, timeout=1s }", "$mydestination", "10.0.0.0/8",
  ]

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var pool = Self.words.shuffled(using: &random).prefix(Int.random(in: 0...5, using: &random))
    let comma = ["", ",", " ,"].randomElement(using: &random) ?? ""
    let leads = Bool.random(using: &random)
    let ending = random.next() % 4 == 0 ? "\r\n" : "\n"
    let usesLines = Bool.random(using: &random)
    var text = "# top\(ending)r\(["=", " = ", "\t= "].randomElement(using: &random) ?? "=")"
    if usesLines, Bool.random(using: &random), !pool.isEmpty { text += ending + "    " }
    items = []
    while let word = pool.popFirst() {
      items.append((try? ListItem(word.utf8)) ?? ListItem.items(in: Array(word.utf8))[0])
      text +=
        word.contains(" ") && usesLines && random.next() % 5 == 0 ? word.replacing(" ", with: "\(ending)      ") : word
      guard !pool.isEmpty else { break }
      switch random.next() % 4 {
      case 0 where usesLines, 1 where usesLines:
        let note = random.next() % 3 == 0 ? "# note \(random.next() % 9)\(ending)" : ""
        text += (leads ? "" : comma) + ending + note + "    " + (leads && !comma.isEmpty ? ", " : "")
      default: text += comma + " "
      }
    }
    if text.hasSuffix("= ") { text.removeLast() }
    source = Array((text + (random.next() % 5 == 0 ? "" : ending + "z = 1" + ending)).utf8)
  }

  var document: MainCFDocument { MainCFDocument(source) }
}

private func items(of document: MainCFDocument) -> [ListItem] {
  ListItem.items(in: document.value(of: "r")?.value ?? [])
}

private func comments(of document: MainCFDocument) -> [[UInt8]] {
  document.bytes.split(separator: 10).filter { $0.first == UInt8(ascii: "#") }.map(Array.init)
}

@Suite("Laws of list edits, over generated layouts")
struct ListLawTests {
  private let new = try? ListItem("check_helo_access lmdb:/new".utf8)

  @Test("Adding and removing again gives the same bytes; adding twice is adding once; comments stay")
  func addAndRemove() throws {
    let new = try #require(new)
    for seed in 0..<UInt64(500) {
      let sample = Sample(seed: seed)
      var positions: [ListPosition?] = [nil, .first, .last]
      for item in sample.items {
        let anchor = try #require(ListAnchor(item.text))
        positions += [.before(anchor), .after(anchor)]
      }
      #expect(items(of: sample.document) == sample.items, "seed \(seed)")
      for position in positions {
        var document = sample.document
        let isDone = (try? document.apply(.add(new, position), to: "r", base: [])) != nil
        #expect(
          isDone, "seed \(seed) \(String(describing: position)): \(String(decoding: sample.source, as: UTF8.self))")
        let added = document
        #expect(items(of: added).filter { $0 != new } == sample.items, "seed \(seed) \(String(describing: position))")
        #expect(items(of: added).contains(new))
        #expect(comments(of: added) == comments(of: sample.document))
        _ = try document.apply(.add(new, position), to: "r", base: [])
        #expect(document == added, "seed \(seed) \(String(describing: position))")
        _ = try document.apply(.remove(new), to: "r", base: [])
        #expect(
          String(decoding: document.bytes, as: UTF8.self) == String(decoding: sample.source, as: UTF8.self),
          "seed \(seed) \(String(describing: position))")
      }
    }
  }

  @Test("Removing any item leaves the others and the comments, and changes no line before or behind the list")
  func remove() throws {
    for seed in 0..<UInt64(500) {
      let sample = Sample(seed: seed)
      for item in sample.items {
        var document = sample.document
        _ = try document.apply(.remove(item), to: "r", base: [])
        #expect(items(of: document) == sample.items.filter { $0 != item }, "seed \(seed) \(item)")
        #expect(comments(of: document) == comments(of: sample.document), "seed \(seed) \(item)")
        #expect(document.value(of: "z")?.value == sample.document.value(of: "z")?.value)
      }
    }
  }
}
