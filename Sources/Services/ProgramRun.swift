internal import Subprocess
internal import SystemPackage

/// A program that is run to its end, with what it reads and writes.
public struct ProgramRun: Sendable {
  /// It is not there, or cannot be started.
  public struct CannotRun: Error, Sendable {
    /// The program.
    public let program: String
  }

  /// How it ended: the exit status, 128 and more for signals.
  public let status: Int32
  /// What it wrote on standard output.
  public let output: [UInt8]
  /// What it wrote on standard error.
  public let messages: [UInt8]

  /// More than a million users take.
  private static let limit = 1 << 30

  /// Runs a program.
  ///
  /// - Parameters:
  ///   - program: Its name, looked for in PATH.
  ///   - arguments: The arguments after the name; never a secret.
  ///   - environment: Variables that are set beside those of this process.
  ///   - input: What it reads on standard input.
  /// - Throws: ``CannotRun``.
  public init(
    _ program: String, _ arguments: [String], environment: [String: String], input: [UInt8]
  ) async throws(CannotRun) {
    do {
      var variables: [Environment.Key: String?] = [:]
      for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
      let result = try await run(
        .name(program), arguments: Arguments(arguments), environment: .inherit.updating(variables),
        input: .array(input), output: .bytes(limit: Self.limit), error: .bytes(limit: 1 << 16))
      output = result.standardOutput
      messages = result.standardError
      status =
        switch result.terminationStatus {
        case .exited(let code): Int32(code)
        case .signaled(let signal): 128 + Int32(signal)
        }
    } catch {
      throw CannotRun(program: program)
    }
  }
}
