import Foundation
import SafeFiles
import SystemPackage
import TestSupport
import Testing

@Suite("History of changes")
struct ChangeHistoryTests {
  let scratch: Sandbox
  let statePath: FilePath = "/var/lib/mailauth"

  init() throws {
    scratch = try Sandbox()
    try scratch.write("etc/a", "old\n")
    try scratch.write("etc/key", "secret one\n", mode: 0o600)
    try scratch.write("var/lib/keep", "")
  }

  var tree: FileTree { FileTree(root: scratch.root) }
  var history: ChangeHistory { ChangeHistory(in: statePath, of: tree) }

  func heading(at time: Int64 = 1_000_000) -> ChangeRecord.Heading {
    .init(.init(by: "alice", at: time), command: ["enable", "a b\nc"], notes: [["change", "2"], ["reload", "x"]])
  }

  func apply(_ changes: [FileChange], _ noting: Transaction.Noting) throws {
    let transaction = try Transaction(changes, state: StateDirectory(statePath, in: tree), noting: noting)
    try transaction.commit(Set(changes.map(\.path)))
    try transaction.finish()
  }

  func write(_ content: String, at time: Int64 = 1_000_000) throws {
    let change = FileChange("/etc/a", .write(Array(content.utf8), nil), expected: try tree.read("/etc/a").bytes)
    try apply([change], .record(heading(at: time), [:], withheld: []))
  }

  @Test("a record says who, when, how, and what every file was before")
  func record() throws {
    let changes = [
      FileChange("/etc/a", .write(Array("new\n".utf8), nil), expected: Array("old\n".utf8)),
      FileChange("/etc/link", .createLink(to: "/etc/a")),
      FileChange("/etc/key", .write(Array("secret two\n".utf8), nil), expected: Array("secret one\n".utf8)),
    ]
    try apply(changes, .record(heading(), ["/etc/a": .index(type: "hash")], withheld: []))
    let record = try #require(try history.record(1))
    #expect(record.heading == heading())
    #expect(record.entries.map(\.images) == [.shown, .shown, .withheld])
    #expect(record.entries.map(\.role) == [.index(type: "hash"), .file, .file])
    #expect(record.entries[0].applied.oldBytes == Array("old\n".utf8))
    #expect(record.entries[2].applied.oldBytes == Array("secret one\n".utf8))
    #expect(try tree.names(in: "/var/lib/mailauth") == ["history"])
    for file in ["1", "1.secret"] {
      #expect(try tree.metadata(of: statePath.appending("history").appending(file))?.permissions.rawValue == 0o600)
    }
    #expect(try !scratch.text("var/lib/mailauth/history/1").contains("secret one"))
  }

  @Test("secrets are removed when they are old, or when asked for; the record stays")
  func purge() throws {
    let change = FileChange("/etc/key", .write([65], nil), expected: Array("secret one\n".utf8))
    try apply([change], .record(heading(), [:], withheld: []))
    #expect(try history.purgeSecrets(before: 1_000_000).isEmpty)
    try write("x\n", at: 1_000_000 + ChangeHistory.secretLifetime)
    #expect(try history.record(1)?.entries.map(\.images) == [.withheld])
    try write("y\n", at: 1_000_001 + ChangeHistory.secretLifetime)
    #expect(try history.record(1)?.entries.map(\.images) == [.purged])
    #expect(try history.purgeSecrets().isEmpty)
  }

  @Test("the oldest records go")
  func limit() throws {
    for number in 0..<ChangeHistory.limit + 2 { try write("\(number)\n") }
    let records = try history.records()
    #expect(records.count == ChangeHistory.limit)
    #expect(records.first?.id == ChangeHistory.limit + 2)
    #expect(records.last?.id == 3)
  }

  @Test("a transaction that is rolled back leaves no record, and no directory for records")
  func rollBack() throws {
    do {
      let change = FileChange("/etc/a", .write([65], nil), expected: Array("old\n".utf8))
      let transaction = try Transaction(
        [change], state: StateDirectory(statePath, in: tree), noting: .record(heading(), [:], withheld: []))
      try transaction.commit(["/etc/a"])
      #expect(transaction.rollBack().isEmpty)
    }
    #expect(try tree.names(in: "/var/lib") == ["keep"])
  }

  @Test("a file that is no record is passed over")
  func damage() throws {
    try write("new\n")
    try scratch.write("var/lib/mailauth/history/2", "mailauth record 1\nid 3\n", mode: 0o600)
    #expect(try history.records().map(\.id) == [1])
    try write("newer\n")
    #expect(try history.records().map(\.id) == [3, 1])
  }
}

@Suite("A transaction that takes changes back")
struct ReverseTransactionTests {
  let scratch: Sandbox

  init() throws {
    scratch = try Sandbox()
    try scratch.write("etc/new/file", "fresh\n", mode: 0o640)
    try scratch.write("var/jail/db", "database", mode: 0o660)
    try scratch.link("etc/db", to: "/var/jail/db")
    try scratch.link("etc/link", to: "/etc/db")
    try scratch.write("var/lib/keep", "")
  }

  var tree: FileTree { FileTree(root: scratch.root) }
  let changes = [
    FileChange("/etc/new/file", .remove, expected: Array("fresh\n".utf8)),
    FileChange("/etc/new", .removeDirectory),
    FileChange("/etc/db", .moveBack(from: "/var/jail/db")),
    FileChange("/etc/link", .removeLink(to: "/etc/db")),
  ]

  @Test func removesAndMovesBack() throws {
    do {
      let transaction = try Transaction(changes, state: StateDirectory("/var/lib/mailauth", in: tree))
      try transaction.commit(Set(changes.map(\.path)))
      try transaction.finish()
    }
    #expect(try tree.names(in: "/etc") == ["db"])
    #expect(try tree.linkTarget(of: "/etc/db") == nil)
    #expect(try tree.names(in: "/var/jail") == [])
    #expect(try tree.names(in: "/var/lib") == ["keep"])
  }

  @Test("is rolled back from every step", arguments: 0...4)
  func recovery(committed: Int) throws {
    let before = try scratch.snapshot()
    do {
      let transaction = try Transaction(changes, state: StateDirectory("/var/lib/mailauth", in: tree))
      try transaction.commit(Set(changes.map(\.path).prefix(committed)))
    }
    let recovery = try Recovery.run(StateDirectory("/var/lib/mailauth", in: tree))
    #expect(recovery?.troubles.isEmpty != false)
    #expect(try scratch.snapshot() == before)
  }

  @Test func aDirectoryThatHoldsSomethingByThenStays() throws {
    try scratch.write("etc/new/theirs", "")
    let transaction = try Transaction(changes, state: StateDirectory("/var/lib/mailauth", in: tree))
    try transaction.commit(Set(changes.map(\.path)))
    try transaction.finish()
    #expect(try tree.names(in: "/etc/new") == ["theirs"])
  }

  @Test func aFileThatSomebodyChangedStopsEverything() throws {
    try scratch.write("etc/new/file", "theirs\n")
    let before = try scratch.snapshot()
    #expect(throws: FileError.changedMeanwhile(path: "/etc/new/file")) {
      try Transaction(changes, state: StateDirectory("/var/lib/mailauth", in: tree))
    }
    #expect(try scratch.snapshot() == before)
  }
}
