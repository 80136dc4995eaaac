/// The options of sasldblistusers2(8) of Cyrus SASL 2.1.28, and ours.
public enum ListusersOption: UInt8, CommandOption {
  case version, file
  case root, realm, count, json, help

  /// How the option is written and what it does.
  public var specification: OptionSpecification {
    switch self {
    case .version: .init("v", "show version numbers")
    case .file: .init("f", argument: "FILE", "use FILE as sasldb")
    case .root: .init(long: "root", argument: "DIR", "work on the system image under DIR")
    case .realm: .init(long: "realm", argument: "REALM", "list the users of this realm only")
    case .count: .init(long: "count", "print how many users there are")
    case .json: .init(long: "json", "list the users as one JSON document")
    case .help: .init(long: "help", "show this help")
    }
  }
}
