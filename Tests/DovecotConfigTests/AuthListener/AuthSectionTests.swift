import DovecotConfig
import LosslessText
import SystemPackage
import TestSupport
import Testing

@Suite("the auth section of Dovecot 1.x")
struct AuthSectionTests {
  private func edited(_ main: String, _ version: DovecotVersion? = nil) throws -> String? {
    let scratch = try ScratchConfiguration(["etc/dovecot/dovecot.conf": main])
    let request = AuthListenerRequest(listener: wanted.listener, version: version)
    let edits = try scratch.load().edits(for: request)
    for edit in edits { try scratch.sandbox.write(String(edit.path.string.dropFirst()), edit.new) }
    #expect(try scratch.load().edits(for: request).isEmpty, "the second plan must be empty")
    return edits.first.map { String(decoding: $0.new, as: UTF8.self) }
  }

  private let client = """
          client {
            path = /var/spool/postfix/private/auth
            mode = 0660
            user = postfix
            group = postfix
          }

    """

  @Test("the stock file gets a socket, and its comments stay")
  func stock() throws {
    let before = """
      protocols = imap imaps
      auth default {
        # Space separated list
        mechanisms = plain

        passdb pam {
          #args = session=yes dovecot
        }
        userdb passwd {
        }
        user = root
        #socket listen {
          #client {
            #path = /var/run/dovecot/auth-client
            #mode = 0660
          #}
        #}
      }
      dict {
      }

      """
    let after = before.replacing("mechanisms = plain\n", with: "mechanisms = plain login\n")
      .replacing("  #}\n}\n", with: "  #}\n  socket listen {\n\(client)  }\n}\n".replacing("\n      ", with: "\n    "))
    let result = try #require(try edited(before))
    #expect(result.contains("    client {\n      path = /var/spool/postfix/private/auth\n      mode = 0660\n"))
    #expect(result.contains("  mechanisms = plain login\n"))
    #expect(result.hasSuffix("    }\n  }\n}\ndict {\n}\n"))
    #expect(result.count == after.count)
  }

  @Test("a socket that is there is corrected in place")
  func corrected() throws {
    let before = """
      auth default {
        mechanisms = plain login digest-md5
        socket listen {
          master {
            path = /var/run/dovecot/auth-master
            mode = 0600
          }
          client {
            path = /var/spool/postfix/private/auth
            mode = 0666 # for everybody
            #user =
          }
        }
      }

      """
    let after = before.replacing("0666", with: "0660")
      .replacing("      #user =\n", with: "      user = postfix\n      group = postfix\n")
    #expect(try edited(before) == after)
    #expect(try edited(after) == nil)
  }

  @Test("the socket of another program stays")
  func otherClient() throws {
    let before = """
      auth default {
        mechanisms = plain login
        socket listen {
          client {
            path = /var/run/dovecot/auth-client
          }
        }
      }

      """
    let result = try #require(try edited(before))
    #expect(result.hasPrefix(String(before.dropLast(2))))
    #expect(result.contains("path = /var/spool/postfix/private/auth"))
  }

  @Test("files that show no release get what the named one wants")
  func named() throws {
    let result = try #require(try edited("protocols = imap\n", .one))
    #expect(result.hasPrefix("protocols = imap\nauth default {\n"))
    #expect(result.contains("passdb pam {"))
    #expect(result.contains("mechanisms = plain login"))
    #expect(throws: AuthListenerError.versionMissing) { try edited("protocols = imap\n", .twoFour) }
    #expect(try edited("protocols = imap\n", .two)?.contains("unix_listener") == true)
  }

  @Test("another release than that of the files is refused")
  func otherRelease() throws {
    let place = SourceLocation(file: "/etc/dovecot/dovecot.conf", line: 1)
    #expect(throws: AuthListenerError.otherVersion(named: .two, found: .one, place)) {
      try edited("auth default {\n}\n", .two)
    }
    #expect(throws: AuthListenerError.otherVersion(named: .one, found: .twoFour, place)) {
      try edited("dovecot_config_version = 2.4.1\n", .one)
    }
    #expect(throws: AuthListenerError.otherVersion(named: .twoFour, found: .two, place)) {
      try edited("service auth {\n}\n", .twoFour)
    }
  }

  @Test(
    "releases are numbers",
    arguments: [
      ("1", DovecotVersion.one), ("1.2", .one), ("2.0", .two), ("2", .two), ("2.3.19.1", .two), ("2.4.1", .twoFour),
      ("2.5", nil), ("3", nil), ("x", nil), ("", nil), ("2.x", nil),
    ] as [(String, DovecotVersion?)])
  func releases(text: String, version: DovecotVersion?) {
    #expect(DovecotVersion(release: text) == version)
  }
}
