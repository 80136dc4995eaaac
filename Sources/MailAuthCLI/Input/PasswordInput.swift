internal import ArgumentParser
internal import Glibc
internal import SafeFiles
internal import Secrets
internal import SystemPackage

/// Where a password comes from; never from an argument.
struct PasswordOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Read the password from a file; - for standard input.", valueName: "file"))
  var passwordFile: String?

  @Flag(help: "Read the password from standard input.")
  var passwordStdin = false

  func validate() throws {
    guard passwordFile == nil || !passwordStdin else {
      throw ValidationError("--password-file and --password-stdin are two sources: give one")
    }
  }

  /// How often a prompt asks.
  enum Prompt {
    /// Once: the password is to be tried.
    case once
    /// Twice: the password is to be set.
    case twice
  }

  /// Reads the password; on a terminal it is asked for.
  func read(_ prompt: Prompt) throws -> Secret {
    if let passwordFile {
      if PasswordFile(passwordFile.utf8).isPublic { SecretInput.warn(ofPublic: passwordFile) }
      return try PasswordInput.contents(of: passwordFile)
    }
    if passwordStdin { return try PasswordInput.contents(of: "-") }
    guard isatty(STDIN_FILENO) == 1 else {
      throw ValidationError("standard input is no terminal: give --password-stdin or --password-file FILE")
    }
    let password = try PasswordInput.ask("Password: ")
    if prompt == .twice {
      guard password.matches(try PasswordInput.ask("Again (for verification): ")) else {
        throw PasswordInput.Refusal.mismatch
      }
    }
    return password
  }
}

/// Reads one password.
enum PasswordInput {
  /// Why there is no password.
  enum Refusal: Error {
    case empty, tooLong, nulByte, mismatch
  }

  /// As long as saslpasswd2(8) reads.
  static let longest = 2048

  /// Reads what `--password-file` names.
  static func contents(of argument: String) throws -> Secret { try checked(PasswordSource(argument).read()) }

  /// Reads up to the first line feed.
  private static func line(of input: SecretInput) throws -> Secret {
    var bytes = [UInt8](repeating: 0, count: longest + 2)
    defer { unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }
    var count = 0
    while count < bytes.count, !bytes[..<count].contains(UInt8(ascii: "\n")) {
      let got = try input.attributed { () throws(Errno) in
        let got = unsafe bytes.withUnsafeMutableBytes { memory in
          unsafe Glibc.read(
            input.descriptor.rawValue, memory.baseAddress?.advanced(by: count), memory.count - count)
        }
        guard got >= 0 || errno == EINTR else { throw Errno(rawValue: errno) }
        return got
      }
      if got == 0 { break }
      count += max(0, got)
    }
    var line = Array(bytes[..<count].prefix { $0 != UInt8(ascii: "\n") })
    return try checked(Secret(consuming: &line))
  }

  /// Asks on the terminal, without echo.
  static func ask(_ prompt: String) throws -> Secret {
    var settings = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else {
      throw FileError.system(.read, path: "standard input", Errno(rawValue: errno))
    }
    let before = settings
    settings.c_lflag &= ~tcflag_t(ECHO)
    settings.c_lflag |= tcflag_t(ICANON | ECHONL)
    Terminal.write(prompt, to: .messages)
    unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    defer {
      settings = before
      unsafe tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }
    return try line(of: try SecretInput("-"))
  }

  private static func checked(_ password: Secret) throws -> Secret {
    guard password.count > 0 else { throw Refusal.empty }
    guard password.count <= longest else { throw Refusal.tooLong }
    let hasNUL = unsafe password.withBytes { unsafe $0.contains(0) }
    guard !hasNUL else { throw Refusal.nulByte }
    return password
  }
}
