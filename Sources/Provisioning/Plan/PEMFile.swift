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
    // A key's label has the algorithm in front at times: BEGIN RSA PRIVATE KEY.
    let hasBlock = bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      let text = String(decoding: line.prefix(100), as: UTF8.self)
      return text.hasPrefix("-----BEGIN ") && text.contains(block + "-----")
    }
    return hasBlock ? nil : .noBlock(expected: block)
  }
}
