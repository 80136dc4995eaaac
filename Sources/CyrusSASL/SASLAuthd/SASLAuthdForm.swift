/// Which variables a platform's defaults file has for saslauthd(8); what has none of its own stands among the options.
public struct SASLAuthdForm: Equatable, Sendable {
  /// Something that saslauthd(8) is told on its command line, by the letter of its option.
  public enum Setting: Character, CaseIterable, Sendable {
    /// How passwords are checked.
    case mechanism = "a"
    /// What the mechanism wants to know: the IMAP server of `rimap`.
    case mechanismOptions = "O"
    /// How many processes there are.
    case processes = "n"
    /// The directory of the socket.
    case directory = "m"
  }

  /// Who reads the file.
  public let syntax: DefaultsFile.Syntax
  /// The variable and the value with which the daemon is started at boot; nil where the file has no say in that.
  public let switched: Switch?
  /// The variables of settings that have one.
  public let variables: [Setting: String]
  /// The variable of all other options.
  public let options: String
  /// The options where nobody gave any.
  public let customaryOptions: String
  /// Whether the directory has to be named although it is the usual one.
  public let directoryNaming: DirectoryNaming

  /// A variable that turns the daemon on.
  public struct Switch: Equatable, Sendable {
    /// Its name.
    public let variable: String
    /// The value that means yes.
    public let on: String

    /// Names the variable.
    ///
    /// - Parameters:
    ///   - variable: Its name.
    ///   - on: The value that means yes.
    public init(_ variable: String, on: String) {
      self.variable = variable
      self.on = on
    }
  }

  /// When the directory of the socket is named.
  public enum DirectoryNaming: Sendable {
    /// Always, since the init script looks for it.
    case always
    /// When it is another one than the daemon was built for.
    case whenUnusual
  }

  /// Describes a form.
  ///
  /// - Parameters:
  ///   - syntax: Who reads the file.
  ///   - switched: The variable that turns the daemon on.
  ///   - variables: The variables of settings that have one.
  ///   - options: The variable of all other options.
  ///   - customaryOptions: The options where nobody gave any.
  ///   - directoryNaming: When the directory of the socket is named.
  public init(
    read syntax: DefaultsFile.Syntax, switched: Switch? = nil, variables: [Setting: String] = [:], options: String,
    customaryOptions: String = "", directoryNaming: DirectoryNaming = .whenUnusual
  ) {
    self.syntax = syntax
    self.switched = switched
    self.variables = variables
    self.options = options
    self.customaryOptions = customaryOptions
    self.directoryNaming = directoryNaming
  }
}
