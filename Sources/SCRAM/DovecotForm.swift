public import Secrets

/// A password of Dovecot with its scheme: `{SCRAM-SHA-256}iterations,salt,StoredKey,ServerKey`, parts in base64.
extension SCRAMCredential {
  /// The credential as Dovecot's passwd-file and databases hold it; nil when Dovecot has not the mechanism.
  public var dovecotForm: Secret? {
    guard hash.isKnownToDovecot else { return nil }
    let comma = [UInt8(ascii: ",")]
    var form = Array("{\(hash.rawValue)}\(iterations),".utf8) + Base64.encoding(salt) + comma
    form += Base64.encoding(storedKey) + comma + Base64.encoding(serverKey)
    return Secret(consuming: &form)
  }

  /// Reads what Dovecot stores.
  ///
  /// - Parameter form: The password with its scheme in braces; schemes are not case-sensitive.
  /// - Throws: ``SCRAMFormError``.
  public init(dovecotForm form: Secret) throws(SCRAMFormError) {
    let comma = UInt8(ascii: ",")
    let parts = FormParts(form, separators: [UInt8(ascii: "}"), comma, comma, comma])
    guard let parts, let scheme = parts[text: 0], scheme.utf8.first == UInt8(ascii: "{") else { throw .malformed }
    guard let hash = SCRAMHash(rawValue: scheme.dropFirst().uppercased()), hash.isKnownToDovecot else {
      throw .unknownMechanism
    }
    guard let credential = SCRAMCredential(hash, parts, firstPart: 1) else { throw .malformed }
    self = credential
  }
}
