import Foundation
import Services
import SystemPackage
import TestSupport
import Testing

@Suite("LiveServices")
struct LiveServicesTests {
  let services = LiveServices(manager: .none)

  func postfix(pidFile: FilePath) -> MailService {
    MailService(.postfix, configuration: "/srv/one", usualConfiguration: "/etc/postfix", pidFile: pidFile)
  }

  @Test func aStalePidFileIsNoRunningDaemon() throws {
    let sandbox = try Sandbox()
    #expect(!services.isRunning(postfix(pidFile: sandbox.path("master.pid"))))
    try sandbox.write("master.pid", "             \(getpid())\n")
    // The number belongs to this test and not to Postfix.
    #expect(!services.isRunning(postfix(pidFile: sandbox.path("master.pid"))))
  }

  @Test func anInstanceOfItsOwnIsNamedInCommands() {
    #expect(postfix(pidFile: "/x").reloadCommand == ["postfix", "-c", "/srv/one", "reload"])
    #expect(services.startCommand(for: postfix(pidFile: "/x")) == ["postfix", "-c", "/srv/one", "start"])
    #expect(!services.canStart(postfix(pidFile: "/x")))
  }

  @Test func aManagerStartsTheStockConfigurationOnly() {
    let stock = MailService(
      .dovecot, configuration: "/etc/dovecot/dovecot.conf", usualConfiguration: "/etc/dovecot/dovecot.conf",
      pidFile: "/x")
    #expect(ServiceManager.systemd.startCommand(for: stock) == ["systemctl", "start", "dovecot"])
    #expect(ServiceManager.sysv.startCommand(for: stock) == ["service", "dovecot", "start"])
    #expect(ServiceManager.systemd.startCommand(for: postfix(pidFile: "/x")) == nil)
  }

  @Test func whereNothingListensNothingAnswers() async {
    await #expect(throws: ServiceError.noAnswer(from: "127.0.0.1:1")) {
      _ = try await services.smtpCapabilities(of: SMTPEndpoint(address: "127.0.0.1", port: "1"), patience: .seconds(1))
    }
    await #expect(throws: ServiceError.noAnswer(from: "/nowhere/auth")) {
      _ = try await services.authServer(at: "/nowhere/auth", patience: .milliseconds(50))
    }
  }
}
