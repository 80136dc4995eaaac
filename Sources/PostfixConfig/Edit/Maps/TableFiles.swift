internal import LosslessText
internal import SafeFiles
internal import SystemPackage

/// The files of tables that can name tables themselves: access(5) tables, whose results can be restrictions, and the
/// `backup` of memcache_table(5).
struct TableFiles {
  private enum Kind {
    case access, patterns, memcache
  }

  private let conversion: MapConversion
  private var open: [(path: [UInt8], kind: Kind)] = []
  private var seen: Set<[UInt8]> = []

  init(_ conversion: MapConversion) {
    self.conversion = conversion
  }

  /// Collects the files that an expanded value names.
  mutating func collect(_ value: [UInt8], of name: ParameterName) throws(FileError) {
    let isRestriction = name.bytes.suffix(13).elementsEqual("_restrictions".utf8)
    for case .table(let type, let rest, let before) in TableScanner(value[...]).events {
      guard value[rest].first == UInt8(ascii: "/") else { continue }
      let path = Array(value[rest])
      let isAccess = before.map { RestrictionVerb.takesArgument(value[$0]) } ?? false
      if equals(value[type], "memcache") {
        push(path, .memcache)
      } else if isAccess || isRestriction {
        if MapType(value[type]) != nil { push(path, .access) }
        if equals(value[type], "regexp") || equals(value[type], "pcre") || equals(value[type], "cidr") {
          push(path, equals(value[type], "cidr") ? .access : .patterns)
        }
      }
    }
  }

  private mutating func push(_ path: [UInt8], _ kind: Kind) {
    if seen.insert(path).inserted { open.append((path, kind)) }
  }

  /// Converts the next file, and collects what it names.
  ///
  /// - Returns: The file; nil when there are no more.
  mutating func next(_ indexes: inout IndexList) throws(FileError) -> MapConversion.File? {
    guard let (path, kind) = open.popLast() else { return nil }
    let old = try conversion.tree.readIfPresent(FilePath(bytes: path))?.bytes ?? []
    var text = LosslessText(old)
    for line in text.logicalLines() {
      var lines = ListText(entry: line.lines, of: text, own: line.contentLines)
      guard let value = result(of: lines, kind) else { continue }
      let places = conversion.places(in: lines.joined[value], isType: false)
      let bytes = Array(lines.joined[value])
      indexes.collect(bytes, of: "smtpd_restriction_classes")
      try collect(bytes, of: "access_restrictions")
      for place in places.reversed() { lines.replace(place, with: conversion.to.bytes) }
      if !places.isEmpty { text.replaceLines(line.lines, with: lines.physical(like: text.lines[line.lines])) }
    }
    return MapConversion.File(path: path, old: old, new: text.bytes)
  }

  /// The part of an entry that can name tables.
  private func result(of lines: ListText, _ kind: Kind) -> Range<Int>? {
    let text = lines.joined[...]
    switch kind {
    case .memcache:
      guard case .success(let (name, value)) = splitNameValue(text), equals(text[name], "backup") else { return nil }
      return value
    case .access, .patterns:
      var start = kind == .patterns ? patternEnd(text) : text.startIndex
      start = text[start...].firstIndex { isBlank($0) } ?? text.endIndex
      let value = text[start...].drop { isBlank($0) }
      guard let first = Tokens(value, separators: .blanksAndCommas).all().first, !Self.isAction(first) else {
        return nil
      }
      return value.startIndex..<value.endIndex
    }
  }

  /// The place behind the pattern of regexp_table(5) or pcre_table(5).
  private func patternEnd(_ text: ArraySlice<UInt8>) -> Int {
    var place = text.firstIndex { !isBlank($0) && $0 != UInt8(ascii: "!") } ?? text.endIndex
    guard place < text.endIndex else { return place }
    let delimiter = text[place]
    place += 1
    while place < text.endIndex, text[place] != delimiter {
      place += text[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(place + 1, text.endIndex)
  }

  /// Says whether the result of a look-up is an action of access(5), whose text names no tables.
  private static func isAction(_ word: ArraySlice<UInt8>) -> Bool {
    if word.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    let actions = [
      "ok", "reject", "defer", "defer_if_reject", "defer_if_permit", "bcc", "discard", "dunno", "filter", "hold",
      "info",
      "prepend", "redirect", "warn",
    ]
    return actions.contains { $0.utf8.elementsEqual(word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }) }
  }
}

extension ListText {
  /// Reads some lines of a text.
  init(entry range: Range<Int>, of text: LosslessText, own: [Int]) {
    let own = Set(own)
    self.init(entry: range.map { Line(content: Array(text.lines[$0].content), isOwn: own.contains($0)) })
  }

  /// The lines with line feeds, the last one as it was.
  func physical(like old: ArraySlice<PhysicalLine>) -> [PhysicalLine] {
    var result = lines.map { PhysicalLine(content: $0.content) }
    if old.last?.isTerminated == false, let last = result.popLast() { result.append(PhysicalLine(last.content)) }
    return result
  }
}

extension MainCFDocument {
  /// Puts lines in the place of others.
  mutating func replaceContent(of range: Range<Int>, with lines: ListText) {
    replaceLines(range, with: lines.physical(like: text.lines[range]))
  }
}

extension MasterCFDocument {
  /// Puts lines in the place of others.
  mutating func replaceContent(of range: Range<Int>, with lines: ListText) {
    replaceLines(range, with: lines.physical(like: text.lines[range]))
  }
}
