internal import ArgumentParser
internal import MailSystem
internal import SafeFiles

/// The options that say which system a command works on, and which Postfix on it.
struct SystemOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Work on the system image under this directory.", valueName: "dir"))
  var root: String?

  @Option(help: ArgumentHelp("The platform's layout; found from os-release by default.", valueName: "name"))
  var platform: String?

  @Option(
    name: [.customShort("c"), .long],
    help: ArgumentHelp("Postfix's configuration directory (also MAIL_CONFIG).", valueName: "dir"))
  var configDir: String?

  @Option(help: ArgumentHelp("Work on this instance of Postfix, as postmulti(1) names it.", valueName: "name"))
  var instance: String?

  /// What the options name.
  var choice: SystemChoice { SystemChoice(root: root, configDir: configDir, instance: instance, platform: platform) }

  func validate() throws { try choice.check() }
}

/// The options that say how much a command prints, and in what form.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false
}
