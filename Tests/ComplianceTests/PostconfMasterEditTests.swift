import SystemPackage
import TestSupport
import Testing

@Suite("postconf -Me, -MX, -M#, -Fe, -Pe and -PX write the original's bytes")
struct PostconfMasterEditTests {
  static let file = """
    # top
      stray
    smtp      inet  n       -       y       -       -       smtpd
    # between
      -o a=1

      -o b=2 -o {c = 3 4} -o a=2
       # indented
    relay     unix  -       -       y       -       -       smtp
    smtp      inet  n       -       y       -       -       smtpd -v
    #off      unix  -       -       y       -       -       smtp
      -o stray=1
    x unix - - n - - pipe
      flags=R user=x argv=/bin/x ${a}
    {x y} unix-dgram y n - 5? 0 {c d}
    cluster unix - - - - - pipe -vo {c = d e} -ofoo=bar {first arg} {second arg}
    tail unix - - - - - pipe -v -o
    braces unix - - - - - pipe {-o p=2} {q r} {s t} -- {u v}
    broken unix - - - - - pipe -o {p = 1}y -o {z} -o { p =
      4 5
      } -o {
    # end

    """

  static let entries: [[String]] = [
    ["smtp/inet=smtp inet n - - - 1 smtpd -v"], ["*/inet=smtp inet n - n - - smtpd"],
    ["a/b=smtp inet n - n - - smtpd -o a"],
    ["new/inet=new2 inet n - - - 2 smtpd -o {x} -o y"], ["x/tcp=a inet - - - - - z"],
    ["smtp/inet=a=b inet - - - - - z"], ["smtp/inet=a/b inet - - - - - z"], ["*/*=a inet - - - - - z"],
    ["x/y=* unix - - - - - z"], ["x/y=*  inet - - - - - z"], [" smtp/inet = smtp inet n - - - 2 {smtpd -o {x}"],
    ["smtp/inet=n1 inet n - - - 1 A", "q/inet=n1 inet n - - - 2 B"],
    ["smtp/inet=s inet n - - - 1 A", "smtp/inet=s inet n - - - 2 B"],
    ["q/inet=n1 inet n - - - 1 A -o {x}", "relay/unix=n1 inet n - - - 2 B {y}z"],
    ["smtp/inet=relay unix n - - - 1 A", "x/unix=relay unix n - - - 2 B"],
    ["x/unix=relay unix n - - - 2 B", "smtp/inet=relay unix n - - - 1 A"],
    ["smtp/inet=relay unix n - - - 1 A", "relay/unix=smtp inet n - - - 2 B"],
    ["smtp/inet=\tsmtp\tinet\tn\t-\t-\t-\t2\t{q  r}\t{s  t}\t{u  v}"],
    ["long/unix=averyveryveryverylongname unix - - - - - /aaaaaaaaaaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbb c d -o e=f g"],
  ]

  static let fields: [[String]] = [
    ["smtp/inet/chroot=n"], ["*/inet/chroot=n"], ["*/*/chroot=n"], ["smtp/inet/chroot=n", "smtp/inet/chroot=-"],
    ["smtp/inet/chroot="], ["*/*/wakeup=", "*/*/process_limit=", "*/*/private="], ["smtp/inet/service="],
    ["relay/unix/service=u", "u/unix/chroot=-"], ["relay/unix/service=u", "relay/unix/type=inet"],
    ["smtp/inet/command=lmtp -vo x=1"], ["x/unix/command={a b} {c d} {e f}"], ["x/unix/command=-v"],
    ["x/unix/command=pipe -o {f"], ["*/*/command=pipe {g}h -o {i}"], ["x/unix/command=", "x/unix/command=q"],
    [" smtp/inet/chroot =  n "], ["nosuch/inet/chroot=x", " nosuch/unix/wakeup = 5"], ["smtp/inet/unprivileged=y"],
    ["{x/y}/service=z"], ["x/*/service=a=b", "x/*/service=/c"], ["smtp/inet/wakeup=5?", "smtp/inet/wakeup=?"],
  ]

  static let parameters: [[String]] = [
    ["smtp/inet/a=9"], ["smtp/inet/new=x", "smtp/inet/new2=y"], ["*/*/a=7"], ["*/*/p=9"], ["*/*/c="], ["*/*/-o=9"],
    ["smtp/inet/a={b"], ["x/unix/z=${a}"], ["smtp/inet/process_name=x"], [" smtp/inet/a = b "], ["smtp/inet/a==1"],
    ["nosuch/inet/a=3"], ["*/*/a=1", "*/*/a=2", "*/*/c=3"], ["cluster/unix/f=1"], ["cluster/unix/foo=1"],
    ["relay/unix/nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn=vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv"],
  ]

