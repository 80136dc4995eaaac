import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("PathBytes")
struct PathBytesTests {
  @Test("a path keeps its bytes up to a NUL", arguments: ["", "/", "a", "/etc/postfix//main.cf", "x\0y", "\0"])
  func bytes(_ text: String) {
    let expected = Array(text.utf8.prefix { $0 != 0 })
    #expect(Array(PathBytes(Array(text.utf8)).bytes) == expected)
  }

  @Test("names that are no UTF-8 survive the way to a FilePath and back")
  func notUTF8() {
    let bytes: [UInt8] = [0x2F, 0xFF, 0xC3, 0x28, 0x80]
    #expect(PathBytes(bytes).filePath.bytes == bytes)
    #expect(PathBytes(FilePath(bytes: bytes)) == PathBytes(bytes))
  }

  @Test("a file is read by either name, and trouble names the same path")
  func reading() throws {
    let scratch = try Sandbox()
    let name = scratch.root.bytes + [0x2F, 0xFF]
    try FileTree.live.withNewFile(name, "content")
    #expect(try FileTree.live.read(PathBytes(name)).bytes == Array("content".utf8))
    #expect(try FileTree.live.read(FilePath(bytes: name)) == FileTree.live.read(PathBytes(name)))
    let missing = scratch.path("missing")
    #expect(throws: FileError.system(.open, path: missing, .noSuchFileOrDirectory)) {
      try FileTree.live.read(PathBytes(missing.bytes))
    }
  }
}

extension FileTree {
  /// Writes a file whose name need not be text.
  fileprivate func withNewFile(_ path: [UInt8], _ content: String) throws {
    let file = try FileDescriptor.open(
      FilePath(bytes: path), .writeOnly, options: [.create], permissions: .ownerReadWrite)
    try file.closeAfter { _ = try file.writeAll(content.utf8) }
  }
}
