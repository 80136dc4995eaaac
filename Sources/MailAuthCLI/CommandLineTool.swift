internal import ArgumentParser
internal import Glibc
internal import LosslessText

/// The native commands of mailauth, seen from the executable.
public enum CommandLineTool {
  /// Runs a native command.
  ///
  /// - Parameters:
  ///   - arguments: The arguments after the program's name.
  ///   - classicCommands: The names and summaries of the classic commands, for the list of commands.
  /// - Returns: The exit status: 64 for wrong usage, 77 for missing rights, else as the command says.
  public static func run(_ arguments: [String], classicCommands: [(name: String, summary: String)]) async -> Int32 {
    let isOverview = arguments.isEmpty || arguments == ["help"] || arguments == ["--help"] || arguments == ["-h"]
    guard !isOverview else {
      Terminal.write(Overview.text(classicCommands: classicCommands), to: .output)
      return arguments.isEmpty ? EX_USAGE : EXIT_SUCCESS
    }
    let classic = classicCommands.map(\.name)
    let command: any ParsableCommand
    do {
      command = try MailAuth.parseAsRoot(arguments)
    } catch {
      return report(error, arguments, classic)
    }
    let place = (command as? any PlacedCommand)?.givenPlace ?? CommandPlace()
    return await GivenPlace.$current.withValue(place) {
      do {
        try await run(command)
        return EXIT_SUCCESS
      } catch {
        return report(error, arguments, classic)
      }
    }
  }

  private static func run(_ command: any ParsableCommand) async throws {
    if var command = command as? any AsyncParsableCommand { return try await command.run() }
    var command = command
    try command.run()
  }

  private static func report(_ error: any Error, _ arguments: [String], _ classic: [String]) -> Int32 {
    if let end = error as? ExitCode { return end.rawValue }
    if let failure = FailureText(error) {
      Terminal.write(failure.lines.map { $0 + "\n" }.joined(), to: .messages)
      return failure.exitCode
    }
    let code = MailAuth.exitCode(for: error)
    guard code != .success else {
      Terminal.write(MailAuth.fullMessage(for: error) + "\n", to: .output)
      return EXIT_SUCCESS
    }
    let known = classic + MailAuth.configuration.subcommands.map { $0.configuration.commandName ?? "" }
    if let word = arguments.first, !word.hasPrefix("-"), !known.contains(word) {
      let guess = Suggestion.nearest(to: word, among: known).map { ", did you mean \($0)?" } ?? ""
      Terminal.write("mailauth: unknown command \"\(word)\"\(guess)\n", to: .messages)
      Terminal.write("mailauth: see \"mailauth help\" for the list of commands\n", to: .messages)
      return EX_USAGE
    }
    let message = MailAuth.message(for: error)
    Terminal.write("mailauth: \(message.prefix(1).lowercased())\(message.dropFirst())\n", to: .messages)
    if let word = arguments.first, known.contains(word) {
      Terminal.write("mailauth: see \"mailauth \(word) --help\"\n", to: .messages)
    }
    return EX_USAGE
  }
}
