import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("What mailauth advises to try")
struct HintTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.image()
  }

  func mailauth(_ arguments: [String]) async throws -> ProgramOutput {
    try await run(Implementation.mailauth, arguments.map { Array($0.utf8) })
  }

  /// The commands of mailauth in the advice of an output.
  func commands(_ output: ProgramOutput) -> [String] {
    output.errorText.split(separator: "\n").flatMap { line -> [String] in
      guard let place = line.range(of: "try: ") else { return [] }
      return line[place.upperBound...].components(separatedBy: ", ")
        .map { $0.replacingOccurrences(of: "or ", with: "") }.filter { $0.hasPrefix("mailauth ") }
    }
  }

  @Test(
    "works as it stands, since it repeats the options that name the system",
    arguments: [
      (["enable-smtp-auth", "--backend", "sasldb", "--platform", "debian"], ["postconf -M"]),
      (["undo", "99"], ["history"]), (["undo", "99", "--platform", "debian"], ["history"]),
      (["undo", "99", "-c", "/etc/postfix"], ["history"]),
      (["users", "disable", "nobody@example.com"], ["users export"]),
      (["users", "disable", "nobody@example.com", "--platform", "debian"], ["users export"]),
      (
        ["users", "rename-realm", "a.example", "b.example", "--file", "/etc/sasldb2"],
        ["users export"]
      ),
      (["smtpd-conf", "get", "sql_user", "--platform", "debian"], ["smtpd-conf set"]),
    ])
  func commands(arguments: [String], expected: [String]) async throws {
    try sandbox.write("etc/postfix/master.cf", "pickup unix n - y 60 1 pickup\n")
    let seed = [
      "saslpasswd", "--root", sandbox.root.string, "-f", "/etc/sasldb2", "-p", "-c", "-u",
      "example.com", "alice",
    ]
    _ = try await run(
      Implementation.mailauth, seed.map { Array($0.utf8) }, input: Array("secret\n".utf8))
    let options = arguments + ["--root", sandbox.root.string]
    let output = try await mailauth(options)
    #expect(output.status == 1, "\(output.errorText)")
    let found = commands(output)
    #expect(found.count == expected.count, "\(output.errorText)")
    for (command, words) in zip(found, expected) {
      let name = words.hasPrefix("postconf") ? "postconf" : words
      #expect(command.hasPrefix("mailauth \(name) --root \(sandbox.root)"))
      #expect(
        command.contains("--platform debian")
          == (arguments.contains("--platform") && !words.hasPrefix("postconf")
            && words != "history"))
      guard words != "smtpd-conf set" else { continue }
      let again = try await mailauth(command.split(separator: " ").dropFirst().map(String.init))
      #expect(again.status == 0, "\(command): \(again.errorText)")
    }
  }

  @Test("a file that is none is to be replaced", arguments: ["main.cf", "master.cf"])
  func notAFile(name: String) async throws {
    let path = sandbox.path("etc/postfix/\(name)").string
    try FileManager.default.removeItem(atPath: path)
    _ = try await run("/usr/bin/mkfifo", [Array(path.utf8)])
    let output = try await mailauth([
      "enable-smtp-auth", "--backend", "sasldb", "--root", sandbox.root.string,
    ])
    #expect(output.status == 1)
    #expect(
      output.errorText == """
        mailauth: /etc/postfix/\(name): found something else than a file, expected a file
        mailauth: try: to move /etc/postfix/\(name) away, and to put a file in its place

        """)
  }

  @Test("no advice spells a command of mailauth out by itself")
  func mechanism() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "../../Sources"
    ).standardized
    for target in ["MailAuthCLI", "Provisioning", "MailSystem", "Accounts"] {
      let files = FileManager.default.enumerator(
        at: sources.appending(path: target), includingPropertiesForKeys: nil)
      for case let file as URL in try #require(files) where file.pathExtension == "swift" {
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
          let isAdvice =
            line.contains("try:") || line.contains("command: \"") || line.contains("advice: \"")
          #expect(
            !isAdvice
              || line.firstMatch(
                of: /mailauth (postconf|users|history|undo|listusers|saslpasswd|smtpd-conf|enable)/)
                == nil,
            "\(file.lastPathComponent): \(line)")
        }
      }
    }
  }
}
