import SystemPackage
import TestSupport
import Testing

@Suite("postconf -b, -t, -m and -T answer as the original does")
struct PostconfDaemonTests {
  static let settings: [String] = [
    "", "mail_owner = nosuch", "mail_owner = root", "mail_owner = nobody", "mail_owner = bin", "mail_owner = sync",
    "mail_owner =", "setgid_group = nosuch", "setgid_group = root", "setgid_group = postfix", "setgid_group = nogroup",
    "default_privs = nosuch", "default_privs = root", "default_privs = postfix", "default_privs = daemon",
    "myorigin = a b", "myorigin = a,b", "myhostname =", "myhostname = a b", "myhostname = 1.2.3.4",
    "myhostname = x-.b", "myhostname = b@c", "mydomain = ..", "mydomain = .a", "mydomain = a.", "mydomain = a_b",
    "compatibility_level = foo", "compatibility_level = 99999999999", "compatibility_level =", "inet_protocols = foo",
    "inet_protocols = ipv6, foo", "inet_protocols =", "inet_interfaces = nosuch.invalid", "inet_interfaces = 1.2.3.4",
    "inet_interfaces =", "syslog_facility = bogus", "syslog_facility = LOCAL0", "syslog_facility = local7",
    "max_use = 0", "max_use = x", "max_use = 10k", "max_use = +5", "max_use = 5000000000", "max_use =",
    "line_length_limit = 1", "message_size_limit = 5000000000", "message_size_limit = 9223372036854775808",
    "soft_bounce = YES", "soft_bounce = y", "soft_bounce =", "max_idle = 0", "max_idle = 5x", "max_idle = 5ss",
    "max_idle = 99999999w", "max_idle = -1", "max_idle = m", "max_idle = sx", "max_idle = +s", "max_idle = x",
    "in_flow_delay = 0", "in_flow_delay = 10", "in_flow_delay = 11", "in_flow_delay = s",
    "delay_logging_resolution_limit = 7", "delay_logging_resolution_limit = 6", "delay_logging_resolution_limit = -1",
    "default_verp_delimiters = a=",
    "default_verp_delimiters = +", "default_verp_delimiters = +=-", "verp_delimiter_filter = =", "relayhost = $",
    "message_drop_headers = ${", "relay_domains = $", "unused = ${", "biff = foo", "queue_directory =", "a b", "= x",
    "known_tcp_ports = a", "known_tcp_ports = a=b, =1, b=1 2, c d=3, 5=6, e=7, e=8, f=",
    "known_tcp_ports = a=b=25, lmtp=24",
    "mail_name = $mydomain", "meta_directory = /none", "import_environment = A=b",
  ]

  @Test("starting as the daemons do, or failing where they would", arguments: settings)
  func start(_ setting: String) async throws {
    try await expectSame(messages: .any) { world in
      try world.sandbox.write("main.cf", "myhostname = h.example\nmydomain = example\n" + setting + "\n")
      try await world.run(.postconf, "-c", world.path, "-m")
    }
  }

  static let references: [String] = [
    "myhostname = $mydomain", "myhostname = h.$mydomain", "myhostname = h.${mydomain}x", "mydomain = $myhostname",
    "default_privs = $local_transport", "mail_owner = $setgid_group", "multi_instance_name = ${nosuch}",
    "multi_instance_name = $syslog_name", "syslog_name = $mail_name", "syslog_name = ${max_use?no}",
    "mail_name = $syslog_name", "mail_name = ${syslog_name}", "meta_directory = $shlib_directory",
    "meta_directory = ${command_directory}", "max_use = $max_idle", "max_use = 1$ipc_idle",
    "max_idle = $ipc_idle\nipc_idle = 10", "soft_bounce = $biff", "soft_bounce = $disable_dns_lookups",
    "myorigin = $mydestination", "myorigin = $relayhost", "relayhost = $myhostname", "relayhost = $mydomain",
    "relayhost = $myorigin", "inet_interfaces = $proxy_interfaces", "inet_interfaces = $myhostname",
    "inet_protocols = $mynetworks_style", "mynetworks_style = $soft_bounce", "mynetworks_style = ${relayhost?class}",
    "compatibility_level = $mail_version", "compatibility_level = 3${foo}\nfoo = .6",
    "smtputf8_enable = $strict_smtputf8",
    "syslog_facility = ${mail_version?{mail}:{x}}", "queue_directory = $data_directory/$process_id_directory",
    "in_flow_delay = $in_flow_delay", "verp_delimiter_filter = $recipient_delimiter-", "mail_version = $mail_name",
    "syslog_name = ${process_id}${config_directory}", "known_tcp_ports = $myhostname",
    "line_length_limit = $max_use$max_use",
  ]

