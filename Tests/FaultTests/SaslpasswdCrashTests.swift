import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("sasldb survives others and crashes")
struct SaslpasswdCrashTests {
  @Test("runs of ours beside runs of the original lose no user", arguments: [1, 2])
  func race(round: Int) async throws {
    guard let original = Implementation.original(.saslpasswd2) else { return try skip(.init(tool: .saslpasswd2)) }
    let place = try Sandbox()
    try place.link("saslpasswd2", to: Implementation.mailauth.string)
    let file = place.path("db").string
    // Both make a missing file in their own way, and the original's way overwrites what came up meanwhile.
    _ = try await run(original, "-f", file, "-c", "first@r", input: [65])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (side, program) in [("theirs", original), ("ours", place.path("saslpasswd2"))] {
        for lane in 0..<(side == "ours" ? 2 : 1) {
          group.addTask {
            for number in 0..<20 {
              let output = try await run(program, "-f", file, "-c", "u\(lane).\(number)@\(side)", input: [65, 10])
              #expect(output.status == 0, "\(side): \(output.errorText)")
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let listing = try await run(Implementation.mailauth, "listusers", "-f", file)
    let realms = listing.text.split(separator: "\n").map { $0.split(separator: "@").last ?? "" }
    #expect(realms.count { $0.hasPrefix("theirs") } == 20)
    #expect(realms.count { $0.hasPrefix("ours") } == 40)
    #expect(try await run("/usr/bin/db5.3_verify", "-q", file).status == 0)
    #expect(try Set(place.snapshot().keys) == ["db", "saslpasswd2"])
  }

  /// System calls, counted from 1, at which the command is killed before they are made.
  static let points: [(call: String, count: Int)] = [
    ("flock", 1), ("pwrite64", 1), ("fchmod", 1), ("fsync", 1), ("fsync", 2), ("renameat2", 1), ("unlinkat", 1),
    ("unlinkat", 2), ("unlinkat", 3), ("unlinkat", 4),
  ]

  @Test("killed at any point, it leaves the old or the new database, and the next run cleans up", arguments: points)
  func killed(call: String, count: Int) async throws {
    let place = try Sandbox()
    let file = place.path("db").string
    let ours = Implementation.mailauth
    _ = try await run(ours, "saslpasswd", "-f", file, "-c", "alice@r", input: Array("one".utf8))
    let killed = try await run(
      .kill, at: SystemCall(call, count), ["saslpasswd", "-f", file, "alice@r"], input: Array("two".utf8))
    if call != "unlinkat" { #expect(killed.status == 137, "the call was not made: \(killed.errorText)") }
    let dump = try await run("/usr/bin/db5.3_dump", "-p", file).text
    #expect(dump.contains("userPassword\n one\n") || dump.contains("userPassword\n two\n"))
    #expect(try await run("/usr/bin/db5.3_verify", "-q", file).status == 0)
    let next = try await run(ours, "saslpasswd", "-f", file, "-c", "bob@r", input: Array("x".utf8))
    #expect(next.status == 0, "\(next.errorText)")
    #expect(try Set(place.snapshot().keys) == ["db"])
  }
}
