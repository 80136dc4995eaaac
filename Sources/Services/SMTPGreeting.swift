internal import SystemPackage

/// The beginning of an SMTP session (RFC 5321 sections 3.1 and 4.1.1.1), as far as a check of what is offered needs it.
enum SMTPGreeting {
  static func capabilities(of endpoint: SMTPEndpoint, patience: Duration) throws(ServiceError) -> [String] {
    let name = "\(endpoint.address):\(endpoint.port)"
    let lines: [String]
    do {
      var connection = try SocketConnection(endpoint, patience: patience)
      let greeting = try reply(of: &connection)
      guard greeting.first?.hasPrefix("220") == true else {
        throw ServiceError.unexpectedAnswer(from: name, answer: greeting.first ?? "")
      }
      try connection.send(line: "EHLO localhost")
      lines = try reply(of: &connection)
      if lines.contains(where: { $0.dropFirst(4).uppercased() == "STARTTLS" }) {
        // 454 is what smtpd(8) answers when it cannot use its certificate and key.
        try connection.send(line: "STARTTLS")
        let answer = try reply(of: &connection).first ?? ""
        guard answer.hasPrefix("220") else { throw ServiceError.tlsUnavailable(from: name, answer: answer) }
      } else {
        try connection.send(line: "QUIT")
      }
    } catch let error as ServiceError {
      throw error
    } catch {
      throw .noAnswer(from: name)
    }
    guard lines.first?.hasPrefix("250") == true else {
      throw .unexpectedAnswer(from: name, answer: lines.first ?? "")
    }
    return lines.dropFirst().map { String($0.dropFirst(4)) }
  }

  /// Reads a reply of one or more lines; a hyphen after the code announces another.
  private static func reply(of connection: inout SocketConnection) throws(Errno) -> [String] {
    var lines: [String] = []
    while lines.count < 100 {
      let line = try connection.readLine()
      lines.append(line)
      if line.utf8.dropFirst(3).first != UInt8(ascii: "-") { break }
    }
    return lines
  }
}
