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
    let isAddition = if case .add = request.action { true } else { false }
    let before = try? entries(table, type)
    let access = TableAccess(planning: type, table.name, from: isAddition ? before ?? [] : [], quietly(options))
    switch tool {
    case .postmap: try fill(access, table, source, nil, access.options)
    case .postalias: try fillAliases(access, table, source, nil, access.options)
    }
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

  private func entries(_ table: Name, _ type: TableType) throws(TableError) -> [TableEntry] {
    var options = options()
    options.warn = { _ in }
    options.trace = nil
    return try TableAccess(type, table.name, for: .query, options).entries()
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
    let suffix = type.suffix
    let file = table.name + Array("\(suffix)".utf8)
    // Values that not everybody may read are passwords as often as not.
    let index = try? options().tree.metadata(of: FilePath(bytes: file))
    let isPublic = (permissions ?? 0o004) & UInt32(index?.permissions.rawValue ?? 0o004) & 0o004 != 0
    let isRemoval = if case .delete = request.action { true } else { false }
    return TableChange(
      table: table.shown, file: file, before: before, after: after, values: isPublic ? .shown : .hidden,
      isWritten: !isRemoval || before != after)
  }
}
