/// The options of postalias(1) of Postfix 3.7, and ours: those of ``PostmapOption`` that concern aliases.
public enum PostaliasOption: UInt8, CommandOption {
  case configDirectory, delete, keepCase, incremental, withNull, withoutNull
  case keepPrivileges, plainMode, query, replace, sequence, noUTF8, verbose, ignoreDuplicates
  case root, dryRun, diff, json, detailedExitCode, help

  /// The same option of postmap.
  var shared: PostmapOption {
    switch self {
    case .configDirectory: .configDirectory
    case .delete: .delete
    case .keepCase: .keepCase
    case .incremental: .incremental
    case .withNull: .withNull
    case .withoutNull: .withoutNull
    case .keepPrivileges: .keepPrivileges
    case .plainMode: .plainMode
    case .query: .query
    case .replace: .replace
    case .sequence: .sequence
    case .noUTF8: .noUTF8
    case .verbose: .verbose
    case .ignoreDuplicates: .ignoreDuplicates
    case .root: .root
    case .dryRun: .dryRun
    case .diff: .diff
    case .json: .json
    case .detailedExitCode: .detailedExitCode
    case .help: .help
    }
  }

  /// How the option is written and what it does.
  public var specification: OptionSpecification { shared.specification }
}
