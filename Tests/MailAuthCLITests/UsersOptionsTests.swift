import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("The options that mailauth users shares with the other native commands")
struct UsersOptionsTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
  }

  private func users(_ arguments: String..., input: String = "") async throws -> ProgramOutput {
    try await run(Implementation.mailauth, (["users"] + arguments).map { Array($0.utf8) }, input: Array(input.utf8))
  }

  @Test("--diff names the entries that change, and never a secret")
  func diff() async throws {
    let path = sandbox.path("db").string
    let first = try await users("import", "-", "-f", path, "--diff", "--quiet", input: "alice@r:hush\nbob@r:hush\n")
    #expect(
      first.text == """
        --- /dev/null
        +++ b\(path)
        @@ -0,0 +1,2 @@
        +alice@r: userPassword ********
        +bob@r: userPassword ********

        """)
    let rehearsal = try await users("disable", "alice@r", "-f", path, "--diff", "--quiet", "--dry-run")
    #expect(
      rehearsal.text == """
        --- a\(path)
        +++ b\(path)
        @@ -1,1 +1,1 @@
        -alice@r: userPassword ********
        +alice@r: mailauth-disabled-userPassword ********

        """)
    let same = try await users("enable", "alice@r", "-f", path, "--diff", "--quiet")
    #expect(same.text == "" && same.status == 0)
    let colored = try await users(
      "rename-realm", "r", "s", "-f", path, "--diff", "--color", "always", "--dry-run")
    #expect(colored.text.contains("\u{1B}[32m+alice@s: userPassword ********\u{1B}[0m\n"))
    let json = try await users(
      "passwd", "alice@r", "-f", path, "--password-stdin", "--diff", "--json", "--dry-run", input: "hush2\n")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
    #expect(
      (document["diff"] as? String)?.hasSuffix("\n-alice@r: userPassword ********\n+alice@r: userPassword ********\n")
        == true)
    let copy = try await users("migrate", "--to", "dovecot-passwd", sandbox.path("passwd").string, "-f", path, "--diff")
    #expect(copy.text.contains("+bob@r:********\n"))
    for output in [first, rehearsal, colored, json, copy] { #expect(!output.text.contains("hush")) }
  }

  @Test("--diff of a password file hides what has no name, and that of a database client is withheld")
  func diffOfTargets() async throws {
    let path = sandbox.path("db").string
    _ = try await users("import", "-", "-f", path, input: "alice@r:hush\n")
    try sandbox.write("passwd", "hush-as-a-whole\n\n")
    let copy = try await users(
      "migrate", "--to", "dovecot-passwd", sandbox.path("passwd").string, "-f", path, "--diff", "--quiet")
    #expect(copy.text.hasSuffix("@@ -1,2 +1 @@\n-********\n-\n+alice@r:********\n"), "\(copy.text)")
    try requireRoot(and: ["/usr/bin/sqlite3"], packages: "sqlite3")
    let target = "sqlite:\(sandbox.path("users.sqlite"))"
    let moved = try await users("migrate", "--to", "sql", target, "-f", path, "--diff", "--quiet")
    #expect(moved.text == "# \(target): the content is not shown\n", "\(moved.errorText)")
  }

  @Test("a main.cf that leads nowhere is not taken for a missing one")
  func danglingLink() async throws {
    try sandbox.write("etc/os-release", "ID=debian\n")
    try sandbox.write("etc/postfix/master.cf", "smtp inet n - n - - smtpd\n")
    try sandbox.link("etc/postfix/main.cf", to: "../../srv/main.cf")
    let output = try await users("import", "-", "--root", sandbox.root.string, input: "alice@r:x\n")
    #expect(output.status == 1 && output.errorText.contains("/srv/main.cf"), "\(output.errorText)")
    #expect(try sandbox.snapshot()["etc/sasldb2"] == nil)
  }

  @Test("passwords on the standard output and a diff are not mixed")
  func generatedPasswords() async throws {
    let path = sandbox.path("db").string
    #expect(try await users("generate", "alice@r", "-f", path, "--diff").status == 64)
    #expect(try await users("generate", "alice@r", "-f", path, "--diff", "--json", "-o", "out").status == 64)
    let output = try await users("generate", "alice@r", "-f", path, "--diff", "-o", sandbox.path("out").string)
    #expect(output.status == 0 && output.text.contains("+alice@r: userPassword ********"), "\(output.errorText)")
  }

  @Test("the database is the one that the smtpd.conf of the Postfix in question names")
  func configurationDirectory() async throws {
    let root = sandbox.root.string
    for (directory, name) in [("postfix", "one"), ("postfix-out", "two")] {
      try sandbox.write("etc/\(directory)/master.cf", "smtp inet n - n - - smtpd\n")
      try sandbox.write("etc/\(directory)/sasl/smtpd.conf", "sasldb_path: /srv/\(name)\n")
    }
    try sandbox.write("etc/postfix/main.cf", "multi_instance_directories = /etc/postfix-out\n")
    try sandbox.write("etc/postfix-out/main.cf", "multi_instance_name = postfix-out\n")
    try sandbox.write("etc/os-release", "ID=debian\n")
    try sandbox.write("srv/empty", "")
    let usual = try await users("import", "-", "--root", root, input: "alice@r:x\n")
    #expect(usual.text.hasPrefix("/srv/one: 1 created"), "\(usual.errorText)")
    let other = try await users("import", "-", "--root", root, "-c", "/etc/postfix-out", input: "alice@r:x\n")
    #expect(other.text.hasPrefix("/srv/two: 1 created"), "\(other.errorText)")
    let same = try await users("import", "-", "--root", root, "--instance", "postfix-out", input: "alice@r:x\n")
    #expect(same.text.hasPrefix("nothing to change: /srv/two"), "\(same.errorText)")
    #expect(
      try await users("export", "--root", root, "-c", "/etc/none").errorText.contains("/etc/none/main.cf is missing"))
    #expect(try await users("export", "--root", root, "-c", "/etc/postfix", "-f", "/srv/one").status == 64)
    #expect(try await users("export", "--root", root, "-c", "/etc/postfix", "--instance", "x").status == 64)
  }

  @Test("a new database has the format of the platform's Cyrus SASL, and -v says so", arguments: ["fedora", "debian"])
  func newFormat(platform: String) async throws {
    try sandbox.write("etc/os-release", "ID=\(platform)\n")
    try sandbox.write("etc/sasl2/placeholder", "")
    let output = try await users("import", "-", "--root", sandbox.root.string, "-v", input: "alice@r:x\n")
    #expect(output.status == 0, "\(output.errorText)")
    let (path, format) = platform == "fedora" ? ("etc/sasl2/sasldb2", "gdbm") : ("etc/sasldb2", "berkeleydb")
    #expect(output.errorText.contains("there is no database at /\(path); a new one gets the format \(format)\n"))
    #expect(output.errorText.contains("note: /\(path): made\n"))
    let again = try await users("export", "--root", sandbox.root.string, "-v")
    #expect(again.errorText == "mailauth: note: /\(path) is used, in the format \(format)\n")
  }

  @Test("a format that cannot be written is not taken for another")
  func freeBSD() async throws {
    try sandbox.write("usr/local/etc/postfix/main.cf", "")
    let output = try await users(
      "import", "-", "--root", sandbox.root.string, "--platform", "freebsd", input: "alice@r:x\n")
    #expect(output.status == 1 && output.errorText.contains("berkeleydb185"), "\(output.text)\(output.errorText)")
    let chosen = try await users(
      "import", "-", "--root", sandbox.root.string, "--platform", "freebsd", "--store", "lmdb", input: "alice@r:x\n")
    #expect(chosen.status == 0, "\(chosen.errorText)")
  }

  @Test("an interrupted run is rolled back before users are changed, and not for a rehearsal")
  func recovery() async throws {
    let journal = "var/lib/mailauth/journal"
    try sandbox.write("etc/os-release", "ID=debian\n")
    try sandbox.write("etc/motd", "new")
    // A file that was written: kind, lengths of path and contents, and no attributes.
    try sandbox.write(journal, "mailauth journal 1\n0 9 3 3 -1 -1 -1 -1 -1 -1\n/etc/motdnewold\nend 1\n", mode: 0o600)
    _ = try await users("import", "-", "--root", sandbox.root.string, "--dry-run", input: "alice@r:x\n")
    #expect(try sandbox.text("etc/motd") == "new")
    let output = try await users("import", "-", "--root", sandbox.root.string, input: "alice@r:x\n")
    #expect(
      output.errorText.contains("an interrupted run was rolled back: /etc/motd is as before"), "\(output.errorText)")
    #expect(try sandbox.text("etc/motd") == "old")
  }

  @Test("the system log gets a line for each change that was made, and none for a rehearsal")
  func log() async throws {
    try requireRoot(and: ["/usr/bin/unshare", "/usr/bin/perl"], packages: "util-linux perl-base")
    let commands = """
      users() { \(Implementation.mailauth) users "$@" -f db > /dev/null; }
      printf 'alice@r:hush\\nbob@r:hush\\n' | users import -; printf 'alice@r:hush\\n' | users import - --dry-run
      users disable alice@r; users disable alice@r; users rename-realm r s; users migrate --to gdbm copy
      """
    let script = SystemLogSocket.script(commands) + "sed -E 's/^.*(mailauth)\\[[0-9]+\\]/\\1/' lines\n"
    let output = try await run("/usr/bin/unshare", "-m", "/bin/bash", "-c", script, directory: sandbox.root)
    #expect(
      output.text == """
        mailauth: users import by root: db: 2 created, 0 changed
        mailauth: users disable by root: db: alice@r disabled
        mailauth: users rename-realm by root: db: 2 users of r moved to s
        mailauth: users migrate by root: copy: 2 entries of db

        """, "\(output.errorText)")
  }

  @Test("a full disk is named, and the users are those from before", arguments: ["berkeleydb", "gdbm", "lmdb"])
  func fullDisk(store: String) async throws {
    try requireRoot(and: ["/usr/bin/unshare"], packages: "util-linux")
    let script = """
      mkdir fs && mount -t tmpfs -o size=160k none fs
      users() { \(Implementation.mailauth) users "$@" -f fs/db; }
      echo alice@r:x | users import - --store \(store) > /dev/null
      for i in {1..20000}; do echo "u$i@r:secret$i"; done | users import -
      echo "status $?"; ls fs | grep -v lock; users export
      """
    let output = try await run("/usr/bin/unshare", "-m", "/bin/bash", "-c", script, directory: sandbox.root)
    #expect(output.text == "status 1\ndb\nuser,realm,secrets,disabled\nalice,r,password,\n", "\(output.errorText)")
    #expect(output.errorText.contains("No space left on device"), "\(output.errorText)")
  }
}
