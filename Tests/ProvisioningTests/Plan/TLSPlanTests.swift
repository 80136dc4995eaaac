import Provisioning
import SystemPackage
import TestSupport
import Testing

@Suite("TLSPlan")
struct TLSPlanTests {
  /// Of openssl(1), for a hundred years.
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBjDCCATOgAwIBAgIUOLRvu19ZLPQub0j/Zb79OtbHNzUwCgYIKoZIzj0EAwIw
    GzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTAgFw0yNjExMjExOTAwMjZaGA8y
    MTI2MTAyODE5MDAyNlowGzEZMBcGA1UEAwwQbWFpbC5leGFtcGxlLmNvbTBZMBMG
    ByqGSM49AgEGCCqGSM49AwEHA0IABL2Q6+k8s+rrbDIJI2rSAabJrfDCHSgQu2s0
    KCaPV00wxNxvpntL2CIjR5PYZKdSHqVpw5xDZPQgfWCJgNd+vkqjUzBRMB0GA1Ud
    DgQWBBSGr2CEA8gGPdpHhdv28NSKgp7L4jAfBgNVHSMEGDAWgBSGr2CEA8gGPdpH
    hdv28NSKgp7L4jAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIBrU
    NANIFr5lLysLnZIBSHBA18eY8oBvZdOXp/pnsUF1AiBQze5ECes2hkcW4zfgWEHE
    tieBmZnud/innx+FsHF8Jw==
    -----END CERTIFICATE-----

    """
  static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgsEccbM7MdzYYVs9y
    Z4e+TW4UN9LbeVfvsUGt6D/qMIShRANCAAS9kOvpPLPq62wyCSNq0gGmya3wwh0o
    ELtrNCgmj1dNMMTcb6Z7S9giI0eT2GSnUh6lacOcQ2T0IH1giYDXfr5K
    -----END PRIVATE KEY-----

    """

  @Test func withoutACertificateTheExactNextCommandIsNamed() throws {
    let image = try Image()
    let warning = try #require(try image.plan(.sasldb).advice.first { $0.message.contains("TLS certificate") })
    #expect(warning.weight == .warning)
    #expect(
      warning.command?.hasPrefix(
        "mailauth enable-smtp-auth --root \(image.sandbox.root) --backend sasldb "
          + "--tls-cert /etc/letsencrypt/live/mail.example.com/fullchain.pem")
        == true)
  }

  @Test func aConfiguredCertificateKeepsPasswordsToEncryptedSessions() async throws {
    let image = try Image(main: "smtpd_tls_cert_file = /etc/ssl/c.pem\nsmtpd_tls_key_file = /etc/ssl/k.pem\n")
    try image.sandbox.write("etc/ssl/c.pem", Self.certificate)
    try image.sandbox.write("etc/ssl/k.pem", Self.key)
    let outcome = try await image.enable(.sasldb)
    let text = try image.text("etc/postfix/main.cf")
    #expect(text.contains("\nsmtpd_tls_auth_only = yes\n"))
    #expect(text.contains("\nsmtpd_tls_security_level = may\n"))
    #expect(!outcome.plan.advice.contains { $0.message.contains("no usable TLS certificate") })
  }

  @Test func aConfiguredCertificateThatIsNotThereIsOfNoUse() throws {
    let image = try Image(main: "smtpd_tls_cert_file = /etc/ssl/c.pem\n")
    #expect(try image.plan(.sasldb).advice.contains { $0.message.contains("(/etc/ssl/c.pem: no such file)") })
  }

  @Test func aGivenCertificateIsConfigured() async throws {
    let image = try Image()
    try image.sandbox.write("c.pem", Self.certificate)
    try image.sandbox.write("k.pem", Self.key)
    try await image.enable(.sasldb, certificate: .init(certificate: "/c.pem", key: "/k.pem"))
    let text = try image.text("etc/postfix/main.cf")
    #expect(text.contains("\nsmtpd_tls_cert_file = /c.pem\nsmtpd_tls_key_file = /k.pem\n"))
  }

  @Test(arguments: [
    "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n",
    "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nMIIE\n",
  ])
  func aKeyWithAPassPhraseIsOfNoUse(key: String) throws {
    let image = try Image()
    try image.sandbox.write("c.pem", Self.certificate)
    try image.sandbox.write("k.pem", key)
    #expect(throws: PlanError.certificate(path: "/k.pem", .passPhrase)) {
      try image.plan(.sasldb, certificate: .init(certificate: "/c.pem", key: "/k.pem"))
    }
  }

  @Test func aGivenFileWithoutAKeyIsAnError() throws {
    let image = try Image()
    try image.sandbox.write("c.pem", Self.certificate)
    #expect(throws: PlanError.certificate(path: "/c.pem", .noBlock(expected: "PRIVATE KEY"))) {
      try image.plan(.sasldb, certificate: .init(certificate: "/c.pem", key: "/c.pem"))
    }
  }
}