  static let names: [[String]] = [
    ["smtp/inet"], ["*/inet"], ["*/*"], ["smtp/*"], ["nosuch/inet"], [" smtp/inet"], ["smtp/inet "],
    ["x/unix", "relay/unix", "x/unix", "*/unix"], ["smtp/inet/"], ["//smtp/inet"], ["{x/y}"],
  ]

  static let parameterNames: [[String]] = [
    ["smtp/inet/a"], ["*/*/a", "*/*/b", "*/*/c"], ["*/*/p"], ["nosuch/inet/a"], ["smtp/inet/nosuch"], ["*/*/-o"],
    ["smtp/inet/a", "smtp/inet/a"], ["smtp/inet/ a"], ["broken/unix/z"], ["smtp/inet/a "],
  ]

  static let edits: [[String]] =
    entries.map { ["-Me"] + $0 } + fields.map { ["-Fe"] + $0 } + parameters.map { ["-Pe"] + $0 }
    + names.flatMap { [["-MX"] + $0, ["-M#"] + $0] } + parameterNames.map { ["-PX"] + $0 }
    + [
      ["-M", "a/b=b inet - - - - - z"], ["-F", "x/unix/chroot=y"], ["-P", "x/unix/a=b"], ["-eM", "--", "a/b=c inet -"],
    ]

  /// Runs an edit; the original leaves the temporary file behind after an error, EDIT-4.
  private func perform(_ world: World, _ arguments: [String], _ content: [UInt8]) async throws {
    try world.sandbox.write("master.cf", content)
    try await world.run(.postconf, bytes(["-c", world.path] + arguments))
    _ = try await run("/bin/rm", bytes(["-f", world.path + "/master.cf.tmp"]))
  }

  @Test("on a file with every kind of entry, twice", arguments: edits)
  func edit(_ arguments: [String]) async throws {
    try await expectSame { world in
      try world.sandbox.write("main.cf", "")
      try await perform(world, arguments, Array(Self.file.utf8))
      try await world.run(.postconf, bytes(["-c", world.path] + arguments))
      try await world.run(.postconf, bytes(["-c", world.path, "-PX", "*/*/a"]))
      _ = try await run("/bin/rm", bytes(["-f", world.path + "/master.cf.tmp"]))
    }
  }

