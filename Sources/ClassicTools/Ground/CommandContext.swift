public import PostfixConfig

/// Everything that a command knows of the world: the executable fills it in, tests replace it.
///
/// A class, because a field of a structure as large as this is copied by way of its type, which is made at run time.
public final class CommandContext {
  /// The program's name in front of messages: argv[0] as given, or the command's word after `mailauth`.
  public var programName: [UInt8]
  /// The arguments after the program's name.
  public var arguments: [[UInt8]]
  /// Looks up an environment variable; nil when it is not set.
  public var environment: (String) -> [UInt8]?
  /// The standard input.
  public var input: any CommandInput
  /// The standard output.
  public var output: ByteSink
  /// The standard error.
  public var messages: ByteSink
  /// Reads the clock: seconds since 1970.
  public var now: () -> Int
  /// The number of the process; tests leave it at 0.
  public var processID: Int32 = 0

  /// Asks whether a descriptor is open.
  public var isOpen: (Int32) -> Bool = { _ in false }
  /// What the process has open when it is first asked for, which is before it opens a file.
  public private(set) lazy var descriptors = DescriptorBook(isOpen)

  /// Writes an error of the authorisation facility to the system log, syslog(3), under the program's base name.
  public var writeLog: (_ name: [UInt8], _ text: String) -> Void = { _, _ in }

  /// Asks for the machine's name, gethostname(2).
  public var hostName: () -> [UInt8] = { [] }
  /// Asks whether the process has root's rights.
  public var isPrivileged: () -> Bool = { false }
  /// Asks which permissions new files do not get, umask(2).
  public var creationMask: () -> UInt32 = { 0o022 }
  /// Asks who owns the standard input, and which permissions it has if it is a regular file; nil when it is closed.
  public var inputFile: () -> InputFile? = { nil }
  /// Asks whether root started the process, whatever rights it has now.
  public var wasStartedByRoot: () -> Bool = { false }
  /// Goes on with the rights of a user and a group; the system's number of what is wrong, else 0.
  public var become: (_ user: UInt32, _ group: UInt32) -> Int32 = { _, _ in 0 }
  /// Runs a program with arguments, with the streams of this one, to its end; nil when it is not there or is this very one.
  public var run: (_ program: [UInt8], _ arguments: [[UInt8]]) -> Int32? = { _, _ in nil }

  /// Becomes another program, execve(2); comes back with the value of errno(3) only when that fails.
  ///
  /// Variables are added to the environment.
  public var execute:
    (_ path: [UInt8], _ arguments: [[UInt8]], _ variables: [(name: String, value: [UInt8])]) -> Int32 =
      { _, _, _ in 38 }

  /// Describes a world.
  ///
  /// - Parameters:
  ///   - programName: argv[0] as given.
  ///   - arguments: The arguments after it.
  ///   - environment: Looks up an environment variable.
  ///   - input: The standard input.
  ///   - output: The standard output.
  ///   - messages: The standard error.
  ///   - now: Reads the clock.
  public init(
    programName: [UInt8], arguments: [[UInt8]], environment: @escaping (String) -> [UInt8]?,
    input: any CommandInput, output: ByteSink, messages: ByteSink, now: @escaping () -> Int
  ) {
    self.programName = programName
    self.arguments = arguments
    self.environment = environment
    self.input = input
    self.output = output
    self.messages = messages
    self.now = now
  }

  /// Writes one line to the standard error, the program's name in front.
  ///
  /// - Parameter text: The message, for instance `warning: no such thing`.
  public func complain(_ text: [UInt8]) {
    messages.write(programName + [UInt8(ascii: ":"), UInt8(ascii: " ")] + text + [UInt8(ascii: "\n")])
  }

  /// Writes one line to the standard error, the program's name in front.
  ///
  /// - Parameter text: The message, for instance `warning: no such thing`.
  public func complain(_ text: String) {
    complain(Array(text.utf8))
  }
}

/// What stands behind the standard input.
public struct InputFile {
  /// The owner's number.
  public let user: UInt32
  /// The group's number.
  public let group: UInt32
  /// The permissions of a regular file; nil for everything else.
  public let permissions: UInt32?

  /// Describes a file.
  ///
  /// - Parameters:
  ///   - user: The owner's number.
  ///   - group: The group's number.
  ///   - permissions: The permissions of a regular file; nil for everything else.
  public init(user: UInt32, group: UInt32, permissions: UInt32?) {
    self.user = user
    self.group = group
    self.permissions = permissions
  }
}
