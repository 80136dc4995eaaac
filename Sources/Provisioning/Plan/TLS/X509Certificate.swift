/// What a certificate (RFC 5280) says about whose it is, and when it holds.
struct X509Certificate: Equatable {
  /// The name of the issuer, as it is encoded.
  let issuer: [UInt8]
  /// The name of the owner, as it is encoded.
  let subject: [UInt8]
  /// When it begins and ends to hold, in seconds since 1970.
  let validity: ClosedRange<Int64>
  /// The owner's key.
  let publicKey: PublicKey

  /// Reads a certificate; nil when it is none.
  init?(der: [UInt8]) {
    var outer = DERReader(der)
    guard var certificate = outer.next(DERReader.sequence)?.elements,
      var body = certificate.next(DERReader.sequence)?.elements
    else { return nil }
    // The version, which version 1 leaves out.
    _ = body.next(0xA0)
    guard body.next(DERReader.integer) != nil, body.next(DERReader.sequence) != nil,
      let issuer = body.next(DERReader.sequence), var times = body.next(DERReader.sequence)?.elements,
      let subject = body.next(DERReader.sequence), let key = body.next(DERReader.sequence),
      let begin = times.next().flatMap(Self.time), let end = times.next().flatMap(Self.time), begin <= end,
      let publicKey = PublicKey(info: key)
    else { return nil }
    self.issuer = Array(issuer.content)
    self.subject = Array(subject.content)
    validity = begin...end
    self.publicKey = publicKey
  }

  /// A time in one of the two forms that certificates have.
  private static func time(_ element: DERReader.Element) -> Int64? {
    let isShort = element.tag == 0x17
    guard isShort || element.tag == 0x18 else { return nil }
    let digits = element.content.compactMap { (0x30...0x39).contains($0) ? Int64($0 - 0x30) : nil }
    let width = isShort ? 2 : 4
    guard digits.count == width + 10, element.content.last == UInt8(ascii: "Z") else { return nil }
    func number(_ range: Range<Int>) -> Int64 { digits[range].reduce(0) { $0 * 10 + $1 } }
    let written = number(0..<width)
    let year = isShort ? written + (written < 50 ? 2000 : 1900) : written
    let (month, day) = (number(width..<width + 2), number(width + 2..<width + 4))
    let (hour, minute, second) = (
      number(width + 4..<width + 6), number(width + 6..<width + 8), number(width + 8..<width + 10)
    )
    return days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
  }

  /// The days from 1970 to a date of the Gregorian calendar; years begin in March here, so that the leap day is the last.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

/// The public half of a key, in a form in which it can be compared.
struct PublicKey: Equatable {
  /// What kind of key it is, as it is encoded.
  let algorithm: [UInt8]
  /// The numbers of an RSA key, or the point of one of an elliptic curve, as they are encoded.
  let bits: [UInt8]

  static let rsa: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]
  static let ellipticCurve: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]

  init(algorithm: [UInt8], bits: [UInt8]) {
    self.algorithm = algorithm
    self.bits = bits
  }

  /// Reads a SubjectPublicKeyInfo.
  init?(info: DERReader.Element) {
    var parts = info.elements
    guard var kind = parts.next(DERReader.sequence)?.elements, let algorithm = kind.next(DERReader.objectIdentifier),
      let bits = parts.next(DERReader.bitString)
    else { return nil }
    // The first byte counts unused bits.
    self.init(algorithm: Array(algorithm.content), bits: Array(bits.content.dropFirst()))
  }
}
