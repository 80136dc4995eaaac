internal import ArgumentParser
internal import LosslessText
internal import Provisioning

/// `mailauth undo`: declares the options, and calls the library.
struct Undo: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back what a command of mailauth changed.",
    discussion: """
      Examples:
        mailauth undo --dry-run --diff
        mailauth undo 12
      """)

  @Argument(help: ArgumentHelp("The record, as \"mailauth history\" shows it; the latest by default.", valueName: "id"))
  var id: Int?

  @Flag(help: "Take back also what somebody changed since.")
  var force = false

  @OptionGroup var options: NativeOptions

  var givenPlace: CommandPlace { options.givenPlace }

  mutating func validate() throws {
    if let id, id < 1 { throw ValidationError("found record \(id), expected a number that mailauth history shows") }
  }

  mutating func run() async throws {
    try await ProvisioningRun(options).undo(
      id.map { .record($0) } ?? .latest, policy: force ? .overrideChanged : .keepChanged)
  }
}
