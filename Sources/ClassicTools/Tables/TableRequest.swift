internal import PostfixConfig

/// What a postmap or postalias command line asks for, after the original's checks.
struct TableRequest {
  /// What is done with the tables.
  enum Action {
    case create
    case add
    case query([UInt8])
    case delete([UInt8])
    case sequence
  }

  /// Which of the two commands it is.
  enum Tool {
    case postmap, postalias

    /// The rest of the usage line, after the command's name.
    var synopsis: StaticString {
      switch self {
      case .postmap: "[-bfFhimnNoprsuUvw] [-c config_dir] [-d key] [-q key] [map_type:]file..."
      case .postalias: "[-Nfinoprsuvw] [-c config_dir] [-d key] [-q key] [map_type:]file..."
      }
    }
  }

  var action = Action.create
  /// Every option that was given.
  var given = OptionCodes()
  var nulls = NullStyle.either
  var duplicates = DuplicatePolicy.warn
  /// How often `-v` was given.
  var verbosity = 0
  /// The argument of `-c`.
  var configDirectory: [UInt8]?
  /// The argument of `--root`.
  var root: [UInt8]?
  /// The tables, `type:name` or a name.
  var tables: [[UInt8]] = []

  /// Says whether an option was given.
  func has(_ option: PostmapOption) -> Bool { given.contains(option) }
}

extension TableRequest {
  /// Reads the arguments as the originals do; complaints of getopt(3) go to the command.
  ///
  /// - Throws: What the original says before it exits.
  init(_ tool: Tool, _ command: TableCommand) throws(TableFailure) {
    let arguments = command.context.arguments
    if command.context.environment("MAIL_VERBOSE") != nil { verbosity = 1 }
    var parser =
      tool == .postmap
      ? PostmapOption.parser(arguments, order: .optionsFirst) : PostaliasOption.parser(arguments, order: .optionsFirst)
    while true {
      let event = parser.next()
      if case .end = event { break }
      guard case .option(let code, let argument) = event, let option = Self.option(code, of: tool) else {
        if let complaint = event.complaint { command.say(complaint) }
        throw TableFailure.usage(command, tool)
      }
      try take(option, argument ?? [])
    }
    tables = parser.words
  }

  private static func option(_ code: UInt8, of tool: Tool) -> PostmapOption? {
    tool == .postmap ? PostmapOption(rawValue: code) : PostaliasOption(rawValue: code)?.shared
  }

  private mutating func take(_ option: PostmapOption, _ argument: [UInt8]) throws(TableFailure) {
    switch option {
    case .query, .delete, .sequence:
      let isRepeatedList = option == .sequence && has(.sequence) && !has(.query) && !has(.delete)
      guard isRepeatedList || !(has(.query) || has(.delete) || has(.sequence)) else {
        throw TableFailure("specify only one of -s \(option == .sequence ? "or -q" : "-q") or -d")
      }
      action = option == .query ? .query(argument) : option == .delete ? .delete(argument) : .sequence
    case .incremental: if case .create = action { action = .add }
    case .withNull: nulls = .terminated
    case .withoutNull: nulls = .bare
    case .replace: duplicates = .replace
    case .ignoreDuplicates: duplicates = .ignore
    case .configDirectory: configDirectory = argument
    case .root: root = argument
    case .verbose: verbosity += 1
    default: break
    }
    given.insert(option)
  }
}

/// An error that ends a command with the original's words and status 1.
struct TableFailure: Error {
  /// What follows `fatal: `.
  let message: [UInt8]

  init(_ message: [UInt8]) {
    self.message = message
  }

  init(_ message: String) {
    self.message = Array(message.utf8)
  }

  /// The usage line.
  static func usage(_ command: TableCommand, _ tool: TableRequest.Tool) -> TableFailure {
    TableFailure(Array("usage: ".utf8) + command.name + Array(" \(tool.synopsis)".utf8))
  }
}
