internal import SystemPackage

/// A login that an SMTP client tries.
public struct SMTPLogin: Sendable {
  /// The mechanisms that every mail client knows.
  public enum Mechanism: String, CaseIterable, Sendable {
    /// RFC 4616.
    case plain = "PLAIN"
    /// The older one that Microsoft's clients use.
    case login = "LOGIN"
  }

  /// The mechanism.
  public let mechanism: Mechanism
  /// The name as the client sends it.
  public let user: String
  /// The password.
  public let password: String

  /// Describes a login.
  ///
  /// - Parameters:
  ///   - mechanism: The mechanism.
  ///   - user: The name as the client sends it.
  ///   - password: The password.
  public init(_ mechanism: Mechanism, user: String, password: String) {
    self.mechanism = mechanism
    self.user = user
    self.password = password
  }
}

/// What swaks(1) saw of a server, read from its transcript.
public struct SMTPDialogue: Sendable, CustomStringConvertible {
  /// The whole transcript.
  public let description: String
  /// The mechanisms of the server's EHLO reply.
  public private(set) var mechanisms: [String] = []
  /// The final reply code to AUTH; nil when AUTH was not sent.
  public private(set) var authenticationReply: Int?
  /// The reply code to RCPT; nil when RCPT was not sent.
  public private(set) var recipientReply: Int?

  /// Reads a transcript.
  ///
  /// - Parameter transcript: What swaks prints: ` -> ` before what it sends, `<-  ` or `<** ` before what it gets.
  public init(transcript: String) {
    description = transcript
    var verb = ""
    for line in transcript.split(separator: "\n") {
      if line.hasPrefix(" -> ") {
        let word = String(line.dropFirst(4).prefix { $0 != " " })
        // The lines of a LOGIN exchange are no verbs.
        if ["EHLO", "AUTH", "MAIL", "RCPT", "QUIT"].contains(word) { verb = word }
      } else if line.hasPrefix("<") {
        note(reply: line.dropFirst(4), to: verb)
      }
    }
  }

  private mutating func note(reply: Substring, to verb: String) {
    let code = Int(reply.prefix(3))
    switch verb {
    case "AUTH": authenticationReply = code
    case "RCPT": recipientReply = code
    case "EHLO" where reply.dropFirst(4).hasPrefix("AUTH "):
      mechanisms = reply.dropFirst(9).split(separator: " ").map(String.init)
    default: break
    }
  }

  /// The arguments of swaks for a dialogue that ends after RCPT to a domain that the server must only serve to its users.
  ///
  /// - Parameters:
  ///   - port: The port on 127.0.0.1.
  ///   - login: The login; nil to go without.
  /// - Returns: The arguments after the program's name.
  public static func arguments(port: Int, login: SMTPLogin?) -> [String] {
    let common = [
      "--server", "127.0.0.1:\(port)", "--timeout", "20", "--from", "someone@example.org", "--to",
      "elsewhere@example.net", "--quit-after", "RCPT",
    ]
    guard let login else { return common }
    return common + [
      "--auth", login.mechanism.rawValue, "--auth-user", login.user, "--auth-password", login.password,
    ]
  }
}

/// Talks to an SMTP server on the loopback interface with swaks(1).
///
/// - Parameters:
///   - port: The port on 127.0.0.1.
///   - login: The login; nil to go without.
/// - Returns: What was said.
/// - Throws: When swaks cannot be started.
public func talk(toPort port: Int, as login: SMTPLogin? = nil) async throws -> SMTPDialogue {
  let arguments = SMTPDialogue.arguments(port: port, login: login).map { Array($0.utf8) }
  return SMTPDialogue(transcript: try await run("/usr/bin/swaks", arguments).text)
}
