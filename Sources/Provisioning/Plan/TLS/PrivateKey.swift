/// What a private key says of its public half: PKCS #8 (RFC 5958), RSA (RFC 8017) or elliptic curves (RFC 5915).
///
/// Nothing of the private half is kept.
enum PrivateKey {
  /// The public half of a key.
  ///
  /// - Parameters:
  ///   - label: The label of its PEM block, for instance `RSA PRIVATE KEY`.
  ///   - der: The key.
  /// - Returns: The public half; nil in the inner optional for a key that does not hold it, nil for what is no key.
  static func publicKey(label: String, der: [UInt8]) -> PublicKey?? {
    var outer = DERReader(der)
    guard let key = outer.next(DERReader.sequence) else { return nil }
    switch label {
    case "RSA PRIVATE KEY": return rsa(key).map { .some($0) }
    case "EC PRIVATE KEY": return ellipticCurve(key)
    case "PRIVATE KEY": return pkcs8(key)
    default: return .some(nil)
    }
  }

  private static func pkcs8(_ key: DERReader.Element) -> PublicKey?? {
    var parts = key.elements
    guard parts.next(DERReader.integer) != nil, var kind = parts.next(DERReader.sequence)?.elements,
      let algorithm = kind.next(DERReader.objectIdentifier), let inner = parts.next(DERReader.octetString)
    else { return nil }
    var content = DERReader(inner.content)
    switch Array(algorithm.content) {
    case PublicKey.rsa: return content.next(DERReader.sequence).flatMap(rsa).map { .some($0) }
    case PublicKey.ellipticCurve: return content.next(DERReader.sequence).flatMap(ellipticCurve)
    default:
      // The second version can have the public half at its end.
      while let part = parts.next() {
        guard part.tag == 0x81 else { continue }
        return .some(PublicKey(algorithm: Array(algorithm.content), bits: Array(part.content.dropFirst())))
      }
      return .some(nil)
    }
  }

  private static func rsa(_ key: DERReader.Element) -> PublicKey? {
    var parts = key.elements
    guard parts.next(DERReader.integer) != nil, let modulus = parts.next(DERReader.integer),
      let exponent = parts.next(DERReader.integer)
    else { return nil }
    let numbers = Array(modulus.whole + exponent.whole)
    return PublicKey(algorithm: PublicKey.rsa, bits: sequence(of: numbers))
  }

  private static func ellipticCurve(_ key: DERReader.Element) -> PublicKey?? {
    var parts = key.elements
    guard parts.next(DERReader.integer) != nil, parts.next(DERReader.octetString) != nil else { return nil }
    _ = parts.next(0xA0)
    guard var half = parts.next(0xA1)?.elements, let bits = half.next(DERReader.bitString) else { return .some(nil) }
    return .some(PublicKey(algorithm: PublicKey.ellipticCurve, bits: Array(bits.content.dropFirst())))
  }

  private static func sequence(of content: [UInt8]) -> [UInt8] {
    let count = content.count
    let length: [UInt8] =
      count < 0x80
      ? [UInt8(count)]
      : count < 0x100 ? [0x81, UInt8(count)] : [0x82, UInt8(truncatingIfNeeded: count >> 8), UInt8(count & 0xFF)]
    return [DERReader.sequence] + length + content
  }
}
