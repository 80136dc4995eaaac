/// Where commands of mailauth work: what their options that name a system say.
///
/// The one place where such a command is written out for somebody to type: it works on the same system as the one that
/// shows it.
public struct CommandPlace: Equatable, Sendable {
  /// `--root`.
  public var root: String?
  /// `--platform`.
  public var platform: String?
  /// `--config-dir`; for an instance, its directory.
  public var directory: String?
  /// `--instance`.
  public var instance: String?
  /// `--file` of the commands on users.
  public var database: String?

  /// Makes a place.
  ///
  /// - Parameters:
  ///   - root: `--root`.
  ///   - platform: `--platform`.
  ///   - directory: `--config-dir`; for an instance, its directory.
  ///   - instance: `--instance`.
  ///   - database: `--file` of the commands on users.
  public init(
    root: String? = nil, platform: String? = nil, directory: String? = nil, instance: String? = nil,
    database: String? = nil
  ) {
    self.root = root
    self.platform = platform
    self.directory = directory
    self.instance = instance
    self.database = database
  }

  /// The command line of a mailauth command that works here.
  ///
  /// - Parameter words: The command and its options, as a shell takes them.
  /// - Returns: The line, with those of the options added that the command has and needs.
  public func command(_ words: String) -> String {
    let name = words.prefix { $0 != " " }
    let namesDatabase = words.contains(" -f ")
    var options: [(String, String?)] = [("--root", root)]
    switch name {
    case "listusers", "saslpasswd":
      if !namesDatabase { options.append(("-f", database)) }
    case "postconf", "history": options.append(("-c", directory))
    case "users" where namesDatabase: options.append(("--platform", platform))
    default:
      options.append(("--platform", platform))
      if name == "users", database != nil {
        options.append(("--file", database))
      } else if instance != nil {
        options.append(("--instance", instance))
      } else {
        options.append(("-c", directory))
      }
    }
    let given = options.compactMap { option, value in value.map { "\(option) \(Self.quoted($0))" } }
    // postconf takes no options behind its first word.
    let count = name == "users" || name == "smtpd-conf" ? 2 : 1
    let all = words.split(separator: " ", maxSplits: count, omittingEmptySubsequences: false)
    return (["mailauth"] + all.prefix(count).map(String.init) + given + all.dropFirst(count).map(String.init))
      .joined(separator: " ")
  }

  /// Writes a word so that a shell takes it as it is.
  ///
  /// - Parameter word: Any text.
  /// - Returns: The word, in quotes where it needs them.
  public static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "+")...UInt8(ascii: "9"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "="),
        UInt8(ascii: ":"),
        UInt8(ascii: "%"):
        true
      default: byte >= 0x80
      }
    }
    guard !isPlain || word.isEmpty else { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
