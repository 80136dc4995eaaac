internal import ArgumentParser
internal import MailSystem
internal import SafeFiles

/// The options that say which system a command works on.
struct ImageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Work on the system image under this directory.", valueName: "dir"))
  var root: String?

  @Option(help: ArgumentHelp("The platform's layout; found from os-release by default.", valueName: "name"))
  var platform: String?

  /// The tree that `--root` names.
  var tree: FileTree { get throws { try SystemChoice(root: root, configDir: nil).tree } }

  /// The layout that `--platform` names, or that the tree shows.
  func layout(of tree: FileTree) throws -> Layout {
    try SystemChoice(root: root, configDir: nil, platform: platform).layout(of: tree)
  }
}

/// The options that say how much a command prints, and in what form.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false
}
