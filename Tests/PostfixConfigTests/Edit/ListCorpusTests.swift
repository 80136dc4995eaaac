import PostfixConfig
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("Edits of lists and table types in real files")
struct ListCorpusTests {
  private static let names: [ParameterName] = [
    "mydestination", "mynetworks", "relay_domains", "smtpd_client_restrictions", "smtpd_helo_restrictions",
    "smtpd_sender_restrictions", "smtpd_relay_restrictions", "smtpd_recipient_restrictions", "smtpd_data_restrictions",
    "virtual_alias_maps", "smtpd_milters", "proxy_read_maps",
  ]

  @Test("Adding an item anywhere and removing it gives the same bytes, and the others stay")
  func addAndRemove() throws {
    let item = try ListItem("check_helo_access lmdb:/new".utf8)
    for file in try Corpus.files("main.cf") {
      let document = MainCFDocument(try Corpus.read(file))
      for name in Self.names {
        guard let value = document.value(of: name)?.value, !value.contains(0) else { continue }
        let items = ListItem.items(in: value)
        // A list that becomes empty is written as `name =`, however it was empty before.
        guard !items.isEmpty else { continue }
        var positions: [ListPosition?] = [nil, .first, .last]
        positions += items.prefix(3).compactMap { ListAnchor($0.text).map { .before($0) } }
        positions += items.suffix(3).compactMap { ListAnchor($0.text).map { .after($0) } }
        for position in positions {
          var edited = document
          _ = try edited.apply(.add(item, position), to: name, base: [])
          #expect(
            ListItem.items(in: edited.value(of: name)?.value ?? []).filter { $0 != item } == items, "\(file) \(name)")
          _ = try edited.apply(.remove(item), to: name, base: [])
          #expect(edited.bytes == document.bytes, "\(file) \(name) \(String(describing: position))")
        }
      }
    }
  }

  @Test(
    "A converted configuration names no table of the old type, and changes by nothing but that",
    arguments: [MapType.hash, .btree])
  func convert(from: MapType) throws {
    let target = MapType.lmdb
    let table = ParameterTable(.newest, build: .debian)
    for file in try Corpus.files("main.cf") {
      let main = try Corpus.read(file)
      func converted(_ main: [UInt8]) throws -> [UInt8] {
        let conversion = MapConversion(
          from: from, to: target, table: table, tree: FileTree(root: "/nonexistent"),
          configDirectory: Array("/etc/postfix".utf8))
        return try conversion.run(main: main, master: []).files.first?.new ?? main
      }
      let new = try converted(main)
      #expect(try converted(new) == new, "\(file)")
      let old = MainCFDocument(main).entries
      let entries = MainCFDocument(new).entries.filter { entry in old.contains { $0.name == entry.name } }
      for (before, after) in zip(old, entries) {
        #expect(before.name == after.name, "\(file)")
        #expect(before.contentLines.count == after.contentLines.count, "\(file)")
      }
    }
  }
}
