import Foundation
import SystemPackage
import TestSupport
import Testing

/// The Postfix of another release of Debian or Ubuntu, unpacked by make-postfix.sh, which runs in a chroot.
struct PostfixRelease: CustomTestStringConvertible {
  let suite: String

  static let suites = ["bullseye", "jammy", "noble", "plucky", "questing", "trixie", "sid"].map { Self(suite: $0) }

  var testDescription: String { suite }

  private static var cache: FilePath {
    let variables = ProcessInfo.processInfo.environment
    return FilePath(variables["MAILAUTH_MACHINE_CACHE"] ?? "/var/cache/mailauth-tests").appending("versions")
  }

  var tree: FilePath { Self.cache.appending(suite) }

  /// The ones that `.ci/run` unpacks.
  static let unpackedByCI = ["bullseye", "trixie"]

  /// Runs the original in its tree, and ours on the tree, on files of the same path, and compares what they say.
  func expectSame(_ files: [String: String], _ arguments: String...) async throws {
    let name = "mailauth-\(UUID().uuidString.prefix(8))"
    let folder = tree.appending("tmp").appending(name)
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
    for (file, text) in files {
      let path = folder.appending(file).string
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      // The original reads a young main.cf again and again.
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1.5e9)], ofItemAtPath: path)
    }
    let words = ["-c", "/tmp/\(name)"] + arguments
    let theirs = try await run("/usr/sbin/chroot", ([tree.string, "postconf"] + words).map { Array($0.utf8) })
    let ours = try await run(
      Implementation.mailauth, (["postconf", "--root", tree.string] + words).map { Array($0.utf8) })
    #expect(Self.listing(ours.text) == Self.listing(theirs.text), "\(suite) \(arguments)")
    // QUERY-1: the order of warnings is random.
    #expect(Self.sorted(ours.errorText) == Self.sorted(theirs.errorText), "\(suite) \(arguments)")
    #expect(ours.status == theirs.status, "\(suite) \(arguments)")
  }

  /// The output without the number of the process.
  private static func listing(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.contains("process_id") }
  }

  private static func sorted(_ text: String) -> [Substring] { text.split(separator: "\n").sorted() }
}

@Suite("postconf does what the original of the Postfix beneath its root does")
struct PostfixReleaseTests {
  private static let master = """
    smtp inet n - n - - smtpd -o smtpd_use_tls=no -o zzz=$undef4 -o service_name=y -o relay_domains=a,{b
    relay unix - - n - - smtp -o virtual_mailbox_maps=sqlite:sq -o sq_dbpath=/x -o { mail_name = $luser_relay }
    mlm unix - n n - - pipe user=x argv=/bin/x
    """

  private static let main = """
    disable_dns_lookups = no
    lmtp_enforce_tls = yes
    deleted-test-only = 1
    virtual_maps = x
    tls_legacy_public_key_fingerprints = no
    zfoo = $undefd ${undefd?{$undef2}:{$undef3}}
    service_name = x
    biff = a
    biff = b
    relay_domains = a #b c d e f g h i j k l m n o p
    alias_maps = hash:{ a
    luser_relay = $foo
    foo = $bar
    bar = 1
    myorigin = [$luser_relay]

    """

  private static let tables = """
    virtual_alias_maps = ldap:vm, proxy:mysql:my, inline:{{x=ldap:in}} regexp:{ldap:re {ldap:x}} debug:ldap:dbg
    relocated_maps = mongodb:mg memcache:mc { check_sender_access pgsql:pg }
    alias_maps = ldap:l.cf, mongodb:/nonexistent
    my_charset = 1
    pg_encoding = 1
    dbg_bind = 1
    re_bind = 1
    x_bind = 1
    in_bind = 1
    mg_uri = 1
    mc_key_digest = 1

    """

  @Test("and its defaults are known to the letter", arguments: PostfixRelease.suites)
  func defaults(_ release: PostfixRelease) async throws {
    try check(release)
    let files = ["main.cf": "compatibility_level = 2\n", "master.cf": Self.master]
    for option in ["-d", "-dx", "-p", "-x", "-n", "mail_version", "mail_release_date"] {
      try await release.expectSame(files, option)
    }
  }

  @Test("so are its warnings", arguments: PostfixRelease.suites)
  func warnings(_ release: PostfixRelease) async throws {
    try check(release)
    for option in ["-n", "-nx", "-nq", "-nj", "-M", "-Mq", "-Mj", "-Fj", "-P", "-Px", "-PP", "-PPx"] {
      try await release.expectSame(["main.cf": Self.main, "master.cf": Self.master], option)
    }
    try await release.expectSame(["main.cf": Self.tables, "master.cf": Self.master], "-n")
    try await release.expectSame(["main.cf": "a\n#b\0\nbiff = no\0x\n c\nmyorigin = y\n", "master.cf": ""], "-n")
    try await release.expectSame(["main.cf": "#a\n#b\0\nbiff = no\n c\nmyorigin = y\0\n", "master.cf": "#\0"], "-n")
  }

  @Test("and its references, with their faults", arguments: PostfixRelease.suites)
  func references(_ release: PostfixRelease) async throws {
    try check(release)
    for value in [
      "${{3.10} <level {3.9} ? {lt} : {ge}}", "${{a} ==foo {a} ? {c}}", "${domain_to_ascii{bücher.example}}",
      "${domain_to_utf8{xn--bcher-kva.example}}", "${foo {x}}", "${domain_to_ascii{-ü}}", "${domain_to_ascii{$undef}}",
    ] {
      try await release.expectSame(["main.cf": "mail_name = \(value)\n", "master.cf": ""], "-x", "mail_name")
    }
  }

  @Test("and its checks of options", arguments: PostfixRelease.suites)
  func options(_ release: PostfixRelease) async throws {
    try check(release)
    for option in ["-Z", "-aA", "-dn", "-deX", "-qj", "-jPP", "-PPe", "-PPn", "-jh", "-ax"] {
      try await release.expectSame(["main.cf": "", "master.cf": ""], option)
    }
  }

  /// CI unpacks some releases, and then a missing one is a failure; the others are for whoever has them.
  private func check(_ release: PostfixRelease) throws {
    if geteuid() != 0 { try endTest(because: "needs root") }
    guard !FileManager.default.isExecutableFile(atPath: release.tree.appending("usr/sbin/postconf").string) else {
      return
    }
    let reason = "not unpacked: Tests/TestSupport/Servers/make-postfix.sh \(release.suite)"
    if PostfixRelease.unpackedByCI.contains(release.suite) { try endTest(because: reason) }
    try Test.cancel("\(reason)")
  }
}
