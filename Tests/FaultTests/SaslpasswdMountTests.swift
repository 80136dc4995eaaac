import SystemPackage
import TestSupport
import Testing

@Suite("sasldb on mounts of its own")
struct SaslpasswdMountTests {
  let place: Sandbox

  init() async throws {
    place = try Sandbox()
    _ = try await run(Implementation.mailauth, "saslpasswd", "-f", place.path("db").string, "alice@r", input: [65])
  }

  /// Runs a script with mounts of its own in the sandbox; `$ours` is mailauth.
  func script(_ text: String) async throws -> ProgramOutput {
    try await runWithMounts("ours=\(Implementation.mailauth)\n\(text)", in: place)
  }

  @Test("a bind-mounted database is rewritten in place, with a note")
  func bindMount() async throws {
    let output = try await script(
      """
      mkdir target && : > target/db && mount --bind db target/db
      echo secret | $ours saslpasswd -f target/db -c bob@r || exit 1
      $ours listusers db
      ls target
      """)
    #expect(output.text == "alice@r: userPassword\nbob@r: userPassword\ndb\n")
    #expect(output.errorText == "saslpasswd: note: target/db is a mount point and was rewritten in place\n")
    #expect(try await run("/usr/bin/db5.3_verify", "-q", place.path("db").string).status == 0)
  }

  @Test("killed while it rewrites in place, it leaves a database that the next run mends", arguments: 1...4)
  func killedInPlace(sync: Int) async throws {
    try requireRoot(and: ["/usr/bin/strace"], packages: "strace")
    let output = try await script(
      """
      mkdir target && : > target/db && mount --bind db target/db
      echo secret | strace -o /dev/null -e trace=fsync -e inject=fsync:signal=KILL:when=\(sync) \
        $ours saslpasswd -f target/db -c bob@r 2> /dev/null
      echo secret | $ours saslpasswd -f target/db -c carl@r 2> /dev/null || exit 1
      $ours listusers db | grep -v bob
      ls target
      """)
    #expect(output.text == "alice@r: userPassword\ncarl@r: userPassword\ndb\n")
    #expect(try await run("/usr/bin/db5.3_verify", "-q", place.path("db").string).status == 0)
  }

  @Test("a full or read-only file system leaves everything as it was", arguments: ["size=64k", "ro"])
  func refused(option: String) async throws {
    let output = try await script(
      """
      mkdir mount && mount -t tmpfs -o size=64k none mount && cp db mount/db
      if [ \(option) = ro ]; then mount -o remount,ro mount; else cat /dev/zero > mount/fill 2> /dev/null; fi
      echo secret | $ours saslpasswd -f mount/db -c bob@r; echo $?
      echo secret | $ours saslpasswd -f mount/new -c bob@r 2> /dev/null; echo $?
      cmp db mount/db && ls mount | grep -v fill
      """)
    #expect(output.text == "1\n1\ndb\n")
    #expect(output.errorText == "saslpasswd: generic failure\n")
  }
}
