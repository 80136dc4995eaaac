import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("FileTree")
struct FileTreeTests {
  let scratch: Sandbox

  init() throws { scratch = try Sandbox() }

  @Test func readingGivesContentAndMode() throws {
    try scratch.write("main.cf", "a = 1\n", mode: 0o640)
    let snapshot = try FileTree.live.read(scratch.path("main.cf"))
    #expect(snapshot.bytes == Array("a = 1\n".utf8))
    #expect(snapshot.metadata.permissions.rawValue == 0o640)
  }

  @Test(arguments: [0, 1, 15, 16, 17, 27, 28, 29, 40, 100])
  func partsOverlapAndEndWhereTheReaderHasEnough(_ count: Int) throws {
    let content = (0..<count).map { UInt8($0) }
    try scratch.write("file", content)
    var (parts, joined): ([ArraySlice<UInt8>], [UInt8]) = ([], [])
    try FileTree.live.scan(PathBytes(scratch.path("file")), portion: 16, overlap: 4) { part in
      #expect(parts.isEmpty || joined.suffix(4).elementsEqual(part.prefix(4)))
      joined += parts.isEmpty ? part : part.dropFirst(4)
      parts.append(part)
      return .goOn
    }
    #expect(joined == content)
    var seen = 0
    try FileTree.live.scan(PathBytes(scratch.path("file")), portion: 16, overlap: 4) { _ in
      seen += 1
      return seen == 2 ? .stop : .goOn
    }
    #expect(seen == min(2, parts.count))
  }

  @Test func aMissingFileIsNilAndADirectoryIsAnError() throws {
    #expect(try FileTree.live.readIfPresent(scratch.path("nothing/here")) == nil)
    #expect(throws: FileError.system(.read, path: scratch.root, .isDirectory)) { try FileTree.live.read(scratch.root) }
  }

  @Test func absoluteLinksStayBeneathTheRoot() throws {
    try scratch.write("image/etc/target", "inside\n")
    try scratch.link("image/etc/name", to: "/etc/target")
    try scratch.link("image/etc/escape", to: "../../../../../../etc/passwd")
    let tree = FileTree(root: scratch.path("image"))
    #expect(try tree.read("/etc/name").bytes == Array("inside\n".utf8))
    #expect(try tree.resolve("/etc/name") == "/etc/target")
    #expect(try tree.readIfPresent("/etc/escape") == nil)
  }

  @Test func aCircleOfLinksIsReported() throws {
    try scratch.link("one", to: "two")
    try scratch.link("two", to: "one")
    #expect(throws: FileError.tooManyLinks(path: scratch.path("one"))) {
      try FileTree.live.resolve(scratch.path("one"))
    }
  }
}
