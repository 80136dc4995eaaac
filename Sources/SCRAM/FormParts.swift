internal import Secrets

/// The parts of a stored credential between its separators, overwritten when they are no longer needed.
final class FormParts {
  private var parts: [[UInt8]] = []

  /// Cuts at each separator in turn; nil when one is missing.
  init?(_ form: Secret, separators: [UInt8]) {
    var bytes = unsafe form.withBytes { unsafe Array($0) }
    defer { wipe(&bytes) }
    var rest = bytes[...]
    for separator in separators {
      guard let end = rest.firstIndex(of: separator) else { return nil }
      parts.append(Array(rest[..<end]))
      rest = rest[(end + 1)...]
    }
    parts.append(Array(rest))
  }

  deinit {
    for index in parts.indices { wipe(&parts[index]) }
  }

  /// A part that is no secret, as text.
  subscript(text index: Int) -> String? { String(validating: parts[index], as: UTF8.self) }

  /// A part that is base64.
  func decoded(_ index: Int) -> [UInt8]? { Base64.decoding(parts[index]) }
}

extension SCRAMCredential {
  /// Takes iterations, salt and keys from the parts that follow one another.
  init?(_ hash: SCRAMHash, _ parts: FormParts, firstPart: Int) {
    guard let text = parts[text: firstPart], text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard let iterations = Int(text), let salt = parts.decoded(firstPart + 1) else { return nil }
    guard var stored = parts.decoded(firstPart + 2), var server = parts.decoded(firstPart + 3) else { return nil }
    self.init(
      hash: hash, iterations: iterations, salt: salt, storedKey: Secret(consuming: &stored),
      serverKey: Secret(consuming: &server))
  }
}

private func wipe(_ bytes: inout [UInt8]) {
  unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) }
}
