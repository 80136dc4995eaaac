internal import Glibc
internal import Synchronization

/// The standard output and the standard error.
enum Terminal {
  /// A stream of the process.
  enum Stream {
    /// Data.
    case output
    /// Messages.
    case messages

    var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }
  }

  private static let failure = Atomic(false)

  /// Says whether output was lost; a reader that went away has seen enough.
  static var hasFailed: Bool { failure.load(ordering: .relaxed) }

  static func write(_ text: String, to stream: Stream) {
    write(Array(text.utf8), to: stream)
  }

  static func write(lines: [String], to stream: Stream) {
    write(lines.map { $0 + "\n" }.joined(), to: stream)
  }

  static func write(_ bytes: [UInt8], to stream: Stream) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(stream.descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        if stream == .output, errno != EPIPE { failure.store(true, ordering: .relaxed) }
        return
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Says whether a choice means colour on this stream; NO_COLOR and TERM=dumb turn it off.
  static func usesColor(_ choice: ColorChoice, on stream: Stream) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      let isPlain = unsafe getenv("NO_COLOR").map { unsafe $0.pointee != 0 } ?? false
      let isDumb = unsafe getenv("TERM").map { unsafe strcmp($0, "dumb") == 0 } ?? true
      return !isPlain && !isDumb && isatty(stream.descriptor) == 1
    }
  }
}
