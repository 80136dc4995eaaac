/// The options of postconf(1) up to Postfix 3.11, and ours.
public enum PostconfOption: UInt8, CommandOption {
  case serverTypes, clientTypes, expandedTemplates, configDirectory, parameterClass
  case defaults, edit, templatesEdit, fold, masterFields, commentOut, noNames, noValues
  case lockTypes, mapTypes, masterEntries, nonDefault, override, mainParameters
  case masterParameters, mergedParameters, quiet, jsonLines, rawTemplates, mode, verbose, expand, exclude
  case add, remove, before, after, first, last, uncomment, convertMaps, strict
  case root, postfixVersion, dryRun, diff, json, detailedExitCode, inPlace, help

  /// How the option is written and what it does.
  public var specification: OptionSpecification {
    switch self {
    case .serverTypes: .init("a", "list the SASL plug-in types of the SMTP server")
    case .clientTypes: .init("A", "list the SASL plug-in types of the SMTP client")
    case .expandedTemplates: .init("b", "show bounce templates, expanded")
    case .configDirectory: .init("c", argument: "DIR", "read the configuration files in DIR")
    case .parameterClass: .init("C", argument: "CLASS", "classes to show: builtin, service, user, all")
    case .defaults: .init("d", "show defaults")
    case .edit: .init("e", "set parameters: NAME=VALUE; change master.cf")
    case .templatesEdit: .init("E", "accepted for compatibility, prints the usage")
    case .fold: .init("f", "fold long lines")
    case .masterFields: .init("F", "show or change master.cf fields")
    case .commentOut: .init("#", "comment parameters or services out")
    case .noNames: .init("h", "show values without names")
    case .noValues: .init("H", "show names without values")
    case .lockTypes: .init("l", "list the mailbox locking methods")
    case .mapTypes: .init("m", "list the lookup table types")
    case .masterEntries: .init("M", "show or change master.cf entries")
    case .nonDefault: .init("n", "show what main.cf sets")
    case .override: .init("o", argument: "NAME=VALUE", "set a parameter for this run")
    case .mainParameters: .init("p", "show main.cf parameters (the default)")
    case .masterParameters: .init("P", "show or change master.cf overrides")
    case .mergedParameters: .init(doubled: "P", "show main.cf as services see it (3.11)")
    case .quiet: .init("q", "do not tell of unused parameters (3.9)")
    case .jsonLines: .init("j", "show one JSON object per line (3.11)")
    case .rawTemplates: .init("t", "show raw bounce templates")
    case .mode: .init("T", argument: "MODE", "show facts about TLS")
    case .verbose: .init("v", "tell more")
    case .expand: .init("x", "expand $name in values")
    case .exclude: .init("X", "remove parameters or services")
    case .add: .init(long: "add", argument: "NAME=ITEM", "put an item into a list")
    case .remove: .init(long: "remove", argument: "NAME=ITEM", "take an item out of a list")
    case .before: .init(long: "before", argument: "ITEM", "the item added stands before this one")
    case .after: .init(long: "after", argument: "ITEM", "the item added stands after this one")
    case .first: .init(long: "first", "the item added stands before all others")
    case .last: .init(long: "last", "the item added stands after all others")
    case .uncomment: .init(long: "uncomment", argument: "NAME", "put what is commented out in force")
    case .convertMaps: .init(long: "convert-maps", argument: "FROM=TO", "change the type of tables everywhere")
    case .strict: .init(long: "strict", "reject unknown names and bad values")
    case .root: .init(long: "root", argument: "DIR", "work on the system image under DIR")
    case .postfixVersion: .init(long: "postfix-version", argument: "X.Y", "be this Postfix, 3.4 to 3.11")
    case .dryRun: .init(long: "dry-run", "write nothing")
    case .diff: .init(long: "diff", "show what changes as a unified diff")
    case .json: .init(long: "json", "report as one JSON document")
    case .detailedExitCode: .init(long: "detailed-exitcode", "exit with 2 when something changes")
    case .inPlace: .init(long: "in-place", "rewrite a file that is a mount point")
    case .help: .init(long: "help", "show this help")
    }
  }
}
