@testable import Provisioning
import SafeFiles
import Services
import SystemPackage
import TestSupport
import Testing

/// The steps that only a running system takes: numbered links of scripts, and labels of SELinux.
@Suite("boot and labels")
struct BootAndLabelTests {
  private let saslauthd = MailService(
    .saslauthd, configuration: "/etc/default/saslauthd", usualConfiguration: "/etc/default/saslauthd",
    pidFile: "/run/saslauthd.pid")
  private let postfix = MailService(
    .postfix, configuration: "/etc/postfix", usualConfiguration: "/etc/postfix", pidFile: "/run/master.pid")

  private func apply(
    _ steps: [Plan.Step], _ services: RecordingServices, in sandbox: Sandbox, files: Bool = false
  ) async throws -> PlanApplier.Result {
    try sandbox.write("var/lib/keep", "")
    let state = try StateDirectory("/var/lib/mailauth", in: FileTree(root: sandbox.root))
    return try await PlanApplier(
      plan: Plan(steps: steps, advice: []), policy: files ? .filesOnly(services) : .perform(services), state: state,
      verification: .milliseconds(50)
    ).apply()
  }

  private let write = Plan.Step.change([
    Plan.Change(.file(FileChange("/x", .write(Array("x\n".utf8), nil))), because: "a test")
  ])

  @Test func theScriptIsEnabled() async throws {
    let services = RecordingServices(running: [])
    let result = try await apply([write, .enable(saslauthd), .relabel(["/x"])], services, in: Sandbox())
    #expect(services.calls == ["enable saslauthd", "label /x"])
    #expect(result.commands.isEmpty)
  }

  @Test func aFailureTakesTheScriptsLinksBack() async throws {
    let services = RecordingServices(running: [.postfix], capabilities: ["PIPELINING"])
    let sandbox = try Sandbox()
    let endpoint = SMTPEndpoint(address: "127.0.0.1", port: "smtp")
    await #expect(throws: ApplyFailure.self) {
      try await apply(
        [.enable(saslauthd), write, .reload(postfix), .verifyAuth([endpoint], .offered)], services, in: sandbox)
    }
    #expect(services.calls.contains("disable saslauthd"))
    #expect(try FileTree(root: sandbox.root).metadata(of: "/x") == nil)
  }

  @Test func aFailureBringsTheScriptsLinksBack() async throws {
    let services = RecordingServices(running: [.postfix], capabilities: ["PIPELINING"])
    let endpoint = SMTPEndpoint(address: "127.0.0.1", port: "smtp")
    await #expect(throws: ApplyFailure.self) {
      try await apply(
        [.disable(saslauthd), write, .reload(postfix), .verifyAuth([endpoint], .offered)], services, in: Sandbox())
    }
    #expect(services.calls.prefix(1) == ["disable saslauthd"] && services.calls.contains("enable saslauthd"))
  }

  @Test func withFilesOnlyTheScriptIsLeftToTheAdministrator() async throws {
    let result = try await apply(
      [write, .disable(saslauthd)], RecordingServices(running: []), in: Sandbox(), files: true)
    #expect(result.commands == [["update-rc.d", "saslauthd", "disable"]])
  }

  @Test("a record tells of a script that was enabled only where that was done here", arguments: [true, false])
  func notes(isDone: Bool) {
    let services = RecordingServices(running: [])
    let plan = Plan(steps: [write, .enable(saslauthd)], advice: [])
    let words = PlanNotes.words(for: plan, "/etc/postfix", isDone ? .perform(services) : .filesOnly(services))
    let file = "/etc/default/saslauthd"
    #expect(words.contains(["enable", "saslauthd", file, file, "/run/saslauthd.pid"]) == isDone)
  }

  @Test func withoutTheCommandTheLabelsAreLeftToTheAdministrator() async throws {
    let services = RecordingServices(running: [], hasLabels: false)
    let result = try await apply([write, .relabel(["/x"])], services, in: Sandbox())
    #expect(result.commands == [["restorecon", "/x"]])
  }

  @Test func withFilesOnlyBothAreLeftToTheAdministrator() async throws {
    let services = RecordingServices(running: [])
    let result = try await apply([write, .enable(saslauthd), .relabel(["/x"])], services, in: Sandbox(), files: true)
    #expect(result.commands == [["update-rc.d", "saslauthd", "enable"], ["restorecon", "/x"]])
    #expect(services.calls.isEmpty)
  }
}
