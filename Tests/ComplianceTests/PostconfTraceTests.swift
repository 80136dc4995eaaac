import SystemPackage
import TestSupport
import Testing

@Suite("postconf -v tells what the original tells")
struct PostconfTraceTests {
  private static let main = """
    mydomain = example.org
    myhostname = h.$mydomain
    c = $d
    d = 1
    zz = $undefined
    b = main
    unused = 2
    smtpd_restriction_classes = r1, r2 $d
    r1 = permit
    alias_maps = ldap:l1 hash:/x
    l1_server_host = x
    virtual_maps = $a
    mydestination = $myhostname, ${c?{$d}:{$e}} ${{$d} == {1} ? {x} : {$y}}

    """

  private static let master = """
    smtp inet n - n - - smtpd -o a=$b -o b=$c -o myhostname=$x -o x=1
    smtp inet n - n - - smtpd -o a=$b -o a=2 -o d=$zz
    foo unix - n n - - pipe -o zz=$a user=x
    foo_destination unix - - n - - smtp -o process_id=3

    """

  static let calls: [[String]] = [
    ["-n"], ["-d"], ["-d", "mydomain"], ["-h", "myhostname"], [], ["-x"], ["-nx"], ["-nf"], ["-n", "-C", "user"],
    ["-C", "all,Service"], ["-C", "all,bogus"], ["-M"], ["-F"], ["-P"], ["-Mx"], ["-Fx"], ["-Px"],
    ["-F", "smtp/inet/chroot"], ["-P", "smtp/inet/a"], ["-M", "nosuch"],
    ["-o", "foo=$baz", "-x", "mydestination", "foo"],
    ["-p", "nosuch", "a"], ["-nH"], ["-a"], ["-A"], ["-l"], ["-T", "run-version"], ["-X", "nosuch"], ["-#", "c"],
    ["-e", "foo=1", "d=2"], ["foo=1"], ["-Me", "smtp/inet=smtp inet n - n - - smtpd"], ["-Pe", "smtp/inet/a=b"],
    ["-Fe", "smtp/inet/chroot=y"], ["-MX", "smtp/inet"], ["-M#", "smtp/inet"], ["-dh", "mynetworks", "mail_version"],
  ]

  @Test("in every mode, as often as it is given; QUERY-6: in any order", arguments: ["-v", "-vv", "-vvv"], calls)
  func everyMode(_ verbosity: String, _ call: [String]) async throws {
    try await expectSame(messages: .any, masking: withoutProcess) { world in
      try world.sandbox.write("main.cf", Self.main)
      try world.sandbox.write("master.cf", Self.master)
      try await world.run(.postconf, bytes(["-c", world.path, verbosity] + call))
    }
  }

  static let edits: [[String]] = [
    ["-e", "a=b"], ["-X", "a"], ["-#", "a", "nosuch"], ["-Pe", "no/inet/a=b", "smtp/inet/a=b", "no/unix/c=d"],
    ["-PX", "smtp/inet/a", "no/inet/a"], ["-Fe", "no/inet/chroot=n", "smtp/*/chroot=n"], ["-MX", "smtp/unix"],
    ["-Me", "smtp/inet=smtp inet n - n - - x", "no/inet=no inet n - n - - x {a", "o/inet=o inet n - n - - x"],
  ]

  @Test("what an edit reads, warns about and writes, in order", arguments: edits)
  func edit(_ call: [String]) async throws {
    try await expectSame { world in
      try world.sandbox.write("main.cf", "a = 1\nb = 2\na = 3\na = 4\n")
      try world.sandbox.write(
        "master.cf", "smtp inet n - y - - smtpd -o a=1\nsmtp unix - - y - - smtp\nsmtp inet n - y - - smtpd\n")
      try await world.run(.postconf, bytes(["-c", world.path, "-vvv"] + call))
    }
  }

  @Test("a time is read twice before it is found too small", arguments: ["0", "x", "1s", "99999999999"])
  func time(_ value: String) async throws {
    try await expectSame(masking: withoutProcess) { world in
      try world.sandbox.write("main.cf", "myhostname = h.example\nmax_idle = \(value)\n")
      try await world.run(.postconf, "-c", world.path, "-vv", "-t")
    }
  }

  static let networks: [String] = [
    "", "inet_interfaces = loopback-only", "inet_interfaces = localhost", "inet_interfaces = 127.0.0.1, [::1]",
    "inet_interfaces =", "inet_protocols = ipv4", "inet_protocols =", "inet_protocols =\nmynetworks = 1.2.3.4",
    "mynetworks_style = class, class", "mynetworks_style = host", "mynetworks = $mydomain",
    "compatibility_level = 3.6", "compatibility_level = 1\nrelay_domains = a\nmynetworks = 1.2.3.4",
  ]

