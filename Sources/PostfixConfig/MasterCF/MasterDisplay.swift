internal import SafeFiles

extension ParameterDisplay {
  /// Shows a part of master.cf as postconf(1) `-M`, `-F` and `-P` do: ``DisplayRequest/names`` ask for services.
  ///
  /// - Parameter part: What is shown of a service.
  /// - Throws: Why nothing, or nothing more, can be shown.
  public func runMaster(_ part: DisplayRequest.MasterPart) throws(DisplayFault) {
    try runMaster(part, visit: nil)
  }

  /// Shows a part of master.cf, or hands over the services and details that would be shown.
  func runMaster(
    _ part: DisplayRequest.MasterPart, visit: ((Int, ArraySlice<UInt8>?) -> Void)?
  ) throws(DisplayFault) {
    let directory = request.configDirectory ?? PostfixConfig.bytes("/etc/postfix")
    if request.configDirectory != nil { tellDirectory() }
    let content = try masterContent()
    request.trace?.tell(content.count, readBeside: 0)
    let text = LogicalText(content)
    let master = try MasterServices(
      text, path: (directory + PostfixConfig.bytes("/master.cf"))[...], for: request.table.version, request.trace,
      warn: output.warn)
    let main = try readMain(directory, isFirst: request.configDirectory == nil)
    let lookup = ParameterLookup(
      table: request.table, main: main, master: master, machine: request.machine, process: request.process,
      release: request.release, trace: request.trace)
    lookup.warn = output.warn
    var scan = UserParameters(lookup, master: master, tree: request.tree, request.unusedNames, warn: output.warn)
    try scan.run()
    let listing = part == .entries || part == .fields ? MasterCFListing(text) : nil
    let merged = part == .merged ? MergedParameters(request, lookup, scan) : nil
    try MasterWriter(request, lookup, scan.master, listing, merged, part, output, visit).write()
    output.flush()
    scan.warnAboutUnused(in: .master)
  }

  func masterContent() throws(DisplayFault) -> [UInt8] {
    do throws(FileError) {
      return try request.tree.read(path.master).bytes
    } catch {
      // The original opens a directory and then sees the end of a file.
      guard error.isAboutKind else { throw .cannotRead(error) }
      return []
    }
  }
}

/// Writes the parts of master.cf that were asked for.
private struct MasterWriter {
  private let request: DisplayRequest
  private let lookup: ParameterLookup
  private let master: MasterServices
  private let listing: MasterCFListing?
  private let merged: MergedParameters?
  private let part: DisplayRequest.MasterPart
  private let output: ParameterDisplay.Output
  private let visit: ((Int, ArraySlice<UInt8>?) -> Void)?

  init(
    _ request: DisplayRequest, _ lookup: ParameterLookup, _ master: MasterServices, _ listing: MasterCFListing?,
    _ merged: MergedParameters?, _ part: DisplayRequest.MasterPart, _ output: ParameterDisplay.Output,
    _ visit: ((Int, ArraySlice<UInt8>?) -> Void)?
  ) {
    self.visit = visit
    self.merged = merged
    self.request = request
    self.lookup = lookup
    self.master = master
    self.listing = listing
    self.part = part
    self.output = output
  }

  /// With a trace what is shown does not wait for the end.
  private func send(_ line: [UInt8]) {
    output.write(line[...])
    if request.trace != nil, !line.isEmpty { output.flush() }
  }

  /// Tries every request on every service, so that the output is in the order of the file.
  func write() throws(DisplayFault) {
    let patterns = try patterns()
    guard !patterns.isEmpty else {
      for service in 0..<master.count { _ = try write(service, detail: nil) }
      return
    }
    var index = ServicePatternIndex()
    for pattern in patterns { index.append(pattern) }
    var matched = [Bool](repeating: false, count: patterns.count)
    for service in 0..<master.count {
      for number in index.matching(name: master.name(service), type: master.type(service)) {
        if try write(service, detail: patterns[number].detail) { matched[number] = true }
      }
    }
    for (name, isMatched) in zip(request.names, matched) where !isMatched {
      output.warn(.unmatchedService(name[...]))
    }
  }

  private func patterns() throws(DisplayFault) -> [ServicePattern] {
    var patterns: [ServicePattern] = []
    for name in request.names {
      guard let pattern = ServicePattern(name[...], parts: part == .entries ? 1...2 : 1...3) else {
        throw .servicePattern(part)
      }
      if part == .fields, let detail = pattern.detail, field(detail) == nil { throw .fieldName(detail) }
      patterns.append(pattern)
    }
    return patterns
  }

  private func field(_ name: ArraySlice<UInt8>) -> MasterCFField? {
    MasterCFField(rawValue: String(decoding: name, as: UTF8.self))
  }

  /// Writes a service, or one detail of it.
  ///
  /// - Returns: Whether there was something to write.
  private func write(_ service: Int, detail: ArraySlice<UInt8>?) throws(DisplayFault) -> Bool {
    if let visit {
      guard has(service, detail) else { return false }
      visit(service, detail)
      return true
    }
    switch part {
    case .entries: try writeEntry(service)
    case .fields:
      guard let detail else {
        try writeFields(0..<8, of: service)
        return true
      }
      if let field = field(detail) { try writeFields(field.index..<field.index + 1, of: service) }
    case .merged:
      guard let merged else { return false }
      guard let detail else {
        for name in merged.names(of: service) {
          try write(name, merged.value(of: name, service), service)
        }
        return true
      }
      guard merged.has(detail, service) else { return false }
      try write(detail, merged.value(of: detail, service), service)
    case .overrides:
      guard let scope = master.scope(of: service) else { return false }
      let table = master.scopes[scope].table
      guard let detail else {
        // A service whose only settings are of names that cannot be set answers a request with nothing.
        for setting in table.sortedIndices() { try writeOverride(setting, of: service, table) }
        return true
      }
      guard let setting = table.index(of: detail) else { return false }
      try writeOverride(setting, of: service, table)
    }
    return true
  }