  @Test("a value sees what is set, and the defaults of what is read before it", arguments: references)
  func reference(_ setting: String) async throws {
    try await expectSame(messages: .any) { world in
      try world.sandbox.write("main.cf", setting + "\n")
      for mode in ["-m", "-t"] { try await world.run(.postconf, "-c", world.path, mode) }
    }
  }

  static let calls: [[String]] = [
    ["-b"], ["-t"], ["-t", "none"], ["-b", "none"], ["-b", "templates"], ["-t", "templates"], ["-t", "bad"],
    ["-b", "a", "b"], ["-t", "a", "b"], ["-b", "--", "-x"], ["-T", "compile-version"], ["-T", "run-version"],
    ["-T", "public-key-algorithms"], ["-T", ""], ["-T", "run"], ["-T", "run-version", "word"], ["-Trun-version"],
    ["-m", "word"], ["-l", "word"], ["-a", "word"], ["-A", "word"], ["-mC", "all"], ["-l"], ["-a"], ["-A"], ["-vl"],
    ["-mn"], ["-mx"], ["-lf"], ["-Ah"], ["-aH"], ["-bo", "a=b"], ["-te"], ["-T", "run-version", "-x"], ["-lm"], ["-bm"],
  ]

  @Test(
    "of several bad accounts the same is refused, whatever starts",
    arguments: [
      ("nosuch", "nosuch", "nosuch"), ("nosuch", "root", "root"), ("root", "nosuch", "postdrop"),
      ("root", "root", "nosuch"),
      ("postfix", "nosuch", "nosuch"), ("nobody", "nosuch", "nosuch"), ("nobody", "root", "root"),
      ("postfix", "postfix", "nosuch"), ("nobody", "nobody", "nosuch"), ("nobody", "postfix", "root"),
      ("nobody", "nobody", "nogroup"), ("postfix", "postfix", "postfix"), ("daemon", "postfix", "daemon"),
    ])
  func accounts(_ delivery: String, _ owner: String, _ group: String) async throws {
    try await expectSame { world in
      try world.sandbox.write(
        "main.cf",
        "myhostname = h.example\nmail_owner = \(owner)\nsetgid_group = \(group)\ndefault_privs = \(delivery)\n")
      for mode in ["-m", "-b", "-t"] { try await world.run(.postconf, "-c", world.path, mode) }
    }
  }

  @Test("and each of their forms", arguments: calls)
  func call(_ arguments: [String]) async throws {
    try await expectSame { world in
      try world.sandbox.write("main.cf", "myhostname = h.example\nmydomain = example\n")
      try world.sandbox.write("templates", "failure_template = <<EOF\nSubject: x\n\ntext $myhostname\nEOF\n")
      try world.sandbox.write("bad", "failure_template = <<EOF\nx\n")
      let words = arguments.map { ["templates", "bad"].contains($0) ? world.path + "/" + $0 : $0 }
      try await world.run(.postconf, bytes(["-c", world.path] + words))
    }
  }

