/// What postconf(1) does differently from release to release, by the names of the differences.
extension PostfixVersion {
  /// When `-e` tells of a request that a later one of the same name replaces.
  public enum EarlierRequests: Sendable {
    /// Never.
    case silent
    /// For every name that is given twice.
    case everyRepeat
    /// For two different values.
    case differentValues
  }

  /// When `-e` tells of a request that a later one of the same name replaces.
  public var earlierRequests: EarlierRequests {
    if isFixed(v3_7: 18, v3_8: 13, v3_9: 7, v3_10: 6) { return .differentValues }
    return isFixed(v3_5: 20, v3_6: 10, v3_7: 6, v3_8: 1) ? .everyRepeat : .silent
  }

  /// Whether `-M a/b=ENTRY` also replaces an entry of ENTRY's own name.
  public var replacesEntriesOfNewName: Bool { isFixed(v3_5: 20, v3_6: 10, v3_7: 6, v3_8: 1) }

  /// Whether `-q` exists: no warnings about unused and deprecated names.
  public var hasQuietOption: Bool { series >= .v3_9 }

  /// Whether `-j` exists: a JSON object for each line.
  public var hasJSONOption: Bool { series >= .v3_11 }

  /// Whether `-P` given twice shows main.cf's parameters for each service.
  public var hasMergedParameters: Bool { series >= .v3_11 }

  /// Whether options that exclude each other are listed with commas.
  public var listsExclusiveOptionsWithCommas: Bool { series >= .v3_11 }

  /// Whether settings of deprecated names are told of.
  public var warnsAboutDeprecatedNames: Bool { series >= .v3_9 }

  /// Whether the names of ``DeprecatedParameter`` that came later are told of, and where to read more.
  public var explainsDeprecation: Bool { series >= .v3_11 }

  /// Whether a word that begins with `#` in a value is told of.
  public var warnsAboutTrailingComments: Bool { series >= .v3_8 }

  /// Whether text after a NUL is told of.
  public var warnsAboutNUL: Bool { series >= .v3_9 }

  /// Whether warnings about braces name the file by its path; before, by its last component.
  public var showsPathOfBraces: Bool { series >= .v3_8 }

  /// Whether `$name` of a raw parameter gives its value as it is written.
  public var insertsRawValues: Bool { series >= .v3_11 }

  /// Whether tables in braces are looked for: `{ldap:name, ...}`.
  public var findsTablesInBraces: Bool { series >= .v3_5 }

  /// Whether braces within `regexp:{...}` and `pcre:{...}` hold patterns and no tables.
  public var skipsInlinePatterns: Bool { series >= .v3_8 }

  /// Whether `debug:` in front of a table is passed over, like `proxy:`.
  public var hasDebugTables: Bool { series >= .v3_11 }

  /// Which forms of a `$name` are understood.
  public var macroSyntax: MacroSyntax {
    series >= .v3_11 ? .functions : series >= .v3_6 ? .levels : .plain
  }

  /// Says whether a change that came with these patch releases is in; nil for a series that never got it.
  private func isFixed(
    v3_5: UInt8? = nil, v3_6: UInt8? = nil, v3_7: UInt8, v3_8: UInt8, v3_9: UInt8 = 0, v3_10: UInt8 = 0
  ) -> Bool {
    switch series {
    case .v3_4: false
    case .v3_5: v3_5.map { patch >= $0 } ?? false
    case .v3_6: v3_6.map { patch >= $0 } ?? false
    case .v3_7: patch >= v3_7
    case .v3_8: patch >= v3_8
    case .v3_9: patch >= v3_9
    case .v3_10: patch >= v3_10
    case .v3_11: true
    }
  }
}

/// Which forms of `$name` a Postfix understands; each has those of the ones before.
public enum MacroSyntax: UInt8, Comparable, Sendable {
  /// Comparisons of text and numbers.
  case plain
  /// Comparisons of compatibility levels, new in 3.6: `<level`.
  case levels
  /// Functions of text, new in 3.11: `${domain_to_ascii{text}}`.
  case functions

  /// Says which understands less.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