  /// Says whether there is something to write.
  private func has(_ service: Int, _ detail: ArraySlice<UInt8>?) -> Bool {
    guard part == .overrides else { return true }
    guard let table = master.scope(of: service).map({ master.scopes[$0].table }) else { return false }
    return detail.map { table.index(of: $0) != nil } ?? !table.isEmpty
  }

  private func writeEntry(_ service: Int) throws(DisplayFault) {
    let arguments = try arguments(of: service)
    guard request.layout != .json else {
      var line = MasterCFLine(.oneLine)
      for position in 0..<8 {
        if position > 0 { line.append(prefix: [0x20]) }
        line.append(prefix: master.field(position, of: service))
      }
      line.append(arguments)
      return writeJSON(path(service).dropLast(), line.bytes[...])
    }
    var line = MasterCFLine(layout)
    line.append { master.field($0, of: service) }
    line.append(arguments)
    line.end()
    send(line.bytes)
  }

  /// Writes the fields at positions on the line; a list of the fields would be a type that is made at run time.
  private func writeFields(_ positions: Range<Int>, of service: Int) throws(DisplayFault) {
    let path = path(service)
    guard request.layout != .json else {
      for position in positions { try writeJSON(MasterCFField(index: position), of: service, path) }
      return
    }
    var line = MasterCFLine(layout)
    // What comes before a fault is written.
    defer { send(line.bytes) }
    for position in positions {
      let field = MasterCFField(index: position)
      let arguments = try arguments(of: service, showing: field)
      if request.parts != .value {
        line.append(prefix: path)
        line.append(prefix: field.rawValue.utf8)
        if request.parts == .nameAndValue { line.append(prefix: " = ".utf8) }
      }
      if request.parts != .name {
        line.append(field: master.field(position, of: service))
        line.append(arguments)
      }
      line.end()
      guard request.trace != nil else { continue }
      // With a trace each field is written out at once.
      send(line.bytes)
      line = MasterCFLine(layout)
    }
  }

  private func writeJSON(_ field: MasterCFField, of service: Int, _ path: [UInt8]) throws(DisplayFault) {
    let arguments = try arguments(of: service, showing: field)
    let name = path + Array(field.rawValue.utf8)
    var line = MasterCFLine(.oneLine, column: name.count)
    line.append(prefix: master.field(field.index, of: service))
    line.append(arguments)
    writeJSON(name[...], line.bytes[...])
  }

  /// What a command is followed by, its options expanded if they are shown; nothing for other fields.
  private func arguments(of service: Int, showing field: MasterCFField) throws(DisplayFault) -> [[UInt8]] {
    guard field == .command else { return [] }
    return request.parts == .name ? listing?.arguments(of: service) ?? [] : try arguments(of: service)
  }

  private func writeOverride(_ setting: Int, of service: Int, _ table: SettingTable) throws(DisplayFault) {
    try write(table.name(at: setting), table.value(at: setting), service)
  }

  /// Writes a parameter of a service; here even the values that are never expanded elsewhere are.
  private func write(
    _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, _ service: Int
  ) throws(DisplayFault) {
    let isExpanded = request.values == .expanded && request.parts != .name
    let shown = isExpanded ? try expand(value, service)[...] : value
    let path = path(service, name)
    guard request.layout != .json else { return writeJSON(path[...], shown) }
    var line: [UInt8] = []
    var width = 0
    if request.parts != .value { line.appendWords(path[...], width: &width, request.layout) }
    if request.parts == .nameAndValue { line.appendWords([UInt8(ascii: "=")], width: &width, request.layout) }
    if request.parts != .name { line.appendWords(shown, width: &width, request.layout) }
    line.append(0x0A)
    send(line)
  }

  private func writeJSON(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    var line: [UInt8] = []
    line.appendJSON(name, value)
    send(line)
  }

  /// `service/type/detail`.
  private func path(_ service: Int, _ detail: ArraySlice<UInt8> = []) -> [UInt8] {
    var path = Array(master.name(service))
    path.append(UInt8(ascii: "/"))
    path.append(contentsOf: master.type(service))
    path.append(UInt8(ascii: "/"))
    path.append(contentsOf: detail)
    return path
  }

  private var layout: MasterCFListing.Layout { request.layout == .folded ? .folded : .oneLine }

  /// The arguments of a service with the values of its options as they are shown.
  private func arguments(of service: Int) throws(DisplayFault) -> [[UInt8]] {
    var arguments = listing?.arguments(of: service) ?? []
    guard request.values == .expanded else { return arguments }
    var index = 0
    while let place = MasterCFArguments.option(in: arguments, at: index) {
      if place == .pair, arguments[index] == PostfixConfig.bytes("-o") {
        arguments[index + 1] = try expand(arguments[index + 1][...], service)
      }
      index += place == .pair ? 2 : 1
    }
    return arguments
  }

  /// Expands with what the service sees: its own name and program, its settings, then main.cf's.
  private func expand(_ value: ArraySlice<UInt8>, _ service: Int) throws(DisplayFault) -> [UInt8] {
    guard lookup.trace != nil || value.contains(UInt8(ascii: "$")) else { return Array(value) }
    let expansion = lookup.expand(value, for: service, of: master)
    try expansion.report(output.warn)
    return expansion.bytes
  }
}
