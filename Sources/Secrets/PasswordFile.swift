internal import Glibc

/// A password in a file of the caller's: a regular file, a pipe, `/dev/stdin`.
public struct PasswordFile: Sendable {
  /// Why there is no password.
  public enum Refusal: Error, Equatable, Sendable {
    /// The system refuses; its error number.
    case unreadable(code: Int32)
    /// There is more than a password may have; the limit in bytes.
    case tooLong(limit: Int)
  }

  private let path: [CChar]

  /// As much as saslpasswd2(8) reads from a pipe.
  private static let longest = 2048

  /// Names a file.
  ///
  /// - Parameter path: The path, bytes without a NUL.
  public init(_ path: some Sequence<UInt8>) {
    self.path = path.map { CChar(bitPattern: $0) } + [0]
  }

  /// Reads the password; a line feed at its end does not belong to it.
  ///
  /// - Returns: The password.
  /// - Throws: ``Refusal``.
  public func read() throws(Refusal) -> Secret {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
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
  public var isPublic: Bool {
    var status = stat()
    guard unsafe fstatat(AT_FDCWD, path, &status, 0) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return status.st_mode & S_IROTH != 0
  }
}
