import SystemPackage
import TestSupport
import Testing

/// The moment before a process makes a system call for the nth time, counted from 1.
struct SystemCall: CustomStringConvertible {
  let name: String
  let count: Int

  init(_ name: String, _ count: Int) {
    self.name = name
    self.count = count
  }

  var description: String { "\(name) \(count)" }
}

/// What strace(1) does to a process when it makes a system call.
enum Fault: String {
  /// As `kill -9` or a power cut, before the call is made.
  case kill = "signal=KILL"
  /// The call fails with EIO.
  case inputOutputError = "error=EIO"
  /// The call fails with ENOSPC.
  case noSpace = "error=ENOSPC"
  /// The call fails with EINTR, once.
  case interrupted = "error=EINTR"
  /// The call fails with EACCES.
  case noAccess = "error=EACCES"
}

/// Runs mailauth and meddles with one of its system calls.
///
/// - Parameters:
///   - fault: What happens to it.
///   - point: The system call.
///   - arguments: The arguments of mailauth.
///   - input: What it reads from its standard input.
/// - Returns: What it printed until then; the status is 137 when it was killed, its own when it made fewer such calls.
/// - Throws: Where no process can be traced.
func run(
  _ fault: Fault, at point: SystemCall, _ arguments: [String], input: [UInt8] = []
) async throws -> ProgramOutput {
  try requireRoot(and: ["/usr/bin/strace"], packages: "strace")
  let words = [
    "-f", "-o", "/dev/null", "-e", "trace=\(point.name)", "-e",
    "inject=\(point.name):\(fault.rawValue):when=\(point.count)", Implementation.mailauth.string,
  ]
  return try await run("/usr/bin/strace", (words + arguments).map { Array($0.utf8) }, input: input)
}

/// Runs a shell script in a mount namespace of its own, so that its mounts vanish with it.
///
/// - Parameters:
///   - script: The script.
///   - place: Its working directory.
/// - Returns: Both outputs and the status.
/// - Throws: Without root's rights.
func runWithMounts(_ script: String, in place: Sandbox) async throws -> ProgramOutput {
  try requireRoot(and: ["/usr/bin/unshare"], packages: "util-linux")
  return try await run("/usr/bin/unshare", "-m", "/bin/sh", "-c", script, directory: place.root)
}
