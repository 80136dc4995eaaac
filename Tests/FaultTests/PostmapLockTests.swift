import SystemPackage
import TestSupport
import Testing

@Suite("postmap never waits for itself")
struct PostmapLockTests {
  /// Runs a shell script in which `postmap` is ours, and ends what hangs.
  func script(_ text: String, in place: Sandbox) async throws -> ProgramOutput {
    try place.write("main.cf", "")
    let prelude = "postmap() { \(Implementation.mailauth) postmap -c \(place.root) \"$@\" || echo \"status $?\"; }\n"
    return try await run("/usr/bin/timeout", "60", "/bin/bash", "-c", prelude + text, directory: place.root)
  }

  @Test("when an index is named twice", arguments: ["hash", "btree", "lmdb"])
  func twice(type: String) async throws {
    let place = try Sandbox()
    try place.write("m", "a 1\nb 2\nc 3\n")
    let table = "\(type):m"
    let output = try await script(
      """
      postmap \(table) \(table)
      echo d 4 | postmap -i \(table) \(table)
      postmap -d a \(table) \(table)
      printf 'b\\nx\\n' | postmap -d - \(table) \(table)
      postmap -q c \(table) \(table)
      postmap -s \(table) | sort
      """, in: place)
    #expect(output.text == "3\nc\t3\nd\t4\n", "\(output.errorText)")
    #expect(output.status == 0 && output.stderr.isEmpty)
  }

  @Test("when whoever reads keys or entries changes the index", arguments: ["hash", "btree", "lmdb"])
  func readers(type: String) async throws {
    let place = try Sandbox()
    // More than a pipe holds.
    try place.write("m", (0..<20_000).map { "key\($0) value\n" }.joined())
    let table = "\(type):m"
    let output = try await script(
      """
      postmap \(table)
      postmap -s \(table) | { read key value; postmap -d "$key" \(table); cat > /dev/null; }
      postmap -s \(table) | wc -l
      { echo key7; sleep 0.2; echo new 1 | postmap -i \(table); } | postmap -q - \(table)
      postmap -q new \(table)
      """, in: place)
    #expect(output.text == "19999\nkey7\tvalue\n1\n", "\(output.errorText)")
    #expect(output.status == 0 && output.stderr.isEmpty)
  }
}
