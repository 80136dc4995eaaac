import SystemPackage
import TestSupport
import Testing

@Suite("enable-smtp-auth is done or not done")
struct EnableSMTPAuthFaultTests {
  /// An image that every step of a plan has something to do in.
  func image(at root: FilePath? = nil) throws -> Sandbox {
    let image = if let root { try Sandbox(at: root) } else { try Sandbox() }
    try image.write("etc/postfix/main.cf", "myhostname = mail.example.com\ncompatibility_level = 3.6\n")
    try image.write("etc/postfix/master.cf", "smtp inet n - y - - smtpd\n")
    try image.write("etc/dovecot/dovecot.conf", "!include conf.d/*.conf\n")
    try image.write("etc/dovecot/conf.d/10-master.conf", "service auth {\n}\n")
    try image.write("etc/group", "sasl:x:45:\npostfix:x:102:\n")
    // The lock of lckpwdf(3), which every Debian has and which stays.
    try image.write("etc/.pwd.lock", "", mode: 0o600)
    try image.write("etc/passwd", "postfix:x:100:102::/:/bin/false\n")
    try image.write("var/spool/postfix/pid/keep", "")
    try image.write("var/lib/keep", "")
    return image
  }

  func arguments(_ image: Sandbox, _ backend: String) -> [String] {
    ["enable-smtp-auth", "--backend", backend, "--root", image.root.string]
  }

  /// The files of an image.
  ///
  /// A database has an identifier made from time and inode, so its bytes are left out.
  func files(_ image: Sandbox) throws -> [String: SnapshotEntry] {
    try image.snapshot().mapValues { entry in
      var entry = entry
      if case .file(let bytes) = entry.content, bytes.count >= 4096 { entry.content = .file([]) }
      return entry
    }
  }

  static let points: [SystemCall] =
    (1...19).map { SystemCall("fsync", $0) } + (1...5).map { SystemCall("renameat", $0) }
    + (1...6).map { SystemCall("unlinkat", $0) } + [SystemCall("renameat2", 1), SystemCall("symlinkat", 1)]

  @Test("killed at any point, the next run completes it and leaves nothing else", arguments: ["sasldb", "dovecot"])
  func killed(backend: String) async throws {
    let undisturbed = try image()
    let before = try files(undisturbed)
    let reference = try await run(Implementation.mailauth, arguments(undisturbed, backend).map { Array($0.utf8) })
    #expect(reference.status == 0, "\(reference.errorText)")
    let wanted = try files(undisturbed)
    #expect(wanted != before)
    var kills = 0
    for point in Self.points {
      let image = try image()
      let first = try await runKilled(at: point, arguments(image, backend))
      if first.status == 137 { kills += 1 }
      let next = try await run(Implementation.mailauth, arguments(image, backend).map { Array($0.utf8) })
      #expect(next.status == 0, "\(point): \(next.errorText)")
      let found = try files(image)
      for name in Set(found.keys).union(wanted.keys).sorted() {
        #expect(found[name] == wanted[name], "\(point): \(name)")
      }
    }
    #expect(kills >= 12)
  }

  @Test(
    "on a file system that refuses, one message and nothing changed",
    arguments: [
      ("cat /dev/zero > fs/fill 2> /dev/null", "No space left on device"),
      ("mount -o remount,ro fs", "Read-only file system"),
      ("mount --bind fs/etc/postfix/main.cf fs/etc/postfix/main.cf", "/etc/postfix/main.cf"),
    ])
  func refused(prepare: String, reason: String) async throws {
    let place = try Sandbox()
    _ = try image(at: place.path("image"))
    let kept = try image(at: place.path("kept"))
    let output = try await runWithMounts(
      """
      mkdir fs && mount -t tmpfs -o size=256k none fs && cp -a kept/. fs
      \(prepare)
      \(Implementation.mailauth) enable-smtp-auth --backend sasldb --root $PWD/fs
      echo "status $?" && rm -f fs/fill; diff -r kept fs && echo same
      """, in: place)
    _ = kept
    #expect(output.text == "status 1\nsame\n")
    #expect(output.errorText.contains(reason), "\(output.errorText)")
  }
}
