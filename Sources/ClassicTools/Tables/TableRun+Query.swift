internal import PostfixConfig

/// Look-ups and removals.
extension TableRun {
  /// Looks a key up, or the keys of the standard input.
  ///
  /// - Returns: 0 when something was found.
  func query(_ key: [UInt8], _ tables: [Name]) throws(TableFailure) -> Int32 {
    guard key.elementsEqual("-".utf8) else {
      for table in tables {
        let access = try open(table, for: .query, options())
        guard let value = try value(of: key, access, table) else { continue }
        if report.wantsJSON { show(table, key, value) } else { command.write(value.asCString + [0x0A]) }
        return 0
      }
      return 1
    }
    return try queryInput(tables)
  }

  private func queryInput(_ tables: [Name]) throws(TableFailure) -> Int32 {
    let options = options()
    // A table is opened when the first key comes to it.
    var opened: [TableAccess] = []
    var found = false
    func look(_ key: [UInt8]) throws(TableFailure) {
      for (index, table) in tables.enumerated() {
        if index == opened.count { opened.append(try open(table, for: .query, options)) }
        guard let value = try value(of: key, opened[index], table) else { continue }
        show(table, key, value)
        found = true
        return
      }
    }
    let lines = InputLines(command.context.input, trace)
    if request.has(.body) || request.has(.header) {
      var message = MessageKeys(request, trace)
      while let line = lines.next() { try message.take(line.asCString, look) }
      try message.end(look)
    } else {
      while let line = lines.next() { try look(line.asCString) }
    }
    return found ? 0 : 1
  }

  private func value(of key: [UInt8], _ access: TableAccess, _ table: Name) throws(TableFailure) -> [UInt8]? {
    let value = try with(table) { () throws(TableError) in try access.value(of: key) }
    if let value, value.isEmpty { warnEmptyValue(table, key) }
    return value
  }

  /// Removes a key, or the keys of the standard input.
  ///
  /// - Returns: 0 when something was there.
  func delete(_ key: [UInt8], _ tables: [Name]) throws(TableFailure) -> Int32 {
    guard key.elementsEqual("-".utf8) else {
      var status: Int32 = 1
      for table in tables where try delete([key], table, trace) { status = 0 }
      return status
    }
    return try deleteInput(tables)
  }

  private func deleteInput(_ tables: [Name]) throws(TableFailure) -> Int32 {
    // Without --dry-run all tables are opened before the first key is read, so that a missing one is known at once; and
    // given back, since an open one is locked for everybody, and may be named twice. The removal itself warns of an old
    // index.
    var first = options()
    first.now = 0
    if report.writes { for table in tables { _ = try open(table, for: .removal, first) } }
    let lines = InputLines(command.context.input, trace)
    var keys: [[UInt8]] = []
    while let line = lines.next() { keys.append(line.asCString) }
    var found = false
    for table in tables where try delete(keys, table, nil) { found = true }
    return found ? 0 : 1
  }

  private func delete(_ keys: [[UInt8]], _ table: Name, _ trace: Trace?) throws(TableFailure) -> Bool {
    let plan = report.wantsChanges ? try plan(removing: keys, table) : nil
    let found = try report.writes ? remove(keys, table, trace) : plan?.found ?? false
    if let plan { report.note(plan.change) }
    return found
  }

  private func remove(_ keys: [[UInt8]], _ table: Name, _ trace: Trace?) throws(TableFailure) -> Bool {
    var options = options()
    options.trace = trace
    let access = try open(table, for: .removal, options)
    return try with(table) { () throws(TableError) in
      var found = false
      for key in keys where try access.remove(key) == .removed { found = true }
      if found { try access.commit() }
      return found
    }
  }
}
