import DovecotConfig
import LosslessText
import struct LosslessText.SourceLocation
import SafeFiles
import SystemPackage
import TestSupport
import Testing

/// A small configuration in a tree of its own.
struct ScratchConfiguration {
  let sandbox: Sandbox
  var tree: FileTree { FileTree(root: sandbox.root) }

  init(_ files: [String: String]) throws {
    sandbox = try Sandbox()
    for (name, text) in files { try sandbox.write(name, text) }
  }

  func load() throws -> DovecotConfiguration {
    try DovecotConfiguration.load(main: "/etc/dovecot/dovecot.conf", in: tree)
  }

  /// Plans, writes, plans again, and gives the first plan; the second must be empty.
  func apply(_ request: AuthListenerRequest) throws -> [String: String] {
    let edits = try load().edits(for: request)
    for edit in edits { try sandbox.write(String(edit.path.string.dropFirst()), edit.new) }
    let after = try load()
    #expect(try after.edits(for: request).isEmpty, "the second plan must be empty")
    #expect(after.authListener(at: request.listener.path) == request.listener)
    return Dictionary(uniqueKeysWithValues: edits.map { ($0.path.string, String(decoding: $0.new, as: UTF8.self)) })
  }
}

let socket: FilePath = "/var/spool/postfix/private/auth"
let wanted = AuthListenerRequest(
  listener: AuthListener(
    path: socket, permissions: [.ownerReadWrite, .groupReadWrite], user: "postfix", group: "postfix"))

@Suite("the auth listener")
struct AuthListenerTests {
  private func result(_ main: String, _ request: AuthListenerRequest = wanted) throws -> String? {
    try ScratchConfiguration(["etc/dovecot/dovecot.conf": main]).apply(request)["/etc/dovecot/dovecot.conf"]
  }

  @Test("an active listener gets what it lacks, in place")
  func activeIncomplete() throws {
    let before = """
      auth_mechanisms = plain login
      service auth {
        unix_listener /var/spool/postfix/private/auth {
          mode = 0666   # all
          #user = 
        }
      }

      """
    let after = """
      auth_mechanisms = plain login
      service auth {
        unix_listener /var/spool/postfix/private/auth {
          mode = 0660   # all
          user = postfix
          group = postfix
        }
      }

      """
    #expect(try result(before) == after)
  }

  @Test("a listener that is right is left alone, however it is spelled")
  func activeComplete() throws {
    let text = """
      auth_mechanisms = LOGIN \\
         PLAIN
      service "auth" {
        unix_listener postfix {
          path = /var/spool/postfix/private/auth
          mode = 432
          user = "postfix"
        }
      }
      service auth {
        unix_listener postfix {
          group = 'postfix'
        }
      }

      """
    #expect(try result(text) == nil)
  }

  @Test(
    "the socket of another service is a fault, since Dovecot would not start",
    arguments: ["unix_listener", "fifo_listener"])
  func rival(kind: String) throws {
    let text = "service anvil {\n  \(kind) x {\n    path = \(socket)\n  }\n}\n"
    let scratch = try ScratchConfiguration(["etc/dovecot/dovecot.conf": text])
    let error = #expect(throws: AuthListenerError.self) { try scratch.load().edits(for: wanted) }
    guard case .invalidConfiguration(let found) = error else { return }
    #expect(found.map(\.location) == [SourceLocation(file: "/etc/dovecot/dovecot.conf", line: 2)])
    #expect(found.first?.message.contains("service anvil") == true)
    // Mode 0 switches a listener off.
    #expect(try result("service anvil {\n  \(kind) x {\n    path = \(socket)\n    mode = 0\n  }\n}\n") != nil)
  }

  @Test("of several values the last is the one that counts and is corrected")
  func lastWins() throws {
    let before = """
      auth_mechanisms = plain login
      service auth {
        unix_listener /var/spool/postfix/private/auth {
          mode = 0660
          user = postfix
          group = postfix
        }
        unix_listener /var/spool/postfix/private/auth {
          mode = 0600
        }
      }

      """
    #expect(try result(before) == before.replacing("mode = 0600", with: "mode = 0660"))
  }

  @Test("a commented listener is made active in its place and completed")
  func commented() throws {
    let before = """
      auth_mechanisms = plain login
      service auth {
        # Postfix smtp-auth
        #unix_listener /var/spool/postfix/private/auth {
        #  mode = 0666
        #}

        # Auth process is run as this user.
        #user = $default_internal_user
      }

      """
    let after = """
      auth_mechanisms = plain login
      service auth {
        # Postfix smtp-auth
        unix_listener /var/spool/postfix/private/auth {
          mode = 0660
          user = postfix
          group = postfix
        }

        # Auth process is run as this user.
        #user = $default_internal_user
      }

      """
    #expect(try result(before) == after)
  }

  @Test("a space that belongs to the comment sign goes with it")
  func commentedWithSpaces() throws {
    let before = """
      auth_mechanisms = plain login
      service auth {
        # unix_listener /var/spool/postfix/private/auth {
        #   mode = 0660
        #   user = postfix
        #   group = postfix
        # }
      }

      """
    let after = before.replacing("  # ", with: "  ")
    #expect(try result(before) == after)
  }

  @Test("a comment in a commented service is no listener")
  func commentedService() throws {
    let before = """
      auth_mechanisms = plain login
      #service auth {
      #  unix_listener /var/spool/postfix/private/auth {
      #  }
      #}

      """
    let after = try #require(try result(before))
    #expect(after.hasPrefix(before))
    #expect(after.hasSuffix("    group = postfix\n  }\n}\n"))
  }

