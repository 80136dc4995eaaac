internal import Glibc
internal import SystemPackage

/// A stream socket that is read line by line, with a limit of time for each line.
struct SocketConnection: ~Copyable {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  /// Connects to a local socket, unix(7).
  init(local path: FilePath, patience: Duration) throws(Errno) {
    var address = sockaddr_un()
    let bytes = Array(path.string.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { throw .fileNameTooLong }
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
    descriptor = try SocketConnection.connected(AF_UNIX, patience) { fd in
      unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          unsafe connect(fd, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
    }
  }

  /// Connects to a TCP port, getaddrinfo(3).
  init(_ endpoint: SMTPEndpoint, patience: Duration) throws(Errno) {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    unsafe hints.ai_flags = AI_NUMERICHOST
    var found: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(endpoint.address, endpoint.port, &hints, &found) == 0, let info = unsafe found else {
      throw .addressNotAvailable
    }
    defer { unsafe freeaddrinfo(info) }
    descriptor = try unsafe SocketConnection.connected(info.pointee.ai_family, patience) { fd in
      unsafe connect(fd, info.pointee.ai_addr, info.pointee.ai_addrlen)
    }
  }

  private static func connected(_ family: Int32, _ patience: Duration, _ connect: (Int32) -> Int32) throws(Errno)
    -> Int32
  {
    let fd = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard fd >= 0 else { throw Errno(rawValue: errno) }
    let (seconds, attoseconds) = patience.components
    var limit = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
    let size = socklen_t(MemoryLayout<timeval>.size)
    _ = unsafe setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    _ = unsafe setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    guard connect(fd) == 0 else {
      let error = Errno(rawValue: errno)
      close(fd)
      throw error
    }
    return fd
  }

  deinit { close(descriptor) }

  /// Reads up to the next line feed, which is not part of the result, nor is a CR before it.
  mutating func readLine() throws(Errno) -> String {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        let line = buffer[..<end]
        buffer.removeFirst(end + 1)
        return String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
      }
      guard buffer.count < 65536 else { throw .messageTooLong }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = unsafe recv(descriptor, &chunk, chunk.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Errno(rawValue: errno) }
      guard count > 0 else { throw .connectionReset }
      buffer += chunk[..<count]
    }
  }

  /// Sends a line, with CR and LF added.
  func send(line: String) throws(Errno) {
    let bytes = Array((line + "\r\n").utf8)
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { memory in
        unsafe Glibc.send(
          descriptor, memory.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Errno(rawValue: errno) }
      sent += count
    }
  }
}
