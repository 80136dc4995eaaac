import MailSystem
import SafeFiles
import TestSupport
import Testing

@Suite("Layout")
struct LayoutTests {
  @Test(
    "is found from os-release",
    arguments: [
      "ID=debian\n", "NAME=x\nID=ubuntu\nID_LIKE=debian\n", "ID=mint\nID_LIKE=\"ubuntu debian\"\n",
    ])
  func debianFamily(release: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write("etc/os-release", release)
    #expect(try Layout.detected(in: FileTree(root: sandbox.root)) == .debian)
  }

  @Test func anotherPlatformIsNamed() throws {
    let sandbox = try Sandbox()
    try sandbox.write("usr/lib/os-release", "ID=\"alpine\"\n")
    #expect(throws: Layout.DetectionError.unknown(platform: "alpine", known: ["debian"])) {
      try Layout.detected(in: FileTree(root: sandbox.root))
    }
  }

  @Test func aBareFolderCountsAsDebian() throws {
    #expect(try Layout.detected(in: FileTree(root: Sandbox().root)) == .debian)
  }
}
