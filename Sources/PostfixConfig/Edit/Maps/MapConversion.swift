internal import LosslessText
public import SafeFiles
internal import SystemPackage

/// Rewrites the type of tables wherever a configuration names it: main.cf, `-o` of master.cf, and files of tables that
/// name tables themselves.
///
/// Afterwards no value of the configuration, expanded, names a table of the old type.
public struct MapConversion {
  /// A file before and after.
  public struct File: Equatable, Sendable {
    /// The path.
    public let path: [UInt8]
    /// The content before.
    public let old: [UInt8]
    /// The content after.
    public let new: [UInt8]
  }

  /// An index that has to be made before Postfix reads the new configuration.
  public struct Index: Equatable, Sendable {
    /// The command that makes it.
    public let command: Command
    /// The table, `type:path`.
    public let table: [UInt8]

    /// A command that makes indexes.
    public enum Command: String, Sendable {
      /// postmap(1).
      case postmap
      /// postalias(1), for alias files.
      case postalias
    }
  }

  /// The old type.
  public let from: MapType
  /// The new type.
  public let to: MapType
  let table: ParameterTable
  let tree: FileTree
  let configDirectory: [UInt8]

  /// Prepares a conversion.
  ///
  /// - Parameters:
  ///   - from: The old type.
  ///   - to: The new type.
  ///   - table: The Postfix.
  ///   - tree: Where the files of tables are read.
  ///   - configDirectory: The configuration directory.
  public init(from: MapType, to: MapType, table: ParameterTable, tree: FileTree, configDirectory: [UInt8]) {
    self.from = from
    self.to = to
    self.table = table
    self.tree = tree
    self.configDirectory = configDirectory
  }

  /// Rewrites a configuration; nothing is written.
  ///
  /// - Parameters:
  ///   - main: The content of main.cf.
  ///   - master: The content of master.cf.
  /// - Returns: The files that change, and the indexes that have to be made.
  /// - Throws: ``FileError`` when the file of a table cannot be read; one that is missing is passed over.
  public func run(main: [UInt8], master: [UInt8]) throws(FileError) -> (files: [File], indexes: [Index]) {
    let settings = MapSettings(main: main, master: master, self)
    let names = settings.typeNames
    var mainDocument = settings.main
    var masterDocument = settings.master
    convert(&mainDocument, names)
    for (name, value) in settings.defaults {
      if let new = converted(value, of: name, names), let value = ParameterValue(new) {
        mainDocument.set(name, to: value)
      }
    }
    convert(&masterDocument, names)
    var files: [File] = []
    add(File(path: path("main.cf"), old: main, new: mainDocument.bytes), to: &files)
    add(File(path: path("master.cf"), old: master, new: masterDocument.bytes), to: &files)
    var indexes = IndexList(from: from, to: to)
    var tables = TableFiles(self)
    for value in settings.effectiveValues {
      indexes.collect(value.bytes, of: value.name)
      try tables.collect(value.bytes, of: value.name)
    }
    while let file = try tables.next(&indexes) { add(file, to: &files) }
    return (files, indexes.indexes)
  }

  private func path(_ name: String) -> [UInt8] { configDirectory + [UInt8(ascii: "/")] + Array(name.utf8) }

  private func add(_ file: File, to files: inout [File]) {
    if file.old != file.new { files.append(file) }
  }

  // MARK: - Values

  /// The places of the old type in a value.
  func places(in value: ArraySlice<UInt8>, isType: Bool) -> [Range<Int>] {
    TableScanner(value).events.compactMap { event in
      switch event {
      case .table(let type, _, _) where value[type].elementsEqual(from.bytes): type
      case .word(let word) where isType && value[word].elementsEqual(from.bytes): word
      default: nil
      }
    }
  }

  private func converted(_ value: [UInt8], of name: ParameterName, _ names: Set<ParameterName>) -> [UInt8]? {
    let places = places(in: value[...], isType: names.contains(name))
    guard !places.isEmpty else { return nil }
    var result = value
    for place in places.reversed() { result.replaceSubrange(place, with: to.bytes) }
    return result
  }

  private func convert(_ document: inout MainCFDocument, _ names: Set<ParameterName>) {
    for entry in document.entries where entry.state == .active && !Self.isText(entry.name) {
      var lines = ListText(entry: entry.lines, of: document.text, own: entry.contentLines)
      let value = lines.valueStart..<lines.joined.count
      let places = places(in: lines.joined[value], isType: names.contains(entry.name))
      for place in places.reversed() { lines.replace(place, with: to.bytes) }
      if !places.isEmpty { document.replaceContent(of: entry.lines, with: lines) }
    }
  }

  private func convert(_ document: inout MasterCFDocument, _ names: Set<ParameterName>) {
    for service in document.services where service.state == .active {
      var lines = ListText(entry: service.lines, of: document.text, own: service.contentLines)
      let words = MasterCFToken.ranges(of: lines.joined)
      var places: [Range<Int>] = []
      for override in service.overrides where !Self.isText(override.name) {
        let word = words[override.tokens.upperBound - 1]
        guard let sign = lines.joined[word].firstIndex(of: UInt8(ascii: "=")) else { continue }
        let hasBrace = lines.joined[word].last == UInt8(ascii: "}") && lines.joined[word].contains(UInt8(ascii: "{"))
        let value =
          sign + 1..<(hasBrace && isWrapped(lines.joined[word], before: sign) ? word.upperBound - 1 : word.upperBound)
        places += self.places(in: lines.joined[value], isType: names.contains(override.name))
      }
      for place in places.reversed() { lines.replace(place, with: to.bytes) }
      if !places.isEmpty { document.replaceContent(of: service.lines, with: lines) }
    }
  }

  /// Says whether a brace opens before the sign: `{ name = value }`.
  private func isWrapped(_ word: ArraySlice<UInt8>, before sign: Int) -> Bool {
    word[..<sign].contains(UInt8(ascii: "{"))
  }

  /// Says whether a parameter holds a sentence or a command, in which `hash:` would be nothing but text.
  static func isText(_ name: ParameterName) -> Bool {
    ["_banner", "_footer", "_command", "_environment"].contains {
      name.bytes.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
  }
}
