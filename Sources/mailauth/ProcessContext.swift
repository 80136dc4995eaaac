internal import CLinux
internal import ClassicTools
internal import Glibc

extension CommandContext {
  /// The world of this process.
  static func process() -> CommandContext {
    var arguments: [[UInt8]] = []
    for index in 1..<max(1, Int(CommandLine.argc)) {
      // The vector of main(), which nobody changes; String would repair bytes that are not UTF-8.
      if let argument = unsafe CommandLine.unsafeArgv[index] { arguments.append(unsafe bytes(of: argument)) }
    }
    let name = unsafe CommandLine.unsafeArgv[0].map { unsafe bytes(of: $0) } ?? Array("mailauth".utf8)
    let context = CommandContext(
      programName: name, arguments: arguments,
      // An implicit conversion would copy the name into an array.
      environment: { variable in unsafe variable.withCString { unsafe getenv($0) }.map { unsafe bytes(of: $0) } },
      input: DescriptorInput(), output: ByteSink(.blocks) { writeAll($0, to: STDOUT_FILENO) },
      messages: ByteSink(.none) { writeAll($0, to: STDERR_FILENO) }, now: { time(nil) })
    context.hostName = {
      var name = [CChar](repeating: 0, count: 1025)
      guard unsafe gethostname(&name, name.count - 1) == 0 else { return [] }
      return name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    }
    context.creationMask = {
      // umask(2) cannot be asked without being set.
      let mask = umask(0o077)
      umask(mask)
      return mask
    }
    context.isOpen = { fcntl($0, F_GETFD) != -1 }
    context.isPrivileged = { geteuid() == 0 }
    context.processID = getpid()
    context.execute = { path, arguments, variables in replaceProgram(path, arguments, variables) }
    context.inputFile = { describeInput() }
    context.wasStartedByRoot = { getuid() == 0 }
    context.become = { user, group in takeRights(user, group) }
    context.writeLog = { name, text in
      // syslog(3) keeps the pointer to the name.
      unsafe openlog(strdup(cString(name)), 0, authorisation)
      unsafe mailauth_syslog(authorisation | LOG_ERR, cString(Array(text.utf8)))
    }
    context.run = { program, arguments in runProgram(program, arguments) }
    return context
  }
}

/// Becomes another program, execv(3); the error number when that fails.
private func replaceProgram(
  _ path: [UInt8], _ arguments: [[UInt8]], _ variables: [(name: String, value: [UInt8])]
) -> Int32 {
  for variable in variables { _ = unsafe setenv(variable.name, cString(variable.value), 1) }
  // The copies live until the program has been replaced, or for the rest of the run.
  var words = unsafe arguments.map { unsafe strdup(cString($0)) } + [nil]
  unsafe execv(cString(path), &words)
  return errno
}

/// LOG_AUTH of syslog(3).
private var authorisation: Int32 { 4 << 3 }

private func cString(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

private func bytes(of string: UnsafeMutablePointer<CChar>) -> [UInt8] {
  let count = unsafe strlen(string)
  return unsafe Array(UnsafeRawBufferPointer(start: string, count: count))
}

private func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
  var rest = bytes
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

  /// What the terminal was like before the echo was switched off.
  private var settings: termios?

  func setEcho(_ echo: TerminalEcho) {
    switch echo {
    case .off:
      var now = termios()
      guard unsafe tcgetattr(STDIN_FILENO, &now) == 0 else { return }
      settings = now
      now.c_lflag &= ~tcflag_t(ECHO | ECHOE | ECHOK | ECHOCTL | ECHOPRT | ECHOKE)
      now.c_lflag |= tcflag_t(ICANON | ECHONL)
      unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &now)
    case .on:
      guard var before = settings else { return }
      unsafe tcsetattr(STDIN_FILENO, TCSANOW, &before)
    }
  }
}
