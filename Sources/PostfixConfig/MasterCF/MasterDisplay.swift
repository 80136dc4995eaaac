internal import SafeFiles

extension ParameterDisplay {
  /// Shows services of master.cf as `postconf -M` does: ``DisplayRequest/names`` are `service[/type]`.
  ///
  /// - Throws: Why nothing, or nothing more, can be shown.
  public func runMaster() throws(DisplayFault) {
    let directory = request.configDirectory ?? Array("/etc/postfix".utf8)
    let text = LogicalText(try masterContent())
    let master = try MasterServices(text, path: (directory + Array("/master.cf".utf8))[...], warn: output.warn)
    let main = try readMain(directory)
    let lookup = ParameterLookup(
      table: request.table, main: main, master: master, machine: request.machine, process: request.process)
    lookup.warn = output.warn
    var scan = UserParameters(lookup, master: master, tree: request.tree, warn: output.warn)
    try scan.run()
    try list(MasterCFListing(text), lookup, scan.master)
    output.flush()
    scan.warnAboutUnusedOverrides()
  }

  private func masterContent() throws(DisplayFault) -> [UInt8] {
    do throws(FileError) {
      return try request.tree.read(path.master).bytes
    } catch {
      // The original opens a directory and then sees the end of a file.
      guard error.isAboutKind else { throw .cannotRead(error) }
      return []
    }
  }

  private func list(
    _ listing: MasterCFListing, _ lookup: ParameterLookup, _ master: MasterServices
  ) throws(DisplayFault) {
    var patterns: [ServicePattern] = []
    for name in request.names {
      guard let pattern = ServicePattern(name) else { throw .servicePattern }
      patterns.append(pattern)
    }
    var matched = Array(repeating: false, count: patterns.count)
    for (index, entry) in listing.entries.enumerated() {
      if patterns.isEmpty { try write(entry, lookup, overrides(of: index, in: master)) }
      for (place, pattern) in patterns.enumerated() where pattern.matches(entry) {
        matched[place] = true
        try write(entry, lookup, overrides(of: index, in: master))
      }
    }
    for (name, isMatched) in zip(request.names, matched) where !isMatched {
      output.warn(.unmatchedService(name[...]))
    }
  }

  /// The settings of one service, with the read-only names that each service has.
  private func overrides(of index: Int, in master: MasterServices) -> SettingTable {
    guard request.values == .expanded else { return SettingTable() }
    var table = master.scope(of: index).map { master.scopes[$0].table } ?? SettingTable()
    table.set(bytes("process_name")[...], to: master.command(index))
    table.set(bytes("service_name")[...], to: master.name(index))
    return table
  }

  private func write(
    _ entry: MasterCFListing.Entry, _ lookup: ParameterLookup, _ overrides: SettingTable
  ) throws(DisplayFault) {
    let layout: MasterCFListing.Layout = request.layout == .folded ? .folded : .oneLine
    var line: [UInt8]
    switch request.values {
    case .verbatim: line = try MasterCFListing.line(of: entry, layout)
    case .expanded:
      line = try MasterCFListing.line(of: entry, layout) { value throws(DisplayFault) in
        let expansion = lookup.expand(value, overrides: overrides)
        try expansion.report(output.warn)
        return expansion.bytes
      }
    }
    line.append(UInt8(ascii: "\n"))
    output.write(line[...])
  }
}
