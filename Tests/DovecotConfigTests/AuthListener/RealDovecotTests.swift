import DovecotConfig
import LosslessText
import Foundation
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("the plan before the real doveconf")
struct RealDovecotTests {
  init() throws {
    try require(["/usr/bin/doveconf"], packages: "dovecot-core")
  }

  /// A copy of the distribution's configuration; `/etc/dovecot` itself is left alone.
  private func copy() throws -> Sandbox {
    let sandbox = try Sandbox()
    let stock = ["/usr/share/dovecot/dovecot.conf": "dovecot.conf", "/usr/share/dovecot/conf.d": "conf.d"]
    for (from, to) in stock {
      let source = FileManager.default.fileExists(atPath: from) ? from : "/etc/dovecot/" + to
      try FileManager.default.copyItem(atPath: source, toPath: sandbox.path(to).string)
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: "/etc/dovecot") where name.hasSuffix(".ext") {
      try FileManager.default.copyItem(atPath: "/etc/dovecot/" + name, toPath: sandbox.path(name).string)
    }
    return sandbox
  }

  /// Applies a plan and gives what doveconf then says.
  private func applied(in sandbox: Sandbox, mayBeRight: Bool = false) async throws -> String {
    let main = sandbox.path("dovecot.conf")
    let edits = try DovecotConfiguration.load(main: main, in: .live).edits(for: wanted)
    #expect(mayBeRight || !edits.isEmpty)
    for edit in edits { try Data(edit.new).write(to: URL(fileURLWithPath: edit.path.string)) }
    #expect(try DovecotConfiguration.load(main: main, in: .live).edits(for: wanted).isEmpty)
    let output = try await run("/usr/bin/doveconf", "-n", "-c", main.string)
    #expect(output.status == 0, "\(output.errorText)")
    return output.text
  }

  private let listener = """
      unix_listener /var/spool/postfix/private/auth {
        group = postfix
        mode = 0660
        user = postfix
      }
    """

  @Test("the stock files get the listener in 10-master.conf and LOGIN in 10-auth.conf")
  func stock() async throws {
    let sandbox = try copy()
    let text = try await applied(in: sandbox)
    #expect(text.contains(listener))
    #expect(text.contains("auth_mechanisms = plain login\n"))
    #expect(!FileManager.default.fileExists(atPath: sandbox.path("conf.d/95-postfix-auth.conf").string))
  }

  @Test("without the template a drop-in is read by Dovecot")
  func dropIn() async throws {
    let sandbox = try copy()
    try sandbox.write("conf.d/10-master.conf", "service imap-login {\n}\n")
    let text = try await applied(in: sandbox)
    #expect(text.contains(listener))
    #expect(FileManager.default.fileExists(atPath: sandbox.path("conf.d/95-postfix-auth.conf").string))
  }

  @Test("both agree on which texts are acceptable", arguments: 0..<40)
  func agreement(seed: Int) async throws {
    let sandbox = try Sandbox()
    var random = SplitMix64(seed: UInt64(seed))
    let pieces = [
      "service auth {\n", "}\n", "unix_listener /x {\n", "mode = 0660\n", "user = \"a # b\"\n", "# c\n", "\n",
      "auth_mechanisms = plain \\\n login\n", "group = x \\ # y\n z\n", "} # d\n", "  \t\n", "user = 'q'\r\n",
      "auth_mechanisms = \\\n", "mode { \n", "x\n", "service \"auth\" {\n",
    ]
    let text = (0..<8).compactMap { _ in pieces.randomElement(using: &random) }.joined()
    try sandbox.write("dovecot.conf", text)
    let output = try await run("/usr/bin/doveconf", "-n", "-c", sandbox.path("dovecot.conf").string)
    let configuration = try DovecotConfiguration.load(main: sandbox.path("dovecot.conf"), in: .live)
    let syntaxErrors = ["Expecting '{'", "Garbage after '{'", "Unexpected '}'", "Missing '}'"]
    let isRefused = syntaxErrors.contains { output.errorText.contains($0) }
    // A setting that Dovecot does not know stops it before it sees the rest.
    let isOtherwiseRefused = ["Fatal", "Panic"].contains { output.errorText.contains($0) } && !isRefused
    if !isOtherwiseRefused {
      #expect(configuration.diagnostics.contains { $0.severity == .error } == isRefused, "\(text)\n\(output.errorText)")
    }
  }

  @Test("the plan works on configurations of every shape, and Dovecot sees what was asked for", arguments: 0..<60)
  func everyShape(seed: Int) async throws {
    var random = SplitMix64(seed: UInt64(seed))
    let sandbox = try Sandbox()
    let ends = ["\n", "\n", "\r\n"].randomElement(using: &random) ?? "\n"
    for name in ["dovecot.conf", "conf.d/10-one.conf", "conf.d/20-two.conf"] {
      var pieces = (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
        RealDovecotTests.fragments.randomElement(using: &random)
      }
      if name == "dovecot.conf", Int.random(in: 0..<4, using: &random) > 0 {
        pieces.insert("!include conf.d/*.conf\n", at: Int.random(in: 0...pieces.count, using: &random))
      }
      var text = pieces.joined()
      if Bool.random(using: &random), text.hasSuffix("\n") { text.removeLast() }
      try sandbox.write(name, text.replacing("\n", with: ends))
    }
    let text = try await applied(in: sandbox, mayBeRight: true)
    #expect(text.contains(listener), "\(text)")
    let line = text.split(separator: "\n").first { $0.hasPrefix("auth_mechanisms = ") }
    let mechanisms = line?.split(separator: " ").dropFirst(2).map { $0.lowercased() } ?? []
    #expect(Set(["plain", "login"]).isSubset(of: mechanisms), "\(text)")
  }

  private static let fragments = [
    "# a comment\n\n", "auth_verbose = yes # loud\n", "service imap-login {\n  #user = x\n}\n",
    "auth_mechanisms = plain\n", "#auth_mechanisms = plain\n", "auth_mechanisms = \"cram-md5\" # only\n",
    "auth_mechanisms = $auth_mechanisms digest-md5 \\\n   cram-md5\n", "auth_mechanisms = PLAIN LOGIN\n",
    "service auth {\n\tunix_listener /var/spool/postfix/private/auth {\n\t}\n}\n",
    "service auth {\n unix_listener \"/var/spool/postfix/private/auth\" {\n  mode = 0666\n  #user = \n  group =\n }\n}\n",
    "service auth {\nunix_listener /var/spool/postfix/private/auth {\nuser = \"root\" # why\nmode=384\n}\n}\n",
    "service auth {\n  # unix_listener /var/spool/postfix/private/auth {\n  #   mode = 0666\n  # }\n}\n",
    "service auth {\n  #unix_listener /var/spool/postfix/private/auth {\n    #mode = 0600\n    #user = \n  #}\n}\n",
    "#service auth {\n#  unix_listener /var/spool/postfix/private/auth {\n#  }\n#}\n",
    "service auth {\n  unix_listener auth-userdb {\n    mode = 0600\n  }\n  user = $default_internal_user\n}\n",
  ]
}
