internal import SafeFiles
internal import SystemPackage

/// Table types in values, with the parameters that their clients read.
extension UserParameters {
  mutating func scanTables(_ value: ArraySlice<UInt8>, _ scope: Int?, _ service: Int?) throws(DisplayFault) {
    guard
      lookup.trace != nil || holds(value, UInt8(ascii: ":")) || holds(value, UInt8(ascii: "$"))
        || holds(value, UInt8(ascii: "{"))
        || holds(value, UInt8(ascii: "#"))
    else { return }
    var text = value
    if lookup.trace != nil || holds(value, UInt8(ascii: "$")) {
      let expansion = expand(value, service)
      // A computed default that fails ends the run where it is first needed.
      if let failure = lookup.failure { throw failure }
      try expansion.report(warn)
      text = expansion.bytes[...]
    }
    try scanWords(text, scope, lookup.table.version.findsTablesInBraces ? .scanned : .skipped)
  }

  private func expand(_ value: ArraySlice<UInt8>, _ service: Int?) -> Expansion {
    guard let service, master.scope(of: service) != nil else { return lookup.expand(value) }
    return lookup.expand(value, for: service, of: master)
  }

  /// What happens to words that begin with a brace.
  private enum BracedWords {
    case scanned
    /// Also by what is found deeper.
    case skipped
  }

  private mutating func scanWords(
    _ text: ArraySlice<UInt8>, _ scope: Int?, _ bracedWords: BracedWords
  ) throws(DisplayFault) {
    var words = Tokens(text, separators: .blanksAndCommas)
    while let word = words.next() {
      if word.first == UInt8(ascii: "#"), lookup.table.version.warnsAboutTrailingComments {
        let rest = text[min(word.endIndex + 1, text.endIndex)...]
        return warn(.trailingComment(scope == nil ? .main : .master, word, rest: rest))
      }
      if word.first == UInt8(ascii: "{") {
        if bracedWords == .scanned { try scanWords(unwrap(word, scope), scope, bracedWords) }
        continue
      }
      guard var colon = word.firstIndex(of: UInt8(ascii: ":")) else { continue }
      var type = word[..<colon]
      while isTransparent(type), let next = word[(colon + 1)...].firstIndex(of: UInt8(ascii: ":")) {
        type = word[(colon + 1)..<next]
        colon = next
      }
      if isTransparent(type) { continue }
      try scanTable(type, word[(colon + 1)...], scope, bracedWords)
    }
  }

  private func isTransparent(_ type: ArraySlice<UInt8>) -> Bool {
    type.elementsEqual("proxy".utf8) || lookup.table.version.hasDebugTables && type.elementsEqual("debug".utf8)
  }

  private mutating func scanTable(
    _ type: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>, _ scope: Int?, _ bracedWords: BracedWords
  ) throws(DisplayFault) {
    switch rest.first {
    case UInt8(ascii: "."): return
    case UInt8(ascii: "{"):
      let isPatterns =
        lookup.table.version.skipsInlinePatterns && (equals(type, "regexp") || equals(type, "pcre"))
      try scanWords(unwrap(rest, scope), scope, isPatterns ? .skipped : bracedWords)
    case UInt8(ascii: "/"):
      if let client = TableClient(type: type, in: lookup.table.version.series) { try readClient(client, rest) }
    default:
      guard let client = TableClient(type: type, in: lookup.table.version.series) else { return }
      for suffix in client.suffixes(in: lookup.table.version.series) {
        use((rest + [UInt8(ascii: "_")] + suffix)[...], scope, warnsIfUndefined: .no)
      }
    }
  }

  private func unwrap(_ text: ArraySlice<UInt8>, _ scope: Int?) -> ArraySlice<UInt8> {
    let braces = Braces(text)
    if let fault = braces.fault { warn(.braces(fault, text: text, service: scope.map { master.scopes[$0].name[...] })) }
    return braces.content
  }

  private mutating func readClient(_ client: TableClient, _ path: ArraySlice<UInt8>) throws(DisplayFault) {
    let type = bytes(client.name)
    let key = type + [UInt8(ascii: ":")] + path
    guard visitedClients.index(of: key[...]) == nil else { return }
    visitedClients.set(key[...], to: [])
    lookup.trace?.tell(.values, .registered(dictionary: key[...]))
    let content: [UInt8]
    do throws(FileError) {
      content = try tree.read(FilePath(bytes: Array(path))).bytes
    } catch {
      // Files with passwords need not be readable for everybody.
      if case .system(_, _, .permissionDenied) = error { return }
      warn(
        error.isAboutKind
          ? .clientNotRegular(type: type[...], path: path) : .cannotOpenClient(type: type[...], path: path, error))
      return
    }
    lookup.trace?.tell(content.count, readBeside: 0)
    let settings = try MainSettings(content, path: path, for: lookup.table.version, lookup.trace, warn: warn).table
    guard unusedNames == .told else { return }
    let known = client.suffixes(in: lookup.table.version.series)
    for index in settings.sortedIndices() where !known.contains(settings.name(at: index)) {
      warn(
        .unusedInClient(type: type[...], path: path, name: settings.name(at: index), value: settings.value(at: index)))
    }
  }
}
