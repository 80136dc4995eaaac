/// What one command changed: who, when, and what every file was before.
public struct ChangeRecord: Equatable, Sendable {
  /// Who did something, and when.
  public struct Event: Equatable, Sendable {
    /// The name of the user, on one line.
    public let actor: String
    /// Seconds since 1970.
    public let time: Int64

    /// Names a user and a time.
    ///
    /// - Parameters:
    ///   - actor: The name of the user.
    ///   - time: Seconds since 1970.
    public init(by actor: String, at time: Int64) {
      self.actor = actor
      self.time = time
    }
  }

  /// What a record begins with.
  public struct Heading: Equatable, Sendable {
    /// Who made the change, and when.
    public let event: Event
    /// The words of the command; secrets are never among them.
    public let command: [String]
    /// What the caller wants to know again, a word list each.
    public let notes: [[String]]

    /// Describes a change as a whole.
    ///
    /// - Parameters:
    ///   - event: Who made the change, and when.
    ///   - command: The words of the command.
    ///   - notes: What the caller wants to know again.
    public init(_ event: Event, command: [String], notes: [[String]]) {
      self.event = event
      self.command = command
      self.notes = notes
    }
  }

  /// What kind of file a change is about, which says how it can be taken back.
  public enum Role: Equatable, Sendable {
    /// Anything; text is taken back line by line.
    case file
    /// Made from another file, by a tool for this type of table.
    case index(type: String)
    /// Users and their passwords, which belong to nobody's change.
    case userDatabase
  }

  /// What is known of the contents.
  public enum Images: Equatable, Sendable {
    /// They are part of the record.
    case shown
    /// They hold secrets, and are in a file of their own.
    case withheld
    /// They held secrets, and have been removed.
    case purged
  }

  /// One change.
  public struct Entry: Equatable, Sendable {
    /// The change, with what was there before.
    public let applied: AppliedChange
    /// What kind of file it is about.
    public let role: Role
    /// What is known of the contents.
    public let images: Images
  }

  /// The number of the record, 1 for the first.
  public let id: Int
  /// What it begins with.
  public let heading: Heading
  /// Who has taken the change back; nil when it holds.
  public let undone: Event?
  /// The changes in the order in which they were made.
  public let entries: [Entry]

  /// The record of a change that has been taken back.
  func marked(undone event: Event) -> ChangeRecord {
    ChangeRecord(id: id, heading: heading, undone: event, entries: entries)
  }
}