  @Test("the start of a program, in order, and the networks of a display", arguments: networks)
  func start(_ setting: String) async throws {
    try await expectSame(masking: withoutProcess) { world in
      try world.sandbox.write("main.cf", "myhostname = h.example\n" + setting + "\n")
      for verbosity in ["-v", "-vv", "-vvv"] { try await world.run(.postconf, "-c", world.path, verbosity, "-m") }
      try await world.run(.postconf, "-c", world.path, "-v", "-d", "mynetworks")
      try await world.run(.postconf, "-c", world.path, "-v", "-h", "mynetworks")
    }
  }

  @Test("with templates, types in files, and letters before and after -v")
  func others() async throws {
    try await expectSame(messages: .any, masking: withoutProcess) { world in
      try world.sandbox.write("main.cf", "myhostname = h.example\nmeta_directory = \(world.path)/meta\n")
      try world.sandbox.write("master.cf", Self.master)
      try world.sandbox.write("meta/dynamicmaps.cf", "foo x y\n")
      try world.sandbox.write("meta/dynamicmaps.cf.d/one", "bar x y\n")
      try world.sandbox.write("meta/dynamicmaps.cf.d/two", "foo x y\n")
      for call in [
        ["-vvvm"], ["-vvb"], ["-vt"], ["-C", "user", "-v"], ["-v", "-C", "user"], ["-vx", "mynetworks", "-v"],
      ] {
        try await world.run(.postconf, bytes(["-c", world.path] + call))
      }
    }
  }

  @Test("with descriptors that are inherited", arguments: ["3", "4", "3 4", "5"])
  func descriptors(_ numbers: String) async throws {
    let opened = numbers.split(separator: " ").map { "exec \($0)</dev/null; " }.joined()
    var told: [String] = []
    for implementation in Implementation.installed {
      var lines = ""
      try await withWorld(of: implementation) { world in
        for call in ["-n", "-m", "-M", "-e a=b", "-Me a/unix=a\\ unix\\ -\\ -\\ -\\ -\\ -\\ x", "-MX b/unix"] {
          try world.sandbox.write("main.cf", "a = 1\nmeta_directory = \(world.path)\n")
          try world.sandbox.write("master.cf", "b unix - - - - - x\n")
          try world.sandbox.write("dynamicmaps.cf", "foo x y\n")
          try world.sandbox.write("dynamicmaps.cf.d/one", "bar x y\n")
          let path = try world.path(of: .postconf)
          let output = try await run(
            "/bin/bash",
            bytes([
              "-c", "\(opened)touch -d @1500000000 *; exec -a postconf \(path) -vvv -c . \(call) 2>&1 | grep vstream",
            ]),
            directory: world.sandbox.root)
          #expect(!output.text.isEmpty, "\(implementation) \(call)")
          lines += "\(call): \(output.text)".replacing(world.path, with: "DIR")
        }
      }
      told.append(lines)
    }
    #expect(Set(told).count == 1)
  }

  @Test("the files of table clients, and long files")
  func files() async throws {
    try await expectSame(messages: .any, masking: withoutProcess) { world in
      let comment = "# " + String(repeating: "x", count: 70) + "\n"
      try world.sandbox.write(
        "main.cf",
        "alias_maps = ldap:\(world.path)/l.cf\n" + String(repeating: comment, count: 100) + "mydomain = a.b\n")
      try world.sandbox.write("l.cf", "server_host = x\nnosuch = y\nserver_host = z\n")
      try world.sandbox.write("master.cf", Self.master)
      for call in [["-vvvn"], ["-vvvM"], ["-vvv", "-e", "a=b"], ["-vvv", "-#", "mydomain"]] {
        try await world.run(.postconf, bytes(["-c", world.path] + call))
      }
    }
  }
}

/// The number of the process is a parameter.
func withoutProcess(_ output: ProgramOutput) -> ProgramOutput {
  var output = output
  output.stdout = masked(output.stdout)
  output.stderr = masked(output.stderr)
  return output
}

private func masked(_ bytes: [UInt8]) -> [UInt8] {
  let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  let numbered = ["process_id = ", "mac_parse: ", "const  ", ""]
  let shown = lines.map { line -> Substring in
    // A line with the number can have one digit more or less, too.
    let size = line.split(separator: "fd 1 flush ").last.flatMap { Int($0) }
    if let size, line.contains("fd 1 flush "), (16...19).contains(size) { return "flush" }
    let number = line.reversed().prefix { $0.isNumber }.count
    let start = line.dropLast(number)
    let isMasked = number > 2 && numbered.contains { start.hasSuffix($0) && (!$0.isEmpty || start.isEmpty) }
    return isMasked ? start + "#" : line
  }
  return Array(shown.joined(separator: "\n").utf8)
}
