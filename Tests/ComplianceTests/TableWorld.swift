import Foundation
import SystemPackage
import TestSupport

/// A call of postmap or postalias with what it reads from its standard input.
struct TableCall: ExpressibleByArrayLiteral, Sendable {
  var arguments: [[UInt8]]
  var input: [UInt8] = []

  init(arrayLiteral words: String...) { arguments = bytes(words) }

  init(_ words: String..., input: String) {
    arguments = bytes(words)
    self.input = Array(input.utf8)
  }

  init(raw words: [[UInt8]], input: [UInt8] = []) {
    arguments = words
    self.input = input
  }
}

extension World {
  /// Writes a main.cf and sources, makes calls in the sandbox, and puts dumps in the place of the indexes.
  func tables(
    _ tool: Implementation.Tool, _ files: [(name: String, text: [UInt8])], _ calls: [TableCall],
    main: String = "compatibility_level = 3.6\n"
  ) async throws {
    try sandbox.write("main.cf", main)
    for file in files { try sandbox.write(file.name, file.text) }
    for call in calls { try await table(tool, call) }
    try await dumpIndexes()
  }

  func table(_ tool: Implementation.Tool, _ call: TableCall) async throws {
    try await run(tool, call.arguments, input: call.input, environment: ["MAIL_CONFIG": path])
  }

  /// Replaces each index by what db5.3_dump(1) says of it: the files themselves have numbers that differ from run to run.
  func dumpIndexes() async throws {
    for name in try sandbox.snapshot().keys where name.hasSuffix(".db") {
      let dump = try await TestSupport.run("/usr/bin/db5.3_dump", "-p", sandbox.path(name).string)
      let mode = try sandbox.snapshot()[name]?.mode ?? 0
      try FileManager.default.removeItem(atPath: sandbox.path(name).string)
      // Alias databases hold the time.
      let text = dump.text.replacing(#/ 1[0-9]{9}\n/#, with: " TIME\n")
      try sandbox.write("\(name).dump", text + dump.errorText, mode: mode)
    }
  }
}

/// Masks the time in listings of alias databases.
func maskingTime(_ output: ProgramOutput) -> ProgramOutput {
  var output = output
  output.stdout = Array(output.text.replacing(#/YP_LAST_MODIFIED:\t[0-9]+/#, with: "YP_LAST_MODIFIED:\tTIME").utf8)
  return output
}
