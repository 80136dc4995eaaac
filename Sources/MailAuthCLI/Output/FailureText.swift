internal import DovecotConfig
internal import Glibc
internal import LosslessText
internal import MailSystem
internal import Provisioning
internal import SafeFiles
internal import Secrets
internal import Services
internal import SystemPackage

/// The words and the exit status for an error of the libraries: what was found, and what to do.
struct FailureText {
  let lines: [String]
  let exitCode: Int32

  /// Gives an error its words; nil for errors of other kinds.
  init?(_ error: any Error) {
    switch error {
    case let error as FileError: self.init(error)
    case let error as Layout.DetectionError: self.init(error)
    case let error as PostfixInstances.Unknown: self.init(error)
    case let error as PasswordSource.Failure: self.init(error)
    case let error as Provisioner.Failure: self.init(error)
    default:
      guard let words = FailureText(ofUsers: error) else { return nil }
      self = words
    }
  }

  init(_ message: String, try advice: String? = nil, exitCode: Int32 = EXIT_FAILURE) {
    lines = ["mailauth: \(message)"] + (advice.map { ["mailauth: try: \($0)"] } ?? [])
    self.exitCode = exitCode
  }

  init(_ diagnostics: [Diagnostic]) {
    lines =
      diagnostics.map { diagnostic in
        let place = diagnostic.location.map { "\($0): " } ?? "mailauth: "
        let advice = diagnostic.advice.map { "; \($0)" } ?? ""
        return "\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)\(advice)"
      } + ["mailauth: nothing was changed"]
    exitCode = EXIT_FAILURE
  }

  init(_ error: FileError) {
    let isRefusal: Bool =
      switch error {
      case .system(_, _, .permissionDenied), .system(_, _, .notPermitted): true
      default: false
      }
    self.init(error.sentence, try: error.remedy, exitCode: isRefusal ? EX_NOPERM : EXIT_FAILURE)
  }

  private init(_ error: Layout.DetectionError) {
    switch error {
    case .unknown(let platform, let known):
      let guess = Suggestion.nearest(to: platform, among: known).map { ", did you mean \($0)?" } ?? ""
      self.init(
        "the platform \"\(platform)\" is unknown\(guess)",
        try: "--platform \(known.joined(separator: "|")), if its files are in the same places", exitCode: EX_USAGE)
    }
  }

  private init(_ error: PostfixInstances.Unknown) {
    let known = error.known.map { $0.name ?? $0.directory.string }
    let guess = Suggestion.nearest(to: error.name, among: known).map { ", did you mean \($0)?" } ?? ""
    self.init(
      "there is no instance \"\(error.name)\" of Postfix\(guess)",
      try: "one of \(known.joined(separator: ", ")), or - for the first; postmulti -l lists them")
  }

  private init(_ error: PasswordSource.Failure) {
    switch error.refusal {
    case .unreadable(let code):
      self.init(
        "\(error.path) cannot be read: \(Errno(rawValue: code))", try: "another file for --password-file",
        exitCode: code == EACCES ? EX_NOPERM : EXIT_FAILURE)
    case .tooLong(let limit):
      self.init("\(error.path) holds more than \(limit) bytes, expected one password", try: "another file")
    }
  }

  private init(_ failure: Provisioner.Failure) {
    switch failure {
    case .snapshot(.file(let error)): self.init(error)
    case .snapshot(.missing(let path)):
      if path.lastComponent == "master.cf" {
        self.init(
          "\(path) is missing", try: "a backup of it, or on Debian cp /usr/share/postfix/master.cf.dist \(path)")
        return
      }
      self.init(
        "\(path) is missing: there is no Postfix configuration",
        try: "apt-get install postfix, or name its directory with -c")
    case .plan(let error): self.init(error)
    case .apply(let failure):
      let cause = FailureText(failure.cause)
      let troubles = failure.troubles.map { "mailauth: could not be put back: \($0.sentence)" }
      let summary = failure.troubles.isEmpty ? ["mailauth: nothing was changed"] : []
      self.init(lines: cause.lines + troubles + summary, exitCode: cause.exitCode)
    }
  }

