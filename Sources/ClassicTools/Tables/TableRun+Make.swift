internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// New indexes, and entries for those that are there.
extension TableRun {
  /// What an index is made from.
  struct Source {
    /// What messages call it.
    let name: [UInt8]
    let bytes: [UInt8]
    /// How many bytes each read gave; nil for a file.
    var counts: [Int]?
    let user: UInt32
    let group: UInt32
    /// The permissions of a regular file.
    let permissions: UInt32?
  }

  /// Makes an index from its source, or adds the entries of the standard input.
  ///
  /// - Returns: The status to end with; nil to go on.
  func make(_ table: Name, _ word: [UInt8]) throws(TableFailure) -> Int32? {
    if isForeign(table), let status = runOriginal([word]) { return status == 0 ? nil : status }
    var options = options()
    let source = try source(table, options.tree)
    if !request.has(.plainMode), let mode = source.permissions { options.permissions &= ~(~mode & 0o077) }
    // Of values that are files only the names are known by now.
    options.expectedBytes = request.has(.files) ? 1 << 31 : source.bytes.count
    let descriptor = source.counts == nil ? trace?.descriptors.open() ?? 0 : 0
    defer { if source.counts == nil { trace?.descriptors.close(descriptor) } }
    // What is only shown is read with his rights as well.
    try drop(to: source)
    guard let type = TableType(table.type[...]), type.canBeCreated else { throw Self.cannotCreate(table) }
    let change = report.wantsChanges ? try plan(table, type, source, options) : nil
    if report.writes {
      try write(table, source, SourceReading(source.bytes, in: source.counts, from: descriptor, trace), options)
    }
    if let change { report.note(change) }
    return nil
  }

  /// Writes the entries of a source to an index.
  private func write(
    _ table: Name, _ source: Source, _ reading: SourceReading?, _ options: TableOptions
  ) throws(TableFailure) {
    let access = try open(table, for: isAddition ? .addition : .creation, options)
    try fill(access, table, source, reading)
    try with(table) { () throws(TableError) in try access.commit() }
  }

  /// Says whether entries come to those that are there.
  var isAddition: Bool { if case .add = request.action { true } else { false } }

  /// Stores the entries of a source, as the tool reads it.
  func fill(
    _ access: TableAccess, _ table: Name, _ source: Source, _ reading: SourceReading?
  ) throws(TableFailure) {
    switch tool {
    case .postmap: try fillEntries(access, table, source, reading, access.options)
    case .postalias: try fillAliases(access, table, source, reading, access.options)
    }
  }

  private static func cannotCreate(_ table: Name) -> TableFailure {
    let start = Array("unsupported dictionary type: ".utf8) + table.type
    // Types that the original knows as well, but cannot make; the rest are packages of their own.
    guard TableType(table.type[...]) == nil else {
      return TableFailure(start + Array(" does not support bulk-mode creation.".utf8))
    }
    return TableFailure(start + Array(". Is the postfix-".utf8) + table.type + Array(" package installed?".utf8))
  }

  private func source(_ table: Name, _ tree: FileTree) throws(TableFailure) -> Source {
    if case .add = request.action {
      let file = command.context.inputFile()
      let input = InputLines(command.context.input, trace).rest()
      return Source(
        name: Array("stdin".utf8), bytes: input.bytes, counts: input.counts, user: file?.user ?? 0,
        group: file?.group ?? 0, permissions: file?.permissions)
    }
    do throws(FileError) {
      let file = try SharedFile(FilePath(bytes: table.name), in: tree)
      let owner = file.metadata.ownership
      let mode = file.metadata.kind == .regular ? UInt32(file.metadata.permissions.rawValue) : nil
      // What cannot be read, a directory for one, is empty to the original.
      return Source(
        name: table.name, bytes: (try? file.readToEnd()) ?? [], user: owner.user, group: owner.group, permissions: mode)
    } catch {
      guard case .system(_, _, let code) = error else { throw TableFailure(Array("open ".utf8) + table.name) }
      throw TableFailure(Array("open ".utf8) + table.name + Array(": \(code)".utf8))
    }
  }

  /// Goes on with the rights of the owner of the source, so that the index is his as well.
  private func drop(to source: Source) throws(TableFailure) {
    guard !request.has(.keepPrivileges), request.root == nil, command.context.wasStartedByRoot() else { return }
    command.tell(rightsOf: source.user, source.group, trace)
    let failure = command.context.become(source.user, source.group)
    if failure != 0 { throw TableFailure("cannot become the owner of the source: \(Errno(rawValue: failure))") }
  }

  /// Stores the entries of a table's source.
  private func fillEntries(
    _ access: TableAccess, _ table: Name, _ source: Source, _ reading: SourceReading?, _ options: TableOptions
  ) throws(TableFailure) {
    let entries = TableEntries(
      source.bytes, path: source.name, encoding: options.encoding, reading: reading, warn: options.warn)
    try entries.forEach { (entry) throws(TableFailure) in
      guard !entry.key.isEmpty, !entry.value.isEmpty else {
        options.warn(.line(path: source.name, number: entry.line, .format))
        return
      }
      if entry.key.last == UInt8(ascii: ":") {
        options.warn(.line(path: source.name, number: entry.line, .aliasFormat))
      }
      do throws(TableError) {
        try access.store(entry.value, for: entry.key)
      } catch .open(let path, let code) {
        options.warn(.line(path: source.name, number: entry.line, .file(.open(path: path, code))))
      } catch .read(let path, let code) {
        options.warn(.line(path: source.name, number: entry.line, .file(.read(path: path, code))))
      } catch .noFiles(let text) {
        options.warn(.line(path: source.name, number: entry.line, .file(.noFiles(text: text))))
      } catch {
        throw TableFailure(TableWords.fault(error, table.shown))
      }
    }
  }

  /// Stores the entries of a file of aliases.
  private func fillAliases(
    _ access: TableAccess, _ table: Name, _ source: Source, _ reading: SourceReading?, _ options: TableOptions
  ) throws(TableFailure) {
    let entries = AliasEntries(
      source.bytes, path: source.name, encoding: options.encoding, reading: reading, warn: options.warn)
    try entries.forEach { (key, value) throws(TableFailure) in
      try with(table) { () throws(TableError) in try access.store(value[...], for: key[...]) }
    }
    try with(table) { () throws(TableError) in
      try access.storeAliasMarks(modified: options.now, master: parameters.hostName)
    }
  }
}
