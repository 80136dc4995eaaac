internal import ArgumentParser

/// The `mailauth` command with its native commands.
struct MailAuth: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mailauth", abstract: "Set up and run SMTP AUTH on Postfix.",
    version: "mailauth \(MailAuthVersion.current)",
    subcommands: [
      EnableSMTPAuth.self, DisableSMTPAuth.self, EnableRelayAuth.self, SMTPDConf.self, History.self, Undo.self,
      Users.self,
    ])
}

/// The version of this program.
enum MailAuthVersion {
  static let current = "0.1.0"
}
