@testable import ClassicTools

/// A world without files, terminal and environment, for what a command line asks for.
enum SilentWorld {
  private final class NoInput: CommandInput {
    let isTerminal = false

    func read(upTo count: Int) throws(InputError) -> [UInt8] { [] }

    func setEcho(_ echo: TerminalEcho) {}
  }

  /// Makes a context whose output is thrown away.
  static func context(_ program: String, _ arguments: [String]) -> CommandContext {
    CommandContext(
      programName: Array(program.utf8), arguments: arguments.map { Array($0.utf8) }, environment: { _ in nil },
      input: NoInput(), output: ByteSink(.blocks) { _ in true }, messages: ByteSink(.none) { _ in true }, now: { 0 })
  }
}
