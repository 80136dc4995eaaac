internal import ArgumentParser
internal import MailSystem
internal import SafeFiles
internal import SystemPackage

/// The options that every native command takes.
struct NativeOptions: ParsableArguments {
  @OptionGroup var place: SystemOptions

  @Flag(help: "Plan and print, write nothing.")
  var dryRun = false

  @Flag(help: "Print a unified diff of every file that changes; secrets are left out.")
  var diff = false

  @OptionGroup var output: OutputOptions

  @Flag(help: "Exit with 0 when nothing had to change, 2 when something did.")
  var detailedExitcode = false

  @Flag(help: "Change files only; daemons are neither reloaded nor started.")
  var noReload = false

  @Flag(help: "Rewrite files that are mount points in place, as a container has them.")
  var inPlace = false

  @Flag(name: .shortAndLong, help: "Print the steps as well.")
  var verbose = false

  @Option(help: ArgumentHelp("Colour: auto, always or never (NO_COLOR is respected).", valueName: "when"))
  var color: ColorChoice = .auto

  /// The directory that `--root` names.
  var root: String? { place.root }
  var platform: String? { place.platform }
  var json: Bool { output.json }
  var quiet: Bool { output.quiet }

  /// The system that the options name.
  var system: SystemChoice {
    var choice = place.choice
    if inPlace { choice.mountPoints = .rewritten }
    return choice
  }

  /// The tree that `--root` names.
  var tree: FileTree { get throws { try system.tree } }

  /// The layout that `--platform` names, or that the tree shows.
  func layout(of tree: FileTree) throws -> Layout { try system.layout(of: tree) }
}

/// When colour is used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}
