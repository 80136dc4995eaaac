/// The options of postmap(1) of Postfix 3.7, and ours; postalias(1) has some of them.
public enum PostmapOption: UInt8, CommandOption {
  case body, configDirectory, delete, keepCase, files, header, incremental, mime, withNull, withoutNull
  case keepPrivileges, plainMode, query, replace, sequence, noUTF8, forceUTF8, verbose, ignoreDuplicates
  case root, dryRun, diff, json, detailedExitCode, help

  /// How the option is written and what it does.
  public var specification: OptionSpecification {
    switch self {
    case .body: .init("b", "look up the lines of a message's body")
    case .configDirectory: .init("c", argument: "DIR", "read main.cf in DIR")
    case .delete: .init("d", argument: "KEY", "remove KEY from the tables; -: keys from standard input")
    case .keepCase: .init("f", "do not fold keys to lower case")
    case .files: .init("F", "values are names of files, whose contents count")
    case .header: .init("h", "look up the headers of a message")
    case .incremental: .init("i", "add entries from standard input")
    case .mime: .init("m", "heed MIME with -b and -h")
    case .withNull: .init("N", "keys and values end with a NUL")
    case .withoutNull: .init("n", "keys and values do not end with a NUL")
    case .keepPrivileges: .init("o", "keep root's rights for a file of somebody else")
    case .plainMode: .init("p", "give a new index mode 0644 whatever the file has")
    case .query: .init("q", argument: "KEY", "look KEY up; -: keys from standard input")
    case .replace: .init("r", "let later entries replace earlier ones")
    case .sequence: .init("s", "list all entries")
    case .noUTF8: .init("u", "do without UTF-8")
    case .forceUTF8: .init("U", "insist on UTF-8 with -b and -h")
    case .verbose: .init("v", "tell what is done; -v -v and -v -v -v tell more")
    case .ignoreDuplicates: .init("w", "ignore later entries of a key silently")
    case .root: .init(long: "root", argument: "DIR", "work on the system image under DIR")
    case .dryRun: .init(long: "dry-run", "write nothing")
    case .diff: .init(long: "diff", "show what changes in an index as a unified diff")
    case .json: .init(long: "json", "show entries, or what changes, as one JSON document")
    case .detailedExitCode: .init(long: "detailed-exitcode", "exit with 2 when an index changes, else with 0")
    case .help: .init(long: "help", "show this help")
    }
  }
}
