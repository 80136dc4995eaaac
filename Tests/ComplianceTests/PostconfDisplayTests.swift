import SystemPackage
import TestSupport
import Testing

@Suite("postconf shows what the original shows")
struct PostconfDisplayTests {
  static let services = """
    smtp inet n - y - - smtpd
      -o smtpd_banner=$myhostname/$process_name/$b -o b=1
    local unix - n n - - local
    mlm unix - n n - - pipe user=list -o { zzz = $undefined } argv=/bin/x

    """

  static let file = """
    # comment
    myhostname = host.example
    mynetworks = 127.0.0.0/8
    mail_name = a\t b
    # inside
       continued
    myorigin = $foo
    foo = ${bar?{yes}:{no}} $mail_name
    relayhost =
    unused = $used_in_unused
    used_in_unused = 1
    luser_relay = $user@$myorigin
    virtual_maps = hash:/x
    process_id = 3
    biff = no
    biff = yes
    biff = yes
    virtual_alias_maps = ldap:vm, proxy:mysql:my { pgsql:pg } hash:{ a
    vm_query = $vm_unknown
    vm_bogus = 1
    my_hosts = h
    pg_query = x
    smtpd_restriction_classes = class1, class2
    class1 = permit
    mlm_time_limit = 5
    nosuch_time_limit = 6
     
    mydestination = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1 b

    """

  static let options: [[String]] = [
    ["-n"], ["-nx"], ["-nh"], ["-nH"], ["-nf"], ["-nxf"], ["-p"], ["-d"], ["-dh", "mail_version", "relay_domains"],
    ["-dH"], ["-dx", "mydestination"],
    ["-h", "myhostname", "mydomain"], ["biff", "nosuch", "", "mail_name ", "biff"],
    ["-n", "relayhost", "myorigin", "queue_directory"],
    ["-x", "smtpd_banner", "luser_relay", "foo"], ["-d", "foo", "virtual_maps", "mail_name"], ["-C", "user"],
    ["-C", "USER service"], ["-C", ""], ["-nC", "builtin"], ["-dC", "service"],
    ["-o", "foo=new", "-o", "extra = 1", "-n"],
    ["-o", "foo", "-n"], ["-o", "=x"], ["-xh", "mynetworks"], ["process_name", "config_directory"], ["--", "-n"],
    ["-H", "biff"], ["-f", "mydestination"], [],
  ]

  @Test("for every option", arguments: options)
  func every(_ arguments: [String]) async throws {
    try await expectSame(messages: .any, masking: withoutProcessNumbers) { world in
      try world.sandbox.write("main.cf", Self.file)
      try world.sandbox.write("master.cf", Self.services)
      try await world.run(.postconf, bytes(["-c", world.path] + arguments))
    }
  }

  @Test(
    "with one setting that goes wrong",
    arguments: [
      "a b = c", "= x", "noequals", "mail_name = ${", "mail_name = $", "unused = ${", "mydomain = $",
      "myhostname = ${x",
      "smtpd_restriction_classes = ${", "compatibility_level = foo", "inet_protocols = bogus", "inet_protocols =",
      "inet_protocols = $x y", "inet_interfaces = nosuchhost.invalid", "inet_interfaces = 10.255.254.253",
      "inet_interfaces = $mail_name", "mynetworks_style = bogus", "mynetworks_style = host class",
      "mynetworks_style = ${{$compatibility_level} <level {3}?{host}:{class}}", "mail_name = $mail_name",
      "mail_name = ${{99999999999999999999} < {1} ? {c}}", "alias_maps = hash:{ a", "alias_maps = {a}b",
      "alias_maps = sqlite:/nonexistent/x", "alias_maps = ldap:/etc", "config_directory = /elsewhere",
      "service_name = x",
      " stray = 1", " a long stray line that has more than thirty characters", "mail_name = a\0b", "\0",
      "fallback_relay = x",
      "mail_name = \u{1}\u{E9}\u{7F}", "\u{E9}=\u{E9}", "mail_name = a\r", "mynetworks_style = class",
      "mydomain = $$", "mydomain = $$nosuch", "mydomain = $${x", "myhostname = a.$$", "mydomain = $$ ldap:vm",
      "2bounce_notice_recipient = $2bounce_notice_recipient",
    ])
  func oneSetting(_ setting: String) async throws {
    try await expectSame(messages: .any, masking: withoutProcessNumbers) { world in
      for end in ["\n", "", "\r\n"] {
        try world.sandbox.write("main.cf", setting + end)
        try world.sandbox.write("master.cf", "")
        for arguments in [["-n"], ["-nx"], ["-x", "mail_name", "mydomain"]] {
          try await world.run(.postconf, bytes(["-c", world.path] + arguments))
        }
      }
    }
  }

