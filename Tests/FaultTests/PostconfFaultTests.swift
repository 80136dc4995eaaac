import SystemPackage
import TestSupport
import Testing

@Suite("postconf -e leaves main.cf whole")
struct PostconfFaultTests {
  /// What a file system may do to an edit, as a script that prepares the mount `fs`.
  enum FileSystem: String, CaseIterable {
    case full = "cat /dev/zero > fs/fill 2> /dev/null"
    case readOnly = "mount -o remount,ro fs"
    case bindMountedFile = "mount --bind fs/main.cf fs/main.cf"
  }

  @Test("on a file system that refuses, as the original does", arguments: FileSystem.allCases)
  func refused(_ fileSystem: FileSystem) async throws {
    let place = try Sandbox()
    var outputs: [ProgramOutput] = []
    for implementation in Implementation.installed {
      let links = try Sandbox()
      try links.link("postconf", to: Implementation.mailauth.string)
      let ours = links.path("postconf")
      let program = implementation == .ours ? ours : Implementation.original(.postconf)
      guard let program else { return try skip(.init(tool: .postconf)) }
      let output = try await runWithMounts(
        """
        mkdir -p fs && mount -t tmpfs -o size=64k none fs
        echo 'a = 1' > fs/main.cf && : > fs/master.cf && touch -d '1 hour ago' fs/main.cf
        \(fileSystem.rawValue)
        \(program) -c $PWD/fs -e a=2 2>&1 | sed 's/^[^:]*: //'
        cat fs/main.cf && ls fs
        """, in: place)
      outputs.append(output)
      #expect(output.text.contains("\na = 1\n"), "\(implementation): \(output.text)")
      #expect(!output.text.contains("\nmain.cf.tmp\n"), "\(implementation): \(output.text)")
    }
    if let first = outputs.first { #expect(outputs.allSatisfy { $0 == first }, "\(outputs.map(\.text))") }
  }

  @Test(
    "killed at any point, the old text or the new is there, and the next run cleans up",
    arguments: ["fchmod", "write", "fsync", "renameat"])
  func killed(call: String) async throws {
    let place = try Sandbox()
    try place.write("main.cf", "a = 1\n")
    let arguments = ["postconf", "-c", place.root.string, "-e", "a=2"]
    let killed = try await run(.kill, at: SystemCall(call, 1), arguments)
    #expect(killed.status == 137, "the call was not made: \(killed.errorText)")
    #expect(try place.read("main.cf") == Array("a = 1\n".utf8))
    let next = try await run(Implementation.mailauth, arguments.map { Array($0.utf8) })
    #expect(next.status == 0, "\(next.errorText)")
    #expect(try place.read("main.cf") == Array("a = 2\n".utf8))
    #expect(try place.snapshot().keys.sorted() == ["main.cf"])
  }
}
