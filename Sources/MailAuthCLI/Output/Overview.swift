internal import ArgumentParser

/// The list of commands that `mailauth help` prints.
enum Overview {
  static func text(classicCommands: [(name: String, summary: String)]) -> String {
    let native = MailAuth.configuration.subcommands.map {
      ($0.configuration.commandName ?? "", $0.configuration.abstract)
    }
    let width = (classicCommands.map(\.name) + native.map(\.0)).map(\.count).max() ?? 0
    func line(_ name: String, _ summary: String) -> String {
      "  \(name)\(String(repeating: " ", count: width - name.count + 2))\(summary)\n"
    }
    return """
      usage: mailauth COMMAND [ARGUMENT...]

      examples:
        mailauth postconf -e 'myhostname=mail.example.com'
        mailauth enable-smtp-auth --backend dovecot

      commands that behave as the programs they are named after:
      \(classicCommands.map { line($0.name, $0.summary) }.joined())
      commands of mailauth:
      \(native.map(line).joined())
      See "mailauth COMMAND --help" and mailauth(1).

      """
  }
}
