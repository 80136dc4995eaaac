internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// A run of postmap or postalias: the tables one after the other.
///
/// A class, because fields of a structure with as many of them are copied by way of types that are made at run time.
final class TableRun {
  let command: TableCommand
  let request: TableRequest
  let parameters: TableParameters
  let tool: TableRequest.Tool
  let trace: Trace?
  let report: TableReport

  init(
    command: TableCommand, request: TableRequest, parameters: TableParameters, tool: TableRequest.Tool, trace: Trace?,
    report: TableReport
  ) {
    self.command = command
    self.request = request
    self.parameters = parameters
    self.tool = tool
    self.trace = trace
    self.report = report
  }

  /// A table as the command line names it.
  struct Name {
    let type: [UInt8]
    let name: [UInt8]

    /// `type:name`, as messages show it.
    var shown: [UInt8] { type + [UInt8(ascii: ":")] + name }
  }

  /// Splits `type:name`; a word without a colon has the default type.
  func name(of word: [UInt8]) -> Name {
    guard let colon = word.firstIndex(of: UInt8(ascii: ":")) else {
      return Name(type: parameters.defaultType, name: word)
    }
    return Name(type: Array(word[..<colon]), name: Array(word[(colon + 1)...]))
  }

  /// What stands between key and value in listings.
  var separator: [UInt8] { tool == .postmap ? [0x09] : [UInt8(ascii: ":"), 0x09] }

  /// The options of every table of this run.
  func options() -> TableOptions {
    var options = TableOptions()
    if let root = request.root { options.tree = FileTree(root: FilePath(bytes: root)) }
    if request.has(.keepCase) { options.keys = .verbatim }
    options.encoding = encoding
    if request.has(.files) { options.values = .files }
    options.duplicates = request.duplicates
    options.nulls = request.nulls
    options.createBuffer = parameters.createBuffer
    options.readBuffer = parameters.readBuffer
    options.mapSize = parameters.mapSize
    options.now = command.context.now()
    options.warn = { [command] in command.warn($0) }
    if let trace { options.trace = trace }
    return options
  }

  /// Messages are text in no known encoding, so with `-b` and `-h` only `-U` asks for UTF-8.
  private var encoding: TableEntries.Encoding {
    if request.has(.noUTF8) { return .bytes }
    if request.has(.body) || request.has(.header), !request.has(.forceUTF8) { return .bytes }
    return parameters.encoding
  }

  /// Opens a table of a type of our own.
  func open(
    _ table: Name, for purpose: TableAccess.Purpose, _ options: TableOptions
  ) throws(TableFailure) -> TableAccess {
    let needsName =
      switch purpose {
      case .query, .removal: true
      case .creation, .addition: false
      }
    guard !needsName || !table.type.isEmpty && !table.name.isEmpty else {
      throw TableFailure(
        Array("open dictionary: expecting \"type:name\" form instead of \"".utf8) + table.shown + [UInt8(ascii: "\"")])
    }
    guard let type = TableType(table.type[...]) else {
      throw TableFailure(Array("unsupported dictionary type: ".utf8) + table.type)
    }
    do throws(TableError) {
      return try TableAccess(type, table.name, for: purpose, options)
    } catch {
      throw TableFailure(TableWords.fault(error, table.shown))
    }
  }

  /// Does something with a table, and puts its errors into words.
  func with<Value>(_ table: Name, _ body: () throws(TableError) -> Value) throws(TableFailure) -> Value {
    do throws(TableError) {
      return try body()
    } catch {
      throw TableFailure(TableWords.fault(error, table.shown))
    }
  }

  /// Runs the command.
  ///
  /// - Returns: The exit status.
  func run() throws(TableFailure) -> Int32 {
    if request.tables.isEmpty {
      if case .sequence = request.action { return 1 }
      throw TableFailure.usage(command, tool)
    }
    let tables = request.tables.map { name(of: $0) }
    try checkOwnOptions(tables)
    if let status = handOver(tables) { return status }
    command.speak()
    let status: Int32
    do throws(TableFailure) {
      status = try perform(tables)
    } catch {
      report.breakOff()
      throw error
    }
    return report.finish(status)
  }

  private func perform(_ tables: [Name]) throws(TableFailure) -> Int32 {
    switch request.action {
    case .query(let key): return try query(key, tables)
    case .delete(let key): return try delete(key, tables)
    case .sequence:
      // The original ends after the first table.
      return try list(tables[0])
    case .create, .add:
      for (word, table) in zip(request.tables, tables) { if let status = try make(table, word) { return status } }
    }
    return 0
  }

  // MARK: - Tables of other types

  /// Says whether a table is for the original.
  func isForeign(_ table: Name) -> Bool {
    TableType(table.type[...]) == nil && !table.name.isEmpty && !table.type.isEmpty
  }

  /// Lets the installed original do all, where it has to do with tables that are not ours; nil where it has not.
  private func handOver(_ tables: [Name]) -> Int32? {
    let hasForeign =
      switch request.action {
      case .query, .delete: tables.contains(where: isForeign)
      case .sequence: tables.first.map(isForeign) ?? false
      // Tables are made one by one; but what the original tells from its start on would come in the middle.
      case .create, .add: (trace != nil || tables.count == 1) && tables.contains(where: isForeign)
      }
    guard hasForeign, let status = runOriginal(request.tables) else { return nil }
    // It says at its start what was said at ours.
    command.forget()
    return status
  }

  /// Lets the installed original work on tables of types that are not ours; nil where there is none.
  func runOriginal(_ words: [[UInt8]]) -> Int32? {
    guard request.root == nil else { return nil }
    let tool = Array((tool == .postmap ? "postmap" : "postalias").utf8)
    let given = command.context.arguments
    // What stands in front of the tables are the options, with their arguments.
    let arguments = Array(given.prefix(given.count - request.tables.count)) + words
    command.context.output.flush()
    let program = parameters.commandDirectory + [UInt8(ascii: "/")] + tool
    return command.context.run(program, arguments)
      ?? command.context.run(program + Array(".distrib".utf8), arguments)
  }

  // MARK: - Listing

  /// Lists the entries of a table.
  ///
  /// - Returns: The status to end with.
  private func list(_ table: Name) throws(TableFailure) -> Int32 {
    let access = try open(table, for: .query, options())
    try with(table) { () throws(TableError) in
      try access.forEach { key, value in
        if key.isEmpty { warnEmpty(table, "empty lookup key value is not allowed") }
        if value.isEmpty { warnEmptyValue(table, key) }
        show(table, key, value)
      }
    }
    return 0
  }

  /// Shows an entry.
  func show(_ table: Name, _ key: [UInt8], _ value: [UInt8]) {
    guard !report.wantsJSON else { return report.note(table.shown, key, value.asCString) }
    command.write(key + separator + value.asCString + [0x0A])
  }

  func warnEmpty(_ table: Name, _ text: String) {
    command.warn(Array("table ".utf8) + table.shown + Array(": \(text)".utf8))
  }

  /// Warns of a key with an empty value, which some programs take for no value.
  func warnEmptyValue(_ table: Name, _ key: [UInt8]) {
    let start = Array("table ".utf8) + table.shown
    command.warn(start + Array(": key ".utf8) + key + Array(": empty string result is not allowed".utf8))
    command.warn(start + Array(" should return NO RESULT in case of NOT FOUND".utf8))
  }
}
