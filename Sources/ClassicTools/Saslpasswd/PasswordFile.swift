internal import Glibc
internal import Secrets

/// Reads a password from a file of the caller's, `--password-file`: a regular file, a pipe, `/dev/stdin`.
struct PasswordFile {
  /// Why there is no password.
  enum Refusal: Error {
    case unreadable(code: Int32)
    case tooLong(limit: Int)
  }

  let path: [UInt8]

  /// As much as the original reads from a pipe.
  private static let longest = 2048

  /// Reads the password; a line feed at its end does not belong to it.
  func read() throws(Refusal) -> Secret {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    let descriptor = unsafe open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(code: errno) }
    defer { close(descriptor) }
    var failure: Int32 = 0
    var bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.longest + 2) { buffer, filled in
      while filled < buffer.count {
        let got = unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    let isTooLong = bytes.count > Self.longest
    let secret = Secret(consuming: &bytes)
    if failure != 0 { throw .unreadable(code: failure) }
    if isTooLong { throw .tooLong(limit: Self.longest) }
    return secret
  }

  /// Says whether everybody on the machine can read the file.
  var isPublic: Bool {
    var status = stat()
    let name = path.map { CChar(bitPattern: $0) } + [0]
    guard unsafe fstatat(AT_FDCWD, name, &status, 0) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return status.st_mode & S_IROTH != 0
  }
}
