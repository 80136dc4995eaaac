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
  @Option(help: ArgumentHelp("Work on the system image under this directory.", valueName: "dir"))
  var root: String?

  @Option(
    name: [.customShort("c"), .long],
    help: ArgumentHelp("Postfix's configuration directory (also MAIL_CONFIG).", valueName: "dir"))
  var configDir: String?

  @Option(help: ArgumentHelp("Work on this instance of Postfix, as postmulti(1) names it.", valueName: "name"))
  var instance: String?

  @Option(help: ArgumentHelp("The platform's layout; found from os-release by default.", valueName: "name"))
  var platform: String?

  @Option(help: ArgumentHelp("The file NAME.conf; smtpd_sasl_path says which by default.", valueName: "name"))
  var name: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  /// The system that the options name.
  var system: SystemChoice {
    SystemChoice(root: root, configDir: configDir, instance: instance, platform: platform)
  }

  func validate() throws {
    try system.check()
    try SMTPDConfName.check(name)
  }
}

/// The name of a configuration file of Cyrus SASL, without `.conf`.
enum SMTPDConfName {
  static func check(_ name: String?) throws {
    guard let name, name.isEmpty || name.contains("/") || name.hasPrefix(".") else { return }
    throw ValidationError("--name: found '\(name)', expected the name of a file without .conf and without a directory")
  }
}
