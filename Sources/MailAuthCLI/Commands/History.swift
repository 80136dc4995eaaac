internal import ArgumentParser
internal import LosslessText

/// `mailauth history`: declares the options, and calls the library.
struct History: AsyncParsableCommand, PlacedCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show what commands of mailauth changed.",
    discussion: """
      Examples:
        mailauth history
        mailauth history 12 --diff
      """)

  @Argument(help: ArgumentHelp("Show this record alone, with its files.", valueName: "id"))
  var id: Int?

  @Option(help: ArgumentHelp("Work on the system image under this directory.", valueName: "dir"))
  var root: String?

  @Option(
    name: [.customShort("c"), .long],
    help: ArgumentHelp("Only changes of the Postfix with this directory (also MAIL_CONFIG).", valueName: "dir"))
  var configDir: String?

  @Flag(help: "Print what changed as a unified diff; secrets are left out.")
  var diff = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Remove the contents of files that hold secrets; what needs them cannot be undone then.")
  var purge = false

  @Option(help: ArgumentHelp("Colour: auto, always or never (NO_COLOR is respected).", valueName: "when"))
  var color: ColorChoice = .auto

  var givenPlace: CommandPlace { SystemChoice(root: root, configDir: configDir).givenPlace }

  mutating func validate() throws {
    if purge, id != nil || diff {
      throw ValidationError("--purge is about all records, and takes neither ID nor --diff")
    }
    if diff, id == nil { throw ValidationError("--diff needs the number of a record") }
  }

  mutating func run() async throws {
    let run = HistoryRun(SystemChoice(root: root, configDir: configDir), json ? .json : .text)
    if purge { return try run.purge() }
    guard let id else { return try run.list() }
    try run.show(id, diff ? (Terminal.usesColor(color, on: .output) ? .colored : .plain) : .none)
  }
}
