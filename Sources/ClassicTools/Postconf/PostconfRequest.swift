internal import PostfixConfig

/// What a postconf command line asks for, after the original's checks.
///
/// A class for the reason that ``CommandContext`` is one.
final class PostconfRequest {
  /// The major mode.
  enum Mode: UInt8 {
    case mainParameters, masterEntries, masterFields, masterParameters
    case serverTypes, clientTypes, expandedTemplates, rawTemplates, lockTypes, mapTypes, version

    /// The option that asks for it.
    var option: PostconfOption {
      switch self {
      case .mainParameters: .mainParameters
      case .masterEntries: .masterEntries
      case .masterFields: .masterFields
      case .masterParameters: .masterParameters
      case .serverTypes: .serverTypes
      case .clientTypes: .clientTypes
      case .expandedTemplates: .expandedTemplates
      case .rawTemplates: .rawTemplates
      case .lockTypes: .lockTypes
      case .mapTypes: .mapTypes
      case .version: .mode
      }
    }
  }

  /// What to do with main.cf or master.cf.
  enum Action {
    case show, edit, exclude, commentOut
    /// The ``PostconfRequest/steps``.
    case gentle
    /// The ``PostconfRequest/conversion``.
    case convertMaps
  }

  var mode = Mode.mainParameters
  var action = Action.show
  /// Every option that was given or implied.
  var given = OptionCodes()
  /// The configuration directory as given with `-c`, which overrides `MAIL_CONFIG`.
  var configDirectory: [UInt8]?
  /// The lists given with `-C`, unparsed.
  var classes: [UInt8]?
  /// The arguments of `-o`, in order.
  var overrides: [[UInt8]] = []
  /// How often `-v` was given.
  var verbosity = 0
  /// The argument of `-T`.
  var versionMode: [UInt8]?
  /// The argument of `--root`.
  var root: [UInt8]?
  /// The argument of `--postfix-version`.
  var postfixVersion: PostfixVersion?
  /// The argument of `--convert-maps`.
  var conversion: [UInt8]?
  /// The changes of our own options in order: the number of each option, then its argument.
  ///
  /// Bytes, because the type of an array over a type of ours would be made at every start.
  var steps: [[UInt8]] = []
  /// Names, or edits.
  var words: [[UInt8]] = []

  /// Says whether an option was given or is implied.
  func has(_ option: PostconfOption) -> Bool { given.contains(option) }
}

extension PostconfRequest {
  /// Reads the arguments as postconf(1) does; complaints of getopt(3) go to `context`.
  ///
  /// - Throws: What the original says before it exits.
  convenience init(_ context: CommandContext) throws(PostconfFailure) {
    self.init()
    var parser = PostconfOption.parser(context.arguments, order: .optionsFirst)
    while true {
      let event = parser.next()
      if case .end = event { break }
      guard case .option(let code, let argument) = event, let option = PostconfOption(rawValue: code) else {
        if let complaint = event.complaint { context.complain(complaint) }
        throw try Self.usage(context)
      }
      try take(option, argument ?? [], context)
    }
    words = parser.words
    guard !has(.help) else { return }
    try settle(context)
  }

  private static func usage(_ context: CommandContext) throws(PostconfFailure) -> PostconfFailure {
    PostconfFailure(PostconfUsage.text(context.programName, try version(context)))
  }

  /// Looks ahead for the version: what a letter means can depend on an option that follows.
  private static func version(_ context: CommandContext) throws(PostconfFailure) -> PostfixVersion {
    let request = PostconfRequest()
    var parser = PostconfOption.parser(context.arguments, order: .optionsFirst)
    while true {
      let event = parser.next()
      if case .end = event { break }
      guard case .option(let code, let argument?) = event else { continue }
      if code == PostconfOption.root.rawValue { request.root = argument }
      if code == PostconfOption.postfixVersion.rawValue {
        request.postfixVersion = try PostconfTarget.version(argument, from: "--postfix-version")
      }
    }
    return try PostconfTarget(request, context).version
  }

