import Foundation
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("Transaction")
struct TransactionTests {
  let scratch: Sandbox

  init() throws { scratch = try Sandbox() }
  var tree: FileTree { FileTree(root: scratch.root) }

  func prepare() throws -> [FileChange] {
    try scratch.write("etc/a", "old\n", mode: 0o640)
    try scratch.write("etc/db", "database", mode: 0o660)
    try FileManager.default.createDirectory(atPath: scratch.path("var/jail").string, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: scratch.path("var/lib").string, withIntermediateDirectories: true)
    let directory = FileAttributes(permissions: .init(rawValue: 0o755))
    return [
      FileChange("/etc/new", .createDirectory(directory)),
      FileChange("/etc/new/file", .write(Array("fresh\n".utf8), nil)),
      FileChange("/etc/a", .write(Array("new\n".utf8), nil), expected: Array("old\n".utf8)),
      FileChange("/etc/db", .setAttributes(FileAttributes(permissions: .init(rawValue: 0o600)))),
      FileChange("/etc/db", .moveBehindLink(to: "/var/jail/db")),
    ]
  }

  func state() throws -> StateDirectory { try StateDirectory("/var/lib/mailauth", in: tree) }

  func expectOld() throws {
    #expect(try scratch.text("etc/a") == "old\n")
    #expect(try tree.names(in: "/etc") == ["a", "db"])
    #expect(try tree.linkTarget(of: "/etc/db") == nil)
    #expect(try tree.metadata(of: "/etc/db")?.permissions.rawValue == 0o660)
    #expect(try tree.metadata(of: "/etc/db")?.links == 1)
    #expect(try tree.metadata(of: "/etc/a")?.permissions.rawValue == 0o640)
    #expect(try tree.names(in: "/var") == ["jail", "lib"])
    #expect(try tree.names(in: "/var/lib") == [])
    #expect(try tree.names(in: "/var/jail") == [])
  }

  @Test func aFinishedTransactionShowsEveryChangeAndLeavesNothingElse() throws {
    let changes = try prepare()
    do {
      let transaction = try Transaction(changes, state: state())
      try transaction.commit(Set(changes.map(\.path)))
      try transaction.finish()
    }
    #expect(try scratch.text("etc/a") == "new\n")
    #expect(try scratch.text("etc/new/file") == "fresh\n")
    #expect(try tree.linkTarget(of: "/etc/db") == "/var/jail/db")
    #expect(try tree.read("/etc/db").bytes == Array("database".utf8))
    #expect(try tree.names(in: "/var") == ["jail", "lib"])
    #expect(try tree.names(in: "/etc") == ["a", "db", "new"])
  }

  @Test func rollingBackRestoresContentModeAndLinks() throws {
    let changes = try prepare()
    do {
      let transaction = try Transaction(changes, state: state())
      try transaction.commit(Set(changes.map(\.path)))
      #expect(transaction.rollBack().isEmpty)
    }
    try expectOld()
  }

  @Test("an interrupted run is rolled back by the next one", arguments: 0...4)
  func recovery(committed: Int) throws {
    let changes = try prepare()
    do {
      let transaction = try Transaction(changes, state: state())
      try transaction.commit(Set(changes.map(\.path).prefix(committed)))
    }
    do {
      let recovery = try Recovery.run(state())
      #expect(recovery?.troubles.isEmpty != false)
    }
    try expectOld()
  }

  @Test func aFileAlsoMovesToAnotherFileSystem() throws {
    try requireRoot(and: [], packages: "")
    let changes = try prepare()
    let jail = scratch.path("var/jail").string
    try #require(unsafe mount("none", jail, "tmpfs", 0, nil) == 0)
    defer { unsafe umount2(jail, 2) }
    do {
      let transaction = try Transaction(changes, state: state())
      try transaction.commit(Set(changes.map(\.path)))
      #expect(try tree.linkTarget(of: "/etc/db") == "/var/jail/db")
      #expect(try tree.read("/etc/db").bytes == Array("database".utf8))
      #expect(try tree.metadata(of: "/etc/db")?.permissions.rawValue == 0o600)
      #expect(transaction.rollBack().isEmpty)
    }
    try expectOld()
  }

  @Test func recoveryLeavesAFileAloneThatSomebodyChangedSince() throws {
    let changes = try prepare()
    do {
      let transaction = try Transaction(changes, state: state())
      try transaction.commit(["/etc/a"])
    }
    try scratch.write("etc/a", "theirs\n")
    let recovery = try #require(try Recovery.run(state()))
    #expect(recovery.troubles.contains(.changedMeanwhile(path: "/etc/a")))
    #expect(try scratch.text("etc/a") == "theirs\n")
  }

  @Test func aFileThatChangedSinceThePlanStopsEverything() throws {
    let changes = try prepare()
    try scratch.write("etc/a", "theirs\n", mode: 0o640)
    #expect(throws: FileError.changedMeanwhile(path: "/etc/a")) { try Transaction(changes, state: state()) }
    #expect(try scratch.text("etc/a") == "theirs\n")
    #expect(try tree.names(in: "/etc") == ["a", "db"])
    #expect(try tree.names(in: "/var") == ["jail", "lib"])
  }
}
