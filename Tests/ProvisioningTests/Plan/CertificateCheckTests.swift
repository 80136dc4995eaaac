import Foundation
import Provisioning
import SystemPackage
import TestSupport
import Testing

@Suite("Certificates and keys made by openssl(1)")
struct CertificateCheckTests {
  let image: Image

  init() throws { image = try Image() }

  /// Runs openssl in the image's folder.
  func openssl(_ script: String) async throws {
    try require(["/usr/bin/openssl"], packages: "openssl")
    let output = try await run(
      "/bin/sh", ["-ec", "cd '\(image.sandbox.root)'; \(script)"].map { Array($0.utf8) })
    try #require(output.status == 0, "\(output.errorText)")
  }

  /// A key of a kind, and a certificate for it that holds from yesterday to tomorrow.
  func make(_ kind: String) async throws {
    try await openssl(
      """
      openssl genpkey \(kind) -out k.pem
      openssl req -x509 -new -key k.pem -days 1 -subj /CN=mail.example.com -out c.pem
      chmod 600 k.pem
      """)
  }

  func plan(_ certificate: FilePath = "/c.pem", _ key: FilePath = "/k.pem", after days: Double = 0) throws -> Plan {
    var request = SMTPAuthRequest(backend: .sasldb)
    request.certificate = .init(certificate: certificate, key: key)
    request.time = Int64(Date().timeIntervalSince1970 + days * 86_400)
    return try image.plan(request)
  }

  func advice(_ plan: Plan) -> [String] {
    plan.advice.map(\.message).filter { $0.contains(".pem") }
  }

  @Test(
    "a pair fits, and one of another key does not",
    arguments: [
      "-algorithm RSA -pkeyopt rsa_keygen_bits:2048", "-algorithm EC -pkeyopt ec_paramgen_curve:P-256",
      "-algorithm EC -pkeyopt ec_paramgen_curve:P-384",
    ])
  func pair(kind: String) async throws {
    try await make(kind)
    #expect(try advice(plan()).isEmpty)
    try await openssl("openssl genpkey \(kind) -out other.pem")
    #expect(throws: PlanError.certificate(path: "/c.pem", .otherKey("/other.pem"))) { try plan("/c.pem", "/other.pem") }
  }

  @Test("the older forms of keys fit too", arguments: ["rsa", "ec"])
  func olderForms(kind: String) async throws {
    try await make(kind == "rsa" ? "-algorithm RSA" : "-algorithm EC -pkeyopt ec_paramgen_curve:P-256")
    try await openssl(
      "openssl \(kind) -in k.pem \(kind == "rsa" ? "-traditional" : "") -out old.pem; chmod 600 old.pem")
    #expect(try image.text("old.pem").contains(kind == "rsa" ? "BEGIN RSA PRIVATE KEY" : "BEGIN EC PRIVATE KEY"))
    #expect(try advice(plan("/c.pem", "/old.pem")).isEmpty)
  }

  @Test("a key that does not hold its public half is said not to be compared")
  func withoutPublicHalf() async throws {
    try await make("-algorithm ED25519")
    #expect(try advice(plan()).contains { $0.contains("was not compared") })
  }

  @Test("a certificate holds in its time only")
  func validity() async throws {
    try await make("-algorithm EC -pkeyopt ec_paramgen_curve:P-256")
    #expect(throws: PlanError.certificate(path: "/c.pem", .expired)) { try plan(after: 2) }
    #expect(throws: PlanError.certificate(path: "/c.pem", .notYetValid)) { try plan(after: -2) }
    #expect(throws: Never.self) { try plan(after: 0.9) }
  }

  @Test("the certificate stands first, its issuer's next")
  func chain() async throws {
    try await openssl(
      """
      ec='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
      openssl req -x509 $ec -days 3 -subj /CN=root -keyout rk.pem -out r.pem 2> /dev/null
      openssl req $ec -subj /CN=mid -keyout mk.pem -out m.csr 2> /dev/null
      openssl x509 -req -in m.csr -CA r.pem -CAkey rk.pem -days 2 -out m.pem 2> /dev/null
      openssl req $ec -subj /CN=mail.example.com -keyout k.pem -out c.csr 2> /dev/null
      openssl x509 -req -in c.csr -CA m.pem -CAkey mk.pem -days 1 -out c.pem 2> /dev/null
      chmod 600 k.pem; cat c.pem m.pem r.pem > full.pem; cat c.pem r.pem m.pem > mixed.pem; cat m.pem c.pem > wrong.pem
      """)
    #expect(try advice(plan("/full.pem")).isEmpty)
    #expect(try advice(plan("/mixed.pem")).contains { $0.contains("certificate 2 is not that of the issuer") })
    #expect(try advice(plan("/c.pem")).contains { $0.contains("holds one certificate") })
    #expect(throws: PlanError.certificate(path: "/wrong.pem", .notFirst)) { try plan("/wrong.pem") }
  }

  @Test("a key that everybody can read is warned of")
  func openKey() async throws {
    try await make("-algorithm EC -pkeyopt ec_paramgen_curve:P-256")
    try await openssl("chmod 644 k.pem")
    #expect(try advice(plan()) == ["everybody can read the key /k.pem"])
  }

  @Test("what is no certificate or no key is refused", arguments: ["MIIB", "not base64", ""])
  func damage(content: String) async throws {
    try await make("-algorithm EC -pkeyopt ec_paramgen_curve:P-256")
    for (label, fault) in [("CERTIFICATE", "/bad.pem"), ("PRIVATE KEY", "/bad.pem")] {
      try image.sandbox.write("bad.pem", "-----BEGIN \(label)-----\n\(content)\n-----END \(label)-----\n", mode: 0o600)
      let (certificate, key): (FilePath, FilePath) =
        label == "CERTIFICATE" ? ("/bad.pem", "/k.pem") : ("/c.pem", "/bad.pem")
      #expect(throws: PlanError.certificate(path: FilePath(fault), .damaged)) { try plan(certificate, key) }
    }
  }

  @Test("a configured certificate that has expired is used and warned of; one of another key is of no use")
  func configured() async throws {
    try await make("-algorithm EC -pkeyopt ec_paramgen_curve:P-256")
    try image.sandbox.write(
      "etc/postfix/main.cf",
      "myhostname = mail.example.com\nsmtpd_tls_cert_file = /c.pem\nsmtpd_tls_key_file = /k.pem\n")
    var request = SMTPAuthRequest(backend: .sasldb)
    request.time = Int64(Date().timeIntervalSince1970) + 3 * 86_400
    #expect(try image.plan(request).advice.contains { $0.message == "/c.pem: has expired" })
    try await openssl("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out k.pem")
    #expect(try image.plan(request).advice.contains { $0.message.contains("belongs to another key") })
  }
}
