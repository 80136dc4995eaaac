internal import ArgumentParser
internal import Provisioning
internal import SystemPackage

/// `mailauth enable-smtp-auth`: declares the options, and calls the library.
struct EnableSMTPAuth: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable-smtp-auth", abstract: "Make Postfix offer SMTP AUTH.",
    discussion: """
      Examples:
        mailauth enable-smtp-auth --backend dovecot
        mailauth enable-smtp-auth --backend sasldb --root ./image --diff
      """)

  @Option(help: ArgumentHelp("Who checks passwords: dovecot or sasldb.", valueName: "name"))
  var backend: BackendChoice

  @Option(help: ArgumentHelp("TLS certificate, chain included (PEM), an absolute path.", valueName: "file"))
  var tlsCert: String?

  @Option(help: ArgumentHelp("TLS private key (PEM), an absolute path.", valueName: "file"))
  var tlsKey: String?

  @Option(help: ArgumentHelp("Dovecot's main file, for an instance of its own.", valueName: "file"))
  var dovecotConfig: String?

  @OptionGroup var options: NativeOptions

  mutating func validate() throws {
    guard (tlsCert == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-cert and --tls-key go together: give both")
    }
    for (name, path) in [("--tls-cert", tlsCert), ("--tls-key", tlsKey), ("--dovecot-config", dovecotConfig)] {
      // The daemons have another working directory, and an image has none.
      guard let path, !path.hasPrefix("/") else { continue }
      throw ValidationError("\(name) \(path): found a relative path, expected one that begins with /")
    }
    guard dovecotConfig == nil || backend == .dovecot else {
      throw ValidationError("--dovecot-config goes with --backend dovecot")
    }
  }

  mutating func run() async throws {
    let certificate = tlsCert.flatMap { certificate in
      tlsKey.map { SMTPAuthRequest.Certificate(certificate: FilePath(certificate), key: FilePath($0)) }
    }
    let request = SMTPAuthRequest(
      backend: backend.backend, certificate: certificate, dovecotConfiguration: dovecotConfig.map { FilePath($0) })
    try await ProvisioningRun(options).enableSMTPAuth(request)
  }
}

/// The backends by the names that `--backend` takes.
enum BackendChoice: String, ExpressibleByArgument, CaseIterable {
  case dovecot, sasldb

  var backend: SMTPAuthRequest.Backend {
    switch self {
    case .dovecot: .dovecot
    case .sasldb: .sasldb
    }
  }
}
