internal import SafeFiles
internal import SystemPackage

/// A file in PEM format (RFC 7468), as far as it shows whether smtpd(8) can use it.
enum PEMFile {
  /// Says why a file cannot be used.
  ///
  /// - Returns: nil when the file is there and holds a block of the kind.
  static func fault(of path: FilePath, expecting block: String, in tree: FileTree) -> CertificateFault? {
    let bytes: [UInt8]
    do {
      guard let file = try tree.readIfPresent(path) else { return .missing }
      bytes = file.bytes
    } catch {
      return .closed
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0.prefix(100), as: UTF8.self) }
    // Both spellings: PKCS #8, and the header of OpenSSL's traditional format. smtpd(8) has nobody to ask for a pass phrase.
    let isProtected = lines.contains { $0.hasPrefix("-----BEGIN ENCRYPTED ") || $0.hasPrefix("Proc-Type: 4,ENCRYPTED") }
    if block == "PRIVATE KEY", isProtected { return .passPhrase }
    // A key's label has the algorithm in front at times: BEGIN RSA PRIVATE KEY.
    let hasBlock = lines.contains { $0.hasPrefix("-----BEGIN ") && $0.contains(block + "-----") }
    return hasBlock ? nil : .noBlock(expected: block)
  }
}
