internal import Foundation
internal import Glibc
public import Testing

/// What a test needs and this machine does not have.
public struct PrerequisiteMissing: Error, CustomStringConvertible {
  /// What is missing, and how to get it.
  public let description: String
}

/// Ends the test, visibly, unless it runs as root and the programs are there; under `MAILAUTH_NO_SKIP=1` it fails.
///
/// - Parameters:
///   - programs: Absolute paths.
///   - packages: The Debian packages that bring them.
///   - location: Where to report it.
/// - Throws: When something is missing.
public func requireRoot(
  and programs: [String], packages: String, sourceLocation location: SourceLocation = #_sourceLocation
) throws {
  if geteuid() != 0 { try endTest(because: "needs root", location) }
  try require(programs, packages: packages, sourceLocation: location)
}

/// Ends the test, visibly, unless the programs are there; under `MAILAUTH_NO_SKIP=1` it fails.
///
/// - Parameters:
///   - programs: Absolute paths.
///   - packages: The Debian packages that bring them.
///   - location: Where to report it.
/// - Throws: When something is missing.
public func require(
  _ programs: [String], packages: String, sourceLocation location: SourceLocation = #_sourceLocation
) throws {
  let missing = programs.filter { !FileManager.default.isExecutableFile(atPath: $0) }
  if !missing.isEmpty {
    try endTest(because: "\(missing.joined(separator: ", ")) missing: apt-get install \(packages)", location)
  }
}

/// Ends the test because the world is not as it must be.
///
/// - Parameters:
///   - reason: What is missing, and how to get it.
///   - location: Where to report it.
/// - Throws: Always.
public func endTest(because reason: String, _ location: SourceLocation = #_sourceLocation) throws {
  let missing = PrerequisiteMissing(description: reason)
  if ProcessInfo.processInfo.environment["MAILAUTH_NO_SKIP"] == "1" {
    Issue.record("\(missing)", sourceLocation: location)
    throw missing
  }
  try Test.cancel("\(missing)", sourceLocation: location)
}
