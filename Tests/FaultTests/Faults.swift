import Foundation
import SystemPackage
import TestSupport
import Testing

/// The moment before a process makes a system call for the nth time.
struct SystemCall: CustomStringConvertible {
  let name: String
  let count: Int

  init(_ name: String, _ count: Int) {
    self.name = name
    self.count = count
  }

  var description: String { "\(name) \(count)" }
}

let strace: FilePath = "/usr/bin/strace"

/// Ends the test, visibly, where no process can be killed at a chosen point.
func requireStrace() throws {
  if !FileManager.default.isExecutableFile(atPath: strace.string) {
    try endTest(because: "\(strace) missing: apt-get install strace")
  }
}

/// Runs mailauth and kills it, as `kill -9` or a power cut would, just before a system call.
///
/// - Parameters:
///   - point: The system call.
///   - arguments: The arguments of mailauth.
///   - input: What it reads from its standard input.
/// - Returns: What it printed until then; the status is 137 when it was killed, its own when it made fewer such calls.
/// - Throws: When strace cannot be started.
func runKilled(at point: SystemCall, _ arguments: [String], input: [UInt8] = []) async throws -> ProgramOutput {
  try requireStrace()
  let words = [
    "-f", "-o", "/dev/null", "-e", "trace=\(point.name)", "-e", "inject=\(point.name):signal=KILL:when=\(point.count)",
    Implementation.mailauth.string,
  ]
  return try await run(strace, (words + arguments).map { Array($0.utf8) }, input: input)
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
