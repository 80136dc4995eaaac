/// Writes parameters as lines: postconf(1), `name = value` with white space collapsed.
struct ParameterWriter {
  private let request: DisplayRequest
  private let lookup: ParameterLookup
  private let users: SettingTable
  private let legacyNames: [ArraySlice<UInt8>]
  private let output: ParameterDisplay.Output
  private var line: [UInt8] = []

  init(
    _ request: DisplayRequest, _ lookup: ParameterLookup, users: UserParameters, _ output: ParameterDisplay.Output
  ) {
    self.request = request
    self.lookup = lookup
    self.users = users.main
    self.legacyNames = users.legacyNames
    self.output = output
  }

  /// Writes the parameters that were asked for.
  mutating func write() throws(DisplayFault) {
    guard request.names.isEmpty else { return try writeNamed() }
    if request.selection == .explicit { return try writeExplicit() }
    try writeAll()
  }

  private mutating func writeNamed() throws(DisplayFault) {
    for name in request.names {
      let entry = lookup.table.entry(named: name[...])
      guard entry != nil || isUserKnown(name[...]) || lookup.services.defaultValue(name[...]) != nil else {
        output.warn(.unknown(name: name[...]))
        continue
      }
      try write(name[...], entry)
    }
  }

  private func isUserKnown(_ name: ArraySlice<UInt8>) -> Bool {
    users.index(of: name).map { users.settings[$0].isKnown } ?? false
  }

  /// Visits only what is set: a look at every built-in parameter would cost more than all the rest.
  private mutating func writeExplicit() throws(DisplayFault) {
    for index in users.sortedIndices() {
      let name = users.name(at: index)
      let entry = lookup.table.entry(named: name)
      if isShown(name, entry, isUser: users.settings[index].isKnown) { try write(name, entry) }
    }
  }

  private func isShown(_ name: ArraySlice<UInt8>, _ entry: ParameterTable.Entry?, isUser: Bool) -> Bool {
    // Without -C no look-up of services is needed.
    if request.classes == .all, isUser || entry.map({ $0.kind != .legacy }) ?? false { return true }
    if lookup.services.defaultValue(name) != nil { return request.classes.contains(.service) }
    if let entry, entry.kind != .legacy { return request.classes.contains(.builtin) }
    return isUser && request.classes.contains(.user)
  }

  /// Merges built-in, service-defined and user-defined names.
  private mutating func writeAll() throws(DisplayFault) {
    let others = otherNames()
    var next = 0
    for index in 0..<lookup.table.capacity {
      guard let entry = lookup.table.entry(at: index) else { continue }
      while next < others.count, precedes(others[next], entry.name) {
        if isShown(others[next], nil, isUser: true) { try write(others[next], nil) }
        next += 1
      }
      let isSet = next < others.count && others[next] == entry.name
      let isUser = entry.kind == .legacy && (isSet || legacyNames.contains(entry.name))
      if isSet { next += 1 }
      if entry.kind != .legacy || isUser, isShown(entry.name, entry, isUser: isUser) { try write(entry.name, entry) }
    }
    for name in others[next...] where isShown(name, nil, isUser: true) { try write(name, nil) }
  }

  /// The names that services and the configuration bring, in order, each once.
  private func otherNames() -> [ArraySlice<UInt8>] {
    var names = lookup.services.all()
    guard request.selection != .defaults else { return names }
    for index in users.sortedIndices() where users.settings[index].isKnown {
      let name = users.name(at: index)
      if lookup.services.defaultValue(name) == nil { names.append(name) }
    }
    names.sort(by: precedes)
    return names
  }

  private mutating func write(_ name: ArraySlice<UInt8>, _ entry: ParameterTable.Entry?) throws(DisplayFault) {
    let setting = request.selection == .defaults ? nil : lookup.main.value(of: name)
    if setting == nil, request.selection == .explicit { return }
    var value = setting ?? entry?.defaultValue ?? lookup.services.defaultValue(name) ?? []
    var isConstant = setting == nil
    if setting == nil, let entry, let parameter = ComputedParameter(entry) {
      value = try lookup.known(parameter)[...]
      isConstant = false
    }
    if request.values == .expanded, request.parts != .name, entry?.kind != .raw, value.contains(UInt8(ascii: "$")) {
      let expansion = lookup.expand(value)
      // A computed default that cannot be had ends the display where it is first needed.
      if let failure = lookup.failure { throw failure }
      try expansion.report(output.warn)
      value = expansion.bytes[...]
      isConstant = false
    }
    line.removeAll(keepingCapacity: true)
    if isConstant, request.layout == .oneLine { writeVerbatim(name, value) } else { writeWords(name, value) }
    line.append(0x0A)
    output.write(line[...])
  }

  /// Writes a default of the table, whose words are parted by single blanks already.
  private mutating func writeVerbatim(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    if request.parts != .value { line.append(contentsOf: name) }
    if request.parts == .nameAndValue {
      line.append(0x20)
      line.append(UInt8(ascii: "="))
      if !value.isEmpty { line.append(0x20) }
    }
    if request.parts != .name { line.append(contentsOf: value) }
  }

  /// Writes words parted by single blanks; a word that would go beyond column eighty starts a new line when folded.
  private mutating func writeWords(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    var width = 0
    if request.parts != .value { appendWords(name, &width) }
    if request.parts == .nameAndValue { appendWords([UInt8(ascii: "=")], &width) }
    if request.parts != .name { appendWords(value, &width) }
  }

  private mutating func appendWords(_ text: ArraySlice<UInt8>, _ width: inout Int) {
    var start = text.startIndex
    while true {
      while start < text.endIndex, isBlank(text[start]) { start += 1 }
      guard start < text.endIndex else { return }
      var end = start
      while end < text.endIndex, !isBlank(text[end]) { end += 1 }
      if width > 0 {
        if request.layout == .oneLine || width + end - start < 80 {
          line.append(0x20)
          width += 1
        } else {
          line.append(0x0A)
          for _ in 0..<4 { line.append(0x20) }
          width = 4
        }
      }
      line.append(contentsOf: text[start..<end])
      width += end - start
      start = end
    }
  }
}
