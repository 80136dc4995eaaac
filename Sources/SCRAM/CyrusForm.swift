public import Secrets

/// The value of Cyrus SASL's property authPassword: `MECHANISM$iterations:salt$StoredKey:ServerKey`, parts in base64.
extension SCRAMCredential {
  /// The credential as Cyrus SASL stores it.
  public var cyrusForm: Secret {
    let keys = Base64.encoding(storedKey) + [UInt8(ascii: ":")] + Base64.encoding(serverKey)
    var form = Array("\(hash.rawValue)$\(iterations):".utf8) + Base64.encoding(salt) + [UInt8(ascii: "$")] + keys
    return Secret(consuming: &form)
  }

  /// Reads what Cyrus SASL stores.
  ///
  /// - Parameter form: The value of authPassword.
  /// - Throws: ``SCRAMFormError``.
  public init(cyrusForm form: Secret) throws(SCRAMFormError) {
    let parts = FormParts(
      form, separators: [UInt8(ascii: "$"), UInt8(ascii: ":"), UInt8(ascii: "$"), UInt8(ascii: ":")])
    guard let parts, let mechanism = parts[text: 0] else { throw .malformed }
    guard let hash = SCRAMHash(rawValue: mechanism) else { throw .unknownMechanism }
    guard let credential = SCRAMCredential(hash, parts, firstPart: 1) else { throw .malformed }
    self = credential
  }
}

/// Why a stored credential cannot be read.
public enum SCRAMFormError: Error, Equatable, Sendable {
  /// The text is not of the form, or one of its parts is not of the right length.
  case malformed
  /// The form is right, but the mechanism is none of ``SCRAMHash``.
  case unknownMechanism
}
