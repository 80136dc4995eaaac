import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("saslpasswd2 and sasldblistusers2 differ only as DIFFERENCES.md says")
struct SaslDifferencesTests {
  /// One implementation in its own folder.
  struct Tools {
    let saslpasswd: FilePath
    let listusers: FilePath
    let place = Result { try Sandbox() }

    func files() throws -> Sandbox { try place.get() }

    @discardableResult
    func set(_ arguments: String..., input: String = "secret\n") async throws -> ProgramOutput {
      let words = (["-f", "db"] + arguments).map { Array($0.utf8) }
      return try await run(saslpasswd, words, input: Array(input.utf8), directory: files().root)
    }

    func list() async throws -> ProgramOutput { try await run(listusers, "db", directory: files().root) }
  }

  /// Runs a body with both, theirs first.
  func both<Value>(_ body: (Tools) async throws -> Value) async throws -> (theirs: Value, ours: Value)? {
    guard let setter = Implementation.original(.saslpasswd2), let lister = Implementation.original(.sasldblistusers2)
    else {
      try skip(.init(tool: .saslpasswd2))
      return nil
    }
    let links = try Sandbox()
    for name in ["saslpasswd2", "sasldblistusers2"] { try links.link(name, to: Implementation.mailauth.string) }
    let theirs = try await body(Tools(saslpasswd: setter, listusers: lister))
    let ours = try await body(
      Tools(saslpasswd: links.path("saslpasswd2"), listusers: links.path("sasldblistusers2")))
    return (theirs, ours)
  }

  /// States that theirs goes on where ours refuses with a reason.
  func expectRefusal(_ result: (theirs: ProgramOutput, ours: ProgramOutput)?, _ reason: String) {
    guard let result else { return }
    #expect(result.theirs.status == 0)
    #expect(result.ours.status == 1)
    #expect(result.ours.errorText == "saslpasswd2: generic failure: \(reason)\n")
  }

  func attribute<Value>(_ key: FileAttributeKey, _ path: FilePath, as type: Value.Type) throws -> Value {
    try #require(try FileManager.default.attributesOfItem(atPath: path.string)[key] as? Value)
  }

  @Test("SASL-1: theirs keeps the inode, ours makes a new one")
  func inode() async throws {
    let result = try await both { tools in
      try await tools.set("-c", "a@r")
      let before = try attribute(.systemFileNumber, tools.files().path("db"), as: Int.self)
      // Keeps the number from being used again at once.
      try tools.files().link("held", to: "db")
      try await tools.set("-c", "b@r")
      return try attribute(.systemFileNumber, tools.files().path("db"), as: Int.self) == before
    }
    if let result { #expect(result == (theirs: true, ours: false)) }
  }

  @Test("SASL-2: theirs leaves a removed password in the file, ours does not")
  func erasure() async throws {
    let result = try await both { tools in
      try await tools.set("-c", "a@r", input: "hunter2")
      try await tools.set("-d", "a@r")
      return try tools.files().read("db").contains(Array("hunter2".utf8))
    }
    if let result { #expect(result == (theirs: true, ours: false)) }
  }

  @Test("SASL-3: theirs writes what is there already, ours leaves the file alone")
  func noChange() async throws {
    let result = try await both { tools in
      try await tools.set("-c", "a@r")
      try tools.files().age("db")
      let before = try attribute(.modificationDate, tools.files().path("db"), as: Date.self)
      try await tools.set("-c", "a@r")
      return try attribute(.modificationDate, tools.files().path("db"), as: Date.self) != before
    }
    if let result { #expect(result == (theirs: true, ours: false)) }
  }

  @Test("SASL-4: theirs replaces a dangling link, ours follows it")
  func danglingLink() async throws {
    let result = try await both { tools in
      try tools.files().link("db", to: "elsewhere")
      let status = try await tools.set("-c", "a@r").status
      #expect(status == 0)
      return try Set(tools.files().snapshot().keys)
    }
    if let result { #expect(result == (theirs: ["db"], ours: ["db", "elsewhere"])) }
  }

  @Test("SASL-5: theirs changes a file with two names, ours says why not")
  func hardLinks() async throws {
    let result = try await both { tools in
      try await tools.set("-c", "a@r")
      let files = try tools.files()
      try FileManager.default.linkItem(atPath: files.path("db").string, toPath: files.path("other").string)
      return try await tools.set("-c", "b@r")
    }
    expectRefusal(
      result, "db has 2 names; remove the others (find -samefile) or replace them by symbolic links")
  }

  @Test("SASL-6: theirs writes to a database without its last page, ours says why not")
  func truncated() async throws {
    let result = try await both { tools in
      try await tools.set("-c", "a@r")
      try tools.files().write("db", Array(tools.files().read("db").prefix(8192)))
      return try await tools.set("-c", "b@r")
    }
    expectRefusal(result, "db is cut short: 8192 bytes instead of 12288; restore it from a backup")
  }

  @Test("SASL-7: theirs loops at a malformed key, ours passes over it", arguments: ["a", "a\\00b\\00c\\00d"])
  func endlessLoop(_ key: String) async throws {
    let result = try await both { tools in
      let dump = "VERSION=3\nformat=print\ntype=hash\nHEADER=END\n \(key)\n x\n u\\00r\\00p\n x\nDATA=END\n"
      let file = try tools.files().path("db").string
      _ = try await run("/usr/bin/db5.3_load", file, input: Array(dump.utf8))
      return try await run("/usr/bin/timeout", "-s", "KILL", "3", tools.listusers.string, file)
    }
    guard let result else { return }
    #expect(result.theirs.status == 137)
    #expect(result.ours.text == "u@r: p\n")
    #expect(result.ours.status == 0)
  }

  @Test("SASL-10: theirs makes a secret of SCRAM with no iteration, ours makes none")
  func noIteration() async throws {
    let result = try await both { tools in
      try tools.files().write(
        "saslpasswd.conf", "scram_secret_generate: yes\nscram_iteration_counter: 0\nmech_list: SCRAM-SHA-1\n")
      let words = ["-f", "db", "-c", "a@r"].map { Array($0.utf8) }
      _ = try await run(
        tools.saslpasswd, words, input: [65], environment: ["SASL_CONF_PATH": "."], directory: tools.files().root)
      return try tools.files().read("db").contains(Array("SCRAM-SHA-1$0:".utf8))
    }
    if let result { #expect(result == (theirs: true, ours: false)) }
  }

  @Test("SASL-8: theirs complains of what a device answers, ours does not ask it")
  func device() async throws {
    let result = try await both { tools in
      try tools.files().link("db", to: "/dev/null")
      return try await tools.set("-c", "a@r")
    }
    guard let result else { return }
    #expect(result.theirs.status == 1)
    #expect(result.theirs.errorText.hasSuffix("saslpasswd2: generic failure\n"))
    #expect(result.ours.status == 1)
    #expect(result.ours.errorText == "saslpasswd2: generic failure\n")
  }
}
