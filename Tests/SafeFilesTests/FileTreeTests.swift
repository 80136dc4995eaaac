import SafeFiles
import SystemPackage
import Testing

@Suite("FileTree")
struct FileTreeTests {
  let scratch = ScratchDirectory()

  @Test func readingGivesContentAndMode() throws {
    try scratch.write("a = 1\n", to: "main.cf", mode: 0o640)
    let snapshot = try FileTree.live.read(scratch["main.cf"])
    #expect(snapshot.bytes == Array("a = 1\n".utf8))
    #expect(snapshot.metadata.permissions.rawValue == 0o640)
  }

  @Test func aMissingFileIsNilAndADirectoryIsAnError() throws {
    #expect(try FileTree.live.readIfPresent(scratch["nothing/here"]) == nil)
    #expect(throws: FileError.system(.read, path: scratch.path, .isDirectory)) { try FileTree.live.read(scratch.path) }
  }

  @Test func absoluteLinksStayBeneathTheRoot() throws {
    try scratch.write("inside\n", to: "image/etc/target")
    try scratch.link("image/etc/name", to: "/etc/target")
    try scratch.link("image/etc/escape", to: "../../../../../../etc/passwd")
    let tree = FileTree(root: scratch["image"])
    #expect(try tree.read("/etc/name").bytes == Array("inside\n".utf8))
    #expect(try tree.resolve("/etc/name") == "/etc/target")
    #expect(try tree.readIfPresent("/etc/escape") == nil)
  }

  @Test func aCircleOfLinksIsReported() throws {
    try scratch.link("one", to: "two")
    try scratch.link("two", to: "one")
    #expect(throws: FileError.tooManyLinks(path: scratch["one"])) { try FileTree.live.resolve(scratch["one"]) }
  }
}
