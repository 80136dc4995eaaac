internal import CyrusSASL
internal import LosslessText
internal import SCRAM
internal import Secrets

/// `scram_secret_generate` and what belongs to it: which secrets of SCRAM the original makes.
///
/// Each of its mechanisms writes the same property, so that the last one wins: the last one of `mech_list`, or SCRAM-SHA-1.
struct ScramSetting {
  private let hash: SCRAMHash
  /// How often the hash is applied; nil for 0, with which the original makes secrets that no client accepts.
  private let iterations: Int?

  /// Reads the settings; nil when nothing is to be made.
  init?(_ document: SMTPDConfDocument) {
    guard let wish = document.value(of: .scramSecretGenerate), Self.isTrue(wish) else { return nil }
    guard let hash = Self.hash(document.value(of: .mechList)) else { return nil }
    self.hash = hash
    iterations = Self.count(document.value(of: .scramIterationCounter))
  }

  /// As the library reads truth: by the first letters, in lower case only.
  private static func isTrue(_ value: [UInt8]) -> Bool {
    switch value.first {
    case UInt8(ascii: "1"), UInt8(ascii: "y"), UInt8(ascii: "t"): true
    default: value.starts(with: "on".utf8)
    }
  }

  private static func hash(_ list: [UInt8]?) -> SCRAMHash? {
    guard let list else { return .sha1 }
    var found: SCRAMHash?
    for word in list.split(separator: UInt8(ascii: " ")) {
      var name = String(decoding: word, as: UTF8.self).uppercased()
      if name.hasSuffix("-PLUS") { name.removeLast(5) }
      if let hash = SCRAMHash(rawValue: name) { found = hash }
    }
    return found
  }

  /// As strtoul(3) reads a number of 32 bits; what is none stands for the default.
  private static func count(_ text: [UInt8]?) -> Int? {
    guard let text, let number = Int(String(decoding: text, as: UTF8.self)) else {
      return SCRAMCredential.defaultIterations
    }
    let count = Int(UInt32(truncatingIfNeeded: number))
    return (1...Int(Int32.max)).contains(count) ? count : nil
  }

  /// The changes that go with that of the password.
  ///
  /// - Parameters:
  ///   - identity: The user.
  ///   - password: nil when the user is removed.
  /// - Returns: The changes.
  func changes(_ identity: SASLIdentity, _ password: Secret?) -> [SecretChange] {
    let key = SecretKey(identity, property: SecretKey.authPassword)
    guard let password else { return [.remove(key)] }
    guard let iterations else { return [] }
    let credential = SCRAMCredential(PreparedPassword(unprepared: password), hash: hash, iterations: iterations)
    return [.set(key, credential.cyrusForm)]
  }
}
