/// What postconf(1) tells with `-v`; the words belong to the command.
public enum TraceEvent: Sendable {
  /// Where a name stands: main.cf, or the `name/type` of a service.
  public enum Place: Sendable {
    /// main.cf.
    case main
    /// An `-o` of a service in master.cf.
    case service(ArraySlice<UInt8>)
  }

  /// The family of an address.
  public enum Family: Sendable {
    /// IPv4.
    case four
    /// IPv6.
    case six
  }

  /// What is left out when no protocol is enabled.
  public enum Skipped: Sendable {
    /// The networks of this machine.
    case networks
    /// Its addresses.
    case interfaces
  }

  /// A table of settings is there from now on.
  case registered(dictionary: ArraySlice<UInt8>)
  /// A line of a file sets a name.
  case loaded(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)
  /// A name is set otherwise.
  case updated(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)
  /// A name is looked up; nil when it is not set.
  case lookedUp(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>?)
  /// A text is searched for references.
  case parsed(ArraySlice<UInt8>)
  /// A value is expanded with the settings of one table.
  case evaluated(ArraySlice<UInt8>, result: ArraySlice<UInt8>)
  /// A value is expanded with settings and defaults.
  case expanded(ArraySlice<UInt8>, result: ArraySlice<UInt8>)
  /// A `$name` makes that a setting of that name counts as used.
  case used(name: ArraySlice<UInt8>, in: Place, set: Place)
  /// A word of a list of known words.
  case word(ArraySlice<UInt8>)
  /// An address, or the mask of one, is taken.
  case address(ArraySlice<UInt8>)
  /// How many addresses of a family the machine has.
  case interfaces(count: Int, Family)
  /// A network, and whether it was there before.
  case network(ArraySlice<UInt8>, isKnown: Bool)
  /// All networks.
  case networks(ArraySlice<UInt8>)
  /// There is no protocol to ask for.
  case skipped(Skipped)
  /// A folder is opened, a name in it left out, the folder closed.
  case folder(FolderEvent)
  /// Bytes were read from a descriptor.
  case filled(descriptor: Int, count: Int)
  /// Bytes were written to a descriptor.
  case flushed(descriptor: Int, count: Int)

  /// Something happens with a lookup table.
  case table(TableTraceEvent)

  /// What happens to a folder.
  public enum FolderEvent: Sendable {
    /// It is opened.
    case opened([UInt8])
    /// A name is left out.
    case skipped([UInt8])
    /// A name is found.
    case found([UInt8])
    /// It is closed.
    case closed([UInt8])
  }
}
