import SystemPackage
import TestSupport
import Testing

/// Each test names a line of DIFFERENCES.md and states what either side does.
@Suite("Edits of master.cf differ from the original's only as documented")
struct PostconfMasterEditDifferences {
  static let entry = "a unix - - - - - z\n"
  static let rewritten = "a          unix  -       -       n       -       -       z\n"

  /// Runs one edit of a master.cf in a sandbox of its own.
  private func edit(
    _ implementation: Implementation, _ content: String, mode: Int = 0o644, _ arguments: [String],
    _ body: (_ content: String, _ entry: SnapshotEntry?, ProgramOutput) -> Void
  ) async throws {
    try await withWorld(of: implementation) { world in
      try world.sandbox.write("master.cf", content, mode: mode)
      let output = try await world.run(.postconf, bytes(["-c", world.path] + arguments))
      body(try world.sandbox.text("master.cf"), try world.sandbox.snapshot()["master.cf"], output)
    }
  }

  @Test("EDIT-1: ours keeps the mode", arguments: Implementation.installed)
  func mode(_ implementation: Implementation) async throws {
    try await edit(implementation, Self.entry, mode: 0o600, ["-F", "a/unix/chroot=n"]) { content, entry, _ in
      #expect(content == Self.rewritten)
      #expect(entry?.mode == (implementation == .ours ? 0o600 : 0o644))
    }
  }

  @Test("EDIT-2: ours keeps a symbolic link", arguments: Implementation.installed)
  func link(_ implementation: Implementation) async throws {
    try await withWorld(of: implementation) { world in
      try world.sandbox.write("real", Self.entry)
      try world.sandbox.link("master.cf", to: "real")
      try await world.run(.postconf, "-c", world.path, "-F", "a/unix/chroot=n")
      #expect(try world.sandbox.text("master.cf") == Self.rewritten)
      #expect(try world.sandbox.text("real") == (implementation == .ours ? Self.rewritten : Self.entry))
    }
  }

  @Test("EDIT-3: ours leaves an unchanged file alone", arguments: Implementation.installed)
  func unchanged(_ implementation: Implementation) async throws {
    // The original puts a file of its own, with mode 0644, in its place.
    try await edit(implementation, Self.rewritten, mode: 0o640, ["-F", "a/unix/chroot=n"]) { content, entry, _ in
      #expect(content == Self.rewritten)
      #expect(entry?.mode == (implementation == .ours ? 0o640 : 0o644))
    }
  }

  @Test("EDIT-4: ours leaves nothing behind after an error", arguments: Implementation.installed)
  func leftOver(_ implementation: Implementation) async throws {
    try await withWorld(of: implementation) { world in
      try world.sandbox.write("master.cf", Self.entry)
      let output = try await world.run(.postconf, "-c", world.path, "-F", "a/unix/chroot=x")
      #expect(output.errorText == "postconf: fatal: invalid chroot field \"x\" in \"x\"\n")
      let files = try world.sandbox.snapshot()
      #expect((files["master.cf.tmp"] == nil) == (implementation == .ours))
    }
  }

  @Test("EDIT-5: ours supplies a missing line feed", arguments: Implementation.installed)
  func lineFeed(_ implementation: Implementation) async throws {
    let glue = implementation == .ours ? "\n" : ""
    try await edit(implementation, "# end", ["-M", "x/y=a unix - - n - - z"]) { content, _, _ in
      #expect(content == "# end" + glue + Self.rewritten)
    }
    try await edit(implementation, Self.entry + "# end", ["-F", "a/unix/chroot=n"]) { content, _, _ in
      #expect(content == "# end" + glue + Self.rewritten)
    }
  }

  @Test("EDIT-6: ours keeps what follows a NUL", arguments: Implementation.installed)
  func nul(_ implementation: Implementation) async throws {
    try await edit(implementation, "# \0x\n" + Self.entry, ["-F", "a/unix/chroot=n"]) { content, _, _ in
      #expect(content == (implementation == .ours ? "# \0x\n" : "# ") + Self.rewritten)
    }
    try await edit(implementation, "a unix - - - - - z -o b=c\0d\n", ["-F", "a/unix/chroot=n"]) { content, _, _ in
      let kept = implementation == .ours ? "\0d" : ""
      #expect(content == Self.rewritten.dropLast() + "\n    -o b=c\(kept)\n")
    }
  }

  @Test("EDIT-11: ours refuses an empty command", arguments: Implementation.installed)
  func emptyCommand(_ implementation: Implementation) async throws {
    try await edit(implementation, Self.entry, ["-F", "a/unix/command="]) { content, _, output in
      #expect(content == Self.entry)
      #expect(output.status == (implementation == .ours ? 1 : 139))
      let message = "postconf: fatal: invalid command field \"\" in \"\"\n"
      #expect(output.errorText == (implementation == .ours ? message : ""))
    }
  }

  @Test("EDIT-12: ours takes what follows a single dash for its value")
  func dash() async throws {
    try await edit(.ours, "a unix - - - - - z - x\n", ["-F", "a/unix/chroot=n"]) { content, _, _ in
      #expect(content == Self.rewritten.dropLast() + "\n    - x\n")
    }
  }
}
