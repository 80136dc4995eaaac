internal import Accounts
internal import ArgumentParser
internal import LosslessText

/// `mailauth users disable`.
struct UsersDisable: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Keep users from logging in, and keep their secrets.",
    discussion: """
      Examples:
        mailauth users disable alice@example.com
        mailauth users disable alice bob --realm example.com
      """)

  @OptionGroup var chosen: ChosenUsers

  var givenPlace: CommandPlace { chosen.options.givenPlace }

  mutating func run() async throws {
    try chosen.set(.disabled, command: "users disable", done: "disabled")
  }
}
