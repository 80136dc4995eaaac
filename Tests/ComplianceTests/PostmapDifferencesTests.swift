import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("postmap differs from the original as DIFFERENCES.md says")
struct PostmapDifferencesTests {
  func world(_ implementation: Implementation, _ body: (World) async throws -> Void) async throws {
    try await withWorld(of: implementation) { world in
      try world.sandbox.write("main.cf", "compatibility_level = 3.6\n")
      try await body(world)
    }
  }

  func inode(_ path: FilePath) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path.string)[.systemFileNumber] as? Int ?? 0
  }

  @Test("MAP-1: a new index takes the place of the old one", arguments: Implementation.installed)
  func replaced(implementation: Implementation) async throws {
    try await world(implementation) { world in
      try world.sandbox.write("m", "a b\n")
      try await world.table(.postmap, ["m"])
      let before = try inode(world.sandbox.path("m.db"))
      for call in [["m"], TableCall("-i", "m", input: "c d\n"), ["-d", "c", "m"]] as [TableCall] {
        try await world.table(.postmap, call)
        #expect((try inode(world.sandbox.path("m.db")) == before) == (implementation == .original))
        guard implementation == .ours else { continue }
        #expect(try world.sandbox.snapshot().keys.sorted() == ["m", "m.db", "main.cf"])
      }
    }
  }

  @Test("MAP-2: a removal that finds nothing leaves the file alone", arguments: Implementation.installed)
  func untouched(implementation: Implementation) async throws {
    try await world(implementation) { world in
      try world.sandbox.write("m", "a b\n")
      try await world.table(.postmap, ["m"])
      let before = try inode(world.sandbox.path("m.db"))
      try await world.table(.postmap, ["-d", "x", "m"])
      #expect(try inode(world.sandbox.path("m.db")) == before)
    }
  }

  @Test("MAP-3: the entries of text tables come by key")
  func sorted() async throws {
    try await world(.ours) { world in
      try world.sandbox.write("t", "b 2\na 1\nc 3\n")
      let environment = ["MAIL_CONFIG": world.path]
      let text = try await world.run(.postmap, "-s", "texthash:t", environment: environment)
      #expect(text.text == "a\t1\nb\t2\nc\t3\n")
      let inline = try await world.run(.postmap, "-s", "inline:{b=2,a=1}", environment: environment)
      #expect(inline.text == "a\t1\nb\t2\n")
    }
  }

  @Test("files with several names, behind links and in foreign folders get the whole content", arguments: ["-i", "-w"])
  func inPlace(option: String) async throws {
    try await world(.ours) { world in
      try world.sandbox.write("m", "a b\n")
      try await world.table(.postmap, ["m"])
      try FileManager.default.linkItem(
        atPath: world.sandbox.path("m.db").string, toPath: world.sandbox.path("other.db").string)
      try world.sandbox.link("link.db", to: "m.db")
      try world.sandbox.write("link", "a b\n")
      for name in ["m", "link"] {
        try await world.table(.postmap, TableCall(option, name, input: "\(name) 1\n"))
        try await world.table(.postmap, TableCall("-i", name, input: "\(name) 1\n"))
        let found = try await world.run(.postmap, "-q", name, "other", environment: ["MAIL_CONFIG": world.path])
        #expect(found.text == "1\n")
      }
      #expect(try world.sandbox.snapshot()["link.db"]?.content == .link("m.db"))
      #expect(try world.sandbox.snapshot().keys.sorted() == ["link", "link.db", "m", "m.db", "main.cf", "other.db"])
    }
  }
}
