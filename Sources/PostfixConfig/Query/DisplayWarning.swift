public import SafeFiles

/// What postconf(1) warns about while it shows parameters; the words belong to the command.
public enum DisplayWarning: Equatable, Sendable {
  /// Which file a name was found in.
  public enum Place: Equatable, Sendable {
    /// main.cf.
    case main
    /// An `-o` of master.cf.
    case master
  }

  /// What is wrong with text in braces.
  public enum BraceFault: Equatable, Sendable {
    /// The brace is not closed.
    case missingClose
    /// Text follows the closing brace.
    case textAfterClose
  }

  /// What is wrong with an item of `known_tcp_ports`.
  public enum PortFault: Equatable, Sendable {
    /// No equal sign.
    case form
    /// Nothing after the last equal sign.
    case missingPort
    /// White space in the port.
    case spaceInPort
    /// The port is no number.
    case portNotANumber
    /// Nothing before an equal sign.
    case missingName
    /// White space in a name.
    case spaceInName
    /// A name that is a number.
    case numberAsName
    /// A name that was there before.
    case duplicate
  }

  /// A logical line begins with white space; its first thirty bytes, and how many it has.
  case strayContinuation(path: ArraySlice<UInt8>, start: ArraySlice<UInt8>, count: Int)
  /// Lines with a NUL in them, or in the comments among them.
  case textAfterNUL(path: ArraySlice<UInt8>, first: Int, last: Int)
  /// A name is set again to something else.
  case overriding(path: ArraySlice<UInt8>, line: Int, name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)
  /// A name is asked for that does not exist.
  case unknown(name: ArraySlice<UInt8>)
  /// A service is asked for that master.cf does not have.
  case unmatchedService(ArraySlice<UInt8>)
  /// A change of master.cf that no service matches.
  case unmatchedChange(ArraySlice<UInt8>)
  /// A `$name` has neither setting nor default.
  case undefined(Place, name: ArraySlice<UInt8>)
  /// A setting that nothing uses.
  case unused(Place, name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)
  /// A setting of a name that will go away, or that is gone.
  case deprecated(Place, name: ArraySlice<UInt8>, DeprecatedParameter.Advice, DeprecatedParameter.State)
  /// Where more is said about deprecated names.
  case seeDeprecation
  /// A word that begins with `#`: it, and what follows it.
  case trailingComment(Place, ArraySlice<UInt8>, rest: ArraySlice<UInt8>)
  /// A setting in a table client's file that the client does not know.
  case unusedInClient(
    type: ArraySlice<UInt8>, path: ArraySlice<UInt8>, name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)
  /// A setting of a name that cannot be set.
  case readOnly(Place, name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)
  /// Braces in a value do not match; the service is `name/type` for values of master.cf.
  case braces(BraceFault, text: ArraySlice<UInt8>, service: ArraySlice<UInt8>?)
  /// Braces in an argument of master.cf do not match.
  case argumentBraces(BraceFault, text: ArraySlice<UInt8>)
  /// `-o {...}` without `name = value` inside.
  case argument(NameValueFault, text: ArraySlice<UInt8>)
  /// A fault in a `$name`.
  case macro(MacroFault)
  /// master.cf cannot be read.
  case cannotOpenMaster(FileError)
  /// A table client's file is a directory or the like.
  case clientNotRegular(type: ArraySlice<UInt8>, path: ArraySlice<UInt8>)
  /// A table client's file cannot be read.
  case cannotOpenClient(type: ArraySlice<UInt8>, path: ArraySlice<UInt8>, FileError)
  /// An item of `known_tcp_ports` that is no `service=port`.
  case knownPort(PortFault, ArraySlice<UInt8>)
  /// The machine's name, or `myhostname`, is no host name.
  case hostname(HostNameFault, ArraySlice<UInt8>)
}

/// Why postconf(1) gives up; the words belong to the command.
public enum DisplayFault: Error, Equatable, Sendable {
  /// main.cf cannot be read.
  case cannotRead(FileError)
  /// A directory stands where main.cf should be.
  case notAFile(path: ArraySlice<UInt8>)
  /// An `-o` that is no `name=value`.
  case badOverride(NameValueFault, text: ArraySlice<UInt8>)
  /// A line that is no `name = value`.
  case badSetting(path: ArraySlice<UInt8>, line: Int, NameValueFault, text: ArraySlice<UInt8>)
  /// A value with a fault that was warned about.
  case macro
  /// A value with such a fault where only settings of one place are seen: `mail_dict` or `service/type`.
  case macroIn(dictionary: ArraySlice<UInt8>)
  /// Digits in a comparison that no machine word holds.
  case numberOutOfRange(ArraySlice<UInt8>)
  /// An entry of master.cf with fewer than eight fields.
  case fieldCount(path: ArraySlice<UInt8>, line: Int)
  /// A request for a part of master.cf with too few or too many parts, or with `*` among other characters.
  case servicePattern(DisplayRequest.MasterPart)
  /// A request for a field of master.cf that has none of that name.
  case fieldName(ArraySlice<UInt8>)
  /// A field of master.cf with a value that it cannot have.
  case field(String, value: ArraySlice<UInt8>, entry: ArraySlice<UInt8>)
  /// The machine's name is no host name.
  case hostname
  /// The default of `mynetworks` cannot be computed.
  case networks(NetworkFault)
}
