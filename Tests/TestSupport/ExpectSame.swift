internal import Foundation
internal import SystemPackage
public import Testing

/// How the messages of two programs are compared.
public enum MessageOrder: Sendable {
  /// Byte for byte.
  case exact
  /// As a collection of lines: Postfix warns in the order of a hash table with a random seed.
  case any
}

/// Runs a body with the original and with ours and expects the same outputs, statuses and files, byte for byte.
///
/// Without the original the test is cancelled with a reason; under `MAILAUTH_NO_SKIP=1` (CI) it fails.
///
/// - Parameters:
///   - messages: How the standard error is compared.
///   - mask: Replaces what must differ in the outputs, such as process numbers.
///   - location: Where to report differences.
///   - body: Writes files into the sandbox and runs commands there.
/// - Throws: What the body throws.
public func expectSame(
  messages: MessageOrder = .exact, masking mask: (ProgramOutput) -> ProgramOutput = { $0 },
  sourceLocation location: SourceLocation = #_sourceLocation,
  _ body: (World) async throws -> Void
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
    compare(mask(our.output), mask(their.output), messages, our.command, location)
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

private func compare(
  _ our: ProgramOutput, _ their: ProgramOutput, _ order: MessageOrder, _ command: String, _ location: SourceLocation
) {
  let messages = [our, their].map { order == .exact ? $0.stderr : sortedLines($0.stderr) }
  let texts = messages.map { String(decoding: $0, as: UTF8.self) }
  #expect(our.text == their.text, "stdout of \(command)", sourceLocation: location)
  #expect(texts[0] == texts[1], "stderr of \(command)", sourceLocation: location)
  #expect(our.status == their.status, "status of \(command)", sourceLocation: location)
  // Text repairs bytes that are not UTF-8, so equal text can hide different bytes.
  if our.text == their.text { #expect(our.stdout == their.stdout, "bytes of stdout", sourceLocation: location) }
  if texts[0] == texts[1] { #expect(messages[0] == messages[1], "bytes of stderr", sourceLocation: location) }
}

private func sortedLines(_ bytes: [UInt8]) -> [UInt8] {
  let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  return Array(lines.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: [UInt8(ascii: "\n")]))
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
