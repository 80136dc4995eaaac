import Secrets
import Testing

@testable import SCRAM

/// An exchange as an RFC prints it: what was derived, and what both sides prove with it.
struct Exchange: Sendable {
  let hash: SCRAMHash
  let salt: String
  let authMessage: String
  let proof: String
  let signature: String

  static let rfc5802 = Exchange(
    hash: .sha1, salt: "QSXCR+Q6sek8bf92",
    authMessage: """
      n=user,r=fyko+d2lbbFgONRv9qkxdawL,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096,\
      c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j
      """,
    proof: "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", signature: "rmF9pqV8S7suAoZWja4dJRkFsKQ=")

  static let rfc7677 = Exchange(
    hash: .sha256, salt: "W22ZaJ0SNY7soEsUEjb6gQ==",
    authMessage: """
      n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,\
      s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0
      """,
    proof: "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
    signature: "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")
}

@Suite("SCRAM credentials")
struct SCRAMCredentialTests {
  @Test("the examples of the RFCs", arguments: [Exchange.rfc5802, .rfc7677])
  func examples(_ exchange: Exchange) throws {
    let salt = try #require(Base64.decoding(Array(exchange.salt.utf8)))
    let credential = try SCRAMCredential(password("pencil"), hash: exchange.hash, salt: salt)
    #expect(Base64.encoding(mac(exchange, credential.serverKey)) == Array(exchange.signature.utf8))
    let proof = try #require(Base64.decoding(Array(exchange.proof.utf8)))
    let clientKey = zip(proof, bytes(of: mac(exchange, credential.storedKey))).map { $0 ^ $1 }
    #expect(exchange.hash.digest(of: wiped(clientKey)).secret.matches(credential.storedKey))
  }

  @Test("what Cyrus SASL and Dovecot stored of \"pencil\" is read, proven, and given back")
  func theirForms() throws {
    let cyrus = "SCRAM-SHA-1$5000:GIzAbvDve1qzMHuKlkORnQ==$K4f8X4OHbLGUiYZb1C401X/Wcoc=:7U4ly29makjagdrIx8zSbmnrFxM="
    let fromCyrus = try SCRAMCredential(cyrusForm: secret(cyrus))
    #expect(fromCyrus.hash == .sha1 && fromCyrus.iterations == 5000)
    #expect(fromCyrus.verifies(try password("pencil")))
    #expect(!fromCyrus.verifies(try password("Pencil")))
    #expect(text(fromCyrus.cyrusForm) == cyrus)

    let keys = ["LFJMTSKtzMWwD2Bba0yTWg9ZCFS/TEsQitc6+2qSkRo=", "laPNqAjlOFjtlTdLAArz0OeTcSa7B50pCgUTKZTVPfw="]
    let dovecot = "{SCRAM-SHA-256}4096,K1Pu0P2dR9O6OdArozau/g==,\(keys[0]),\(keys[1])"
    let fromDovecot = try SCRAMCredential(dovecotForm: secret(dovecot))
    #expect(fromDovecot.verifies(try password("pencil")))
    #expect(text(fromDovecot.dovecotForm ?? secret("")) == dovecot)
    #expect(text(fromDovecot.cyrusForm) == "SCRAM-SHA-256$4096:K1Pu0P2dR9O6OdArozau/g==$\(keys[0]):\(keys[1])")
    let again = try SCRAMCredential(cyrusForm: fromDovecot.cyrusForm)
    #expect(text(again.dovecotForm ?? secret("")) == dovecot)
  }

