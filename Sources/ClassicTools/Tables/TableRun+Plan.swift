internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// What a change would make of an index, found out without writing.
extension TableRun {
  /// Refuses our own options for tables that the original works on.
  func checkOwnOptions(_ tables: [Name]) throws(TableFailure) {
    guard report.wantsChanges, let table = tables.first(where: isForeign) else { return }
    throw TableFailure(
      Array("--dry-run, --diff, --json and --detailed-exitcode do not know tables of type ".utf8) + table.type)
  }

  /// Finds out what the entries of a source make of an index.
  func plan(_ table: Name, _ type: TableType, _ source: Source, _ options: TableOptions) throws(TableFailure)
    -> TableChange
  {
    let before = try with(table) { () throws(TableError) in try replaceableEntries(table, type) }
    let access = TableAccess(planning: type, table.name, from: isAddition ? before ?? [] : [], quietly(options))
    try fill(access, table, source, nil)
    let after = try with(table) { () throws(TableError) in try access.entries() }
    return change(table, type, from: before, to: after, source.permissions)
  }

  /// Finds out what removals make of an index.
  ///
  /// - Returns: The change, and whether a key was there.
  func plan(removing keys: [[UInt8]], _ table: Name) throws(TableFailure) -> (change: TableChange, found: Bool) {
    guard let type = TableType(table.type[...]), type.canBeCreated, !table.name.isEmpty else {
      // Opening it says why not.
      _ = try open(table, for: .removal, options())
      throw TableFailure(TableWords.fault(.unsupported(.delete), table.shown))
    }
    let before = try with(table) { () throws(TableError) in try entries(table, type) }
    let access = TableAccess(planning: type, table.name, from: before, quietly(options()))
    return try with(table) { () throws(TableError) in
      var found = false
      for key in keys where try access.remove(key) == .removed { found = true }
      return (change(table, type, from: before, to: try access.entries(), nil), found)
    }
  }

  /// The entries that are there; nil where the index is missing, or is made anew whatever it holds.
  private func replaceableEntries(_ table: Name, _ type: TableType) throws(TableError) -> [TableEntry]? {
    let file = FilePath(bytes: index(table, type))
    guard type != .fail, let index = try? options().tree.metadata(of: file), index.size > 0 else { return nil }
    // LMDB's library empties an index that it can read, and Berkeley DB's has to open one that entries are added to.
    guard !isAddition, type != .lmdb else { return try entries(table, type) }
    do throws(TableError) {
      return try entries(table, type) { _ in }
    } catch {
      guard (try? SharedFile(file, in: options().tree, for: .changing)) != nil else { throw error }
      return nil
    }
  }

  /// The entries that are there; what the library says of an index that cannot be read is passed on.
  private func entries(_ table: Name, _ type: TableType) throws(TableError) -> [TableEntry] {
    try entries(table, type) { [command] in if case .library = $0 { command.warn($0) } }
  }

  private func entries(
    _ table: Name, _ type: TableType, warn: @escaping (TableWarning) -> Void
  ) throws(TableError) -> [TableEntry] {
    var options = options()
    options.warn = warn
    options.trace = nil
    return try TableAccess(type, table.name, for: .query, options).entries()
  }

  private func index(_ table: Name, _ type: TableType) -> [UInt8] {
    let suffix = type.suffix
    return table.name + Array("\(suffix)".utf8)
  }

  /// What warns when the change is made need not warn when it is planned.
  private func quietly(_ options: TableOptions) -> TableOptions {
    var options = options
    options.trace = nil
    if report.writes { options.warn = { _ in } }
    return options
  }

  private func change(
    _ table: Name, _ type: TableType, from before: [TableEntry]?, to after: [TableEntry], _ permissions: UInt32?
  ) -> TableChange {
    let file = index(table, type)
    // Values that not everybody may read are passwords as often as not, and those that are files are private keys.
    let tree = options().tree
    let modes = [file, table.name].map { (try? tree.metadata(of: FilePath(bytes: $0)))?.permissions.rawValue }
    let isPublic = !request.has(.files) && ([permissions] + modes).allSatisfy { ($0 ?? 0o004) & 0o004 != 0 }
    let isRemoval = if case .delete = request.action { true } else { false }
    return TableChange(
      table: table.shown, file: file, before: before, after: after, values: isPublic ? .shown : .hidden,
      isWritten: !isRemoval || before != after)
  }
}
