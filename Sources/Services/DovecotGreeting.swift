internal import SystemPackage

/// What Dovecot's auth server says to a client that connects: its process, its mechanisms, DONE (Dovecot Authentication Protocol 1.2).
public struct DovecotGreeting: Equatable, Sendable {
  /// The number of the server's process (SPID): another one answers after a reload.
  public var process: String
  /// The names of the mechanisms that it offers, upper case.
  public var mechanisms: [String]

  /// Names a server and what it offers.
  ///
  /// - Parameters:
  ///   - process: The number of the server's process.
  ///   - mechanisms: The names of its mechanisms, upper case.
  public init(process: String, mechanisms: [String]) {
    self.process = process
    self.mechanisms = mechanisms
  }

  /// Connects and reads up to DONE.
  init(at socket: FilePath, patience: Duration) throws(Errno) {
    var connection = try SocketConnection(local: socket, patience: patience)
    self.init(process: "", mechanisms: [])
    while true {
      let fields = try connection.readLine().split(separator: "\t")
      if fields.first == "SPID", fields.count > 1 { process = String(fields[1]) }
      if fields.first == "MECH", fields.count > 1 { mechanisms.append(fields[1].uppercased()) }
      if fields.first == "DONE" { return }
    }
  }
}
