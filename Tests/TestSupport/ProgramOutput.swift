/// What a program left behind when it ended.
public struct ProgramOutput: Equatable, Sendable {
  /// The bytes of the standard output.
  public var stdout: [UInt8]
  /// The bytes of the standard error.
  public var stderr: [UInt8]
  /// The exit status, or 128 and the signal's number, as a shell reports it.
  public var status: Int32

  /// The standard output for messages of a test; bytes that are not UTF-8 are repaired.
  public var text: String { String(decoding: stdout, as: UTF8.self) }
  /// The standard error for messages of a test; bytes that are not UTF-8 are repaired.
  public var errorText: String { String(decoding: stderr, as: UTF8.self) }
}
