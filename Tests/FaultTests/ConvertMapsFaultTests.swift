import SystemPackage
import TestSupport
import Testing

/// What is left when `postconf --convert-maps` is killed, or the system refuses a call, at any of its system calls.
@Suite("An interrupted --convert-maps", .serialized)
struct ConvertMapsFaultTests {
  private func world() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(
      "etc/postfix/main.cf", "alias_maps = hash:/etc/aliases\nr = check_client_access hash:/etc/postfix/a\n")
    try sandbox.write("etc/postfix/master.cf", "smtp inet n - y - - smtpd -o q=hash:/b\n")
    try sandbox.write("etc/postfix/a", "x hash:/c\n")
    try sandbox.write("var/lib/keep", "")
    return sandbox
  }

  private func arguments(_ sandbox: Sandbox) -> [String] {
    ["postconf", "--root", sandbox.root.string, "--postfix-version", "3.7", "--convert-maps", "hash=lmdb"]
  }

  private func convert(_ sandbox: Sandbox) async throws -> ProgramOutput {
    try await run(Implementation.mailauth, arguments(sandbox).map { Array($0.utf8) })
  }

  @Test(
    "is taken back and made whole by the next run", arguments: InterruptedRunTests.calls + ["unlinkat"],
    [1, 2, 3, 4, 6])
  func kill(call: String, position: Int) async throws {
    let reference = try world()
    #expect(try await convert(reference).status == 0)
    let sandbox = try world()
    _ = try await run(.kill, at: SystemCall(call, position), arguments(sandbox))
    #expect(try await convert(sandbox).status == 0)
    #expect(try sandbox.snapshot().keys.sorted() == reference.snapshot().keys.sorted())
    for file in ["etc/postfix/main.cf", "etc/postfix/master.cf", "etc/postfix/a"] {
      #expect(try sandbox.read(file) == reference.read(file))
    }
  }

  @Test("changes nothing when the system refuses a call", arguments: InterruptedRunTests.calls, [1, 2, 3, 4, 6])
  func refusal(call: String, position: Int) async throws {
    let sandbox = try world()
    let before = try sandbox.snapshot()
    let output = try await run(
      position % 2 == 0 ? .inputOutputError : .noSpace, at: SystemCall(call, position), arguments(sandbox))
    guard output.status != 0 else { return }
    #expect(try sandbox.snapshot() == before)
  }
}
