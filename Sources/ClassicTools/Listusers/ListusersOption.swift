/// The options of sasldblistusers2(8) of Cyrus SASL 2.1.28, and ours.
public enum ListusersOption: UInt8, CommandOption {
  case version, file
  case root, store, realm, count, verify, json, help

  /// How the option is written and what it does.
  public var specification: OptionSpecification {
    switch self {
    case .version: .init("v", "show version numbers")
    case .file: .init("f", argument: "FILE", "use FILE as sasldb")
    case .root: .init(long: "root", argument: "DIR", "work on the system image under DIR")
    case .store: .init(long: "store", argument: "FORMAT", "expect a file in FORMAT: berkeleydb, gdbm or lmdb")
    case .realm: .init(long: "realm", argument: "REALM", "list the users of this realm only")
    case .count: .init(long: "count", "print how many users there are")
    case .verify: .init(long: "verify", "look for damage, page by page; list no users")
    case .json: .init(long: "json", "list the users, or the damage, as one JSON document")
    case .help: .init(long: "help", "show this help")
    }
  }
}
