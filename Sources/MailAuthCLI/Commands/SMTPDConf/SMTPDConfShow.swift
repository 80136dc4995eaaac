internal import ArgumentParser
internal import LosslessText

/// `mailauth smtpd-conf show`.
struct SMTPDConfShow: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what smtpd.conf sets, or every option there is.",
    discussion: """
      Examples:
        mailauth smtpd-conf show
        mailauth smtpd-conf show --all
      """)

  @Flag(help: "Show every option of Cyrus SASL: its value or default, and what it takes.")
  var all = false

  @OptionGroup var place: SMTPDConfPlace

  var givenPlace: CommandPlace { place.givenPlace }

  mutating func run() async throws {
    try SMTPDConfReading(place).show(all ? .everyOption : .settings)
  }
}

/// `mailauth smtpd-conf get`.
struct SMTPDConfGet: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Print the value of an option.",
    discussion: """
      Examples:
        mailauth smtpd-conf get pwcheck_method
        mailauth smtpd-conf get sql_passwd --with-secrets
      """)

  @Argument(help: "The option.")
  var option: String

  @Flag(help: "Print a password too.")
  var withSecrets = false

  @OptionGroup var place: SMTPDConfPlace

  var givenPlace: CommandPlace { place.givenPlace }

  mutating func run() async throws {
    try SMTPDConfReading(place).get(try SMTPDConfWords.known(option), withSecrets ? .shown : .masked)
  }
}

/// `mailauth smtpd-conf validate`.
struct SMTPDConfValidate: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Say what in smtpd.conf cannot work.",
    discussion: """
      Examples:
        mailauth smtpd-conf validate
        mailauth smtpd-conf validate --root /srv/image --json
      """)

  @OptionGroup var place: SMTPDConfPlace

  var givenPlace: CommandPlace { place.givenPlace }

  mutating func run() async throws { try SMTPDConfReading(place).validate() }
}
