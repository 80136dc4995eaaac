import TestSupport
import Testing

@Suite("postconf rejects what the original rejects, in its words")
struct PostconfUsageTests {
  static let calls: [[String]] = [
    ["-Z"], ["-T"], ["-E"], ["-e"], ["-X"], ["-#"], ["-b", "-t"], ["-T", "run-version", "-T", "run-version"],
    ["-C", "bogus"], ["-C", "all,bogus"], ["-a", "-n"], ["-n", "mail_name=x"], ["-o", "a=b", "mail_name=x"],
    ["-P#", "a/b/c"], ["-FX", "a/b/c"], ["-a", "-d", "-n", "-x"], ["--bogus"], ["-MX", "smtp/inet=x"],
  ]

  @Test("wrong options and combinations", arguments: calls)
  func rejected(_ arguments: [String]) async throws {
    try await expectSame { world in
      try world.sandbox.write("main.cf", "")
      try world.sandbox.write("master.cf", "")
      try await world.run(.postconf, (["-c", world.path] + arguments).map { Array($0.utf8) })
    }
  }
}
