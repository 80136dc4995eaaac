internal import SafeFiles
internal import SystemPackage

/// Looks whether a certificate and its key can be used by a server: by their own words, without a library for TLS.
struct CertificateCheck {
  /// A fault and the file that it is in.
  struct Refusal: Error {
    let path: FilePath
    let fault: CertificateFault
  }

  /// What is not as it should be, and works all the same.
  private(set) var advice: [Advice] = []

  /// Checks two files, or one that holds both.
  ///
  /// - Parameters:
  ///   - certificate: The certificate, chain included.
  ///   - key: The private key.
  ///   - tree: The tree.
  ///   - time: Seconds since 1970; nil leaves it open whether the certificate holds now.
  /// - Throws: ``Refusal`` for what no server can use, and for certificates that do not hold now.
  init(certificate: FilePath, key: FilePath, in tree: FileTree, at time: Int64?) throws(Refusal) {
    let chainFile = try Self.file(certificate, "CERTIFICATE", tree)
    let keyFile = try Self.file(key, "PRIVATE KEY", tree)
    guard let chain = chainFile.certificates, let leaf = chain.first else {
      throw Refusal(path: certificate, fault: .damaged)
    }
    guard let publicKey = keyFile.publicKey else { throw Refusal(path: key, fault: .damaged) }
    if let publicKey {
      if leaf.publicKey != publicKey {
        let isFurtherDown = chain.contains { $0.publicKey == publicKey }
        throw Refusal(path: certificate, fault: isFurtherDown ? .notFirst : .otherKey(key))
      }
    } else {
      advice.append(
        Advice(
          .note, "\(key) does not hold its public half, so it was not compared with \(certificate)",
          command: "openssl pkey -in \(key) -pubout; openssl x509 -in \(certificate) -noout -pubkey"))
    }
    if let time, !leaf.validity.contains(time) {
      throw Refusal(path: certificate, fault: time < leaf.validity.lowerBound ? .notYetValid : .expired)
    }
    adviseOnChain(chain, certificate)
    if keyFile.metadata.permissions.rawValue & 0o004 != 0 {
      advice.append(Advice(.warning, "everybody can read the key \(key)", command: "chmod 640 \(key)"))
    }
  }

  private static func file(_ path: FilePath, _ label: String, _ tree: FileTree) throws(Refusal) -> PEMFile {
    do { return try PEMFile(path, expecting: label, in: tree) } catch { throw Refusal(path: path, fault: error) }
  }

  /// Clients want each certificate to be followed by that of its issuer.
  private mutating func adviseOnChain(_ chain: [X509Certificate], _ path: FilePath) {
    for (number, pair) in zip(chain, chain.dropFirst()).enumerated() where pair.0.issuer != pair.1.subject {
      advice.append(
        Advice(
          .warning,
          "\(path): certificate \(number + 2) is not that of the issuer of certificate \(number + 1), so clients may refuse the chain"
        ))
      return
    }
    guard chain.count == 1, let only = chain.first, only.issuer != only.subject else { return }
    advice.append(
      Advice(.note, "\(path) holds one certificate: if an intermediate authority issued it, clients need that one too"))
  }
}
