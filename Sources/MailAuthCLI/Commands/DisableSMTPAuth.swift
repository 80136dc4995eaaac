internal import ArgumentParser
internal import LosslessText
internal import Provisioning

/// `mailauth disable-smtp-auth`: calls the library.
struct DisableSMTPAuth: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable-smtp-auth", abstract: "Make Postfix offer SMTP AUTH no longer.",
    discussion: """
      Examples:
        mailauth disable-smtp-auth --dry-run --diff
        mailauth disable-smtp-auth
      """)

  @OptionGroup var options: NativeOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func run() async throws {
    try await ProvisioningRun(options).disableSMTPAuth()
  }
}
