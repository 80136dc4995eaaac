import MailSystem
import SafeFiles
import TestSupport
import Testing

@Suite("Layout")
struct LayoutTests {
  @Test(
    "is found from os-release",
    arguments: [
      ("ID=debian\n", "debian"), ("NAME=x\nID=ubuntu\nID_LIKE=debian\n", "ubuntu"),
      ("ID=mint\nID_LIKE=\"ubuntu debian\"\n", "ubuntu"), ("ID=raspbian\nID_LIKE=debian\n", "debian"),
      ("ID=\"rhel\"\nID_LIKE=\"fedora\"\nVERSION_ID=\"8.10\"\n", "rhel8"),
      ("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\nVERSION_ID=\"9.4\"\n", "rhel9"),
      ("ID=\"almalinux\"\nID_LIKE=\"rhel centos fedora\"\nVERSION_ID=\"10.0\"\n", "rhel10"),
      ("ID=\"centos\"\nID_LIKE=\"rhel fedora\"\nVERSION_ID=\"9\"\n", "rhel9"),
      ("ID=\"eurolinux\"\nID_LIKE=\"rhel fedora\"\nVERSION_ID=\"8.9\"\n", "rhel8"),
      ("ID=fedora\nVERSION_ID=43\n", "fedora"), ("ID=alpine\nVERSION_ID=3.22.1\n", "alpine"),
      ("ID=arch\n", "arch"), ("ID=manjaro\nID_LIKE=arch\n", "arch"),
      ("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\nVERSION_ID=\"15.6\"\n", "opensuse"),
      ("ID=\"opensuse-tumbleweed\"\nVERSION_ID=\"20260101\"\n", "opensuse"),
      ("ID=\"sles\"\nID_LIKE=\"suse\"\nVERSION_ID=\"15.6\"\n", "opensuse"),
    ])
  func release(release: String, platform: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write("etc/os-release", release)
    #expect(try Layout.detected(in: FileTree(root: sandbox.root)).platform == platform)
  }

  @Test func anotherPlatformIsNamed() throws {
    let sandbox = try Sandbox()
    try sandbox.write("usr/lib/os-release", "ID=\"plan9\"\n")
    let known = ["debian", "ubuntu", "rhel8", "rhel9", "rhel10", "fedora", "alpine", "arch", "opensuse", "freebsd"]
    #expect(throws: Layout.DetectionError.unknown(platform: "plan9", known: known + ["rhel"])) {
      try Layout.detected(in: FileTree(root: sandbox.root))
    }
  }

  @Test func freeBSDIsKnownByItsVersionProgram() throws {
    let sandbox = try Sandbox()
    try sandbox.write("bin/freebsd-version", "#!/bin/sh\n")
    #expect(try Layout.detected(in: FileTree(root: sandbox.root)) == .freeBSD)
  }

  @Test func aNameOfSeveralReleasesIsDecidedByTheTree() throws {
    let sandbox = try Sandbox()
    let tree = FileTree(root: sandbox.root)
    #expect(try Layout.named("rhel", in: tree) == .rhel10)
    try sandbox.write("etc/os-release", "ID=rocky\nID_LIKE=\"rhel centos\"\nVERSION_ID=8.9\n")
    #expect(try Layout.named("rhel", in: tree) == .rhel8)
    #expect(try Layout.named("rhel9", in: tree) == .rhel9)
    #expect(try Layout.named("rocky", in: tree) == .rhel8)
    #expect(throws: Layout.DetectionError.self) { try Layout.named("vms", in: tree) }
  }

  @Test func aBareFolderCountsAsDebian() throws {
    #expect(try Layout.detected(in: FileTree(root: Sandbox().root)) == .debian)
  }
}
