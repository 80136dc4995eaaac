internal import PostfixConfig

/// Look-ups and removals.
extension TableRun {
  /// Looks a key up, or the keys of the standard input.
  ///
  /// - Returns: 0 when something was found.
  func query(_ key: [UInt8], _ tables: [Name]) throws(TableFailure) -> Int32 {
    if tables.contains(where: isForeign), let status = runOriginal(request.tables) { return status }
    guard key.elementsEqual("-".utf8) else {
      for table in tables {
        let access = try open(table, for: .query, options())
        guard let value = try value(of: key, access, table) else { continue }
        command.context.output.write(value.asCString + [0x0A])
        return 0
      }
      return 1
    }
    return try queryInput(tables)
  }

  private func queryInput(_ tables: [Name]) throws(TableFailure) -> Int32 {
    let options = options()
    var opened: [(table: Name, access: TableAccess)] = []
    for table in tables { opened.append((table, try open(table, for: .query, options))) }
    var found = false
    func look(_ key: [UInt8]) throws(TableFailure) {
      for (table, access) in opened {
        guard let value = try value(of: key, access, table) else { continue }
        command.context.output.write(key + separator + value.asCString + [0x0A])
        found = true
        return
      }
    }
    let lines = InputLines(command.context.input)
    if request.has(.body) || request.has(.header) {
      var message = MessageKeys(request)
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
    if tables.contains(where: isForeign), let status = runOriginal(request.tables) { return status }
    guard key.elementsEqual("-".utf8) else {
      var status: Int32 = 1
      for table in tables where try delete([key], table) { status = 0 }
      return status
    }
    return try deleteInput(tables)
  }

  private func deleteInput(_ tables: [Name]) throws(TableFailure) -> Int32 {
    // All tables are opened before the first key is read, so that a missing one is known at once; and given back, since an
    // open one is locked for everybody, and may be named twice. The removal itself warns of an old index.
    var first = options()
    first.now = 0
    for table in tables { _ = try open(table, for: .removal, first) }
    let lines = InputLines(command.context.input)
    var keys: [[UInt8]] = []
    while let line = lines.next() { keys.append(line.asCString) }
    var found = false
    for table in tables where try delete(keys, table) { found = true }
    return found ? 0 : 1
  }

  private func delete(_ keys: [[UInt8]], _ table: Name) throws(TableFailure) -> Bool {
    let access = try open(table, for: .removal, options())
    return try with(table) { () throws(TableError) in
      var found = false
      for key in keys where try access.remove(key) == .removed { found = true }
      if found { try access.commit() }
      return found
    }
  }
}