  private init(lines: [String], exitCode: Int32) {
    self.lines = lines
    self.exitCode = exitCode
  }

  init(_ error: AuthListenerError) {
    switch error {
    case .invalidConfiguration(let diagnostics): self.init(diagnostics)
    case .otherVersion(let named, let found, let location):
      self.init(
        "\(location): found a file for Dovecot \(found.words), expected one for \(named.words)",
        try: "--dovecot-version \(found.rawValue), or leave it out")
    case .versionMissing:
      self.init(
        "the files do not begin with dovecot_config_version, and Dovecot 2.4 takes no others",
        try: "https://dovecot.org/upgrader/ converts files of 2.3")
    case .notEditable(let setting, let location):
      self.init("\(location): \(setting) has a value that cannot be added to", try: "write it as one line of words")
    case .sectionAcrossFiles(let location):
      self.init("\(location): the section ends in another file", try: "close it where it begins")
    case .withoutEffect(let path):
      self.init(
        "no edit of the Dovecot configuration would make it listen on \(path)", try: "doveconf -n, and report it")
    }
  }

  private init(_ cause: ApplyFailure.Cause) {
    switch cause {
    case .file(let error): self.init(error)
    case .service(let error): self.init(error)
    case .userDatabase(let path, let trouble): self.init("\(path) cannot be made: \(trouble)")
    case .index(let path, let error): self.init("\(path) cannot be made: \(error)")
    case .mechanismMissing(let socket, let offered, let wanted):
      self.init(
        "\(socket) offers \(offered.isEmpty ? "nothing" : offered.joined(separator: " ")), expected \(wanted)",
        try: "doveconf auth_mechanisms")
    case .notOffered(let endpoint, let capabilities):
      self.init(
        "\(endpoint.address):\(endpoint.port) offers neither AUTH nor STARTTLS, only \(capabilities.joined(separator: ", "))",
        try: "the mail log, for messages of smtpd")
    case .stillOffered(let endpoint):
      self.init(
        "\(endpoint.address):\(endpoint.port) goes on offering AUTH",
        try: GivenPlace.command("postconf -P '*/*/smtpd_sasl_auth_enable'"))
    case .backendStopped(let commands):
      self.init(
        "Postfix runs and would stop serving, since its new backend does not answer yet",
        try: commands.map { $0.joined(separator: " ") }.joined(separator: " && ") + ", then again")
    case .filesAloneBreak:
      self.init(
        "Postfix runs and would stop serving: its new backend does not listen before it has read the new files",
        try: "without --no-reload, which takes the steps in order; or postfix stop first")
    }
  }

  private init(_ error: ServiceError) {
    switch error {
    case .commandFailed(let command, let status, _):
      self.init(
        "\"\(command.joined(separator: " "))\" failed with status \(status)",
        try: "the command by hand, and the mail log")
    case .cannotRun(let command):
      self.init("\"\(command.joined(separator: " "))\" cannot be run", try: "a PATH that leads to it")
    case .noManager(let start): self.init("nothing on this machine starts daemons", try: start.joined(separator: " "))
    case .notRunning(let command):
      self.init(
        "the daemon did not come back from \"\(command.joined(separator: " "))\"",
        try: "the command by hand, and the mail log")
    case .noAnswer(let peer): self.init("\(peer) does not answer", try: "the mail log")
    case .tlsUnavailable(let peer, let answer):
      self.init(
        "\(peer) offers STARTTLS and then answers \"\(answer)\"",
        try: "another certificate and key: these do not fit each other, or smtpd cannot read them; see the mail log")
    case .configurationRefused(_, let message):
      self.init("Dovecot refuses its configuration: \(message)", try: "doveconf -n, and mend what it names")
    case .unexpectedAnswer(let peer, let answer): self.init("\(peer) answered \"\(answer)\"", try: "the mail log")
    }
  }
}

extension DovecotVersion {
  /// The releases that it stands for.
  var words: String {
    switch self {
    case .one: "1.x"
    case .two: "2.0 to 2.3"
    case .twoFour: "2.4"
    }
  }
}
