public import CyrusSASL
public import Secrets

/// What `smtpd-conf set` is asked for.
public struct SMTPDConfRequest: Sendable {
  /// What becomes of an option.
  public enum Edit: Sendable {
    /// It gets this value.
    case set(SMTPDConfValue)
    /// It gets this value, which nobody else may see.
    case setSecret(Secret)
    /// No line sets it any more.
    case remove
  }

  /// The name before `.conf`; nil for the one that Postfix asks for.
  public let name: String?
  /// The edits in order.
  public let edits: [(key: SMTPDConfKey, edit: Edit)]

  /// Describes what is wanted.
  ///
  /// - Parameters:
  ///   - name: The name before `.conf`; nil for the one that Postfix asks for.
  ///   - edits: The edits in order.
  public init(name: String?, edits: [(key: SMTPDConfKey, edit: Edit)]) {
    self.name = name
    self.edits = edits
  }
}
