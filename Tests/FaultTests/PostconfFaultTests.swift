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

  @Test("a mount point is rewritten with --in-place, and nothing is left beside it")
  func inPlace() async throws {
    let place = try Sandbox()
    try place.write("etc/main.cf", "a = 1\nb = 22222222222222222222\n")
    let output = try await runWithMounts(
      """
      mount --bind etc/main.cf etc/main.cf
      edit() { \(Implementation.mailauth) postconf -c $PWD/etc --in-place "$@"; echo $?; cat etc/main.cf; }
      edit -e a=a-longer-value; edit -X b
      stat -c %a etc/main.cf; ls etc
      """, in: place)
    #expect(output.errorText == "")
    #expect(
      output.text == """
        0
        a = a-longer-value
        b = 22222222222222222222
        0
        a = a-longer-value
        644
        main.cf

        """)
  }

  @Test("where the copies of a rewrite in place find no room, the file is as it was and nothing is beside it")
  func inPlaceWithoutRoom() async throws {
    let place = try Sandbox()
    try place.write("stock", "a = 1\n" + String(repeating: "# a long comment\n", count: 900))
    let output = try await runWithMounts(
      """
      mkdir fs && mount -t tmpfs -o size=64k none fs && mkdir fs/etc && : > fs/etc/main.cf && cp stock saved
      mount --bind stock fs/etc/main.cf && dd if=/dev/zero of=fs/fill bs=1k count=24 2> /dev/null
      \(Implementation.mailauth) postconf -c $PWD/fs/etc --in-place -e a=2; echo $?
      ls fs/etc; cmp stock saved && echo same
      """, in: place)
    #expect(output.errorText.contains("No space left on device"), "\(output.errorText)")
    #expect(output.text == "1\nmain.cf\nsame\n")
  }

  @Test(
    "killed while it rewrites in place, it leaves a file that the next run mends, unless somebody has edited it",
    arguments: ["fsync", "write", "ftruncate", "unlinkat", "renameat", "openat"])
  func killedInPlace(call: String) async throws {
    try requireRoot(and: ["/usr/bin/strace"], packages: "strace")
    let place = try Sandbox()
    try place.write("stock", "a = 1\nb = 2\n")
    let output = try await runWithMounts(
      """
      mkdir etc && : > etc/main.cf && mount --bind stock etc/main.cf && cp stock saved
      ours="\(Implementation.mailauth) postconf -c $PWD/etc --in-place"
      for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do
        cat saved > stock
        strace -o /dev/null -e trace=\(call) -e inject=\(call):signal=KILL:when=$number \
          $ours -e a=a-much-longer-value 2> /dev/null && break
        # Somebody who edits by hand wins.
        if [ $((number % 3)) = 0 ]; then echo 'c = 3' >> stock; fi
        $ours -e d=4 || echo "failed after $number"
        grep -q 'd = 4' stock || echo "lost after $number"
        if [ $((number % 3)) = 0 ]; then grep -q 'c = 3' stock || echo "edit lost after $number"; fi
        if [ $((number % 3)) != 0 ]; then
          grep -v 'd = 4' stock | cmp -s - saved || grep -qx 'a = a-much-longer-value' stock || echo "torn after $number"
          [ $(wc -l < stock) = 3 ] || echo "lines after $number"
        fi
        ls etc | grep -vx main.cf
      done
      echo "$number"
      """, in: place)
    let lines = output.text.split(separator: "\n")
    // Nothing but the number of the first call that was not made; there was one at least.
    #expect(lines.count == 1, "\(output.text)")
    #expect(lines.last.flatMap { Int($0) } ?? 0 > 1, "\(output.text)")
  }
}
