import Services
import Testing

@Suite("LiveServices greets SMTP servers")
struct SMTPGreetingTests {
  func capabilities(greeting: String = "220 mail ESMTP\r\n", _ answers: String...) async throws -> [String] {
    let server = try ScriptedServer(greeting: greeting, answers: answers)
    let endpoint = SMTPEndpoint(address: "127.0.0.1", port: server.port)
    return try await LiveServices(manager: .none).smtpCapabilities(of: endpoint, patience: .seconds(10))
  }

  @Test func andReadsWhatTheyOffer() async throws {
    let offered = try await capabilities("250-mail\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME\r\n", "221 bye\r\n")
    #expect(offered == ["AUTH PLAIN LOGIN", "8BITMIME"])
  }

  @Test func andBelievesSTARTTLSOnlyWhenItIsAccepted() async throws {
    #expect(try await capabilities("250-mail\r\n250 STARTTLS\r\n", "220 ready\r\n") == ["STARTTLS"])
    await #expect {
      _ = try await capabilities("250-mail\r\n250 STARTTLS\r\n", "454 4.7.0 TLS not available\r\n")
    } throws: { error in
      if case .tlsUnavailable(_, "454 4.7.0 TLS not available")? = error as? ServiceError { true } else { false }
    }
  }

  @Test func andDoesNotTakeARefusalForAGreeting() async {
    await #expect {
      _ = try await capabilities(greeting: "421 try later\r\n")
    } throws: { error in
      if case .unexpectedAnswer(_, "421 try later")? = error as? ServiceError { true } else { false }
    }
  }
}