  @Test("without a daemon, without main.cf, by MAIL_CONFIG and with another name")
  func surroundings() async throws {
    try await expectSame { world in
      for option in ["-b", "-t", "-m"] { try await world.run(.postconf, "-c", world.path, option) }
      try world.sandbox.write("main.cf", "myhostname = h.example\ndaemon_directory = /nonexistent\n")
      try await world.run(.postconf, "-c", world.path, "-b")
      try await world.run(.postconf, "-t", environment: ["MAIL_CONFIG": world.path])
      try world.sandbox.write(
        "main.cf", "myhostname = h.example\nsyslog_name = other/name\nbounce_template_file = /none\n")
      try await world.run(.postconf, "-b", environment: ["MAIL_CONFIG": world.path])
    }
  }

  static let maps: [String] = [
    "foo /x/y.so open\n", "foo\n", "foo x\n", "foo x y z w\n", "# c\n\n  lead x y\n", "a x y\n   z\n", "foo x y # c\n",
    "foo x y\nfoo x y\n", "hash x y\nf-o x y z\n9 x y\nfoo=bar x y", "/foo x y\n", "_foo x y\n", "-foo x y\n",
    "é x y\n", " \n", " # c\n", "\t# x y\n", "  # c x y\n", "\u{B}\n", "foo\u{B}x\u{C}y\n", "foo x y\r\n", "\r\n",
    "\0\n",
    "foo x y\0z z z\n", "foo x y", "foo\0x y\n",
  ]

  @Test("with types from dynamicmaps.cf", arguments: maps)
  func dynamic(_ content: String) async throws {
    try await expectSame { world in
      try world.sandbox.write("main.cf", "myhostname = h.example\nmeta_directory = \(world.path)/meta\n")
      try world.sandbox.write("meta/dynamicmaps.cf", content)
      try await world.run(.postconf, "-c", world.path, "-m")
      try world.sandbox.write("meta/dynamicmaps.cf", "bar x y\n")
      try world.sandbox.write("meta/dynamicmaps.cf.d/one", content)
      try world.sandbox.write("meta/dynamicmaps.cf.d/sub/file", "x\n")
      try await world.run(.postconf, "-c", world.path, "-m")
    }
  }

  @Test("--root reads the image and runs nothing of it")
  func image() async throws {
    let sandbox = try Sandbox()
    func postconf(_ arguments: String...) async throws -> ProgramOutput {
      try await run(
        Implementation.mailauth, bytes(["postconf", "--root", sandbox.root.string] + arguments), as: "mailauth")
    }
    try sandbox.write(
      "etc/postfix/main.cf", "myhostname = h.example\nmail_owner = postman\nmeta_directory = /etc/postfix\n")
    try sandbox.write("etc/passwd", "root:x:0:0::/:/x\npostman:x:7:8::/:/x\nnobody:x:9:9::/:/x\n")
    try sandbox.write("etc/group", "postdrop:x:10:\n")
    try sandbox.write("etc/postfix/dynamicmaps.cf", "image x y\n")
    #expect(try await postconf("-m").text.contains("\nimage\ninline\n"))
    try sandbox.write("etc/passwd", "nobody:x:9:9::/:/x\n")
    let unknown = "postconf: fatal: file /etc/postfix/main.cf: parameter mail_owner: unknown user name value: postman\n"
    #expect(try await postconf("-m").errorText == unknown)
    #expect(try await postconf("-b").status == 1)
    #expect(try await postconf("-T", "run-version").status == 1)
    try sandbox.write("usr/lib/x86_64-linux-gnu/libcrypto.so.3", "OpenSSL x\0OpenSSL 3.9.9 1 Jan 2030\0")
    #expect(try await postconf("-T", "run-version").text == "OpenSSL 3.9.9 1 Jan 2030\n")
    try sandbox.write("usr/lib/postfix/libpostfix-tls.so", "\0OpenSSL 3.9.8 1 Jan 2029\0")
    #expect(try await postconf("-T", "compile-version").text == "OpenSSL 3.9.8 1 Jan 2029\n")
  }
}
