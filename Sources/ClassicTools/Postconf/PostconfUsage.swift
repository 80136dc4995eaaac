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

  /// Groups of which at most one may be given, in the order in which the original looks.
  private static let exclusive: [[PostconfOption]] = [
    [
      .serverTypes, .clientTypes, .expandedTemplates, .lockTypes, .mapTypes, .rawTemplates, .mainParameters,
      .masterEntries, .masterFields, .masterParameters, .mode,
    ],
    [.defaults, .edit, .nonDefault, .commentOut, .exclude],
    [.fold, .edit, .commentOut, .exclude],
    [.expand, .edit, .commentOut, .exclude],
    [.override, .defaults, .edit, .commentOut, .exclude],
    [.noNames, .noValues, .edit, .commentOut, .exclude],
  ]

  /// What each major mode allows beside it, in the order in which the original looks.
  private static let companions: [(PostconfOption, [PostconfOption])] = [
    (.serverTypes, []), (.clientTypes, []), (.expandedTemplates, []), (.lockTypes, []), (.mapTypes, []), (.mode, []),
    (.rawTemplates, []),
    (
      .mainParameters,
      [.edit, .exclude, .commentOut, .fold, .noNames, .expand, .defaults, .nonDefault, .override, .noValues]
    ),
    (.masterEntries, [.edit, .exclude, .commentOut, .fold, .override, .expand]),
    (.masterFields, [.edit, .fold, .noNames, .override, .expand, .noValues]),
    (.masterParameters, [.edit, .exclude, .fold, .noNames, .override, .expand, .noValues]),
  ]

  /// The options that the two tables speak of, in the order in which messages list them.
  private static let listed: [PostconfOption] = [
    .serverTypes, .clientTypes, .expandedTemplates, .defaults, .edit, .fold, .masterFields, .noNames, .noValues,
    .lockTypes, .mapTypes, .masterEntries, .nonDefault, .override, .mainParameters, .masterParameters, .rawTemplates,
    .mode, .expand, .exclude, .commentOut,
  ]

  /// Rejects combinations with the original's words.
  static func checkCombination(_ request: PostconfRequest) throws(PostconfFailure) {
    let present = listed.filter(request.has)
    for group in exclusive {
      let clash = present.filter(group.contains)
      if clash.count > 1 { throw PostconfFailure("specify one of " + flags(clash)) }
    }
    for (mode, allowed) in companions where request.has(mode) {
      let surplus = present.filter { $0 != mode && !allowed.contains($0) }
      if !surplus.isEmpty {
        throw PostconfFailure("with option \(mode.specification.flag), do not specify " + flags(surplus))
      }
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

  private static func flags(_ options: [PostconfOption]) -> String {
    options.map(\.specification.flag).joined(separator: " ")
  }
}
