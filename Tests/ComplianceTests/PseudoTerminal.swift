import Glibc
import SystemPackage

/// A terminal without a screen, with one program on it.
final class PseudoTerminal {
  /// What to wait for and what to type then.
  struct Exchange {
    var prompt: String
    var typed: String
  }

  /// What was seen.
  struct Session: Equatable {
    var screen: String
    /// Whether the terminal showed typed characters, at each prompt and at the end.
    var echo: [Bool]
    var status: Int32
  }

  struct Failure: Error {
    var step: String
    var code: Int32
  }

  private let master: Int32
  private let slave: Int32
  private var screen: [UInt8] = []

  // TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>: what unlockpt(3) and ptsname(3), which Glibc does not show, do.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  init() throws {
    master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0 else { throw Failure(step: "open /dev/ptmx", code: errno) }
    var unlocked: Int32 = 0
    var number: Int32 = -1
    guard unsafe ioctl(master, Self.setLock, &unlocked) == 0, unsafe ioctl(master, Self.getNumber, &number) == 0 else {
      throw Failure(step: "ioctl", code: errno)
    }
    slave = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw Failure(step: "open", code: errno) }
  }

  deinit {
    close(master)
    if slave >= 0 { close(slave) }
  }

  /// Runs a program with the terminal as all its standard streams.
  func run(_ program: FilePath, _ arguments: [String], _ exchanges: [Exchange]) throws -> Session {
    let process = try spawn(program, arguments)
    var echo: [Bool] = []
    var seen = 0
    for exchange in exchanges {
      while !screen[seen...].contains(Array(exchange.prompt.utf8)), try readSome() {}
      seen = screen.count
      echo.append(try settledEcho())
      let typed = Array(exchange.typed.utf8)
      _ = unsafe write(master, typed, typed.count)
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, WNOHANG) == 0 { _ = try readSome() }
    while try readSome() {}
    echo.append(try isEchoing())
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    return Session(screen: String(decoding: screen, as: UTF8.self), echo: echo, status: code)
  }

  private func spawn(_ program: FilePath, _ arguments: [String]) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for stream: Int32 in 0...2 { unsafe posix_spawn_file_actions_adddup2(&actions, slave, stream) }
    var words = unsafe ([program.lastComponent?.string ?? ""] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var environment: [UnsafeMutablePointer<CChar>?] = unsafe [strdup("LC_ALL=C"), nil]
    defer { unsafe free(environment[0]) }
    var process = pid_t()
    let failure = unsafe posix_spawn(&process, program.string, &actions, nil, &words, &environment)
    guard failure == 0 else { throw Failure(step: "posix_spawn", code: failure) }
    return process
  }

  /// Takes what is on the screen; false when nothing came for a tenth of a second.
  private func readSome() throws -> Bool {
    var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&watched, 1, 100) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe read(master, &buffer, buffer.count)
    guard count > 0 else { return false }
    screen += buffer[..<count]
    return true
  }

  /// Waits for a program that switches the echo off right after its prompt.
  private func settledEcho() throws -> Bool {
    for _ in 0..<200 {
      if try !isEchoing() { return false }
      usleep(1000)
    }
    return true
  }

  private func isEchoing() throws -> Bool {
    var settings = termios()
    guard unsafe tcgetattr(master, &settings) == 0 else { throw Failure(step: "tcgetattr", code: errno) }
    return settings.c_lflag & tcflag_t(ECHO) != 0
  }
}