  @Test("without a listener a drop-in is made where an include finds it, and stays the only change")
  func dropIn() throws {
    let scratch = try ScratchConfiguration([
      "etc/dovecot/dovecot.conf": "auth_mechanisms = plain login\n!include conf.d/*.conf\n!include_try local.conf\n",
      "etc/dovecot/conf.d/10-master.conf": "service imap-login {\n}\n",
    ])
    let edits = try scratch.apply(wanted)
    #expect(Array(edits.keys) == ["/etc/dovecot/conf.d/95-postfix-auth.conf"])
    #expect(
      edits.values.first?.hasPrefix("service auth {\n  unix_listener /var/spool/postfix/private/auth {\n") == true)
  }

  @Test("without an include that would find a drop-in the main file gets the lines")
  func appended() throws {
    let after = try #require(try result("auth_mechanisms = plain login"))
    #expect(after.hasPrefix("auth_mechanisms = plain login\n\nservice auth {\n"))
  }

  @Test("line ends stay as they are")
  func carriageReturns() throws {
    let before = "auth_mechanisms = plain\r\nservice auth {\r\n  unix_listener \(socket) {\r\n  }\r\n}\r\n"
    let after = try #require(try result(before))
    #expect(after.split(separator: "\n", omittingEmptySubsequences: false).dropLast().allSatisfy { $0.last == "\r" })
    #expect(after.contains("auth_mechanisms = plain login\r\n"))
  }

  @Test(
    "missing mechanisms are added to the setting that wins",
    arguments: [
      ("auth_mechanisms = plain # why\n", "auth_mechanisms = plain login # why\n"),
      ("auth_mechanisms = \"plain\"\n", "auth_mechanisms = \"plain login\"\n"),
      ("auth_mechanisms = plain \\\n  cram-md5\n", "auth_mechanisms = plain \\\n  cram-md5 login\n"),
      ("auth_mechanisms =\n", "auth_mechanisms = plain login\n"),
      (
        "# auth_mechanisms = x\n#auth_mechanisms = plain\n", "auth_mechanisms = plain login\n#auth_mechanisms = plain\n"
      ),
      (
        "auth_mechanisms = plain\nauth_mechanisms = $auth_mechanisms cram-md5\n",
        "auth_mechanisms = plain\nauth_mechanisms = $auth_mechanisms cram-md5 login\n"
      ),
    ])
  func mechanisms(before: String, after: String) throws {
    let listener =
      "service auth {\n unix_listener \(socket) {\n mode = 0660\n user = postfix\n group = postfix\n }\n}\n"
    #expect(try result(before + listener) == after + listener)
  }

  @Test("what Dovecot would refuse is refused with its place")
  func refused() throws {
    let broken = try ScratchConfiguration(["etc/dovecot/dovecot.conf": "a = b\nservice auth { x = y }\n"]).load()
    #expect(
      broken.diagnostics.map { "\($0.location?.description ?? ""): \($0.message)" } == [
        "/etc/dovecot/dovecot.conf:2: text after \"{\""
      ])
    #expect(throws: AuthListenerError.invalidConfiguration(broken.diagnostics)) { try broken.edits(for: wanted) }
  }

  @Test("a file of Dovecot 2.4 is edited alike")
  func version24() throws {
    let before = """
      dovecot_config_version = 2.4.3
      dovecot_storage_version = 2.4.3
      auth_mechanisms = plain
      service auth {
        #unix_listener \(socket) {
        #  mode = 0660
        #}
      }

      """
    let after = try #require(try result(before))
    #expect(after.contains("auth_mechanisms = plain login\n"))
    #expect(after.contains("  unix_listener \(socket) {\n    mode = 0660\n    user = postfix\n"))
  }

  @Test(
    "mechanisms in a section of Dovecot 2.4 get an entry there",
    arguments: [
      ("auth_mechanisms {\n  plain = yes\n}\n", "auth_mechanisms {\n  plain = yes\n  login = yes\n}\n"),
      ("auth_mechanisms {\n  login = no\n}\n", "auth_mechanisms {\n  login = yes\n}\n"),
      ("auth_mechanisms {\n  login = yes\n}\n", "auth_mechanisms {\n  login = yes\n}\n"),
      ("auth_mechanisms {\n}\nauth_mechanisms = plain\n", "auth_mechanisms {\n}\nauth_mechanisms = plain login\n"),
    ])
  func mechanismsSection(before: String, after: String) throws {
    let listener = "service auth {\n  #unix_listener \(socket) {\n  #  mode = 0660\n  #}\n}\n"
    #expect(try #require(try result(before + listener)).hasPrefix(after))
  }

  @Test(
    "mechanisms that stand elsewhere are not touched, and their place is named",
    arguments: ["auth_mechanisms = </etc/mechanisms\n"])
  func mechanismsElsewhere(text: String) throws {
    let configuration = try ScratchConfiguration(["etc/dovecot/dovecot.conf": "# x\n" + text]).load()
    let place = SourceLocation(file: "/etc/dovecot/dovecot.conf", line: 2)
    #expect(throws: AuthListenerError.notEditable(setting: "auth_mechanisms", place)) {
      try configuration.edits(for: wanted)
    }
  }

  @Test("a section that ends in another file is not touched, and its place is named")
  func sectionAcrossFiles() throws {
    let configuration = try ScratchConfiguration([
      "etc/dovecot/dovecot.conf": "service auth {\n unix_listener \(socket) {\n  !include end.ext\n}\n",
      "etc/dovecot/end.ext": "}\n",
    ]).load()
    let place = SourceLocation(file: "/etc/dovecot/dovecot.conf", line: 2)
    #expect(throws: AuthListenerError.sectionAcrossFiles(place)) { try configuration.edits(for: wanted) }
  }
}
