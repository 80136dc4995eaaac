/// The options of saslpasswd2(8) of Cyrus SASL 2.1.28, and ours.
public enum SaslpasswdOption: UInt8, CommandOption {
  case version, pipe, create, disable, noPlaintext, file, realm, applicationName
  case root, store, passwordFile, generate, strict, dryRun, json, detailedExitCode, help

  /// How the option is written and what it does.
  public var specification: OptionSpecification {
    switch self {
    case .version: .init("v", "show version numbers")
    case .pipe: .init("p", "read the password from standard input, do not prompt")
    case .create: .init("c", "create the user")
    case .disable: .init("d", "remove the user")
    case .noPlaintext: .init("n", "store no password in the clear")
    case .file: .init("f", argument: "FILE", "use FILE as sasldb")
    case .realm: .init("u", argument: "REALM", "the realm of a user without @; default: the host name")
    case .applicationName: .init("a", argument: "NAME", "read the configuration file NAME.conf of Cyrus SASL")
    case .root: .init(long: "root", argument: "DIR", "work on the system image under DIR")
    case .store: .init(long: "store", argument: "FORMAT", "file format to make or expect: berkeleydb, gdbm or lmdb")
    case .passwordFile: .init(long: "password-file", argument: "FILE", "read the password from FILE")
    case .generate: .init(long: "generate", "make a random password and print it")
    case .strict: .init(long: "strict", "fail where there is no such user, or nothing is stored")
    case .dryRun: .init(long: "dry-run", "write nothing, say what would be done")
    case .json: .init(long: "json", "report as one JSON document")
    case .detailedExitCode: .init(long: "detailed-exitcode", "exit with 2 when something changes")
    case .help: .init(long: "help", "show this help")
    }
  }
}
