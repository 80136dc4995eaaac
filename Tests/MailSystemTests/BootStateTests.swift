import MailSystem
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("boot")
struct BootStateTests {
  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", "myhostname = mail.example.com\n")
    try sandbox.write("etc/postfix/master.cf", "smtp inet n - n - - smtpd\n")
    return sandbox
  }

  private func state(_ sandbox: Sandbox, _ layout: Layout = .debian) throws -> BootState {
    let tree = FileTree(root: sandbox.root)
    return try Snapshot(of: tree, layout: layout, configurationDirectory: "/etc/postfix").bootState(of: "saslauthd")
  }

  private func makeLink(_ path: String, to target: String, in sandbox: Sandbox) throws {
    try sandbox.write(FilePath(path).removingLastComponent().appending("keep").string, "")
    try sandbox.link(path, to: target)
  }

  @Test func anUnknownDaemonIsNobodysBusiness() throws {
    #expect(try state(sandbox()) == .settled)
    #expect(try state(sandbox(), .alpine) == .settled)
  }

  @Test func aUnitWantsALink() throws {
    let sandbox = try sandbox()
    let unit = "/lib/systemd/system/saslauthd.service"
    try sandbox.write("lib/systemd/system/saslauthd.service", "[Install]\nWantedBy=multi-user.target\n")
    let link = "/etc/systemd/system/multi-user.target.wants/saslauthd.service"
    #expect(try state(sandbox) == .linkMissing(at: .init(link), to: .init(unit)))
    try makeLink(String(link.dropFirst()), to: unit, in: sandbox)
    #expect(try state(sandbox) == .settled)
  }

  @Test func aUnitThatOthersStartIsLeftAlone() throws {
    let sandbox = try sandbox()
    try sandbox.write("usr/lib/systemd/system/saslauthd.service", "[Service]\nWantedBy=no\n")
    #expect(try state(sandbox) == .settled)
  }

  @Test func aMaskedUnitIsKnown() throws {
    let sandbox = try sandbox()
    try sandbox.write("usr/lib/systemd/system/saslauthd.service", "[Install]\nWantedBy=multi-user.target\n")
    try makeLink("etc/systemd/system/saslauthd.service", to: "/dev/null", in: sandbox)
    #expect(try state(sandbox) == .masked("/etc/systemd/system/saslauthd.service"))
  }

  @Test func aScriptHasNumberedLinks() throws {
    let sandbox = try sandbox()
    try sandbox.write("etc/init.d/saslauthd", "#!/bin/sh\n")
    for level in 0...6 { try makeLink("etc/rc\(level).d/K01saslauthd", to: "../init.d/saslauthd", in: sandbox) }
    #expect(try state(sandbox) == .scriptDisabled("saslauthd"))
    for level in 2...5 { try makeLink("etc/rc\(level).d/S01saslauthd", to: "../init.d/saslauthd", in: sandbox) }
    #expect(try state(sandbox) == .settled)
  }

  @Test func anyRunlevelOfOpenRCCounts() throws {
    let sandbox = try sandbox()
    try sandbox.write("etc/init.d/saslauthd", "#!/sbin/openrc-run\n")
    try makeLink("etc/runlevels/boot/syslog", to: "/etc/init.d/syslog", in: sandbox)
    let link = BootState.linkMissing(at: "/etc/runlevels/default/saslauthd", to: "/etc/init.d/saslauthd")
    #expect(try state(sandbox, .alpine) == link)
    try makeLink("etc/runlevels/boot/saslauthd", to: "/etc/init.d/saslauthd", in: sandbox)
    #expect(try state(sandbox, .alpine) == .settled)
  }

  @Test func aVariableOfRCConfCounts() throws {
    let sandbox = try sandbox()
    guard case .variableMissing("saslauthd_enable", _) = try state(sandbox, .freeBSD) else {
      Issue.record("expected a missing variable")
      return
    }
    try sandbox.write("etc/rc.conf", "saslauthd_enable=\"yes\"\n")
    #expect(try state(sandbox, .freeBSD) == .settled)
  }
}
