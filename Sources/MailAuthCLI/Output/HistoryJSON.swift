internal import Provisioning
internal import SafeFiles
internal import SystemPackage

/// The document that `history --json` prints; `version` counts incompatible changes of its shape.
struct HistoryJSON: Encodable {
  let version = 1
  let command = "history"
  let records: [RecordJSON]

  init(_ records: [RecordJSON]) { self.records = records }
}

/// A record in a document of JSON.
struct RecordJSON: Encodable {
  struct Change: Encodable {
    let path: String
    let action: String
  }

  let id: Int
  let time: String
  let actor: String
  let words: [String]
  let configDirectory: String?
  let undoneTime: String?
  let undoneActor: String?
  let changes: [Change]
  let diff: String?

  init(_ record: ChangeRecord, diff: [UInt8]?) {
    id = record.id
    time = RecordText.time(record.heading.event.time)
    actor = record.heading.event.actor
    words = record.heading.command
    configDirectory = record.configurationDirectory?.string
    undoneTime = record.undone.map { RecordText.time($0.time) }
    undoneActor = record.undone?.actor
    changes = record.entries.map { Change(path: $0.applied.change.path.string, action: $0.phrase) }
    self.diff = diff.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The document that `history --purge --json` prints.
struct PurgeJSON: Encodable {
  let version = 1
  let command = "history"
  let changed: Bool
  let purged: [Int]

  init(purged: [Int]) {
    self.purged = purged
    changed = !purged.isEmpty
  }
}

/// The document that `undo --json` prints where there is nothing to take back.
struct NothingUndoneJSON: Encodable {
  let version = 1
  let command = "undo"
  let changed = false
  let applied = false
  let record: Int?
}
