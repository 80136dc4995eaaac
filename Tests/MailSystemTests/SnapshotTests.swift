import MailSystem
import PostfixConfig
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("Snapshot")
struct SnapshotTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  func snapshot(main: String, master: String = "") throws -> Snapshot {
    try sandbox.write("etc/postfix/main.cf", main)
    try sandbox.write("etc/postfix/master.cf", master)
    return try Snapshot(of: FileTree(root: sandbox.root), layout: .debian)
  }

  @Test func valuesComeFromTheServiceThenMainCFThenTheDefaults() throws {
    let snapshot = try snapshot(
      main: "mydomain = example.com\nmyhostname = mail.$mydomain\n",
      master: "smtp inet n - y - - smtpd\n  -o { myhostname = smtp.example.com }\n")
    let service = try #require(snapshot.smtpServices.first)
    #expect(snapshot.effective("myhostname") == "mail.example.com")
    #expect(snapshot.effective("myhostname", in: service) == "smtp.example.com")
    #expect(snapshot.effective("queue_directory") == "/var/spool/postfix")
  }

  @Test func theHostNameOfAnImageIsItsOwn() throws {
    try sandbox.write("etc/hostname", "image.example.org\n")
    #expect(try snapshot(main: "").effective("myhostname") == "image.example.org")
  }

  @Test func onlyServersForTheNetworkCount() throws {
    let snapshot = try snapshot(
      main: "", master: "smtp inet n - y - 1 postscreen\nsmtpd pass - - n - - smtpd\nsmtp unix - - y - - smtp\n")
    #expect(snapshot.smtpServices.map(\.name) == ["smtpd"])
    #expect(snapshot.smtpServices.map(\.confinement) == [.free])
  }

  @Test func aMissingConfigurationIsNamed() throws {
    let tree = FileTree(root: sandbox.root)
    #expect(throws: Snapshot.Failure.missing("/etc/postfix/main.cf")) { try Snapshot(of: tree, layout: .debian) }
  }

  @Test func aLinkThatLeadsNowhereIsNotTakenForAMissingInstallation() throws {
    try sandbox.write("etc/postfix/placeholder", "")
    try sandbox.link("etc/postfix/main.cf", to: "../../srv/main.cf")
    let failure = Snapshot.Failure.file(.system(.open, path: "/etc/postfix/../../srv/main.cf", .noSuchFileOrDirectory))
    #expect(throws: failure) { try Snapshot(of: FileTree(root: sandbox.root), layout: .debian) }
  }
}
