import Foundation
import SystemPackage
import TestSupport
import Testing

/// What a run of saslpasswd leaves when it is killed, or refused a call, at any of its system calls.
@Suite("saslpasswd at every system call")
struct SaslpasswdFaultTests {
  /// A database with a user whose password is to be changed.
  struct Victim {
    let place: Sandbox
    let arguments: [String]
    let store: String

    /// Makes a database, or takes one that was made before.
    init(_ store: String, from content: [UInt8]? = nil) async throws {
      self.store = store
      place = try Sandbox()
      arguments = ["saslpasswd", "-f", place.path("db").string, "alice@r"]
      if let content {
        try place.write("db", content)
        return
      }
      let made = try await set("one", "--store", store, "-c")
      try #require(made.status == 0, "\(made.errorText)")
    }

    func set(_ password: String, _ options: String...) async throws -> ProgramOutput {
      try await run(
        Implementation.mailauth, (arguments + options).map { Array($0.utf8) }, input: Array(password.utf8))
    }

    /// The password by the format's own program, which reads the whole file.
    func password() async throws -> String {
      let file = place.path("db").string
      switch store {
      case "gdbm":
        let dump = try await run("/usr/bin/gdbm_dump", file, "-")
        let value = dump.text.split(separator: "\n").last { !$0.hasPrefix("#") } ?? ""
        return String(decoding: Data(base64Encoded: String(value)) ?? Data(), as: UTF8.self)
      case "lmdb":
        let dump = try await run("/usr/bin/mdb_dump", "-np", file)
        return dump.text.split(separator: "\n").dropLast().last.map { String($0.dropFirst()) } ?? ""
      default:
        #expect(try await run("/usr/bin/db5.3_verify", "-q", file).status == 0)
        let dump = try await run("/usr/bin/db5.3_dump", "-p", file)
        return dump.text.split(separator: "\n").dropLast().last.map { String($0.dropFirst()) } ?? ""
      }
    }

    var leftovers: Set<String> {
      get throws { try Set(place.snapshot().keys).subtracting(["db", "db-lock"]) }
    }

    /// States that the database is the old one or the new one, and that the next run finds nothing in its way.
    func expectWhole(_ status: Int32, _ point: String) async throws {
      let found = try leftovers
      let isClean = found.isEmpty
      // Who lives on cleans up, unless it is the cleaning up that the fault forbids. A temporary file that could not be
      // locked stays: another writer may hold it.
      let mayLeave = status > 128 || ["unlink", "rename", "fstatat", "flock"].contains { point.contains($0) }
      #expect(isClean || mayLeave, "\(point): \(found)")
      let password = try await password()
      #expect(password == "two" || password == "one" && status != 0, "\(point): '\(password)', status \(status)")
      if isClean, status <= 128 { return }
      let next = try await set("three")
      #expect(next.status == 0, "\(point): \(next.errorText)")
      #expect(try leftovers.isEmpty, "\(point)")
    }
  }

  /// The system calls of an undisturbed run, but for those at its end that no program comes back from.
  func calls(_ store: String) async throws -> [SystemCall] {
    try requireRoot(and: ["/usr/bin/strace"], packages: "strace")
    let victim = try await Victim(store)
    let log = victim.place.path("log").string
    let words = ["-f", "-o", log, Implementation.mailauth.string] + victim.arguments
    _ = try await run("/usr/bin/strace", words.map { Array($0.utf8) }, input: Array("two".utf8))
    var counts: [Substring: Int] = [:]
    var found: [SystemCall] = []
    var isStarted = false
    for line in String(decoding: try victim.place.read("log"), as: UTF8.self).split(separator: "\n") {
      guard
        let name = line.drop(while: { $0 != " " }).dropFirst().drop(while: { $0 == " " }).split(separator: "(").first,
        !name.hasPrefix("+"), !name.hasPrefix("-"), !name.hasPrefix("exit"), name != "umask"
      else { continue }
      counts[name, default: 0] += 1
      // What the dynamic linker does comes before; there is nothing of ours to break.
      if line.contains("SASL_CONF_PATH") || line.contains("/db") || line.contains("saslpasswd.conf") {
        isStarted = true
      }
      if isStarted { found.append(SystemCall(String(name), counts[name] ?? 1)) }
    }
    return found
  }

