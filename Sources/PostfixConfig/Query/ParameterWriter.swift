/// Writes parameters as lines: postconf(1), `name = value` with white space collapsed.
struct ParameterWriter {
  private let request: DisplayRequest
  private let lookup: ParameterLookup
  private let users: SettingTable
  private let legacyNames: [ArraySlice<UInt8>]
  private let output: ParameterDisplay.Output

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
  func write() throws(DisplayFault) {
    guard request.names.isEmpty else { return try writeNamed() }
    if request.selection == .explicit { return try writeExplicit() }
    try writeAll()
  }

  private func writeNamed() throws(DisplayFault) {
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
  private func writeExplicit() throws(DisplayFault) {
    for index in users.sortedIndices() {
      let name = users.name(at: index)
      let entry = lookup.table.entry(named: name)
      if isShown(name, entry, isUser: users.settings[index].isKnown) { try write(name, entry) }
    }
  }

  private func isShown(_ name: ArraySlice<UInt8>, _ entry: ParameterTable.Entry?, isUser: Bool) -> Bool {
    if request.classes == .all, let entry, entry.kind != .legacy { return true }
    if lookup.services.defaultValue(name) != nil { return request.classes.contains(.service) }
    if let entry, entry.kind != .legacy { return request.classes.contains(.builtin) }
    return isUser && request.classes.contains(.user)
  }

  /// Merges built-in, service-defined and user-defined names, each of them in order.
  private func writeAll() throws(DisplayFault) {
    let services = lookup.services.all()
    let settings = request.selection == .defaults ? [] : users.sortedIndices().filter { users.settings[$0].isKnown }
    var service = 0
    var user = 0
    func writeOthers(before limit: ArraySlice<UInt8>?) throws(DisplayFault) {
      while true {
        let byService = service < services.count ? services[service].name[...] : nil
        let byUser = user < settings.count ? users.name(at: settings[user]) : nil
        guard let next = [byService, byUser].compactMap({ $0 }).min(by: precedes),
          limit.map({ precedes(next, $0) || next == $0 }) ?? true
        else { return }
        if next == byService { service += 1 }
        if next == byUser { user += 1 }
        let entry = lookup.table.entry(named: next)
        if next == limit, entry?.kind != .legacy { continue }
        if isShown(next, entry, isUser: next == byUser) { try write(next, entry) }
      }
    }
    for index in 0..<lookup.table.capacity {
      guard let entry = lookup.table.entry(at: index) else { continue }
      try writeOthers(before: entry.name)
      let isUser = entry.kind == .legacy && legacyNames.contains(entry.name)
      if entry.kind != .legacy || isUser, isShown(entry.name, entry, isUser: isUser) { try write(entry.name, entry) }
    }
    try writeOthers(before: nil)
  }

  private func write(_ name: ArraySlice<UInt8>, _ entry: ParameterTable.Entry?) throws(DisplayFault) {
    guard let raw = try value(name, entry) else { return }
    if request.parts == .name { return line(name, nil) }
    guard request.values == .expanded, entry?.kind != .raw, raw.contains(UInt8(ascii: "$")) else {
      return line(request.parts == .value ? nil : name, raw)
    }
    let expansion = lookup.expand(raw)
    try checkComputed()
    try expansion.report(output.warn)
    line(request.parts == .value ? nil : name, expansion.bytes[...])
  }

  private func value(_ name: ArraySlice<UInt8>, _ entry: ParameterTable.Entry?) throws(DisplayFault) -> ArraySlice<
    UInt8
  >? {
    if request.selection != .defaults, let value = lookup.main.value(of: name) { return value }
    if request.selection == .explicit { return nil }
    if let entry, let parameter = ComputedParameter(entry) { return try lookup.known(parameter)[...] }
    return entry?.defaultValue ?? lookup.services.defaultValue(name)
  }

  /// Gives up when an expansion needed a computed default that cannot be had.
  private func checkComputed() throws(DisplayFault) {
    for case .failure(let fault) in lookup.computed.values { throw fault }
  }

  /// Writes one line, its words parted by single blanks; folded ones start a new line at column eighty.
  private func line(_ name: ArraySlice<UInt8>?, _ value: ArraySlice<UInt8>?) {
    var line: [UInt8] = []
    line.reserveCapacity((name?.count ?? 0) + (value?.count ?? 0) + 4)
    var width = 0
    func append(_ word: ArraySlice<UInt8>) {
      if width > 0 {
        if request.layout == .oneLine || width + word.count < 80 {
          line.append(0x20)
          width += 1
        } else {
          line.append(contentsOf: [0x0A, 0x20, 0x20, 0x20, 0x20])
          width = 4
        }
      }
      line.append(contentsOf: word)
      width += word.count
    }
    for part in [name, name == nil || value == nil ? nil : [UInt8(ascii: "=")], value] {
      guard var rest = part else { continue }
      while let start = rest.firstIndex(where: { !isBlank($0) }) {
        let end = rest[start...].firstIndex(where: isBlank) ?? rest.endIndex
        append(rest[start..<end])
        rest = rest[end...]
      }
    }
    line.append(0x0A)
    output.write(line[...])
  }
}
