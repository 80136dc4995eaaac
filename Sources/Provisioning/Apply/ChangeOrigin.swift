public import SafeFiles

/// Who asks for a change, when, and by which command: what the history says of it.
public struct ChangeOrigin: Equatable, Sendable {
  /// Who, and when.
  public let event: ChangeRecord.Event
  /// The words of the command; secrets are never among them.
  public let command: [String]

  /// Describes where a change comes from.
  ///
  /// - Parameters:
  ///   - event: Who, and when.
  ///   - command: The words of the command.
  public init(_ event: ChangeRecord.Event, command: [String]) {
    self.event = event
    self.command = command
  }
}
