public import SafeFiles

/// What `postconf` is asked to show of main.cf: postconf(1) without `-M`, `-F` and `-P`.
public struct DisplayRequest {
  /// Which parameters are shown, with which values.
  public enum Selection: Sendable {
    /// All, with their settings or defaults.
    case all
    /// `-d`: all, with their defaults; main.cf is not read.
    case defaults
    /// `-n`: those that are set.
    case explicit
  }

  /// Which parts of a line are shown.
  public enum Parts: Sendable {
    /// `name = value`.
    case nameAndValue
    /// `-h`: the value.
    case value
    /// `-H`: the name.
    case name
  }

  /// Classes of parameters, `-C`.
  public struct Classes: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Makes a set from its bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Those that Postfix's programs declare.
    public static let builtin = Classes(rawValue: 1)
    /// Those that services of master.cf bring.
    public static let service = Classes(rawValue: 2)
    /// Those that the configuration itself defines and uses.
    public static let user = Classes(rawValue: 4)
    /// All of them.
    public static let all: Classes = [.builtin, .service, .user]
  }

  /// How a value is written.
  public enum Values: Sendable {
    /// As it is set.
    case verbatim
    /// `-x`: with its references expanded.
    case expanded
  }

  /// How long lines are written.
  public enum Layout: Sendable {
    /// On one line.
    case oneLine
    /// `-f`: folded at eighty columns.
    case folded
    /// `-j`: as JSON objects, white space as it is.
    case json
  }

  /// Whether settings that nothing uses, or that are deprecated, are told of.
  public enum UnusedNames: Sendable {
    /// After the listing.
    case told
    /// `-q`: not at all.
    case hidden
  }

  /// What of master.cf is shown.
  public enum MasterPart: Sendable {
    /// `-M`: whole services, asked for as `service[/type]`.
    case entries
    /// `-F`: fields, asked for as `service[/type[/field]]`.
    case fields
    /// `-P`: the `-o` settings, asked for as `service[/type[/parameter]]`.
    case overrides
    /// `-PP`: the parameters that services see, asked for likewise.
    case merged
  }

  /// Which Postfix is asked, and on which machine.
  private let site: DisplaySite
  /// The configuration directory when it was chosen by `-c` or `MAIL_CONFIG`, as given; nil for the built-in one.
  public internal(set) var configDirectory: [UInt8]?
  /// Which parameters, with which values.
  public var selection = Selection.all
  /// Which parts of a line.
  public var parts = Parts.nameAndValue
  /// How values are written.
  public var values = Values.verbatim
  /// How long lines are written.
  public var layout = Layout.oneLine
  /// Which classes, when no names are given.
  public var classes = Classes.all
  /// `-o`: settings of this run, `name=value` each.
  public var overrides: [[UInt8]]
  /// Whether settings that nothing uses are told of.
  public var unusedNames = UnusedNames.told
  /// The parameters to show, in order; empty for all.
  public var names: [[UInt8]]

  /// Makes a request for everything.
  ///
  /// - Parameters:
  ///   - site: Which Postfix is asked, and on which machine.
  ///   - configDirectory: The configuration directory when it was chosen, as given; nil for the built-in one.
  ///   - names: The parameters to show, in order; empty for all.
  ///   - overrides: `-o`: settings of this run, `name=value` each.
  public init(_ site: DisplaySite, configDirectory: [UInt8]? = nil, names: [[UInt8]] = [], overrides: [[UInt8]] = []) {
    self.site = site
    self.configDirectory = configDirectory
    self.names = names
    self.overrides = overrides
  }

  /// The files that are read.
  public var tree: FileTree { site.tree }
  /// The Postfix whose parameters are known.
  public var table: ParameterTable { site.table }
  /// What `mail_version` and `mail_release_date` are; nil for those of the table's version.
  public var release: PostfixRelease? { site.release }
  /// What computed defaults depend on.
  public var machine: Machine { site.machine }
  /// The process that shows them.
  public var process: PostfixProcess { site.process }
  /// Told of what is read, used and computed; nil without `-v`.
  public var trace: Trace? { site.trace }
}
