internal import MailSystem
internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// Decides whether passwords can be kept to encrypted sessions, and asks main.cf for it.
struct TLSPlan {
  let request: SMTPAuthRequest
  let snapshot: Snapshot

  /// What was found out about encryption.
  enum Protection {
    /// Passwords are only accepted in encrypted sessions.
    case encrypted([Advice])
    /// Passwords cross the network as they are; why no certificate could be used.
    case clear(Advice)
  }

  /// Adds the parameters to the plan of main.cf.
  func apply(to main: inout MainCFPlan) throws(PlanError) -> Protection {
    var advice: [Advice] = []
    if let certificate = request.certificate {
      advice = try check(certificate)
      use(certificate, in: &main)
    } else {
      switch configured() {
      case .success(let found): advice = found
      case .failure(let trouble): return .clear(warning(trouble.words))
      }
    }
    let isOff = ["", "none"].contains(snapshot.effective("smtpd_tls_security_level") ?? "")
    let isOnTheOldWay = snapshot.effective("smtpd_use_tls") == "yes" || snapshot.effective("smtpd_enforce_tls") == "yes"
    if isOff && !(isOnTheOldWay && snapshot.effective("smtpd_tls_security_level") == "") {
      main.want("smtpd_tls_security_level", "may", because: "STARTTLS is offered")
    }
    main.want("smtpd_tls_auth_only", "yes", because: "passwords never cross the network in clear text")
    return .encrypted(advice)
  }

  private func use(_ certificate: SMTPAuthRequest.Certificate, in main: inout MainCFPlan) {
    guard snapshot.effective("smtpd_tls_chain_files") ?? "" == "" else {
      // Postfix ignores the other two parameters when this one is set.
      let files = [certificate.key, certificate.certificate].map(\.string)
      let value = files[0] == files[1] ? files[0] : files.joined(separator: ", ")
      return main.want("smtpd_tls_chain_files", value, because: "the certificate that was given")
    }
    main.want("smtpd_tls_cert_file", certificate.certificate.string, because: "the certificate that was given")
    main.want("smtpd_tls_key_file", certificate.key.string, because: "the key that was given")
  }

  private func check(_ certificate: SMTPAuthRequest.Certificate) throws(PlanError) -> [Advice] {
    do {
      return try CertificateCheck(
        certificate: certificate.certificate, key: certificate.key, in: snapshot.tree, at: request.time
      ).advice
    } catch { throw .certificate(path: error.path, error.fault) }
  }

  /// Why the configured certificate is of no use, in brackets; empty when none is configured.
  private struct Trouble: Error {
    var words = ""
  }

  private func configured() -> Result<[Advice], Trouble> {
    let chain = (snapshot.effective("smtpd_tls_chain_files") ?? "").split { $0 == "," || $0.isWhitespace }
    let single = ["smtpd_tls_cert_file", "smtpd_tls_eccert_file"].lazy.compactMap { snapshot.effective($0) }
      .first { $0 != "" && $0 != "none" }
    let files = chain.isEmpty ? [single].compactMap { $0 } : chain.map(String.init)
    guard let first = files.first else { return .failure(Trouble()) }
    let isOfCurves = ["", "none"].contains(snapshot.effective("smtpd_tls_cert_file") ?? "")
    let key =
      chain.isEmpty ? snapshot.effective(isOfCurves ? "smtpd_tls_eckey_file" : "smtpd_tls_key_file") ?? first : first
    // In the other form a key comes first, and its certificate in the same file or in the next one.
    let isWhole = (try? PEMFile(FilePath(first), expecting: "CERTIFICATE", in: snapshot.tree)) != nil
    let certificate = chain.isEmpty || isWhole ? first : files.dropFirst().first ?? first
    do {
      let check = try CertificateCheck(
        certificate: FilePath(certificate), key: FilePath(key), in: snapshot.tree, at: request.time)
      return .success(check.advice)
    } catch {
      let words = "\(error.path): \(error.fault.phrase)"
      // Clients that look at the date are few, and those that do must not be sent to clear text.
      if error.fault == .expired || error.fault == .notYetValid { return .success([Advice(.warning, words)]) }
      return .failure(Trouble(words: " (\(words))"))
    }
  }

  private func warning(_ fault: String) -> Advice {
    let host = snapshot.effective("myhostname") ?? "HOSTNAME"
    let directory = "/etc/letsencrypt/live/\(host)"
    return Advice(
      .warning, "no usable TLS certificate is configured\(fault), so passwords cross the network in clear text",
      command: snapshot.command(
        "enable-smtp-auth \(request.backend.options)",
        "--tls-cert \(directory)/fullchain.pem --tls-key \(directory)/privkey.pem"))
  }
}

extension CertificateFault {
  /// The fault in a few words.
  public var phrase: String {
    switch self {
    case .missing: "no such file"
    case .closed: "cannot be read"
    case .passPhrase: "is protected by a pass phrase, which smtpd cannot ask for"
    case .noBlock(let expected): "holds no PEM block \"\(expected)\""
    case .damaged: "what stands in its PEM block cannot be read"
    case .otherKey(let key): "belongs to another key than \(key)"
    case .notFirst: "the server's certificate is not the first in it"
    case .expired: "has expired"
    case .notYetValid: "is not valid yet"
    }
  }
}
