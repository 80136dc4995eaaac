internal import SCRAM
internal import SafeFiles
internal import SystemPackage

/// A file in PEM format (RFC 7468), as far as it shows whether smtpd(8) can use it.
struct PEMFile {
  /// What stands between two markers.
  struct Block {
    let label: String
    /// The bytes; nil when they are not base64.
    let bytes: [UInt8]?
  }

  let path: FilePath
  let blocks: [Block]
  let metadata: FileMetadata

  /// Reads a file that must hold a block of a kind.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - label: The kind; a key's label may have the algorithm in front.
  ///   - tree: The tree.
  /// - Throws: ``CertificateFault``.
  init(_ path: FilePath, expecting label: String, in tree: FileTree) throws(CertificateFault) {
    let file: FileSnapshot
    do {
      guard let found = try tree.readIfPresent(path) else { throw CertificateFault.missing }
      file = found
    } catch let fault as CertificateFault {
      throw fault
    } catch {
      throw .closed
    }
    self.path = path
    metadata = file.metadata
    let lines = file.bytes.split(separator: UInt8(ascii: "\n")).map { $0.last == 0x0D ? $0.dropLast() : $0 }
    let texts = lines.map { String(decoding: $0.prefix(100), as: UTF8.self) }
    // Both spellings: PKCS #8, and the header of OpenSSL's traditional format. smtpd(8) has nobody to ask for a pass phrase.
    let isProtected = texts.contains { $0.hasPrefix("-----BEGIN ENCRYPTED ") || $0.hasPrefix("Proc-Type: 4,ENCRYPTED") }
    if label == "PRIVATE KEY", isProtected { throw .passPhrase }
    blocks = Self.blocks(lines, texts)
    guard blocks.contains(where: { $0.label.hasSuffix(label) }) else { throw .noBlock(expected: label) }
  }

  private static func blocks(_ lines: [ArraySlice<UInt8>], _ texts: [String]) -> [Block] {
    var blocks: [Block] = []
    var open: (label: String, content: [UInt8])?
    for (line, text) in zip(lines, texts) {
      if let label = label(text, after: "-----BEGIN ") {
        open = (label, [])
      } else if let label = label(text, after: "-----END "), let begun = open, begun.label == label {
        blocks.append(Block(label: label, bytes: Base64.decoding(begun.content)))
        open = nil
      } else {
        open?.content += line.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      }
    }
    return blocks
  }

  private static func label(_ text: String, after mark: String) -> String? {
    guard text.hasPrefix(mark), let end = text.dropFirst(mark.count).firstRange(of: "-----") else { return nil }
    return String(text.dropFirst(mark.count)[..<end.lowerBound])
  }

  /// The certificates in the order of the file; nil when one of them cannot be read.
  var certificates: [X509Certificate]? {
    var certificates: [X509Certificate] = []
    for block in blocks where block.label == "CERTIFICATE" {
      guard let certificate = block.bytes.flatMap({ X509Certificate(der: $0) }) else { return nil }
      certificates.append(certificate)
    }
    return certificates
  }

  /// The public half of the first key; nil in the inner optional when the key does not hold it, nil when it cannot be read.
  var publicKey: PublicKey?? {
    guard let block = blocks.first(where: { $0.label.hasSuffix("PRIVATE KEY") }), let bytes = block.bytes else {
      return nil
    }
    return PrivateKey.publicKey(label: block.label, der: bytes)
  }
}
