internal import FoundationEssentials
internal import LosslessText
internal import Provisioning
internal import SafeFiles
internal import SystemPackage

/// What a record of the history says on a terminal.
enum RecordText {
  /// One line for each record, columns aligned.
  static func table(of records: [ChangeRecord]) -> [String] {
    guard !records.isEmpty else { return ["no changes are recorded"] }
    let rows = records.map {
      ["\($0.id)", time($0.heading.event.time), $0.heading.event.actor, state($0), command($0)]
    }
    let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { text, width in text + String(repeating: " ", count: width - text.count) }
      return (cells + [row[4]]).joined(separator: "  ")
    }
  }

  /// The record with its files.
  static func lines(of record: ChangeRecord) -> [String] {
    let event = record.heading.event
    let undone = record.undone.map { ["undone: \(time($0.time)) by \($0.actor)"] } ?? []
    return ["record: \(record.id)", "made: \(time(event.time)) by \(event.actor)"] + undone
      + ["command: \(command(record))"] + record.entries.map { "\($0.applied.change.path): \($0.phrase)" }
  }

  /// What the change made of the files.
  static func diff(of record: ChangeRecord) -> [UInt8] {
    record.entries.flatMap { entry -> [UInt8] in
      let path = entry.applied.change.path
      guard case .write(let new, _) = entry.applied.change.action else {
        return Array("# \(path): \(entry.phrase)\n".utf8)
      }
      guard entry.images == .shown, !new.contains(0), entry.role == .file else {
        return Array("# \(path): the content is not shown\n".utf8)
      }
      return UnifiedDiff.between(entry.applied.oldBytes, new, path: path.string, showing: SecretMask.masked)
    }
  }

  static func state(_ record: ChangeRecord) -> String { record.undone == nil ? "applied" : "undone" }

  /// The command as it was typed, on one line.
  static func command(_ record: ChangeRecord) -> String {
    let words = record.heading.command.map { word in
      let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=:,@%+".contains($0) }
      return isPlain ? word : "'" + word.replacing("'", with: #"'\''"#).replacing("\n", with: " ") + "'"
    }
    return (["mailauth"] + words).joined(separator: " ")
  }

  /// A time in UTC, ISO 8601.
  static func time(_ seconds: Int64) -> String {
    Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
  }
}

extension ChangeRecord.Entry {
  /// What happened to the path, in a few words.
  var phrase: String {
    let isNew = applied.oldBytes == nil
    let suffix = images == .shown ? "" : images == .withheld ? ", with secrets" : ", its secrets are removed"
    switch applied.change.action {
    case .write: return (isNew ? "created" : "edited") + suffix
    case .setAttributes(let attributes): return "mode \(String(attributes.permissions.rawValue, radix: 8))"
    case .createDirectory: return "created as a directory"
    case .moveBehindLink(let target): return "moved to \(target), a link stays"
    case .createLink(let target): return "linked to \(target)"
    case .remove, .removeDirectory, .removeLink: return "removed"
    case .moveBack(let target): return "moved back from \(target)"
    }
  }
}
