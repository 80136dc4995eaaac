/// The usage text of postconf(1) and its rules about options that do not go together.
enum PostconfUsage {
  /// The text that follows `fatal: ` after a wrong option; compatibility demands every byte of it.
  static func text(_ program: [UInt8]) -> [UInt8] {
    Array("usage: ".utf8) + program
      + Array(
        """
         [-a (server SASL types)] [-A (client SASL types)] [-b (bounce templates)] [-c config_dir] [-c param_class] \
        [-d (parameter defaults)] [-e (edit configuration)] [-f (fold lines)] [-F (master.cf fields)] [-h (no names)] \
        [-H (no values)] [-l (lock types)] [-m (map types)] [-M (master.cf)] [-n (non-default parameters)] \
        [-o name=value (override parameter value)] [-p (main.cf, default)] [-P (master.cf parameters)] \
        [-t (bounce templates)] [-T compile-version|run-version|public-key-algorithms] [-v (verbose)] \
        [-x (expand parameter values)] [-X (exclude)] [-# (comment-out)] [name...]
        """.utf8)
  }

  /// Groups of which at most one may be given, in the order in which the original looks; nil after the last.
  private static func exclusive(_ index: Int) -> OptionCodes? {
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

  /// What a major mode allows beside it.
  private static func companions(of mode: PostconfOption) -> OptionCodes {
    switch mode {
    case .mainParameters:
      OptionCodes(
        .edit, .exclude, .commentOut, .fold, .noNames, .expand, .defaults, .nonDefault, .override, .noValues)
    case .masterEntries: OptionCodes(.edit, .exclude, .commentOut, .fold, .override, .expand)
    case .masterFields: OptionCodes(.edit, .fold, .noNames, .override, .expand, .noValues)
    case .masterParameters: OptionCodes(.edit, .exclude, .fold, .noNames, .override, .expand, .noValues)
    default: OptionCodes()
    }
  }

  /// The options that the two tables speak of, in the order in which messages list them.
  private static let listed: [PostconfOption] = [
    .serverTypes, .clientTypes, .expandedTemplates, .defaults, .edit, .fold, .masterFields, .noNames, .noValues,
    .lockTypes, .mapTypes, .masterEntries, .nonDefault, .override, .mainParameters, .masterParameters, .rawTemplates,
    .mode, .expand, .exclude, .commentOut,
  ]

  /// The options that the tables do not speak of.
  private static var unlisted: OptionCodes {
    OptionCodes(
      .configDirectory, .parameterClass, .templatesEdit, .verbose, .add, .remove, .before, .after, .first, .last,
      .uncomment, .convertMaps, .strict, .root, .postfixVersion, .dryRun, .diff, .json, .detailedExitCode,
      .help)
  }

  /// Rejects combinations with the original's words.
  static func checkCombination(_ request: PostconfRequest) throws(PostconfFailure) {
    var index = 0
    while let group = exclusive(index) {
      let clash = request.given.intersection(group)
      if clash.count > 1 { throw PostconfFailure("specify one of " + flags(clash)) }
      index += 1
    }
    // No two modes are left now.
    let mode = request.mode.option
    var allowed = companions(of: mode)
    allowed.insert(mode)
    let surplus = request.given.subtracting(unlisted).subtracting(allowed)
    if surplus.count > 0 {
      throw PostconfFailure("with option \(mode.specification.flag), do not specify " + flags(surplus))
    }
  }

  /// Rejects class names that `-C` does not know; words are parted by white space and commas, case does not matter.
  static func checkClasses(_ list: [UInt8]) throws(PostconfFailure) {
    let known = ["builtin", "service", "user", "all"]
    let words = list.split { $0 == UInt8(ascii: ",") || $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    for word in words where !known.contains(String(decoding: word, as: UTF8.self).lowercased()) {
      throw PostconfFailure(
        Array("unknown -C option value \"".utf8) + word + Array("\" in \"".utf8) + list + [UInt8(ascii: "\"")])
    }
  }

  private static func flags(_ options: OptionCodes) -> String {
    listed.filter { options.contains($0) }.map(\.specification.flag).joined(separator: " ")
  }
}
