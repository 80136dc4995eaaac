internal import ArgumentParser
internal import CyrusSASL
internal import LosslessText
internal import Provisioning

/// `mailauth smtpd-conf set`.
struct SMTPDConfSet: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set options in smtpd.conf; the other lines stay.",
    discussion: """
      Examples:
        mailauth smtpd-conf set pwcheck_method=saslauthd mech_list='PLAIN LOGIN'
        mailauth smtpd-conf set sql_passwd --password-file /run/secrets/db
      """)

  @Argument(help: ArgumentHelp("An option and its value; a password's option alone.", valueName: "option=value"))
  var settings: [String] = []

  @Option(help: ArgumentHelp("Take an option away; may be given again.", valueName: "option"))
  var unset: [String] = []

  @Option(
    help: ArgumentHelp("Holds the password for the option without a value; - is standard input.", valueName: "file"))
  var passwordFile: String?

  @Option(help: ArgumentHelp("The file NAME.conf; smtpd_sasl_path says which by default.", valueName: "name"))
  var name: String?

  @OptionGroup var options: NativeOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func validate() throws {
    try SMTPDConfName.check(name)
    guard !settings.isEmpty || !unset.isEmpty else {
      throw ValidationError("nothing to set: give OPTION=VALUE or --unset")
    }
    let words = try SMTPDConfWords(settings)
    if words.secrets.count > 1 {
      throw ValidationError("one password at a time: \(words.secrets.joined(separator: ", "))")
    }
    if let secret = words.secrets.first, passwordFile == nil {
      throw ValidationError("\(secret) needs --password-file FILE, or --password-file -")
    }
    if words.secrets.isEmpty, passwordFile != nil {
      throw ValidationError("--password-file goes with the option of a password, such as sql_passwd")
    }
    for option in unset { _ = try SMTPDConfWords.known(option) }
  }

  mutating func run() async throws {
    let words = try SMTPDConfWords(settings)
    var edits: [(key: SMTPDConfKey, edit: SMTPDConfRequest.Edit)] = words.values.map { ($0.key, .set($0.value)) }
    for secret in words.secrets {
      guard let key = SMTPDConfKey(secret), let passwordFile else { continue }
      edits.append((key, .setSecret(try PasswordSource(passwordFile).read())))
    }
    edits += try unset.map { (try SMTPDConfWords.known($0), .remove) }
    try await ProvisioningRun(options).editSMTPDConf(SMTPDConfRequest(name: name, edits: edits))
  }
}
