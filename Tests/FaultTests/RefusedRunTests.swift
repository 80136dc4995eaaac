import SystemPackage
import TestSupport
import Testing

@Suite("enable-smtp-auth on a file system that refuses")
struct RefusedRunTests {
  func image(at root: FilePath) throws -> Sandbox {
    let image = try Sandbox(at: root)
    try image.write("etc/postfix/main.cf", "myhostname = mail.example.com\ncompatibility_level = 3.6\n")
    try image.write("etc/postfix/master.cf", "smtp inet n - y - - smtpd\n")
    try image.write("etc/group", "sasl:x:45:\npostfix:x:102:\n")
    // The lock of lckpwdf(3), which every Debian has and which stays.
    try image.write("etc/.pwd.lock", "", mode: 0o600)
    try image.write("etc/passwd", "postfix:x:100:102::/:/bin/false\n")
    try image.write("var/spool/postfix/pid/keep", "")
    try image.write("var/lib/keep", "")
    return image
  }

  @Test(
    "gives one message and changes nothing",
    arguments: [
      ("cat /dev/zero > fs/fill 2> /dev/null", "No space left on device"),
      ("mount -o remount,ro fs", "Read-only file system"),
      ("mount --bind fs/etc/postfix/main.cf fs/etc/postfix/main.cf", "/etc/postfix/main.cf"),
    ])
  func refused(prepare: String, reason: String) async throws {
    let place = try Sandbox()
    let kept = try image(at: place.path("kept"))
    let output = try await runWithMounts(
      """
      mkdir fs && mount -t tmpfs -o size=256k none fs && cp -a kept/. fs
      \(prepare)
      \(Implementation.mailauth) enable-smtp-auth --backend sasldb --root $PWD/fs
      echo "status $?" && rm -f fs/fill; diff -r kept fs && echo same
      """, in: place)
    kept.remove()
    #expect(output.text == "status 1\nsame\n")
    #expect(output.errorText.contains(reason), "\(output.errorText)")
  }

  @Test("and a file with a password that is undone in place is never open to others before it is the old one")
  func undoneInPlace() async throws {
    try requireRoot(and: ["/usr/bin/strace"], packages: "strace")
    let place = try Sandbox()
    let kept = try image(at: place.path("kept"))
    try place.write("password", "HUSH\n", mode: 0o600)
    let output = try await runWithMounts(
      """
      ours() { \(Implementation.mailauth) "$@" --root $PWD/fs --in-place -q 2> /dev/null; }
      strace() { command strace -f -o /dev/null -e trace=$1 -e inject=$1:$2:when=$3 \
        \(Implementation.mailauth) undo --root $PWD/fs --in-place -q 2> /dev/null; }
      echo 'default_database_type = hash' >> kept/etc/postfix/main.cf
      for fault in error=ENOSPC signal=KILL; do for call in renameat fchmod write; do
        for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
          umount fs/etc/postfix/sasl_passwd 2> /dev/null; rm -rf fs; mkdir fs && cp -a kept/. fs
          echo '# table' > table; chmod 644 table; : > fs/etc/postfix/sasl_passwd
          mount --bind table fs/etc/postfix/sasl_passwd
          ours enable-relay-auth --relayhost '[smtp.example.com]:587' --user joe --password-file password || echo "no start"
          strace $call $fault $number && break 1
          if grep -q HUSH table && [ $(stat -c %a table) != 600 ]; then echo "open after $call $number $fault"; fi
        done
        echo "$call $number" >> counts
      done; done
      sort -u counts | wc -l
      """, in: place)
    kept.remove()
    #expect(output.text.split(separator: "\n").last.flatMap { Int($0) } ?? 0 >= 3, "\(output.text)")
    #expect(!output.text.contains("open after"), "\(output.text)")
    #expect(!output.text.contains("no start"), "\(output.text)\(output.errorText)")
  }

  @Test("but a mount point is rewritten with --in-place, and goes back in place")
  func inPlace() async throws {
    let place = try Sandbox()
    let kept = try image(at: place.path("kept"))
    let output = try await runWithMounts(
      """
      mkdir fs && cp -a kept/. fs
      mount --bind fs/etc/postfix/main.cf fs/etc/postfix/main.cf
      mount --bind fs/etc/group fs/etc/group
      ours() { \(Implementation.mailauth) "$@" --root $PWD/fs --in-place -q 2> /dev/null; echo "status $?"; }
      ours enable-smtp-auth --backend sasldb
      grep smtpd_sasl_auth_enable fs/etc/postfix/main.cf
      grep sasl: fs/etc/group
      ours undo
      cmp kept/etc/postfix/main.cf fs/etc/postfix/main.cf && cmp kept/etc/group fs/etc/group && echo same
      ls fs/etc/postfix
      """, in: place)
    kept.remove()
    #expect(
      output.text == """
        status 0
        smtpd_sasl_auth_enable = yes
        sasl:x:45:postfix
        status 0
        same
        main.cf
        master.cf

        """, "\(output.errorText)")
  }
}
