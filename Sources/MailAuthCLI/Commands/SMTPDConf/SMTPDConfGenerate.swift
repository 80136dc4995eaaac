public import ArgumentParser
public import CyrusSASL

/// `mailauth smtpd-conf generate`.
struct SMTPDConfGenerate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Print a new smtpd.conf for a source of passwords.",
    discussion: """
      Examples:
        mailauth smtpd-conf generate --backend saslauthd
        mailauth smtpd-conf generate --backend sql sql_engine=mysql sql_user=mail
      """)

  @Option(help: ArgumentHelp("Who checks passwords.", valueName: "name"))
  var backend: SMTPDConfDraft.Backend

  @Option(help: ArgumentHelp("The generation of Cyrus SASL that reads the file, 2 by default.", valueName: "1|2"))
  var saslVersion: SMTPDConfDraft.Generation = .second

  @Argument(help: ArgumentHelp("An option and its value, in place of what is usual.", valueName: "option=value"))
  var settings: [String] = []

  mutating func run() async throws {
    let words = try SMTPDConfWords(settings)
    if let secret = words.secrets.first {
      throw ValidationError(
        "\(secret) is not printed; set it in the file with mailauth smtpd-conf set \(secret) --password-file FILE")
    }
    guard let document = SMTPDConfDraft.document(for: backend, saslVersion, settings: words.values) else {
      throw ValidationError("Cyrus SASL \(saslVersion.rawValue) knows no --backend \(backend.rawValue)")
    }
    Terminal.write(document.bytes, to: .output)
    if saslVersion == .first {
      Terminal.write(
        lines: ["mailauth: warning: Cyrus SASL 1.5 is obsolete; nothing of today reads this file"], to: .messages)
    }
    let secret = backend == .sql ? "sql_passwd" : backend == .ldapdb ? "ldapdb_pw" : nil
    if let secret {
      Terminal.write(
        lines: [
          "mailauth: note: the password is missing",
          "mailauth: try: \(GivenPlace.command("smtpd-conf set \(secret) --password-file FILE"))",
        ],
        to: .messages)
    }
  }
}

extension SMTPDConfDraft.Backend: ExpressibleByArgument {}

extension SMTPDConfDraft.Generation: ExpressibleByArgument {}
