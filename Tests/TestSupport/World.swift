internal import Foundation
public import SystemPackage

/// One implementation in a sandbox of its own, and the record of what it did there.
///
/// Both implementations see the same path, one after the other, so that paths in messages are the same too.
public final class World {
  /// The program under test.
  public let implementation: Implementation
  /// Its files.
  public let sandbox: Sandbox
  /// The results of every program that was run, in order.
  public private(set) var transcript: [(command: String, output: ProgramOutput)] = []
  private let links: Sandbox

  init(_ implementation: Implementation, at root: FilePath) throws {
    self.implementation = implementation
    self.sandbox = try Sandbox(at: root)
    self.links = try Sandbox()
  }

  /// The path of the sandbox as text, for arguments.
  public var path: String { sandbox.root.string }

  /// The path of a command: the original's own, or a symbolic link with its name to mailauth.
  ///
  /// - Parameter tool: The command.
  /// - Returns: An absolute path.
  /// - Throws: ``OriginalMissing``, or what the system says.
  public func path(of tool: Implementation.Tool) throws -> FilePath {
    switch implementation {
    case .original:
      guard let path = Implementation.original(tool) else { throw OriginalMissing(tool: tool) }
      return path
    case .ours:
      let link = links.path(tool.rawValue)
      if !FileManager.default.fileExists(atPath: link.string) {
        try links.link(tool.rawValue, to: Implementation.mailauth.string)
      }
      return link
    }
  }

  /// Runs a command of the implementation under its plain name and records what it did.
  ///
  /// - Parameters:
  ///   - tool: The command.
  ///   - arguments: The arguments as bytes.
  ///   - input: What it reads from its standard input.
  ///   - environment: Variables beside the fixed ones.
  ///   - directory: The working directory; nil for the sandbox.
  /// - Returns: Both outputs and the status.
  /// - Throws: ``OriginalMissing``, or when the program cannot be started.
  @discardableResult
  public func run(
    _ tool: Implementation.Tool, _ arguments: [[UInt8]], input: [UInt8] = [], environment: [String: String] = [:],
    directory: FilePath? = nil
  ) async throws -> ProgramOutput {
    try ageAll()
    let output = try await TestSupport.run(
      try path(of: tool), arguments, as: tool.rawValue, input: input, environment: environment,
      directory: directory ?? sandbox.root)
    let words = arguments.map { String(decoding: $0, as: UTF8.self).debugDescription }
    transcript.append((([tool.rawValue] + words).joined(separator: " "), output))
    return output
  }

  /// Runs a command of the implementation under its plain name and records what it did.
  ///
  /// - Parameters:
  ///   - tool: The command.
  ///   - arguments: The arguments.
  ///   - input: What it reads from its standard input.
  ///   - environment: Variables beside the fixed ones.
  /// - Returns: Both outputs and the status.
  /// - Throws: ``OriginalMissing``, or when the program cannot be started.
  @discardableResult
  public func run(
    _ tool: Implementation.Tool, _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) async throws -> ProgramOutput {
    try await run(
      tool, arguments.map { Array($0.utf8) }, input: Array(input.utf8), environment: environment)
  }

  /// Makes every file old: Postfix waits before it reads a main.cf that is younger than two seconds.
  private func ageAll() throws {
    for (name, entry) in try sandbox.snapshot() {
      if case .file = entry.content { try sandbox.age(name) }
    }
  }
}

/// The distribution's own program is not installed, so there is nothing to compare with.
public struct OriginalMissing: Error, CustomStringConvertible {
  /// The command that was looked for.
  public let tool: Implementation.Tool

  /// Names the command.
  ///
  /// - Parameter tool: The command that was looked for.
  public init(tool: Implementation.Tool) {
    self.tool = tool
  }

  /// What to install.
  public var description: String { "\(tool.rawValue) is not installed: apt-get install postfix sasl2-bin" }
}
