/// The standard input of a command, a terminal or not.
public protocol CommandInput: AnyObject {
  /// Says whether a person types it.
  var isTerminal: Bool { get }

  /// Reads once.
  ///
  /// - Parameter count: The most bytes to take.
  /// - Returns: What one read(2) gives: fewer bytes than asked for from a pipe or terminal, empty at the end.
  /// - Throws: What the system says.
  func read(upTo count: Int) throws(InputError) -> [UInt8]

  /// Switches the echo of the terminal; does nothing for other input.
  ///
  /// - Parameter echo: Whether typed characters are shown.
  func setEcho(_ echo: TerminalEcho)
}

/// Whether a terminal shows what is typed.
public enum TerminalEcho: Sendable {
  /// Shown.
  case on
  /// Hidden: passwords.
  case off
}

/// A read of the standard input that the system refused.
public struct InputError: Error, Equatable, Sendable {
  /// The value of errno(3).
  public let code: Int32

  /// Names the refusal.
  ///
  /// - Parameter code: The value of errno(3).
  public init(code: Int32) {
    self.code = code
  }
}
