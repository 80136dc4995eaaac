import CLinux
import Foundation
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("FileReplacement")
struct FileReplacementTests {
  let scratch: Sandbox

  init() throws { scratch = try Sandbox() }

  func append(_ text: String) -> ([UInt8]?) -> [UInt8] { { ($0 ?? []) + Array(text.utf8) } }

  @Test func keepsModeAndLinkAndLeavesNoOtherFile() throws {
    try scratch.write("real/main.cf", "a\n", mode: 0o640)
    try scratch.link("main.cf", to: "real/main.cf")
    _ = try FileTree.live.edit(scratch.path("main.cf"), append("b\n"))
    #expect(try scratch.text("real/main.cf") == "a\nb\n")
    #expect(try FileTree.live.linkTarget(of: scratch.path("main.cf")) == "real/main.cf")
    #expect(try FileTree.live.metadata(of: scratch.path("main.cf"))?.permissions.rawValue == 0o640)
    #expect(try FileTree.live.names(in: scratch.root) == ["main.cf", "real"])
    #expect(try FileTree.live.names(in: scratch.path("real")) == ["main.cf"])
  }

  @Test(
    "a rewrite in place that a power failure tore is put back, an edit by hand is kept",
    arguments: [0..<1024, 2048..<3072, 512..<1536])
  func torn(written: Range<Int>) throws {
    let old = [UInt8](repeating: UInt8(ascii: "o"), count: 4096)
    let new = [UInt8](repeating: UInt8(ascii: "n"), count: 3072)
    var current = old
    current.replaceSubrange(written, with: new[written])
    // A sector that the disk had room for and no content yet.
    current.replaceSubrange(3584..<4096, with: repeatElement(0, count: 512))
    for line in ["", "by hand\n"] {
      try scratch.write("main.cf", current + Array(line.utf8))
      try scratch.write("main.cf.mailauth-undo", old)
      try scratch.write("main.cf.mailauth-undo-part", "half")
      try scratch.write("main.cf.mailauth-new", new)
      #expect(
        try FileReplacement(of: scratch.path("main.cf"), in: .live).original?.bytes
          == (line.isEmpty ? old : current + Array(line.utf8)))
      #expect(try FileTree.live.names(in: scratch.root) == ["main.cf"])
    }
  }

  @Test func anEditWithoutEffectKeepsTheInode() throws {
    try scratch.write("main.cf", "a\n")
    let before = try FileTree.live.metadata(of: scratch.path("main.cf"))
    _ = try FileTree.live.edit(scratch.path("main.cf")) { $0 ?? [] }
    #expect(try FileTree.live.metadata(of: scratch.path("main.cf")) == before)
    #expect(try FileTree.live.names(in: scratch.root) == ["main.cf"])
  }

  @Test func aThrowingEditLeavesEverythingAsItWas() throws {
    struct Refusal: Error {}
    try scratch.write("main.cf", "a\n")
    #expect(throws: Refusal.self) { try FileTree.live.edit(scratch.path("main.cf")) { _ in throw Refusal() } }
    #expect(try scratch.text("main.cf") == "a\n")
    #expect(try FileTree.live.names(in: scratch.root) == ["main.cf"])
  }

  @Test func aSettledFileShowsATimeBetweenItsLastChangeAndNow() throws {
    try scratch.write("main.cf", "a\n")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: scratch.path("main.cf").string)
    for text in ["b\n", "c\n"] {
      let before = try FileTree.live.metadata(of: scratch.path("main.cf"))?.modified ?? 0
      let replacement = try FileReplacement(of: scratch.path("main.cf"), in: .live)
      try replacement.stage(Array(text.utf8), modified: .settled)
      try replacement.commit()
      let after = try FileTree.live.metadata(of: scratch.path("main.cf"))?.modified ?? 0
      #expect(after > before)
      #expect(Double(after) / 1e9 <= Date().timeIntervalSince1970 - 2)
    }
  }

  @Test func keepsExtendedAttributes() throws {
    try scratch.write("main.cf", "a\n")
    try #require(unsafe setxattr(scratch.path("main.cf").string, "user.note", "x", 1, 0) == 0)
    _ = try FileTree.live.edit(scratch.path("main.cf"), append("b\n"))
    #expect(unsafe getxattr(scratch.path("main.cf").string, "user.note", nil, 0) == 1)
  }

  @Test func neverFollowsALinkInThePlaceOfTheLock() throws {
    try scratch.write("main.cf", "a\n")
    try scratch.write("victim", "precious\n")
    try scratch.link("main.cf.tmp", to: "victim")
    #expect(throws: FileError.self) { try FileTree.live.edit(scratch.path("main.cf"), append("b\n")) }
    #expect(try scratch.text("victim") == "precious\n")
    #expect(try scratch.text("main.cf") == "a\n")
  }

  @Test(arguments: [0o600, 0o644])
  func aLeftOverOfAnInterruptedRunIsNoObstacle(mode: Int) throws {
    try scratch.write("main.cf", "a\n")
    try scratch.write("main.cf.tmp", "half a li", mode: mode)
    _ = try FileTree.live.edit(scratch.path("main.cf"), append("b\n"))
    #expect(try scratch.text("main.cf") == "a\nb\n")
    #expect(try FileTree.live.names(in: scratch.root) == ["main.cf"])
  }

  @Test func writersAtTheSameTimeLoseNothing() async throws {
    try scratch.write("main.cf", "")
    let path = scratch.path("main.cf")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for _ in 0..<10 { _ = try FileTree.live.edit(path) { ($0 ?? []) + Array("\(writer)\n".utf8) } }
        }
      }
      try await group.waitForAll()
    }
    let lines = try scratch.text("main.cf").split(separator: "\n")
    #expect(lines.count == 80)
    #expect((0..<8).allSatisfy { writer in lines.count { $0 == "\(writer)" } == 10 })
  }

  @Test func aDirectoryInThePlaceOfTheFileChangesNothing() throws {
    try FileManager.default.createDirectory(atPath: scratch.path("main.cf").string, withIntermediateDirectories: true)
    #expect(throws: FileError.self) { try FileTree.live.edit(scratch.path("main.cf"), append("b\n")) }
    #expect(try FileTree.live.names(in: scratch.root) == ["main.cf"])
  }
}
