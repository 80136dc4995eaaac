internal import ArgumentParser

/// `mailauth smtpd-conf`: the configuration of Cyrus SASL for smtpd(8).
struct SMTPDConf: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "smtpd-conf", abstract: "Show, check and edit the configuration of Cyrus SASL for Postfix.",
    discussion: """
      Examples:
        mailauth smtpd-conf validate
        mailauth smtpd-conf set mech_list='PLAIN LOGIN' log_level=3
      """,
    subcommands: [
      SMTPDConfShow.self, SMTPDConfGet.self, SMTPDConfSet.self, SMTPDConfValidate.self, SMTPDConfGenerate.self,
    ])
}

/// Which file is meant, for the commands that only read it.
struct SMTPDConfPlace: ParsableArguments {
  @OptionGroup var place: SystemOptions

  @Option(help: ArgumentHelp("The file NAME.conf; smtpd_sasl_path says which by default.", valueName: "name"))
  var name: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  /// The system that the options name.
  var system: SystemChoice { place.choice }

  func validate() throws { try SMTPDConfName.check(name) }
}

/// The name of a configuration file of Cyrus SASL, without `.conf`.
enum SMTPDConfName {
  static func check(_ name: String?) throws {
    guard let name, name.isEmpty || name.contains("/") || name.hasPrefix(".") else { return }
    throw ValidationError("--name: found '\(name)', expected the name of a file without .conf and without a directory")
  }
}
