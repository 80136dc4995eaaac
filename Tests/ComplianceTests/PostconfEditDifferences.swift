import SystemPackage
import TestSupport
import Testing

/// Each test names a line of DIFFERENCES.md and states what either side does.
@Suite("Edits differ from the original's only as documented")
struct PostconfEditDifferences {
  /// What an edit left behind.
  private struct Outcome {
    let content: String
    let mode: Int?
    let output: ProgramOutput
  }

  /// Runs one edit of a main.cf in a sandbox of its own.
  private func edit(
    _ implementation: Implementation, _ content: String, mode: Int = 0o644, _ arguments: [String],
    _ body: (Outcome) -> Void
  ) async throws {
    try await withWorld(of: implementation) { world in
      try world.sandbox.write("main.cf", content, mode: mode)
      let output = try await world.run(.postconf, bytes(["-c", world.path] + arguments))
      let mode = try world.sandbox.snapshot()["main.cf"]?.mode
      body(Outcome(content: try file(world.sandbox), mode: mode, output: output))
    }
  }

  private func file(_ sandbox: Sandbox, _ name: String = "main.cf") throws -> String {
    String(decoding: try sandbox.read(name), as: UTF8.self)
  }

  @Test("EDIT-1: ours keeps the mode", arguments: Implementation.installed)
  func mode(_ implementation: Implementation) async throws {
    try await edit(implementation, "a = 1\n", mode: 0o600, ["-e", "a=2"]) { outcome in
      #expect(outcome.mode == (implementation == .ours ? 0o600 : 0o644))
    }
  }

  @Test("EDIT-2: ours keeps a symbolic link", arguments: Implementation.installed)
  func link(_ implementation: Implementation) async throws {
    try await withWorld(of: implementation) { world in
      try world.sandbox.write("real/main.cf", "a = 1\n")
      try world.sandbox.link("main.cf", to: "real/main.cf")
      try await world.run(.postconf, "-c", world.path, "-e", "a=2")
      let files = try world.sandbox.snapshot()
      #expect((files["main.cf"]?.content == .link("real/main.cf")) == (implementation == .ours))
      #expect(try file(world.sandbox) == "a = 2\n")
      #expect(try file(world.sandbox, "real/main.cf") == (implementation == .ours ? "a = 2\n" : "a = 1\n"))
      #expect(files.keys.sorted() == ["main.cf", "real", "real/main.cf"])
    }
  }

  @Test("EDIT-3: ours leaves an unchanged file alone", arguments: Implementation.installed)
  func unchanged(_ implementation: Implementation) async throws {
    try await edit(implementation, "a = 1\n", mode: 0o640, ["-e", "a=1"]) { outcome in
      #expect(outcome.output.status == 0)
      #expect(outcome.mode == (implementation == .ours ? 0o640 : 0o644))
    }
  }

  @Test("EDIT-4: ours leaves nothing behind after an error", arguments: Implementation.installed)
  func leftOver(_ implementation: Implementation) async throws {
    try await withWorld(of: implementation) { world in
      try world.sandbox.write("main.cf/x", "")
      let output = try await world.run(.postconf, "-c", world.path, "-e", "a=2")
      #expect(output.status == 1)
      #expect(output.errorText == "postconf: fatal: read \(world.path)/main.cf: Is a directory\n")
      let files = try world.sandbox.snapshot()
      #expect((files["main.cf.tmp"] == nil) == (implementation == .ours))
    }
  }

  @Test("EDIT-5: ours supplies a missing line feed", arguments: Implementation.installed)
  func lineFeed(_ implementation: Implementation) async throws {
    try await edit(implementation, "a = 1", ["-e", "b=2"]) { outcome in
      #expect(outcome.content == (implementation == .ours ? "a = 1\nb = 2\n" : "a = 1b = 2\n"))
    }
  }

  @Test("EDIT-6: ours keeps what follows a NUL", arguments: Implementation.installed)
  func nul(_ implementation: Implementation) async throws {
    try await edit(implementation, "a\0b = 1\nc = 2\n", ["-e", "c=3"]) { outcome in
      #expect(outcome.content == (implementation == .ours ? "a\0b = 1\nc = 3\n" : "ac = 3\n"))
    }
  }

  @Test("EDIT-7: ours takes a name that is given twice", arguments: Implementation.installed)
  func twice(_ implementation: Implementation) async throws {
    try await edit(implementation, "a = 1\nb = 2\n", ["-X", "a", "a"]) { outcome in
      #expect(outcome.output.status == (implementation == .ours ? 0 : 139))
      #expect(outcome.content == (implementation == .ours ? "b = 2\n" : "a = 1\nb = 2\n"))
    }
  }

  @Test("EDIT-8: ours appends new entries by name", arguments: Implementation.installed)
  func order(_ implementation: Implementation) async throws {
    try await edit(implementation, "", ["-e", "z=1", "y=2", "x=3"]) { outcome in
      let lines = outcome.content.split(separator: "\n").map(String.init)
      #expect((implementation == .ours ? lines : lines.sorted()) == ["x = 3", "y = 2", "z = 1"])
    }
  }

  @Test("EDIT-10: ours takes nothing but a regular file for main.cf", arguments: Implementation.installed)
  func device(_ implementation: Implementation) async throws {
    try await withWorld(of: implementation) { world in
      try world.sandbox.link("main.cf", to: "/dev/null")
      let output = try await world.run(.postconf, "-c", world.path, "-e", "a=2")
      let isOurs = implementation == .ours
      #expect(output.status == (isOurs ? 1 : 0))
      let message = "postconf: fatal: read \(world.path)/main.cf: Not a regular file\n"
      #expect(output.errorText == (isOurs ? message : ""))
      let files = try world.sandbox.snapshot()
      #expect(files.keys.sorted() == ["main.cf"])
      #expect((files["main.cf"]?.content == .link("/dev/null")) == isOurs)
    }
  }

  @Test("EDIT-10: a pipe is not waited for")
  func pipe() async throws {
    try await withWorld(of: .ours) { world in
      _ = try await run("/usr/bin/mkfifo", bytes([world.path + "/main.cf"]))
      let output = try await run(
        Implementation.mailauth, bytes(["postconf", "-c", world.path, "-e", "a=2"]), as: "mailauth")
      #expect(output.status == 1)
      #expect(output.errorText == "postconf: fatal: read \(world.path)/main.cf: Not a regular file\n")
    }
  }

  @Test("EDIT-9: ours does not sleep before a fatal exit", arguments: Implementation.installed)
  func noSleep(_ implementation: Implementation) async throws {
    let clock = ContinuousClock()
    try await edit(implementation, "", ["-e", "a"]) { outcome in #expect(outcome.output.status == 1) }
    let elapsed = try await clock.measure {
      try await edit(implementation, "", ["-e", "a"]) { outcome in #expect(outcome.output.status == 1) }
    }
    // The original's sleep is a lower bound; how long ours takes depends on the machine and is not judged.
    if implementation == .original { #expect(elapsed >= .seconds(1)) }
  }
}