  private func take(
    _ option: PostconfOption, _ argument: [UInt8], _ context: CommandContext
  ) throws(PostconfFailure) {
    switch option {
    case .quiet: if try !Self.version(context).hasQuietOption { throw try Self.invalid("q", context) }
    case .jsonLines: if try !Self.version(context).hasJSONOption { throw try Self.invalid("j", context) }
    case .masterParameters:
      if has(.masterParameters), try Self.version(context).hasMergedParameters {
        given.insert(PostconfOption.mergedParameters)
      }
    case .expandedTemplates, .rawTemplates:
      if has(.expandedTemplates) || has(.rawTemplates) { throw PostconfFailure("specify one of -b and -t") }
    case .mode:
      if has(.mode) { throw PostconfFailure("At most one -T <mode> option may be specified") }
      versionMode = argument
    case .configDirectory: configDirectory = argument
    case .parameterClass:
      try PostconfUsage.checkClasses(argument, verbosity == 0 ? nil : Postconf.trace(verbosity, context))
      classes = argument
    case .verbose: verbosity += 1
    case .override: overrides.append(argument)
    case .add, .remove, .before, .after, .first, .last, .uncomment: steps.append([option.rawValue] + argument)
    case .convertMaps: conversion = argument
    case .root: root = argument
    case .postfixVersion: postfixVersion = try PostconfTarget.version(argument, from: "--postfix-version")
    case .templatesEdit: throw try Self.usage(context)
    default: break
    }
    given.insert(option)
  }

  /// Complains of a letter that is an option of later releases only.
  private static func invalid(
    _ letter: Unicode.Scalar, _ context: CommandContext
  ) throws(PostconfFailure) -> PostconfFailure {
    if let complaint = OptionParser.Event.invalid(letter: UInt8(ascii: letter)).complaint {
      context.complain(complaint)
    }
    return try usage(context)
  }

  private func checkCombination(_ context: CommandContext) throws(PostconfFailure) {
    try PostconfUsage.checkCombination(self) { () throws(PostconfFailure) in try PostconfTarget(self, context).version }
  }

  /// Supplies the implied options, then rejects what does not go together.
  private func settle(_ context: CommandContext) throws(PostconfFailure) {
    var number: UInt8 = 0
    while let mode = Mode(rawValue: number) {
      if has(mode.option) { self.mode = mode }
      number += 1
    }
    if mode == .mainParameters { given.insert(PostconfOption.mainParameters) }
    if !steps.isEmpty || conversion != nil { return try settleSteps(context) }
    if let first = words.first, first.contains(UInt8(ascii: "=")) {
      let editable = OptionCodes(.mainParameters, .masterEntries, .masterFields, .masterParameters)
      if given.intersection(editable).count > 0 { given.insert(PostconfOption.edit) }
    }
    try checkCombination(context)
    if has(.edit) { action = .edit }
    if has(.exclude) { action = .exclude }
    if has(.commentOut) { action = .commentOut }
    guard action != .show, words.isEmpty else { return }
    throw PostconfFailure(action == .edit ? "-e requires name=value argument" : "missing service argument")
  }

  /// Rejects what does not go together with our own changes.
  private func settleSteps(_ context: CommandContext) throws(PostconfFailure) {
    try checkCombination(context)
    let option = conversion != nil ? .convertMaps : PostconfOption(rawValue: steps[0][0])
    let first = option?.specification.flag ?? ""
    let others = OptionCodes(
      .edit, .exclude, .commentOut, .defaults, .nonDefault, .fold, .noNames, .noValues, .expand, .override)
    let isMixed = conversion != nil && (!steps.isEmpty || mode != .mainParameters)
    if given.intersection(others).count > 0 || !words.isEmpty || isMixed {
      throw PostconfFailure(
        "option \(first) goes with no names and no other edit, expected long options only",
        try: "one call for each of them")
    }
    let isFitting =
      switch mode {
      case .mainParameters: true
      case .masterEntries: !steps.contains { $0[0] != PostconfOption.uncomment.rawValue }
      case .masterParameters: !steps.contains { $0[0] == PostconfOption.uncomment.rawValue }
      default: false
      }
    guard isFitting else {
      throw PostconfFailure(
        "option \(first) does not go with \(mode.option.specification.flag)",
        try: "--add and --remove without a mode or with -P, --uncomment without a mode or with -M")
    }
    action = conversion != nil ? .convertMaps : .gentle
  }
}
