internal import ArgumentParser
internal import DovecotConfig
internal import LosslessText
internal import Provisioning
internal import SafeFiles
internal import SystemPackage

/// `mailauth enable-smtp-auth`: declares the options, and calls the library.
struct EnableSMTPAuth: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable-smtp-auth", abstract: "Make Postfix offer SMTP AUTH.",
    discussion: """
      Examples:
        mailauth enable-smtp-auth --backend dovecot
        mailauth enable-smtp-auth --backend saslauthd --mech pam --dry-run --diff
      """)

  @OptionGroup var backend: BackendOptions

  @Option(help: ArgumentHelp("TLS certificate, chain included (PEM), an absolute path.", valueName: "file"))
  var tlsCert: String?

  @Option(help: ArgumentHelp("TLS private key (PEM), an absolute path.", valueName: "file"))
  var tlsKey: String?

  @Option(help: ArgumentHelp("Dovecot's main file, for an instance of its own.", valueName: "file"))
  var dovecotConfig: String?

  @Option(
    help: ArgumentHelp(
      "The release of Dovecot, 1.x, 2.0 to 2.3 or 2.4; its files tell by default.", valueName: "number"))
  var dovecotVersion: String?

  @Flag(help: "Provide the submission service, port 587.")
  var submission = false

  @Flag(help: "Provide the submissions service, port 465.")
  var submissions = false

  @Flag(name: .customLong("auth-on-25"), help: "Offer AUTH on port 25 too, beside the submission services.")
  var authOn25 = false

  @Flag(help: "Take the services that offer AUTH out of the chroot.")
  var noChroot = false

  @Option(help: ArgumentHelp("Realm of users who log in without one; not with dovecot.", valueName: "realm"))
  var realm: String?

  @Option(
    help: ArgumentHelp(
      "Mechanisms to offer, such as \"plain login cram-md5\"; PLAIN and LOGIN by default.", valueName: "list"))
  var mechanisms: String?

  @Option(help: ArgumentHelp("Logins that a client may try within a minute; 0 is without limit.", valueName: "number"))
  var rateLimit: Int?

  @Option(
    help: ArgumentHelp("Keep users to their own addresses: a table of address and login.", valueName: "[type:]file"))
  var senderLoginMaps: String?

  @Option(help: ArgumentHelp("Whether the services that offer AUTH log every step: on or off.", valueName: "when"))
  var debugLog: DebugLog?

  @Flag(help: "Announce AUTH in the form that old clients look for, too.")
  var legacyClients = false

  @OptionGroup var options: NativeOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func validate() throws {
    guard (tlsCert == nil) == (tlsKey == nil) else {
      throw ValidationError("--tls-cert and --tls-key go together: give both")
    }
    for (name, path) in [("--tls-cert", tlsCert), ("--tls-key", tlsKey), ("--dovecot-config", dovecotConfig)] {
      // The daemons have another working directory, and an image has none.
      guard let path, !path.hasPrefix("/") else { continue }
      throw ValidationError("\(name) \(path): found a relative path, expected one that begins with /")
    }
    guard dovecotConfig == nil || backend.backend == .dovecot else {
      throw ValidationError("--dovecot-config goes with --backend dovecot")
    }
    if let dovecotVersion, DovecotVersion(release: dovecotVersion) == nil {
      throw ValidationError("--dovecot-version: found '\(dovecotVersion)', expected 1.x, 2.0 to 2.3, or 2.4")
    }
    guard dovecotVersion == nil || backend.backend == .dovecot else {
      throw ValidationError("--dovecot-version goes with --backend dovecot")
    }
    guard realm == nil || backend.backend != .dovecot else {
      throw ValidationError("--realm is for Cyrus SASL; with Dovecot see its auth_default_realm")
    }
    // A larger number is a fault that keeps smtpd from starting.
    if let rateLimit, !(0...Int(Int32.max)).contains(rateLimit) {
      throw ValidationError("--rate-limit: found \(rateLimit), expected a number from 0 to \(Int32.max)")
    }
    if let senderLoginMaps, !senderLoginMaps.contains(":"), !senderLoginMaps.hasPrefix("/") {
      throw ValidationError(
        "--sender-login-maps \(senderLoginMaps): found a relative path, expected one that begins with /")
    }
    _ = try wantedMechanisms()
  }

  mutating func run() async throws {
    let certificate = tlsCert.flatMap { certificate in
      tlsKey.map { SMTPAuthRequest.Certificate(certificate: FilePath(certificate), key: FilePath($0)) }
    }
    var request = SMTPAuthRequest(backend: try backend.request(for: options.layout(of: options.tree)))
    request.certificate = certificate
    request.dovecotConfiguration = dovecotConfig.map { FilePath($0) }
    request.dovecotVersion = dovecotVersion.flatMap { DovecotVersion(release: $0) }
    request.submissionPorts = (submission ? [.submission] : []) + (submissions ? [.submissions] : [])
    request.exchangeAuth = authOn25 ? .offered : .withheld
    request.realm = realm
    request.mechanisms = try wantedMechanisms()
    request.rateLimit = rateLimit
    request.time = CallingUser.origin.event.time
    request.senderLogins = senderLoginMaps
    request.logging = debugLog.map { $0 == .on ? .verbose : .usual } ?? .asConfigured
    request.confinement = noChroot ? .none : .asConfigured
    request.announcement = legacyClients ? .alsoForOldClients : .standard
    try await ProvisioningRun(options).enableSMTPAuth(request)
  }

  private func wantedMechanisms() throws -> [SASLMechanism] {
    guard let mechanisms else { return [] }
    let names = mechanisms.split { $0 == "," || $0.isWhitespace }.map(String.init)
    let known = SASLMechanism.allCases.map { $0.rawValue.lowercased() }
    guard !names.isEmpty else { throw ValidationError("--mechanisms needs names: \(known.joined(separator: " "))") }
    return try names.map { name in
      if let mechanism = SASLMechanism(name: name) { return mechanism }
      throw ValidationError("--mechanisms: found '\(name)', expected some of \(known.joined(separator: " "))")
    }
  }
}

/// Whether `--debug-log` is turned on.
enum DebugLog: String, ExpressibleByArgument, CaseIterable {
  case on, off
}
