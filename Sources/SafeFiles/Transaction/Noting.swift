internal import LosslessText
public import SystemPackage

extension Transaction {
  /// What the history says of a transaction afterwards.
  public enum Noting: Sendable {
    /// Nothing.
    case nothing
    /// It is a new record.
    case record(ChangeRecord.Heading, [FilePath: ChangeRecord.Role], withheld: Set<FilePath>)
    /// It takes back what this record tells of.
    case undoing(ChangeRecord, ChangeRecord.Event)

    /// When it happens; nil without a note.
    var time: Int64? {
      switch self {
      case .nothing: nil
      case .record(let heading, _, _): heading.event.time
      case .undoing(_, let event): event.time
      }
    }

    /// The record as it is to be written.
    func record(of entries: [AppliedChange], in history: ChangeHistory) throws(FileError) -> ChangeRecord? {
      switch self {
      case .nothing: return nil
      case .undoing(let record, let event): return record.marked(undone: event)
      case .record(let heading, let roles, let withheld):
        let described = entries.map { entry in
          let role = roles[entry.change.path] ?? .file
          let isSecret = role == .userDatabase || withheld.contains(entry.change.path) || entry.holdsSecret
          return ChangeRecord.Entry(applied: entry, role: role, images: isSecret ? .withheld : .shown)
        }
        return ChangeRecord(id: try history.nextIdentifier(), heading: heading, undone: nil, entries: described)
      }
    }
  }
}

extension AppliedChange {
  /// Says whether the content before or after is one that not everybody may see.
  fileprivate var holdsSecret: Bool {
    guard case .write(let new, let attributes) = change.action else { return false }
    let isClosed = [attributes, oldAttributes].contains { $0.map { $0.permissions.rawValue & 0o004 == 0 } ?? false }
    return isClosed || Self.isMasked(new) || Self.isMasked(oldBytes ?? [])
  }

  private static func isMasked(_ bytes: [UInt8]) -> Bool {
    let lines = LosslessText(bytes).lines
    return SecretMask.masked(lines) != lines
  }
}