  @Test(
    "killed or refused anywhere, it leaves the old or the new database",
    arguments: ["berkeleydb", "gdbm", "lmdb"], [Fault.kill, .noSpace, .inputOutputError, .interrupted, .noAccess])
  func everywhere(_ store: String, _ fault: Fault) async throws {
    let calls = try await calls(store)
    #expect(calls.count > 20)
    let content = try await Victim(store).place.read("db")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<3 {
        group.addTask {
          for index in stride(from: lane, to: calls.count, by: 3) {
            let victim = try await Victim(store, from: content)
            let output = try await run(fault, at: calls[index], victim.arguments, input: Array("two".utf8))
            try await victim.expectWhole(output.status, "\(store), \(fault) at \(calls[index])")
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("a write that takes some of the bytes and no more", arguments: ["berkeleydb", "gdbm"])
  func shortWrites(_ store: String) async throws {
    let reference = try await Victim(store)
    let content = try reference.place.read("db")
    let size = content.count
    // A limit of file size: the write at the limit is short, the next one fails.
    for limit in stride(from: 1, to: size + 600, by: size / 40) {
      let victim = try await Victim(store, from: content)
      let command = ([Implementation.mailauth.string] + victim.arguments).joined(separator: " ")
      let script = "trap '' XFSZ; echo two | prlimit --fsize=\(limit) \(command)"
      let output = try await run("/bin/sh", "-c", script)
      try await victim.expectWhole(output.status, "\(store), at most \(limit) bytes")
    }
  }

  @Test("500 kills at random moments")
  func randomKills() async throws {
    let victim = try await Victim("berkeleydb")
    let file = victim.place.path("db").string
    // The shell starts and kills; each round checks the file that the next one begins with.
    let output = try await run(
      "/bin/bash", "-c",
      """
      ours="\(Implementation.mailauth) saslpasswd -f \(file) alice@r"
      for go in 1 2 3; do printf one | $ours > /dev/null; done
      begin=$(date +%s%N); for go in 1 2 3 4; do printf one | $ours; done
      # Nanoseconds of a run; kills come at any moment of one.
      whole=$((($(date +%s%N) - begin) / 4)) killed=0 last=one
      for round in $(seq 500); do
        printf "round$round" > pw
        timeout -s KILL $(printf '0.%09d' $((whole * (RANDOM % 1000 + 50) / 1000))) $ours < pw 2> /dev/null
        [ $? = 137 ] && killed=$((killed + 1))
        db5.3_verify -q \(file) || { echo "round $round: damaged"; exit 1; }
        now=$(db5.3_dump -p \(file) | sed -n '/userPassword/{n;p}')
        case $now in " $last" | " round$round") last=${now# } ;; *) echo "round $round: '$now' after '$last'"; exit 1 ;; esac
      done
      echo "killed $killed"
      """, directory: victim.place.root, limit: .seconds(1200))
    #expect(output.status == 0, "\(output.text)\(output.errorText)")
    // Enough of them must have been hit for this to say anything.
    let killed = output.text.split(separator: " ").last.flatMap { Int($0.dropLast()) } ?? 0
    #expect(killed > 50 && killed < 500, "\(output.text)")
    try FileManager.default.removeItem(atPath: victim.place.path("pw").string)
    let next = try await victim.set("last")
    #expect(next.status == 0)
    #expect(try victim.leftovers.isEmpty)
  }

  @Test("16 writers at once with 100 users each lose none", arguments: ["berkeleydb", "gdbm", "lmdb"])
  func writers(_ store: String) async throws {
    let victim = try await Victim(store)
    let output = try await run(
      "/bin/bash", "-c",
      """
      for writer in $(seq 16); do
        (for user in $(seq 100); do
          echo secret | \(Implementation.mailauth) saslpasswd --store \(store) -f db -c u$writer.$user@r || echo failed
        done) &
      done
      wait
      \(Implementation.mailauth) listusers --count db
      """, directory: victim.place.root, limit: .seconds(1200))
    #expect(output.text == "1601\n", "\(output.text)")
    #expect(!output.errorText.contains("failure"), "\(output.errorText.prefix(500))")
    #expect(try victim.leftovers.isEmpty)
    _ = try await victim.password()
  }
}
