internal import ArgumentParser
internal import LosslessText
internal import SystemPackage

/// The place that the running command was given; messages that name another command repeat it.
enum GivenPlace {
  /// The options of the command line that runs in this task.
  @TaskLocal static var current = CommandPlace()

  /// The command line of a mailauth command that works on the same system.
  ///
  /// - Parameter words: The command and its options, as a shell takes them.
  /// - Returns: The line.
  static func command(_ words: String) -> String { current.command(words) }
}

/// A command that is told which system it works on.
protocol PlacedCommand: ParsableCommand {
  /// What it was told.
  var givenPlace: CommandPlace { get }
}

/// Options of a command that name a system.
protocol PlacedOptions {
  /// What they name.
  var givenPlace: CommandPlace { get }
}

extension SystemChoice: PlacedOptions {
  var givenPlace: CommandPlace {
    // Commands that do not know instances are told the directory.
    let named = try? instance.flatMap { _ in try configurationDirectory }?.string
    return CommandPlace(root: root, platform: platform, directory: configDir ?? named, instance: instance)
  }
}

extension SMTPDConfPlace: PlacedOptions { var givenPlace: CommandPlace { system.givenPlace } }
extension NativeOptions: PlacedOptions { var givenPlace: CommandPlace { place.choice.givenPlace } }

extension UsersOptions: PlacedOptions {
  var givenPlace: CommandPlace {
    var given = system.givenPlace
    given.database = file
    return given
  }
}
