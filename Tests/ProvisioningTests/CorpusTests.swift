import CyrusSASL
import DovecotConfig
import LosslessText
import MailSystem
import PostfixConfig
import Provisioning
import SafeFiles
import SystemPackage
import TestSupport
import Testing

/// Real files of real servers as the starting point: other lines stay, and a second run changes nothing.
@Suite("the corpus as the starting point")
struct CorpusTests {
  private static let backends: [SMTPAuthRequest.Backend] = [.dovecot, .sasldb, .saslauthd(.init(.pam))]

  /// What a plan may touch in main.cf and in `-o` options.
  private static let parameters = [
    "smtpd_sasl_", "smtpd_tls_", "broken_sasl_auth_clients", "smtpd_relay_restrictions", "smtpd_recipient_restrictions",
  ]

  private func image(_ files: [String: [UInt8]]) throws -> Image {
    let image = try Image()
    try image.addDovecot()
    try image.sandbox.write("etc/default/saslauthd", "MECHANISMS=\"pam\"\nOPTIONS=\"-c -m /var/run/saslauthd\"\n")
    for (path, bytes) in files { try image.sandbox.write(path, bytes) }
    return image
  }

  /// Carries a plan out, and expects that none is left then.
  ///
  /// - Returns: Whether there was one: a file that Postfix itself rejects is refused.
  private func enable(
    _ backend: SMTPAuthRequest.Backend, in image: Image, _ file: FilePath, _ layout: Layout = .debian
  ) async throws -> Bool {
    var request = SMTPAuthRequest(backend: backend)
    let provisioner = Provisioner(tree: image.tree, layout: layout, policy: .image)
    do {
      _ = try await provisioner.enableSMTPAuth(request, purpose: .apply)
    } catch Provisioner.Failure.plan(.unreadable) {
      return false
    } catch Provisioner.Failure.plan(.plaintextRefused) {
      // It wants TLS, whose certificate is not in the corpus.
      try image.sandbox.write("etc/ssl/cert.pem", TLSPlanTests.certificate)
      try image.sandbox.write("etc/ssl/key.pem", TLSPlanTests.key)
      request.certificate = .init(certificate: "/etc/ssl/cert.pem", key: "/etc/ssl/key.pem")
      _ = try await provisioner.enableSMTPAuth(request, purpose: .apply)
    }
    #expect(try await provisioner.enableSMTPAuth(request, purpose: .preview).plan.isEmpty, "\(file)")
    return true
  }

  /// The lines that went or came, and that hold none of some words.
  private func strangers(_ old: [UInt8], _ new: [UInt8], _ words: [String]) -> [String] {
    func lines(_ bytes: [UInt8]) -> [String] {
      LosslessText(bytes).lines.map { String(decoding: $0.content, as: UTF8.self) }
    }
    return lines(new).difference(from: lines(old)).compactMap { change in
      let line =
        switch change {
        case .insert(_, let line, _), .remove(_, let line, _): line
        }
      return words.contains { line.contains($0) } || line.allSatisfy(\.isWhitespace) ? nil : line
    }
  }

  /// The lines of main.cf that belong to none of the entries that a plan may touch.
  private func otherLines(_ main: [UInt8]) -> [[UInt8]] {
    let document = MainCFDocument(main)
    let ours = document.entries.filter { entry in
      entry.state == .active && Self.parameters.contains { entry.name.description.hasPrefix($0) }
    }
    let lines = Set(ours.flatMap { $0.contentLines })
    return document.text.lines.enumerated().filter { !lines.contains($0.offset) }.map { Array($0.element.content) }
  }

  @Test("main.cf", arguments: backends)
  func main(backend: SMTPAuthRequest.Backend) async throws {
    var refused = 0
    for file in try Corpus.files("main.cf") {
      let old = try Corpus.read(file)
      let image = try image(["etc/postfix/main.cf": old])
      if try await enable(backend, in: image, file) {
        #expect(otherLines(try image.sandbox.read("etc/postfix/main.cf")) == otherLines(old), "\(file)")
      } else {
        refused += 1
      }
    }
    #expect(refused <= 1)
  }

  @Test("master.cf", arguments: backends)
  func master(backend: SMTPAuthRequest.Backend) async throws {
    var refused = 0
    for file in try Corpus.files("master.cf") {
      let old = try Corpus.read(file)
      let image = try image(["etc/postfix/master.cf": old])
      if try await enable(backend, in: image, file) {
        let new = try image.sandbox.read("etc/postfix/master.cf")
        #expect(strangers(old, new, Self.parameters).isEmpty, "\(file)")
      } else {
        refused += 1
      }
    }
    #expect(refused <= 1)
  }

  @Test("smtpd.conf", arguments: backends.filter { $0.name != "dovecot" })
  func smtpdConf(backend: SMTPAuthRequest.Backend) async throws {
    for file in try Corpus.files("smtpd.conf") {
      let old = try Corpus.read(file)
      let image = try image(["etc/postfix/sasl/smtpd.conf": old])
      #expect(try await enable(backend, in: image, file))
      let new = try image.sandbox.read("etc/postfix/sasl/smtpd.conf")
      #expect(
        strangers(old, new, ["pwcheck_method", "auxprop_plugin", "mech_list", "saslauthd_path"]).isEmpty, "\(file)")
    }
  }

  /// Each is for one platform's variables, or is the file of a directory server.
  @Test func saslauthd() async throws {
    let words = ["START", "MECH", "OPTIONS", "SOCKETDIR", "FLAGS", "SASLAUTHD_OPTS"]
    for file in try Corpus.files("saslauthd") {
      let old = try Corpus.read(file)
      let text = String(decoding: old, as: UTF8.self)
      let layout: Layout =
        text.contains("SASLAUTHD_OPTS") ? .alpine : text.contains("SOCKETDIR=") ? .rhel9 : .debian
      let path = text.contains("ldap_servers") ? "/etc/saslauthd.conf" : layout.saslauthd.defaults.string
      let image = try image([
        String(path.dropFirst()): old, "etc/init.d/saslauthd": [],
        "etc/postfix/master.cf": Array("smtp inet n - n - - smtpd\n".utf8),
      ])
      #expect(try await enable(.saslauthd(.init(.pam)), in: image, file, layout))
      let new = try image.sandbox.read(String(path.dropFirst()))
      #expect(strangers(old, new, words).isEmpty, "\(file)")
    }
  }

  @Test func dovecot() async throws {
    let words = [
      "auth_mechanisms", "mechanisms =", "service auth {", "auth {", "unix_listener", "socket listen {", "client {",
      "path =", "mode =", "user =", "group =", "}",
    ]
    for file in try Corpus.files("dovecot") {
      let old = try Corpus.read(file)
      let image = try image(["etc/dovecot/dovecot.conf": old])
      try addIncludes(to: image)
      #expect(try await enable(.dovecot, in: image, file))
      #expect(strangers(old, try image.sandbox.read("etc/dovecot/dovecot.conf"), words).isEmpty, "\(file)")
    }
  }

  /// Makes the files that are included by name, which the corpus lacks.
  private func addIncludes(to image: Image) throws {
    let configuration = try DovecotConfiguration.load(main: "/etc/dovecot/dovecot.conf", in: image.tree)
    for finding in configuration.diagnostics where finding.message.hasPrefix("no file matches ") {
      let name = FilePath(String(finding.message.dropFirst("no file matches ".count)))
      let path = FilePath("/etc/dovecot").pushing(name)
      try image.sandbox.write(String(path.string.dropFirst()), "")
    }
  }
}
