internal import SystemPackage

/// What Dovecot's auth server says to a client that connects: its version, its mechanisms, DONE (Dovecot Authentication Protocol 1.2).
enum DovecotGreeting {
  static func mechanisms(at socket: FilePath, patience: Duration) throws(Errno) -> [String] {
    var connection = try SocketConnection(local: socket, patience: patience)
    var mechanisms: [String] = []
    while true {
      let fields = try connection.readLine().split(separator: "\t")
      if fields.first == "MECH", fields.count > 1 { mechanisms.append(fields[1].uppercased()) }
      if fields.first == "DONE" { return mechanisms }
    }
  }
}
