import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("--convert-maps changes the type of tables everywhere, in one transaction")
struct PostconfConvertTests {
  private func postconf(_ sandbox: Sandbox, _ arguments: String...) async throws -> ProgramOutput {
    let root = ["postconf", "--root", sandbox.root.string, "--postfix-version", "3.7"]
    return try await run(Implementation.mailauth, bytes(root + arguments), as: "mailauth")
  }

  private func text(_ sandbox: Sandbox, _ name: String) throws -> String {
    String(decoding: try sandbox.read(name), as: UTF8.self)
  }

  private func world() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(
      "etc/postfix/main.cf",
      """
      # hash:/comment stays
      #alias_maps = hash:/etc/old
      smtpd_banner = hash: is text
      type = hash
      indexed = ${default_database_type}:${config_directory}/
      virtual_alias_maps = ${indexed}virtual, proxy:hash:/etc/postfix/more
          # between
          $type:/etc/postfix/typed pipemap:{hash:/a,inline:{x=hash:/no}}
      address_verify_map = btree:/v
      smtpd_recipient_restrictions = permit_mynetworks,
        check_client_access
          hash:/etc/postfix/access, reject

      """)
    try sandbox.write(
      "etc/postfix/master.cf",
      """
      smtp inet n - y - - smtpd
        -o smtpd_client_restrictions=check_client_access,hash:/etc/postfix/o -o { q = !hash:/b
        , hash:/c }
      x unix - n n - - pipe argv=/bin/x hash:/argument

      """)
    try sandbox.write(
      "etc/postfix/access",
      "# hash:/c\na.example check_helo_access hash:/etc/postfix/helo\nb REJECT hash:/text\nc 550 hash:/x\n")
    try sandbox.write("etc/postfix/helo", "d  hash:/etc/postfix/deep\n")
    return sandbox
  }

  @Test("main.cf, master.cf and access tables change; text, comments and data do not")
  func everywhere() async throws {
    let sandbox = try world()
    let output = try await postconf(sandbox, "--convert-maps", "hash=lmdb", "--detailed-exitcode")
    #expect(output.status == 2, "\(output.errorText)")
    #expect(
      try text(sandbox, "etc/postfix/main.cf") == """
        # hash:/comment stays
        #alias_maps = hash:/etc/old
        alias_maps = lmdb:/etc/aliases, nis:mail.aliases
        smtpd_banner = hash: is text
        type = lmdb
        indexed = ${default_database_type}:${config_directory}/
        virtual_alias_maps = ${indexed}virtual, proxy:lmdb:/etc/postfix/more
            # between
            $type:/etc/postfix/typed pipemap:{lmdb:/a,inline:{x=hash:/no}}
        address_verify_map = btree:/v
        smtpd_recipient_restrictions = permit_mynetworks,
          check_client_access
            lmdb:/etc/postfix/access, reject
        alias_database = lmdb:/etc/aliases
        default_database_type = lmdb

        """)
    #expect(
      try text(sandbox, "etc/postfix/master.cf") == """
        smtp inet n - y - - smtpd
          -o smtpd_client_restrictions=check_client_access,lmdb:/etc/postfix/o -o { q = !lmdb:/b
          , lmdb:/c }
        x unix - n n - - pipe argv=/bin/x hash:/argument

        """)
    #expect(
      try text(sandbox, "etc/postfix/access")
        == "# hash:/c\na.example check_helo_access lmdb:/etc/postfix/helo\nb REJECT hash:/text\nc 550 hash:/x\n")
    #expect(try text(sandbox, "etc/postfix/helo") == "d  lmdb:/etc/postfix/deep\n")
    let commands = output.text.split(separator: "\n").filter { $0.hasPrefix("post") }.sorted()
    #expect(
      commands == [
        "postalias lmdb:/etc/aliases", "postmap lmdb:/a", "postmap lmdb:/b", "postmap lmdb:/c",
        "postmap lmdb:/etc/postfix/access", "postmap lmdb:/etc/postfix/deep", "postmap lmdb:/etc/postfix/helo",
        "postmap lmdb:/etc/postfix/more", "postmap lmdb:/etc/postfix/o", "postmap lmdb:/etc/postfix/typed",
        "postmap lmdb:/etc/postfix/virtual",
      ])
    #expect(output.text.contains("--- a/etc/postfix/helo\n+++ b/etc/postfix/helo\n"))
    let again = try await postconf(sandbox, "--convert-maps", "hash=lmdb", "--detailed-exitcode")
    #expect(again.status == 0)
    #expect(again.text == "")
    #expect(!FileManager.default.fileExists(atPath: sandbox.root.appending("var/lib/mailauth").string))
  }

  @Test("afterwards nothing that Postfix reads names the old type")
  func nothingLeft() async throws {
    let sandbox = try world()
    _ = try await postconf(sandbox, "--convert-maps", "hash=lmdb")
    let shown = try await postconf(sandbox, "-x")
    #expect(!shown.text.split(separator: "\n").contains { $0.contains("hash:/") && !$0.contains("inline") })
    #expect(shown.text.contains("virtual_alias_maps = lmdb:/etc/postfix/virtual, "))
  }

  @Test("--dry-run and --json tell and write nothing; wrong types are refused")
  func telling() async throws {
    let sandbox = try world()
    let before = try text(sandbox, "etc/postfix/main.cf")
    let output = try await postconf(sandbox, "--convert-maps", "btree=lmdb", "--dry-run", "--json")
    let document = try JSONSerialization.jsonObject(with: Data(output.text.utf8)) as? [String: Any]
    #expect((document?["files"] as? [[String: Any]])?.first?["written"] as? Bool == false)
    // Caches are made by Postfix itself.
    #expect((document?["indexes"] as? [Any])?.isEmpty == true)
    #expect(try text(sandbox, "etc/postfix/main.cf") == before)
    for types in ["hash", "hash=hash", "hash=regexp", "=lmdb"] {
      let output = try await postconf(sandbox, "--convert-maps", types)
      #expect(output.status == 1)
      #expect(output.errorText.contains("expected FROM=TO with two of btree, cdb, "))
    }
    #expect(try await postconf(sandbox, "--convert-maps", "hash=lmdb", "--add", "a=b").status == 1)
  }

  @Test("when one file cannot be written, none is")
  func allOrNone() async throws {
    let sandbox = try world()
    let before = try text(sandbox, "etc/postfix/main.cf")
    // A directory in the place of the lock and the new content.
    try FileManager.default.createDirectory(
      atPath: sandbox.root.appending("etc/postfix/master.cf.tmp/x").string, withIntermediateDirectories: true)
    let output = try await postconf(sandbox, "--convert-maps", "hash=lmdb")
    #expect(output.status == 1)
    #expect(output.errorText.contains("master.cf"))
    #expect(try text(sandbox, "etc/postfix/main.cf") == before)
    #expect(try text(sandbox, "etc/postfix/helo") == "d  hash:/etc/postfix/deep\n")
    #expect(!FileManager.default.fileExists(atPath: sandbox.root.appending("etc/postfix/main.cf.tmp").string))
  }
}