  @Test(
    "what is no credential",
    arguments: [
      "", "pencil", "SCRAM-SHA-1", "SCRAM-SHA-1$4096:QSXCR+Q6sek8bf92", "SCRAM-SHA-1$x:QSXCR+Q6sek8bf92$:",
      "SCRAM-SHA-1$4096:QSXCR+Q6sek8bf92$YWJj:YWJj", "SCRAM-SHA-1$-1:QSXCR+Q6sek8bf92$YWJj:YWJj",
      "SCRAM-SHA-1$4096:$K4f8X4OHbLGUiYZb1C401X/Wcoc=:7U4ly29makjagdrIx8zSbmnrFxM=",
      "SCRAM-SHA-1$4096:QSXCR+Q6sek8bf92$K4f8X4OHbLGUiYZb1C401X/Wcoc:7U4ly29makjagdrIx8zSbmnrFxM",
    ])
  func malformed(_ form: String) {
    #expect(throws: SCRAMFormError.malformed) { try SCRAMCredential(cyrusForm: secret(form)) }
  }

  @Test func otherMechanismsAreNamedAsSuch() {
    #expect(throws: SCRAMFormError.unknownMechanism) {
      try SCRAMCredential(cyrusForm: secret("SCRAM-SHA3-512$4096:QSXCR+Q6sek8bf92$YWJj:YWJj"))
    }
    #expect(throws: SCRAMFormError.unknownMechanism) { try SCRAMCredential(dovecotForm: secret("{CRYPT}a,b,c,d")) }
  }

  @Test(
    "a credential of each hash function is read back, and Dovecot gets only what it knows",
    arguments: SCRAMHash.allCases)
  func everyHash(hash: SCRAMHash) throws {
    let made = SCRAMCredential(try password("pencil"), hash: hash)
    #expect(made.storedKey.count == hash.length && made.serverKey.count == hash.length)
    let again = try SCRAMCredential(cyrusForm: made.cyrusForm)
    #expect(again.hash == hash)
    #expect(again.verifies(try password("pencil")))
    #expect(!again.verifies(try password("Pencil")))
    guard hash.isKnownToDovecot else {
      #expect(made.dovecotForm == nil)
      #expect(throws: SCRAMFormError.unknownMechanism) {
        try SCRAMCredential(dovecotForm: secret("{\(hash.rawValue)}4096,QSXCR+Q6sek8bf92,YWJj,YWJj"))
      }
      return
    }
    let form = try #require(made.dovecotForm)
    #expect(try SCRAMCredential(dovecotForm: form).verifies(password("pencil")))
  }

  @Test("a password outside of printable ASCII is refused")
  func preparation() throws {
    #expect(throws: PreparedPassword.Refusal.empty) { try password("") }
    #expect(throws: PreparedPassword.Refusal.notASCII) { try password("pässword") }
    #expect(throws: PreparedPassword.Refusal.controlCharacter) { try password("a\tb") }
    #expect(throws: PreparedPassword.Refusal.controlCharacter) { try password("a\u{7F}") }
    #expect(text(try password(" ~").secret) == " ~")
  }

  @Test func everySaltIsAnother() throws {
    #expect(SCRAMCredential.makeSalt().count == 16)
    #expect(SCRAMCredential.makeSalt() != SCRAMCredential.makeSalt())
  }

  private func password(_ text: String) throws -> PreparedPassword { try PreparedPassword(secret(text)) }

  private func secret(_ text: String) -> Secret {
    var bytes = Array(text.utf8)
    return Secret(consuming: &bytes)
  }

  private func bytes(of secret: Secret) -> [UInt8] { unsafe secret.withBytes { unsafe Array($0) } }

  private func text(_ secret: Secret) -> String { String(decoding: bytes(of: secret), as: UTF8.self) }

  private func wiped(_ bytes: [UInt8]) -> WipedBytes {
    let copy = WipedBytes(count: bytes.count)
    for (index, byte) in bytes.enumerated() { unsafe copy.start[index] = byte }
    return copy
  }

  private func mac(_ exchange: Exchange, _ key: Secret) -> Secret {
    let message = Array(exchange.authMessage.utf8)
    return unsafe message.withUnsafeBytes { unsafe exchange.hash.authenticated($0, key: wiped(bytes(of: key))).secret }
  }
}
