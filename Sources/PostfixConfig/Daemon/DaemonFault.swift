/// Why a program of Postfix does not start; the words belong to the command.
public enum DaemonFault: Error, Equatable, Sendable {
  /// A setting of main.cf with its parameter.
  public struct Setting: Equatable, Sendable {
    /// The parameter.
    public let name: ArraySlice<UInt8>
    /// The value, expanded.
    public let value: ArraySlice<UInt8>
  }

  /// Whether an account is a user or a group.
  public enum AccountKind: Sendable {
    /// A user.
    case user
    /// A group.
    case group
  }

  /// main.cf cannot be read, or a value not be expanded.
  case display(DisplayFault)
  /// A text that is too short.
  case tooShort(Setting, least: Int)
  /// A text that is too long.
  case tooLong(Setting, most: Int)
  /// Not a number.
  case notANumber(Setting)
  /// Neither yes nor no.
  case notABoolean(Setting)
  /// Not a time.
  case notATime(Setting)
  /// A number that is too small.
  case tooSmall(name: ArraySlice<UInt8>, value: Int, least: Int)
  /// A number that is too large.
  case tooLarge(name: ArraySlice<UInt8>, value: Int, most: Int)
  /// A time that is too large.
  case tooLongTime(name: ArraySlice<UInt8>, value: Int, most: Int)
  /// A time that is too small.
  case tooShortTime(name: ArraySlice<UInt8>, value: Int, least: Int)
  /// A value that is none of the known ones.
  case unrecognized(Setting)
  /// Not a host name.
  case badHost(Setting)
  /// A name that the password or group file does not have.
  case unknownAccount(Setting, AccountKind)
  /// An account with the rights of root.
  case privileged(Setting, AccountKind)
  /// Two parameters with one user.
  case sameUser(first: ArraySlice<UInt8>, second: ArraySlice<UInt8>, user: ArraySlice<UInt8>)
  /// Two parameters whose accounts have one group.
  case sameGroup(first: Setting, second: Setting, AccountKind, id: Int)
  /// Two parameters with one value, letters being alike.
  case identical(Setting, Setting)
  /// More than one value where one is wanted.
  case multipleValues(Setting)
  /// A delimiter that the filter does not allow; the first or the second.
  case delimiter(Int)
  /// The compatibility level is none.
  case compatibilityLevel(ArraySlice<UInt8>)
  /// A line of dynamicmaps.cf with too few or too many words.
  case mapFieldCount(path: [UInt8], line: Int)
  /// A line of dynamicmaps.cf with a type that is no name.
  case mapSyntax(path: [UInt8], line: Int, type: ArraySlice<UInt8>)
}
