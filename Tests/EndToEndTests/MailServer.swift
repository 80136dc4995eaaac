import Foundation
import SystemPackage
import TestSupport
import Testing

/// What keeps the passwords.
enum Backend: String, CaseIterable, Sendable {
  case dovecot
  case sasldb
}

/// The mail software of a throwaway machine, at its default paths and ports.
struct MailServer: Sendable {
  /// What clients saw that connected again and again.
  struct Tally {
    var sessions: Int
    var failures: [Substring]
  }

  let machine: ThrowawayMachine

  init(_ machine: ThrowawayMachine) {
    self.machine = machine
  }

  /// A chrooted server that runs on sasldb, with the user alice.
  static func withSasldb(_ machine: ThrowawayMachine) async throws -> MailServer {
    let server = MailServer(machine)
    try await server.install(.chrooted)
    try await server.addUser("alice", password: "correct horse", for: .sasldb)
    try await server.enable(.sasldb)
    try await server.start(.sasldb)
    return server
  }

  /// Puts the distribution's own files in place, and what every site sets.
  func install(_ jail: PostfixInstance.Jail) async throws {
    try await machine.succeed("cp", "/usr/share/postfix/main.cf.debian", "/etc/postfix/main.cf")
    try await machine.succeed("cp", "/usr/share/postfix/master.cf.dist", "/etc/postfix/master.cf")
    let site = [
      // 127.0.0.1 must be a stranger: swaks connects from there.
      "myhostname=mail.example.com", "mynetworks=192.0.2.0/24", "inet_protocols=ipv4",
      "maillog_file=/var/log/mail.log", "smtpd_sasl_local_domain=$myhostname",
    ]
    for setting in site { try await machine.succeed("mailauth", "postconf", "-e", setting) }
    try machine.write("/etc/dovecot/local.conf", DovecotInstance.withoutDelays)
    if jail == .free { try await machine.succeed("postconf", "-F", "*/*/chroot=n") }
  }

  /// Makes a user where the backend looks for him: Debian's Dovecot asks PAM.
  func addUser(_ name: String, password: String, for backend: Backend) async throws {
    switch backend {
    case .dovecot:
      try await machine.succeed("useradd", name)
      try await machine.succeed("chpasswd", input: "\(name):\(password)\n")
    case .sasldb:
      try await machine.succeed(
        "mailauth", "saslpasswd", "-p", "-c", "-u", "mail.example.com", name, input: password)
    }
  }

  /// Runs the command under test.
  func enable(_ backend: Backend, _ options: String...) async throws {
    try await machine.succeed("mailauth", ["enable-smtp-auth", "--backend", backend.rawValue] + options)
  }

  /// Runs the command under test where nothing is left to do.
  func enableOnceMore(_ backend: Backend, _ options: String...) async throws -> ProgramOutput {
    let words = ["enable-smtp-auth", "--backend", backend.rawValue, "--detailed-exitcode"]
    return try await machine.run("mailauth", words + options)
  }

  /// Makes a second Postfix with the configuration directory /etc/postfix-two, not chrooted.
  func addInstance(port: Int) async throws {
    try await machine.succeed("mkdir", "/etc/postfix-two", "/var/spool/postfix-two", "/var/lib/postfix-two")
    try await machine.succeed("chown", "postfix", "/var/lib/postfix-two")
    try await machine.succeed("cp", "/etc/postfix/main.cf", "/etc/postfix/master.cf", "/etc/postfix-two/")
    try await machine.succeed("sed", "-i", "s/^smtp  *inet/\(port) inet/", "/etc/postfix-two/master.cf")
    try await machine.succeed("postconf", "-c", "/etc/postfix-two", "-F", "*/*/chroot=n")
    try await machine.succeed(
      "mailauth", "postconf", "-c", "/etc/postfix-two", "-e", "queue_directory=/var/spool/postfix-two",
      "data_directory=/var/lib/postfix-two")
  }

  /// Starts the daemons and waits until they answer.
  func start(_ backend: Backend) async throws {
    if backend == .dovecot { try await machine.succeed("dovecot") }
    try await machine.succeed("postfix", "start")
    try await waitForListener(onPort: 25)
  }

  /// Waits until a program of the machine accepts connections.
  func waitForListener(onPort port: Int) async throws {
    try await machine.succeed(
      "bash", "-c",
      "for i in {1..300}; do (: </dev/tcp/127.0.0.1/\(port)) 2>/dev/null && exit 0; sleep 0.1; done; exit 1")
  }

  /// Sends commands after STARTTLS; what the server answers.
  func talkEncrypted(toPort port: Int, _ commands: String...) async throws -> String {
    let steps = (["EHLO client.example.org"] + commands + ["QUIT"]).map { "sleep 1; printf '\($0)\\r\\n'\n" }.joined()
    let client = "{ \(steps)sleep 1; } | openssl s_client -starttls smtp -connect 127.0.0.1:\(port) -quiet 2>/dev/null"
    return try await machine.run("sh", input: client).text
  }

  /// The command that logs alice in.
  static func authentication(password: String) -> String {
    "AUTH PLAIN \(Data("\0alice\0\(password)".utf8).base64EncodedString())"
  }

  /// Holds SMTP sessions one after the other until the file /run/stop appears.
  func connectRepeatedly() async throws -> Tally {
    let script = FilePath(#filePath).removingLastComponent().appending("smtp-sessions.pl")
    let text = String(decoding: try Corpus.read(script), as: UTF8.self)
    let lines = try await machine.succeed("perl", "-", input: text).split(separator: "\n")
    let sessions = lines.first { $0.hasPrefix("sessions ") }.flatMap { Int($0.dropFirst(9)) } ?? 0
    return Tally(sessions: sessions, failures: lines.filter { $0.hasPrefix("failure") })
  }

  /// Waits until the first of those sessions has ended.
  func waitForClients() async throws {
    try await machine.succeed(
      "bash", "-c", "for i in {1..300}; do [ -e /run/first ] && exit 0; sleep 0.1; done; exit 1")
  }

  /// Expects that Postfix's log tells of no trouble beyond refused passwords and unknown hosts.
  func expectNoComplaints(at location: SourceLocation = #_sourceLocation) throws {
    let harmless = [
      "authentication failed", "Password verification failed", "dict_nis_init",
      // A reload ends Postfix's helpers; an smtpd(8) that talks to one just then connects again.
      "problem talking to server private/",
    ]
    let log = String(decoding: try machine.read("/var/log/mail.log"), as: UTF8.self)
    let complaints = log.split(separator: "\n").filter { line in
      ["warning:", "error:", "fatal:", "panic:"].contains { line.contains($0) }
        && !harmless.contains { line.contains($0) }
    }
    #expect(complaints.isEmpty, sourceLocation: location)
  }
}