  static let refusals: [[String]] = [
    ["-Me", "smtp/inet"], ["-Me", "smtp=x"], ["-Me", "smtp/inet/x=y"], ["-Me", "/inet=x"], ["-Me", "s*/inet=x"],
    ["-Me", "smtp/inet=a\nb"], ["-Me", "#smtp/inet=x"], ["-Me", " #smtp/inet=x"], ["-Me", "smtp/inet x=y"],
    ["-Me", "=smtp"], ["-Me", ""], ["-Me", "  "], ["-Me", "/=x"], ["-Me", "smtp/inet="], ["-Me", "smtp/inet=too few"],
    ["-Me", "smtp/inet=a b c d e f g h"], ["-Me", "a/b=a inet N - - - - z"], ["-Me", "a/b=a inet n - n - x smtpd"],
    ["-Me", "a/b=a inet n - n - - smtpd -o {x}", "c/d=bad"], ["-Me", "a/b=c", "#"], ["-MX", "smtp"], ["-MX", "a/b/c"],
    ["-MX", "#x"], ["-MX", "s*/inet"], ["-MX", "smtp/inet="], ["-MX", "a/b", "smtp/inet="], ["-MX", "/"], ["-MX", ""],
    ["-MX", "a/b\n"], ["-M#", "smtp"], ["-M#", "a/b", "c/d=e"], ["-M#", "#x"], ["-Fe", "smtp/inet/chroot"],
    ["-Fe", "smtp/inet/*=n"], ["-Fe", "smtp/inet/bogus=n"], ["-Fe", "smtp/inet/chroot=x"], ["-Fe", "*/*/type="],
    ["-Fe", "smtp/inet/chroot=n n"], ["-Fe", "smtp/inet/type=tcp"], ["-Fe", "smtp/inet/wakeup=x?"],
    ["-Fe", "smtp/inet/process_limit=5?"], ["-Fe", "smtp/inet=x"], ["-Fe", "smtp/inet/a/b=x"],
    ["-Fe", "s*/a/chroot=n"],
    ["-Fe", "smtp/inet/bogus= a b"], ["-Fe", "smtp/inet/*= a b"], ["-Fe", "a/b/bogus=c", "a=b"], ["-Fe", "#a/b/c=d"],
    ["-Fe", "smtp/inet/Chroot=n"], ["-Fe", "a/b/chroot=\n"], ["-F", "=x"], ["-Pe", "smtp/inet/a"],
    ["-Pe", "smtp/inet/*=1"], ["-Pe", "smtp/inet/a=b c"], ["-Pe", "smtp/inet/a={b\tc}"], ["-Pe", "smtp/inet=1"],
    ["-Pe", "smtp/inet/a/b=1"], ["-Pe", "smtp/inet/a b=1"], ["-Pe", "smtp/inet/=1"], ["-Pe", "#a"],
    ["-Pe", "a/b/*= c d"], ["-PX", "smtp/inet/*"], ["-PX", "smtp/inet"], ["-PX", "#x"], ["-PX", "a/b/c", "="],
    ["-PX", ""], ["-PX", "a/b\n"], ["-PX", "a//c"], ["-MX"], ["-M#"], ["-PX"], ["-Me"], ["-Fe"], ["-Pe"],
    ["-FX", "a/b/c"],
    ["-F#", "a/b/c"], ["-P#", "a/b/c"], ["-MX", "a/b=c"], ["-PX", "a/b/c=d"], ["-Mef", "a/b=c"], ["-Fh", "a/b/c=d"],
    ["-Px", "a/b/c=d"], ["-PH", "a/b/c=d"], ["-M", "-o", "x=y", "a/b=c"], ["-MXe", "a/b"], ["-MX#", "a/b"],
  ]

  @Test("and refuse what the original refuses", arguments: refusals)
  func wrong(_ arguments: [String]) async throws {
    try await expectSame { world in try await perform(world, arguments, Array(Self.file.utf8)) }
  }

  static let entriesAtFault = [
    "n\n  unix - - - - - z\n", "n=x unix - - - - - z\n", "n u=x - - - - - z\n", "n u/x - - - - - z\n", "n\r\n",
    "n unix x - - - - pipe\n", "n unix x - -\n  - - pipe\n", "n unix - -\n  - -\n", "n unix - - - - - pipe\n", "", "\n",
    "a unix - - - - - z\n  -v\n#\n\n  -v\nn\n", "a unix - - - - - z\n\na unix - - - - - z\n x\nn=x unix\n",
  ]

  @Test("and stop at entries that cannot be edited", arguments: entriesAtFault)
  func unreadable(_ content: String) async throws {
    let calls = [
      ["-Fe", "*/*/wakeup=9"], ["-Pe", "a/unix/p=1"], ["-PX", "n/unix/w"], ["-MX", "a/unix"], ["-M#", "n/unix"],
      ["-Me", "a/unix=a unix - - - - - z"], ["-Fe", "a/unix/type=x"], ["-Fe", "c/unix/chroot=n"],
    ]
    for call in calls { try await expectSame { world in try await perform(world, call, Array(content.utf8)) } }
  }

  @Test("without a file, with a directory in its place or in that of the temporary file")
  func missing() async throws {
    try await expectSame { world in
      try await world.run(.postconf, "-c", world.path, "-MX", "a/b")
      try await world.run(.postconf, "-c", world.path + "/none", "-Fe", "a/b/chroot=n")
      try world.sandbox.write("master.cf", "")
      try world.sandbox.write("master.cf.tmp/x", "")
      try await world.run(.postconf, "-c", world.path, "-Pe", "a/b/c=d")
    }
  }

  @Test("for every master.cf of the corpus")
  func corpus() async throws {
    let calls = [
      ["-Fe", "*/*/chroot=n"], ["-Pe", "*/inet/new=x"], ["-PX", "*/*/smtpd_sasl_auth_enable"],
      ["-Me", "smtp/inet=smtp inet n - - - - smtpd"], ["-M#", "*/unix"], ["-MX", "*/inet"],
    ]
    for file in try Corpus.files("master.cf") {
      let content = try Corpus.read(file)
      try await expectSame { world in
        for call in calls { try await perform(world, call, content) }
      }
    }
  }
}
