internal import SystemPackage

/// The file of a record: fields of `name length`, each with its bytes on the lines after it; then the changes as in a journal.
extension ChangeRecord {
  private static let title = "mailauth record 1"

  /// The record without the contents that hold secrets.
  var encoded: [UInt8] {
    var output = Array((Self.title + "\n").utf8)
    func field(_ name: String, _ value: String) {
      output += Array("\(name) \(value.utf8.count)\n\(value)\n".utf8)
    }
    field("id", "\(id)")
    field("time", "\(heading.event.time)")
    field("by", heading.event.actor)
    if let undone {
      field("undone", "\(undone.time)")
      field("undone-by", undone.actor)
    }
    for word in heading.command { field("word", word) }
    for note in heading.notes {
      field("note", "\(note.count)")
      for word in note { field("part", word) }
    }
    for entry in entries { field("entry", "\(entry.role.word) \(entry.images == .shown ? "shown" : "withheld")") }
    field("changes", "\(entries.count)")
    var journal = Journal()
    journal.entries = entries.map { $0.images == .shown ? $0.applied : $0.applied.withoutContent }
    return output + journal.encoded
  }

  /// The contents that hold secrets; nil when there are none.
  var encodedSecrets: [UInt8]? {
    var journal = Journal()
    journal.entries = entries.filter { $0.images == .withheld }.map(\.applied)
    return journal.entries.isEmpty ? nil : journal.encoded
  }

  /// Reads a record; nil when it is none.
  init?(decoding bytes: [UInt8], secrets: [UInt8]?) {
    var reader = JournalReader(bytes: bytes[...])
    guard reader.line() == Self.title else { return nil }
    var fields = Fields()
    while let (name, value) = reader.field() {
      fields.take(name, value)
      if name == "changes" { break }
    }
    guard let id = fields.id, let journal = Journal(decoding: Array(reader.bytes)),
      journal.entries.count == fields.entries.count
    else { return nil }
    var withheld = secrets.flatMap { Journal(decoding: $0) }?.entries[...]
    let entries = zip(journal.entries, fields.entries).map { applied, kind in
      guard kind.isWithheld else { return Entry(applied: applied, role: kind.role, images: .shown) }
      guard let known = withheld?.popFirst() else { return Entry(applied: applied, role: kind.role, images: .purged) }
      return Entry(applied: known, role: kind.role, images: .withheld)
    }
    self.init(
      id: id, heading: Heading(Event(by: fields.actor, at: fields.time), command: fields.words, notes: fields.notes),
      undone: fields.undone.map { Event(by: fields.undoneBy, at: $0) }, entries: entries)
  }

  private struct Fields {
    var id: Int?
    var time: Int64 = 0
    var actor = ""
    var undone: Int64?
    var undoneBy = ""
    var words: [String] = []
    var notes: [[String]] = []
    var entries: [(role: Role, isWithheld: Bool)] = []

    mutating func take(_ name: String, _ value: String) {
      switch name {
      case "id": id = Int(value)
      case "time": time = Int64(value) ?? 0
      case "by": actor = value
      case "undone": undone = Int64(value)
      case "undone-by": undoneBy = value
      case "word": words.append(value)
      case "note": notes.append([])
      case "part": if !notes.isEmpty { notes[notes.count - 1].append(value) }
      case "entry":
        let parts = value.split(separator: " ").map(String.init)
        entries.append((Role(word: parts.first ?? ""), parts.last == "withheld"))
      default: break
      }
    }
  }
}

extension ChangeRecord.Role {
  fileprivate var word: String {
    switch self {
    case .file: "file"
    case .index(let type): "index:\(type)"
    case .userDatabase: "users"
    }
  }

  fileprivate init(word: String) {
    self = word == "users" ? .userDatabase : word.hasPrefix("index:") ? .index(type: String(word.dropFirst(6))) : .file
  }
}
