internal import Accounts
internal import ArgumentParser

/// `mailauth users disable`.
struct UsersDisable: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Keep users from logging in, and keep their secrets.",
    discussion: """
      Examples:
        mailauth users disable alice@example.com
        mailauth users disable alice bob --realm example.com
      """)

  @OptionGroup var chosen: ChosenUsers

  mutating func run() async throws {
    try chosen.set(.disabled, command: "users disable", done: "disabled")
  }
}
