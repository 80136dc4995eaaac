internal import Foundation
internal import SystemPackage
public import Testing

/// Runs a body with the original and with ours and expects the same outputs, statuses and files, byte for byte.
///
/// Without the original the test is cancelled with a reason; under `MAILAUTH_NO_SKIP=1` (CI) it fails.
///
/// - Parameters:
///   - location: Where to report differences.
///   - body: Writes files into the sandbox and runs commands there.
/// - Throws: What the body throws.
public func expectSame(
  sourceLocation location: SourceLocation = #_sourceLocation, _ body: (World) async throws -> Void
) async throws {
  let place = try Sandbox()
  var records: [Implementation: ([(command: String, output: ProgramOutput)], [String: SnapshotEntry])] = [:]
  for implementation in Implementation.installed {
    let world = try World(implementation, at: place.path("world"))
    do {
      try await body(world)
    } catch let missing as OriginalMissing {
      try skip(missing, location)
    }
    records[implementation] = (world.transcript, try world.sandbox.snapshot())
    try FileManager.default.moveItem(
      atPath: place.path("world").string, toPath: place.path("world.\(implementation)").string)
  }
  guard let (theirs, theirFiles) = records[.original], let (ours, ourFiles) = records[.ours] else { return }
  for (their, our) in zip(theirs, ours) {
    compare(our.output, their.output, our.command, location)
  }
  #expect(ours.count == theirs.count, "number of commands", sourceLocation: location)
  for name in Set(theirFiles.keys).union(ourFiles.keys).sorted() {
    #expect(ourFiles[name] == theirFiles[name], "file \(name)", sourceLocation: location)
  }
}

/// Runs a body with one implementation in a sandbox of its own, for documented differences.
///
/// Without the original the test is cancelled with a reason; under `MAILAUTH_NO_SKIP=1` (CI) it fails.
///
/// - Parameters:
///   - implementation: The program under test.
///   - location: Where to report that the original is missing.
///   - body: Writes files into the sandbox, runs commands there and checks what they did.
/// - Throws: What the body throws.
public func withWorld(
  of implementation: Implementation, sourceLocation location: SourceLocation = #_sourceLocation,
  _ body: (World) async throws -> Void
) async throws {
  let place = try Sandbox()
  let world = try World(implementation, at: place.path("world"))
  do {
    try await body(world)
  } catch let missing as OriginalMissing {
    try skip(missing, location)
  }
}

private func compare(_ our: ProgramOutput, _ their: ProgramOutput, _ command: String, _ location: SourceLocation) {
  #expect(our.text == their.text, "stdout of \(command)", sourceLocation: location)
  #expect(our.errorText == their.errorText, "stderr of \(command)", sourceLocation: location)
  #expect(our.status == their.status, "status of \(command)", sourceLocation: location)
  // Text repairs bytes that are not UTF-8, so equal text can hide different bytes.
  if our.text == their.text { #expect(our.stdout == their.stdout, "bytes of stdout", sourceLocation: location) }
  if our.errorText == their.errorText {
    #expect(our.stderr == their.stderr, "bytes of stderr", sourceLocation: location)
  }
}

/// Ends a test that has nothing to compare with: visibly, and as a failure under `MAILAUTH_NO_SKIP=1`.
///
/// - Parameters:
///   - missing: What is not installed.
///   - location: Where to report it.
/// - Throws: Always, unless it was reported as a failure.
public func skip(_ missing: OriginalMissing, _ location: SourceLocation = #_sourceLocation) throws {
  if ProcessInfo.processInfo.environment["MAILAUTH_NO_SKIP"] == "1" {
    Issue.record("\(missing)", sourceLocation: location)
    throw missing
  }
  try Test.cancel("\(missing)", sourceLocation: location)
}
