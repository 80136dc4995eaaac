internal import Accounts
internal import ArgumentParser
internal import LosslessText

/// `mailauth users enable`.
struct UsersEnable: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Let disabled users log in again.",
    discussion: """
      Examples:
        mailauth users enable alice@example.com
        mailauth users enable alice bob --realm example.com
      """)

  @OptionGroup var chosen: ChosenUsers

  var givenPlace: CommandPlace { chosen.options.givenPlace }

  mutating func run() async throws {
    try chosen.set(.enabled, command: "users enable", done: "enabled")
  }
}
