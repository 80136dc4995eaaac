internal import ClassicTools
internal import Glibc

extension CommandContext {
  /// The world of this process.
  static func process() -> CommandContext {
    var arguments: [[UInt8]] = []
    for index in 0..<Int(CommandLine.argc) {
      // The vector of main(), which nobody changes; String would repair bytes that are not UTF-8.
      if let argument = unsafe CommandLine.unsafeArgv[index] { arguments.append(unsafe bytes(of: argument)) }
    }
    let name = arguments.isEmpty ? Array("mailauth".utf8) : arguments.removeFirst()
    return CommandContext(
      programName: name, arguments: arguments,
      environment: { variable in unsafe getenv(variable).map { unsafe bytes(of: $0) } },
      input: DescriptorInput(), output: ByteSink(.blocks) { writeAll($0, to: STDOUT_FILENO) },
      messages: ByteSink(.none) { writeAll($0, to: STDERR_FILENO) }, now: { time(nil) })
  }
}

private func bytes(of string: UnsafeMutablePointer<CChar>) -> [UInt8] {
  let count = unsafe strlen(string)
  return unsafe Array(UnsafeRawBufferPointer(start: string, count: count))
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    rest = rest.dropFirst(count)
  }
  return true
}

/// The standard input of this process.
private final class DescriptorInput: CommandInput {
  var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  func read(upTo count: Int) throws(InputError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var got = unsafe Glibc.read(STDIN_FILENO, buffer.baseAddress, count)
      while got < 0, errno == EINTR { got = unsafe Glibc.read(STDIN_FILENO, buffer.baseAddress, count) }
      if got < 0 { failure = errno }
      filled = max(0, got)
    }
    guard failure == 0 else { throw InputError(code: failure) }
    return bytes
  }

  func setEcho(_ echo: TerminalEcho) {
    var settings = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
    switch echo {
    case .on: settings.c_lflag |= tcflag_t(ECHO)
    case .off: settings.c_lflag &= ~tcflag_t(ECHO)
    }
    unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
  }
}
