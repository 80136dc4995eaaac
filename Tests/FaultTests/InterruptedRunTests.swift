import Foundation
import SystemPackage
import TestSupport
import Testing

/// What is left when a run of enable-smtp-auth is killed, or the system refuses a call, at any of its system calls.
@Suite("An interrupted enable-smtp-auth", .serialized)
struct InterruptedRunTests {
  /// The calls that change the tree, and the one that opens what is changed.
  static let calls = [
    "openat2", "write", "fsync", "ftruncate", "fchmod", "fchown", "renameat", "linkat", "symlinkat", "mkdirat",
  ]

  /// An image like that of a stock Debian, with a database that holds a user already.
  func image() async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write("etc/postfix/main.cf", "myhostname = mail.example.com\ncompatibility_level = 3.6\n")
    try sandbox.write("etc/postfix/master.cf", "smtp inet n - y - - smtpd\n")
    try sandbox.write("etc/group", "sasl:x:45:\npostfix:x:102:\n")
    try sandbox.write("etc/gshadow", "sasl:*::\n", mode: 0o640)
    try sandbox.write("etc/passwd", "postfix:x:100:102::/:/bin/false\n")
    try sandbox.write("etc/.pwd.lock", "", mode: 0o600)
    try sandbox.write("var/lib/keep", "")
    try sandbox.write("var/spool/postfix/keep", "")
    let root = sandbox.root.string
    let output = try await run(
      Implementation.mailauth,
      ["saslpasswd", "--root", root, "-c", "-u", "mail.example.com", "alice"].map { Array($0.utf8) },
      input: Array("secret\n".utf8))
    try #require(output.status == 0, "\(output.errorText)")
    return sandbox
  }

  func arguments(_ sandbox: Sandbox) -> [String] {
    ["enable-smtp-auth", "--backend", "sasldb", "--root", sandbox.root.string]
  }

  func enable(_ sandbox: Sandbox) async throws -> ProgramOutput {
    try await run(Implementation.mailauth, arguments(sandbox).map { Array($0.utf8) })
  }

  @Test("is finished or rolled back by the next run", arguments: calls + ["unlinkat"], [1, 2, 3, 5, 9, 14, 20])
  func kill(call: String, position: Int) async throws {
    let reference = try await image()
    #expect(try await enable(reference).status == 0)
    let sandbox = try await image()
    _ = try await run(.kill, at: SystemCall(call, position), arguments(sandbox))
    // A user that was there can be looked up at every moment.
    let users = try await run(
      Implementation.mailauth, ["listusers", "--root", sandbox.root.string].map { Array($0.utf8) })
    #expect(users.text == "alice@mail.example.com: userPassword\n")
    #expect(try await enable(sandbox).status == 0)
    #expect(try sandbox.snapshot().keys.sorted() == reference.snapshot().keys.sorted())
    for file in ["etc/postfix/main.cf", "etc/postfix/sasl/smtpd.conf", "etc/group", "etc/gshadow"] {
      #expect(try sandbox.read(file) == reference.read(file))
    }
  }

  @Test("changes nothing when the system refuses a call", arguments: calls, [1, 2, 3, 5, 9, 14, 20])
  func refusal(call: String, position: Int) async throws {
    let sandbox = try await image()
    let before = try sandbox.snapshot()
    let fault = position % 2 == 0 ? Fault.inputOutputError : .noSpace
    let output = try await run(fault, at: SystemCall(call, position), arguments(sandbox))
    // A report that cannot be written comes after the change.
    guard output.status != 0, !output.errorText.contains("standard output") else { return }
    #expect(output.errorText.contains("mailauth: "))
    #expect(try sandbox.snapshot() == before)
  }

  // MARK: - Undo

  /// An image with a change that can be taken back.
  func changedImage() async throws -> Sandbox {
    let sandbox = try await image()
    #expect(try await enable(sandbox).status == 0)
    return sandbox
  }

  func undoArguments(_ sandbox: Sandbox) -> [String] { ["undo", "--root", sandbox.root.string] }

  @Test(
    "an undo that is killed is all or nothing for the next one", arguments: calls + ["unlinkat"], [1, 2, 3, 5, 9, 14])
  func killedUndo(call: String, position: Int) async throws {
    let before = try await image()
    let sandbox = try await changedImage()
    _ = try await run(.kill, at: SystemCall(call, position), undoArguments(sandbox))
    let users = try await run(
      Implementation.mailauth, ["listusers", "--root", sandbox.root.string].map { Array($0.utf8) })
    #expect(users.text == "alice@mail.example.com: userPassword\n")
    // A kill after the end finds the record marked, and nothing to do.
    let output = try await run(Implementation.mailauth, undoArguments(sandbox).map { Array($0.utf8) })
    #expect(output.status == 0, "\(output.errorText)")
    for file in ["etc/postfix/main.cf", "etc/group", "etc/gshadow"] {
      #expect(try sandbox.read(file) == before.read(file), "\(file)")
    }
    let own = "var/lib/mailauth"
    #expect(
      try sandbox.snapshot().keys.filter { !$0.hasPrefix(own) }.sorted() == before.snapshot().keys.sorted())
  }

  @Test("an undo changes nothing when the system refuses a call", arguments: calls, [1, 2, 3, 5, 9, 14])
  func refusedUndo(call: String, position: Int) async throws {
    let sandbox = try await changedImage()
    let before = try sandbox.snapshot()
    let fault = position % 2 == 0 ? Fault.inputOutputError : .noSpace
    let output = try await run(fault, at: SystemCall(call, position), undoArguments(sandbox))
    // A report that cannot be written comes after the change.
    guard output.status != 0, !output.errorText.contains("standard output") else { return }
    #expect(output.errorText.contains("mailauth: "))
    #expect(try sandbox.snapshot() == before)
  }
}
