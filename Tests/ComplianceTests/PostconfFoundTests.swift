import SystemPackage
import TestSupport
import Testing

@Suite("postconf does what the original does with what the fuzzer found")
struct PostconfFoundTests {
  /// A configuration and the options that showed a difference.
  struct Found: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var main = ""
    var master = ""
    let arguments: [[String]]

    init(_ testDescription: String, main: String = "", master: String = "", _ arguments: [String]...) {
      self.testDescription = testDescription
      self.main = main
      self.master = master
      self.arguments = arguments
    }
  }

  static let displays = [
    Found(
      "a single dash ends the options", master: "a unix - - - - - x - -o{ -o b=c\nb unix - - - - - x - {c d}\n", ["-n"],
      ["-M"]),
    Found(
      "what is left of --ofoo ends the settings",
      master: "a unix - - - - - x --oab=1 -o c=d\nb unix - - - - - x --osmtpd_restriction_classes=\n", ["-n"], ["-M"],
      ["-P"]),
    Found(
      "the suffix of an operator is letters and digits", main: "a=${{}<$}\nb=${{a} ==_x {b}}\nc=${{a} ==é {b}}\n",
      ["-n"]),
    Found("how deep texts after a text that was too deep are", main: "biff = ${?{}:${:x}}$biff\n", ["-n"]),
    Found("how deep names after a text that was too deep are", main: "biff = $a${:${:x}}$biff\n", ["-n"]),
    Found("lists that refer to themselves", main: "smtpd_recipient_restrictions = $proxy_read_maps\n", ["-n"]),
    Found(
      "process_name is the last part of a path",
      master:
        "a unix - - - - - / -o b=$process_name\nb unix - - - - - /x/y -o b=$process_name\nc unix - - - - - {/x/y z} -o b=$process_name\n",
      ["-Px"], ["-Mx"]),
    Found(
      "words of mynetworks_style are known before they are counted", main: "mynetworks_style = host class x\n", ["-n"]),
    Found(
      "mynetworks_style is looked at before inet_interfaces",
      main: "mynetworks_style = x\ninet_interfaces = nosuchhost.invalid\n", ["-n"]),
    Found(
      "a default that cannot be computed ends the run where it is needed",
      main: "mydomain=$\nbar=$myhostname\n",
      master: "a unix - - - - - local -o relayhost=$bar\nb unix - - - - - x -o process_name=1\n", ["-F"]),
    Found("a carriage return is a part of an interface", main: "inet_interfaces = 1\rx\n", ["-n"]),
    Found(
      "a list of networks with carriage returns", main: "inet_protocols = ipv4\ripv6\nmynetworks_style = host\rhost\n",
      ["-n"]),
    Found("a level that is not left after what is no branch", main: "virtual_maps = ${nosuch?{}y}\n", ["-x"]),
    Found("a level that is not left after the second branch", main: "virtual_maps = ${nosuch:{}y}\n", ["-x"]),
    Found("a level that is not left after braces that do not match", main: "virtual_maps = $(nosuch?{x)\n", ["-x"]),
    Found("a level that is left after a fault within a branch", main: "virtual_maps = ${nosuch:{$-}}\n", ["-x"]),
    Found("no protocols, no style", main: "mynetworks_style = x\ninet_protocols =\n", ["-n"]),
    Found(
      "a service with settings that cannot be set is there",
      master: "a unix - - - - - x -o process_name=1\nb unix - - - - - x\n",
      ["-P", "a", "a/*", "a/unix/*", "b", "b/unix/*"]),
  ]

  static let services: [Found] = {
    let arguments = [
      "{-o} x=$y", "-v {-o a=$b} {c d}", "- a=$y", "- {a b=$y} c", "{-v} -vox=$y {a b}", "{-vo} x=$y {a b}",
      "{--} -ox=$y {a b}", "-v {-} {a b} {c d} {e f}", "- {-o} {x = $y} z", "-o {-o} {x = $y} z",
      "- {-o x=1} {x = $y} {z z}", "- {a = b} -vo x=y", "- a=b -v {c d} {e f}", "- - -oc=d", "-v - -o -o e=f",
      "- {a b}c -v", "- {a b -v", "- \"x y\" -vo{q = r}", "-o - -vox=y", "- -- -vo a=b", "--o - -vox=y",
      "-v - o {x", "-o {-} -o d=e", "{} -v", "-v {} -o x=y", "-o {}", "- {}", "-v {-x z} {q w} {e r}",
      "-o a\u{B}b {c\u{B}d} {e\u{C}} {f\r}",
    ]
    return arguments.map {
      Found(
        $0, main: "y = why\n", master: "a unix n - y 300 - pipe \($0)\n", ["-M"], ["-Mfx"], ["-Px"], ["-Ff"], ["-Fhf"])
    }
  }()

  @Test("when it splits the arguments of a service", arguments: services)
  func service(_ found: Found) async throws {
    try await display(found)
  }

  @Test("when it shows parameters and services", arguments: displays)
  func display(_ found: Found) async throws {
    try await expectSame(messages: .any) { world in
      try world.sandbox.write("main.cf", found.main)
      try world.sandbox.write("master.cf", found.master)
      for arguments in found.arguments { try await world.run(.postconf, bytes(["-c", world.path] + arguments)) }
    }
  }

  @Test(
    "what it says of one value comes in the order of the text",
    arguments: ["$u1 $", "${u1}${u2?", "$u1 ${{$u2} == {$} ? {$u3} : {$u4}}", "${u1?{$u2}x}", "$$ $u1 ${u2{a}} $u3"])
  func order(_ value: String) async throws {
    try await expectSame { world in
      try world.sandbox.write("main.cf", "alias_maps = \(value)\n")
      try world.sandbox.write("master.cf", "")
      try await world.run(.postconf, "-c", world.path, "-n")
      try world.sandbox.write("main.cf", "")
      try world.sandbox.write("master.cf", "a unix - - - - - x -o {alias_maps = \(value)}\n")
      try await world.run(.postconf, "-c", world.path, "-M")
    }
  }

  static let hostNames: [String] = {
    let most = String(repeating: "b", count: 63)
    let names = [
      most, most + "b", most + "b.a:", most + "-", most + "-a", most + "-:", most + "b..", "-" + most + "b",
      "a." + most + "b",
      "\(most).\(most).\(most).\(most)", "\(most).\(most).\(most).\(most).c", "\(most).\(most).\(most).\(most):",
      "a" + String(repeating: "-", count: 64) + "b",
    ]
    let digits = [String(repeating: "12.", count: 40), String(repeating: "12.", count: 99) + "1"]
    return names + digits + [".a", "a..b", "-a", "a-.b", "a_b", "a b", "1.2", String(repeating: "c.", count: 60) + ":"]
  }()

  @Test("when a program starts with a host name", arguments: hostNames)
  func hostName(_ name: String) async throws {
    try await expectSame { world in
      try world.sandbox.write("main.cf", "myhostname = \(name)\nmydomain = d\n")
      try await world.run(.postconf, "-c", world.path, "-m")
    }
  }

  @Test(
    "a directory is changed as if it were empty, and then cannot be read",
    arguments: [
      ["-P", "a/unix/b=", "c/unix/d=e"], ["-PX", "a/unix/b"], ["-F", "a/unix/chroot=n"], ["-M", "a/unix=a"],
      ["-M", "a/unix=a unix - - - - - x"], ["-MX", "a/unix"], ["-M#", "a/unix"], ["-e", "a=b", "a=c"], ["-X", "a"],
    ])
  func directory(_ arguments: [String]) async throws {
    var messages: [String] = []
    for implementation in Implementation.installed {
      try await withWorld(of: implementation) { world in
        for name in ["main.cf", "master.cf"] { _ = try await run("/usr/bin/mkdir", bytes([world.path + "/" + name])) }
        let output = try await world.run(.postconf, bytes(["-c", world.path] + arguments))
        #expect(output.status == 1)
        messages.append(output.errorText.replacing(world.path, with: "DIR"))
      }
    }
    #expect(Set(messages).count == 1, "\(messages)")
  }

  @Test(
    "white space behind a brace, which another brace encloses",
    arguments: ["${:{}}", "$(x)b", "${x}", "${x} ", "\u{B}"])
  func trailing(_ rest: String) async throws {
    try await expectSame(messages: .any) { world in
      try world.sandbox.write("main.cf", "smtpd_banner=a{:{} \(rest)\nalias_maps = ldap:{a}\(rest)\n")
      try world.sandbox.write("master.cf", "")
      try await world.run(.postconf, "-c", world.path, "-n")
    }
  }

  @Test("QUERY-2: a level that refers to the networks, which depend on it", arguments: Implementation.installed)
  func circle(_ implementation: Implementation) async throws {
    try await withWorld(of: implementation) { world in
      try world.sandbox.write("main.cf", "compatibility_level = $mynetworks\n")
      try world.sandbox.write("master.cf", "")
      for mode in ["-n", "-M", "-x"] {
        let output = try await world.run(.postconf, "-c", world.path, mode)
        #expect(output.status == (implementation == .ours ? 1 : 139))
        #expect(output.errorText.hasSuffix("fatal: macro processing error\n") == (implementation == .ours))
      }
    }
  }

  @Test("QUERY-4: a pipe is not waited for", arguments: Implementation.installed)
  func pipe(_ implementation: Implementation) async throws {
    try await withWorld(of: implementation) { world in
      _ = try await run("/usr/bin/mkfifo", bytes([world.path + "/main.cf"]))
      let path = try world.path(of: .postconf)
      let output = try await run(
        path, bytes(["-c", world.path, "-h", "mail_name"]), as: "postconf", limit: .seconds(3))
      #expect(output.text == (implementation == .ours ? "Postfix\n" : ""))
      #expect(output.status == (implementation == .ours ? 0 : 137))
    }
  }
}
