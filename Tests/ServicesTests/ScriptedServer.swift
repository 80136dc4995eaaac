import Foundation

/// A TCP server on a free port of 127.0.0.1 that serves one session: a greeting, then an answer to each line.
final class ScriptedServer: Sendable {
  let port: String
  private let socket: Int32

  init(greeting: String, answers: [String]) throws {
    let listener = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = unsafe bind(listener, $0, size)
        _ = unsafe getsockname(listener, $0, &size)
      }
    }
    listen(listener, 1)
    socket = listener
    port = String(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { ScriptedServer.serve(listener, [greeting] + answers) }
  }

  deinit { close(socket) }

  private static func serve(_ listener: Int32, _ lines: [String]) {
    let client = accept(listener, nil, nil)
    defer { close(client) }
    for line in lines {
      let bytes = Array(line.utf8)
      _ = unsafe send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      var buffer = [UInt8](repeating: 0, count: 1000)
      guard unsafe recv(client, &buffer, buffer.count, 0) > 0 else { return }
    }
  }
}
