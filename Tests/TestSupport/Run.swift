public import SystemPackage
internal import Foundation
internal import Subprocess

/// Runs a program in a fixed world and waits for its end.
///
/// The streams are files, not pipes, so that output of any length can hang nobody. A program that is still running
/// at the time limit is killed and reported with status 137.
///
/// - Parameters:
///   - program: The path of the executable.
///   - arguments: The arguments after argv[0].
///   - name: argv[0]; nil for the last component of the path.
///   - input: What the program reads from its standard input.
///   - environment: Variables beside `PATH`, `LC_ALL=C`, `TZ=UTC` and `HOME`.
///   - directory: The working directory; nil for the root directory.
///   - limit: The time limit.
/// - Returns: Both outputs and the status.
/// - Throws: When the program cannot be started.
public func run(
  _ program: FilePath, _ arguments: [[UInt8]], as name: String? = nil, input: [UInt8] = [],
  environment: [String: String] = [:], directory: FilePath? = nil, limit: Duration = .seconds(300)
) async throws -> ProgramOutput {
  let streams = try Sandbox()
  defer { streams.remove() }
  try streams.write("stdin", input)
  let stdin = try FileDescriptor.open(streams.path("stdin"), .readOnly, options: .closeOnExec)
  let stdout = try FileDescriptor.open(
    streams.path("stdout"), .writeOnly, options: [.create, .closeOnExec], permissions: .ownerReadWrite)
  let stderr = try FileDescriptor.open(
    streams.path("stderr"), .writeOnly, options: [.create, .closeOnExec], permissions: .ownerReadWrite)
  let home = streams.path("home").string  // fish, for one, makes folders there
  let fixed = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "TZ": "UTC", "HOME": home]
  let variables = fixed.merging(environment) { $1 }
  let last = program.lastComponent?.string ?? program.string
  let result = try await Subprocess.run(
    .path(program),
    arguments: Arguments(
      executablePathOverride: terminated(Array((name ?? last).utf8)), remainingValues: arguments.map(terminated)),
    environment: .custom(variables.map { terminated(Array("\($0)=\($1)".utf8)) }), workingDirectory: directory ?? "/",
    input: .fileDescriptor(stdin, closeAfterSpawningProcess: true),
    output: .fileDescriptor(stdout, closeAfterSpawningProcess: true),
    error: .fileDescriptor(stderr, closeAfterSpawningProcess: true)
  ) { execution in
    let process = execution.processIdentifier.value
    let watchdog = Task.detached {
      try await Task.sleep(for: limit)
      kill(process, SIGKILL)
    }
    return watchdog
  }
  result.closureResult.cancel()
  let status: Int32 =
    switch result.terminationStatus {
    case .exited(let code): code
    case .signaled(let signal): 128 + signal
    }
  return ProgramOutput(stdout: try streams.read("stdout"), stderr: try streams.read("stderr"), status: status)
}

/// Ends bytes with a NUL: swift-subprocess 1.0.2 copies raw bytes with strdup(3).
private func terminated(_ bytes: [UInt8]) -> [UInt8] { bytes + [0] }

/// Runs a program in a fixed world and waits for its end.
///
/// - Parameters:
///   - program: The path of the executable.
///   - arguments: The arguments after argv[0].
///   - input: What the program reads from its standard input.
///   - environment: Variables beside `PATH`, `LC_ALL=C`, `TZ=UTC` and `HOME`.
///   - directory: The working directory; nil for the root directory.
///   - limit: How long it may take.
/// - Returns: Both outputs and the status.
/// - Throws: When the program cannot be started.
public func run(
  _ program: FilePath, _ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:],
  directory: FilePath? = nil, limit: Duration = .seconds(300)
) async throws -> ProgramOutput {
  try await run(
    program, arguments.map { Array($0.utf8) }, input: input, environment: environment, directory: directory,
    limit: limit)
}