  @Test(
    "with one service that goes wrong",
    arguments: [
      "bad", "a b - - - - - x", "a unix x - - - - x", "a unix - - - x - x", "a unix - - - 5? 5? x",
      "a unix - - - - - x {b",
      " a unix - - - - - x", "a unix - - - - - pipe -ofoo=bar -vo biff=$u -o x -o {y} -o {z=1}w -- -o late=1",
      "a unix - - - - - x -o smtpd_restriction_classes=${x", "a unix - - - - - x -o b=1\na unix - - - - - x",
      "a unix - - - - - x -o process_name=z -o fallback_relay=y", "a unix - - - - - x -o",
      "a unix - - - - - smtp\0 -o b=1",
      "a unix - - - - - x -o alias_maps=ldap:vm,hash:{a -o vm_bind=$process_name -o vm_x=1",
    ])
  func oneService(_ service: String) async throws {
    try await expectSame(messages: .any, masking: withoutProcessNumbers) { world in
      try world.sandbox.write("main.cf", "u = 1\n")
      try world.sandbox.write("master.cf", service + "\n")
      for arguments in [["-n"], ["-d", "mail_name", "a_recipient_limit"], []] {
        try await world.run(.postconf, bytes(["-c", world.path] + arguments))
      }
    }
  }

  @Test("without files, with directories in their place, and with the directory from the environment")
  func files() async throws {
    try await expectSame(messages: .any) { world in
      try await world.run(.postconf, bytes(["-c", world.path, "-n"]))
      try await world.run(.postconf, bytes(["-c", world.path, "-d", "mail_name"]))
      try world.sandbox.write("main.cf", "mail_name = x\n")
      try await world.run(.postconf, bytes(["-c", world.path, "-n"]))
      try await world.run(.postconf, bytes(["-n"]), environment: ["MAIL_CONFIG": "."])
      try await world.run(.postconf, bytes(["-n"]), environment: ["MAIL_CONFIG": "/nonexistent"])
      try await world.run(.postconf, bytes(["-n"]), environment: ["MAIL_CONFIG": ""])
      try world.sandbox.write("other/main.cf/file", "")
      try await world.run(.postconf, bytes(["-c", "other", "-n"]))
      try world.sandbox.write("third/main.cf", "")
      try world.sandbox.write("third/master.cf/file", "")
      try await world.run(.postconf, bytes(["-c", "third", "-n"]))
    }
  }

  @Test("for every main.cf of the corpus")
  func corpus() async throws {
    for file in try Corpus.files("main.cf") {
      let content = try Corpus.read(file)
      try await expectSame(messages: .any, masking: withoutProcessNumbers) { world in
        try world.sandbox.write("main.cf", content)
        try world.sandbox.write("master.cf", Self.services)
        try await world.run(.postconf, bytes(["-c", world.path, "-n"]))
        try await world.run(.postconf, bytes(["-c", world.path, "-nx"]))
      }
    }
  }
}

/// Hides the process's number in the lines where it is shown.
func withoutProcessNumbers(_ output: ProgramOutput) -> ProgramOutput {
  var masked = output
  let lines = output.stdout.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  masked.stdout = Array(
    lines.map { line in
      let isAffected = ["process_id = ", "debugger_command = "].contains { line.starts(with: $0.utf8) }
      return isAffected ? line.filter { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }[...] : line
    }.joined(separator: [UInt8(ascii: "\n")]))
  return masked
}

/// After a fatal error the original has given the warnings that the random order of its tables put before it.
func withoutRandomWarnings(_ output: ProgramOutput) -> ProgramOutput {
  var result = withoutProcessNumbers(output)
  guard output.status != 0 else { return result }
  let lines = result.stderr.split(separator: UInt8(ascii: "\n"))
  result.stderr = Array(lines.filter { $0.starts(with: "postconf: fatal".utf8) }.joined())
  return result
}
