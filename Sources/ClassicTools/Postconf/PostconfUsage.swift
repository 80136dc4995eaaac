internal import PostfixConfig

/// The usage text of postconf(1) and its rules about options that do not go together.
enum PostconfUsage {
  /// The text that follows `fatal: ` after a wrong option; compatibility demands every byte of it.
  static func text(_ program: [UInt8], _ version: PostfixVersion) -> [UInt8] {
    Array("usage: ".utf8) + program
      + Array(
        """
         [-a (server SASL types)] [-A (client SASL types)] [-b (bounce templates)] [-c config_dir] [-c param_class] \
        [-d (parameter defaults)] [-e (edit configuration)] [-f (fold lines)] [-F (master.cf fields)] [-h (no names)] \
        [-H (no values)] \(version.hasJSONOption ? "[-j (streaming JSON) ] " : "")[-l (lock types)] [-m (map types)] [-M (master.cf)] [-n (non-default parameters)] \
        [-o name=value (override parameter value)] [-p (main.cf, default)] [-P (master.cf parameters)] \
        [-t (bounce templates)] [-T compile-version|run-version|public-key-algorithms] [-v (verbose)] \
        [-x (expand parameter values)] [-X (exclude)] [-# (comment-out)] [name...]
        """.utf8)
  }

  /// Groups of which at most one may be given, in the order in which the original looks; nil after the last.
  private static func exclusive(_ index: Int, _ version: PostfixVersion) -> OptionCodes? {
    // Postfix 3.11 looks at one more, after the first.
    if version.hasMergedParameters, index == 1 {
      return OptionCodes(.mergedParameters, .edit, .commentOut, .exclude)
    }
    return commonGroup(version.hasMergedParameters && index > 0 ? index - 1 : index)
  }

  private static func commonGroup(_ index: Int) -> OptionCodes? {
    switch index {
    case 0:
      OptionCodes(
        .serverTypes, .clientTypes, .expandedTemplates, .lockTypes, .mapTypes, .rawTemplates, .mainParameters,
        .masterEntries, .masterFields, .masterParameters, .mode)
    case 1: OptionCodes(.defaults, .edit, .nonDefault, .commentOut, .exclude)
    case 2: OptionCodes(.fold, .edit, .commentOut, .exclude)
    case 3: OptionCodes(.expand, .edit, .commentOut, .exclude)
    case 4: OptionCodes(.override, .defaults, .edit, .commentOut, .exclude)
    case 5: OptionCodes(.noNames, .noValues, .edit, .commentOut, .exclude)
    default: nil
    }
  }

  /// What an option allows beside it: a major mode, or one of those that Postfix 3.11 looks at after the modes.
  private static func companions(of option: PostconfOption) -> OptionCodes {
    switch option {
    case .mainParameters:
      OptionCodes(
        .edit, .exclude, .commentOut, .fold, .noNames, .expand, .defaults, .nonDefault, .override, .noValues,
        .jsonLines)
    case .masterEntries: OptionCodes(.edit, .exclude, .commentOut, .fold, .override, .expand, .jsonLines)
    case .masterFields: OptionCodes(.edit, .fold, .noNames, .override, .expand, .noValues, .jsonLines)
    case .masterParameters:
      OptionCodes(
        .edit, .exclude, .fold, .noNames, .override, .expand, .noValues, .jsonLines, .mergedParameters)
    case .mergedParameters:
      OptionCodes(.fold, .noNames, .override, .expand, .noValues, .jsonLines, .masterParameters)
    case .jsonLines:
      OptionCodes(
        .mainParameters, .masterEntries, .masterFields, .masterParameters, .override, .expand, .nonDefault, .defaults)
    default: OptionCodes()
    }
  }

  /// The options that the two tables speak of, in the order in which messages list them.
  private static let listed: [PostconfOption] = [
    .serverTypes, .clientTypes, .expandedTemplates, .defaults, .edit, .fold, .masterFields, .noNames, .noValues,
    .jsonLines, .lockTypes, .mapTypes, .masterEntries, .nonDefault, .override, .mainParameters, .masterParameters,
    .rawTemplates, .mode, .expand, .exclude, .commentOut, .mergedParameters,
  ]

  /// The options that the tables do not speak of.
  private static var unlisted: OptionCodes {
    OptionCodes(
      .configDirectory, .parameterClass, .templatesEdit, .verbose, .quiet, .add, .remove, .before, .after, .first,
      .last,
      .uncomment, .convertMaps, .strict, .root, .postfixVersion, .dryRun, .diff, .json, .detailedExitCode,
      .inPlace, .help)
  }

  /// Rejects combinations with the original's words.
  ///
  /// - Parameters:
  ///   - request: The options.
  ///   - version: Finds the version, which a legal combination does not depend on.
  /// - Throws: What the original says.
  static func checkCombination(
    _ request: PostconfRequest, version: () throws(PostconfFailure) -> PostfixVersion
  ) throws(PostconfFailure) {
    // The newest has the most groups: what it lets pass is legal everywhere.
    if clash(request, .newest) != nil, let found = clash(request, try version()) {
      throw PostconfFailure("specify one of " + found)
    }
    // No two modes are left now.
    try checkCompanions(of: request.mode.option, in: request)
    if request.has(.mergedParameters) { try checkCompanions(of: .mergedParameters, in: request) }
    if request.has(.jsonLines) { try checkCompanions(of: .jsonLines, in: request) }
  }

  /// The members of the first group of which there are several.
  private static func clash(_ request: PostconfRequest, _ version: PostfixVersion) -> String? {
    var index = 0
    while let group = exclusive(index, version) {
      let found = request.given.intersection(group)
      if found.count > 1 { return flags(found, version.listsExclusiveOptionsWithCommas ? ", " : " ") }
      index += 1
    }
    return nil
  }

  private static func checkCompanions(
    of option: PostconfOption, in request: PostconfRequest
  ) throws(PostconfFailure) {
    var allowed = companions(of: option)
    allowed.insert(option)
    let surplus = request.given.subtracting(unlisted).subtracting(allowed)
    if surplus.count > 0 {
      throw PostconfFailure("with option \(option.specification.flag), do not specify " + flags(surplus, " "))
    }
  }

  /// Rejects class names that `-C` does not know; words are parted by white space and commas, case does not matter.
  static func checkClasses(_ list: [UInt8], _ trace: Trace?) throws(PostconfFailure) {
    let known = ["builtin", "service", "user", "all"]
    let words = list.split { $0 == UInt8(ascii: ",") || $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    for word in words {
      guard known.contains(String(decoding: word, as: UTF8.self).lowercased()) else {
        throw PostconfFailure(
          Array("unknown -C option value \"".utf8) + word + Array("\" in \"".utf8) + list + [UInt8(ascii: "\"")])
      }
      trace?.tell(.uses, .word(word))
    }
  }

  private static func flags(_ options: OptionCodes, _ separator: String) -> String {
    listed.filter { options.contains($0) }.map(\.specification.flag).joined(separator: separator)
  }
}
