public import PostfixConfig
public import SafeFiles
public import Services
public import SystemPackage

/// Why a plan was not carried out; everything that had been changed was put back.
public struct ApplyFailure: Error, Sendable {
  /// What went wrong.
  public enum Cause: Equatable, Sendable {
    /// A file could not be changed.
    case file(FileError)
    /// A daemon did not do what it should.
    case service(ServiceError)
    /// The database could not be made.
    case userDatabase(path: FilePath, trouble: String)
    /// The index of a table could not be made.
    case index(path: FilePath, TableError)
    /// A socket answers, but without a mechanism that mail programs need.
    case mechanismMissing(socket: FilePath, offered: [String], wanted: String)
    /// An SMTP server offers neither AUTH nor, ahead of it, STARTTLS.
    case notOffered(SMTPEndpoint, capabilities: [String])
    /// An SMTP server goes on offering AUTH.
    case stillOffered(SMTPEndpoint)
    /// Postfix runs and would stop serving, since its backend does not run; the commands that start it come first.
    case backendStopped(commands: [[String]])
    /// Postfix runs and would stop serving, since its backend does not listen before it has been reloaded.
    case filesAloneBreak
  }

  /// What went wrong.
  public let cause: Cause
  /// Files that could not be put back, because somebody else changed them meanwhile or the system refused.
  public let troubles: [FileError]

  init(_ cause: Cause, troubles: [FileError] = []) {
    self.cause = cause
    self.troubles = troubles
  }
}
