internal import CSpawn
internal import Glibc

/// What a program did.
struct Outcome: Sendable, Equatable {
  var stdout: [UInt8] = []
  var stderr: [UInt8] = []
  /// The exit status, or 128 and the signal.
  var status: Int32 = 0
  /// Whether it asked for a second of sleep.
  var slept = false
  /// The configuration directory afterwards.
  var files: [String: FileState] = [:]

  var lines: [String] {
    text(stderr).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

/// A program and the world it runs in.
struct Program: Sendable {
  let path: String
  let environment: [[UInt8]]

  /// Runs the program and waits for its end, or kills it at the limit: status 137.
  ///
  /// - Returns: Both outputs and the status.
  func run(_ arguments: [[UInt8]], as name: String, in directory: String, limit seconds: Int) -> Outcome {
    var outcome = Outcome()
    var (output, errors) = (Pipe(), Pipe())
    let words = CStrings([bytes(name)] + arguments)
    let variables = CStrings(environment)
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe fuzz_child(&actions, directory, output.writing, errors.writing)
    var process: pid_t = 0
    // The strings live until after the call.
    let failure = unsafe posix_spawn(&process, path, &actions, nil, words.pointers, variables.pointers)
    unsafe posix_spawn_file_actions_destroy(&actions)
    output.closeWriting()
    errors.closeWriting()
    guard failure == 0 else {
      outcome.status = -1
      return outcome
    }
    let isInTime = drain(&output, &errors, until: Self.now() + seconds * 1000)
    if !isInTime { kill(process, SIGKILL) }
    var status: Int32 = 0
    unsafe waitpid(process, &status, 0)
    outcome.status = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    outcome.stdout = output.content
    outcome.stderr = errors.content
    return outcome
  }

  private static func now() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private func drain(_ output: inout Pipe, _ errors: inout Pipe, until deadline: Int) -> Bool {
    while output.isOpen || errors.isOpen {
      let left = deadline - Self.now()
      guard left > 0 else { return false }
      var polled = [
        pollfd(fd: output.isOpen ? output.reading : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors.isOpen ? errors.reading : -1, events: Int16(POLLIN), revents: 0),
      ]
      unsafe poll(&polled, 2, Int32(left))
      if polled[0].revents != 0 { output.read() }
      if polled[1].revents != 0 { errors.read() }
    }
    return true
  }
}

/// A pipe that a child writes to.
private struct Pipe {
  let reading: Int32
  let writing: Int32
  private(set) var isOpen = true
  private(set) var content: [UInt8] = []

  init() {
    var ends: [Int32] = [-1, -1]
    _ = unsafe fuzz_pipe(&ends)
    (reading, writing) = (ends[0], ends[1])
  }

  func closeWriting() { close(writing) }

  mutating func read() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = unsafe Glibc.read(reading, &buffer, buffer.count)
    if count > 0 {
      content += buffer[..<count]
    } else {
      close(reading)
      isOpen = false
    }
  }
}

/// A NULL-terminated array of C strings.
@safe private final class CStrings {
  private(set) var pointers: [UnsafeMutablePointer<CChar>?] = unsafe []

  init(_ strings: [[UInt8]]) {
    // A C string ends at its first NUL.
    for string in strings {
      unsafe pointers.append(strdup(string.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]))
    }
    unsafe pointers.append(nil)
  }

  deinit {
    unsafe pointers.forEach { unsafe free($0) }
  }
}
