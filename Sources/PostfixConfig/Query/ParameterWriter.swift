/// Writes parameters as lines: postconf(1), `name = value` with white space collapsed.
struct ParameterWriter {
  private let request: DisplayRequest
  private let lookup: ParameterLookup
  private let users: SettingTable
  private let legacyNames: [ArraySlice<UInt8>]
  private let output: ParameterDisplay.Output
  /// Whether a line is a name and a constant default and nothing else: a plain `-d` has a thousand of them.
  private let isPlain: Bool
  /// The settings of main.cf in byte order of their names.
  private let order: [Int]
  /// Lines that are not handed over yet.
  private var lines: [UInt8] = []
  /// How many bytes make it worth while to hand them over.
  private static let portion = 4096
  /// Plain lines that are not handed over yet.
  private var block: LineBlock

  init(
    _ request: DisplayRequest, _ lookup: ParameterLookup, users: UserParameters, _ output: ParameterDisplay.Output
  ) {
    self.request = request
    self.lookup = lookup
    isPlain =
      request.selection == .defaults && request.classes == .all && request.values == .verbatim
      && request.layout == .oneLine && lookup.trace == nil
    self.users = users.main
    self.legacyNames = users.legacyNames
    self.output = output
    order = users.order
    block = LineBlock(size: isPlain ? Self.portion : 0, request.parts)
  }

  /// Writes the parameters that were asked for.
  mutating func write() throws(DisplayFault) {
    if !request.names.isEmpty {
      try writeNamed()
    } else if request.selection == .explicit, lookup.trace == nil {
      try writeExplicit()
    } else {
      try writeAll()
    }
    send()
  }

  private mutating func writeNamed() throws(DisplayFault) {
    for name in request.names {
      let entry = lookup.table.entry(named: name[...])
      guard entry != nil || isUserKnown(name[...]) || lookup.services.defaultValue(name[...]) != nil else {
        send()
        output.warn(.unknown(name: name[...]))
        continue
      }
      try write(name[...], entry)
    }
  }

  private func isUserKnown(_ name: ArraySlice<UInt8>) -> Bool {
    users.index(of: name).map { users.isKnown($0) } ?? false
  }

  /// Visits only what is set: a look at every built-in parameter would cost more than all the rest.
  private mutating func writeExplicit() throws(DisplayFault) {
    for index in order where (users.isKnown(index) || users.isDeclared(index)) && !users.isRemoved(index) {
      let name = users.name(at: index)
      let entry = users.isDeclared(index) ? lookup.table.entry(named: name, hash: users.hash(at: index)) : nil
      if isShown(name, entry, isUser: users.isKnown(index)) { try write(name, entry, setting: index) }
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
    var others = OtherNames(lookup.services, users, order)
    var index = 0
    while index < lookup.table.capacity {
      if isPlain { index = writeDefaults(from: index, before: others.name) }
      guard index < lookup.table.capacity else { break }
      index += 1
      guard let entry = lookup.table.entry(at: index - 1) else { continue }
      var isSet = false
      while !isSet, let difference = unsafe others.difference(from: entry.nameBytes), difference <= 0 {
        isSet = difference == 0
        if !isSet, let name = others.name { try writeOther(name, others) }
        others.advance()
      }
      let isUser = entry.kind == .legacy && (isSet || legacyNames.contains(entry.name))
      guard entry.kind != .legacy || isUser else { continue }
      if isPlain, entry.kind == .plain || entry.kind == .raw {
        unsafe writePlain(entry.nameBytes, entry.valueBytes)
      } else if isShown(entry.name, entry, isUser: isUser) {
        try write(entry.name, entry)
      }
    }
    while let name = others.name {
      try writeOther(name, others)
      others.advance()
    }
  }

  /// Writes constant defaults up to a name that comes from elsewhere: a plain `-d` has a thousand of them.
  ///
  /// - Returns: The place in the table of what is next.
  private mutating func writeDefaults(from first: Int, before other: ArraySlice<UInt8>?) -> Int {
    var index = first
    while index < lookup.table.capacity {
      index = block.append(from: index, of: lookup.table, before: other)
      guard block.isFull else { break }
      send()
    }
    return index
  }

  private mutating func writeOther(_ name: ArraySlice<UInt8>, _ others: borrowing OtherNames) throws(DisplayFault) {
    if isPlain {
      writePlain(name, others.defaultValue ?? [])
    } else if isShown(name, nil, isUser: true) {
      let setting = others.setting ?? (request.selection == .defaults ? nil : lookup.main.index(of: name))
      try write(name, nil, setting: setting, default: others.defaultValue)
    }
  }

  private mutating func writePlain(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    unsafe name.withUnsafeBufferPointer { name in
      unsafe value.withUnsafeBufferPointer { value in unsafe writePlain(name, value) }
    }
  }

  /// Writes a line whose words are parted by single blanks already.
  private mutating func writePlain(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    unsafe block.append(name, value)
    guard block.isFull else { return }
    send()
    unsafe block.append(name, value)
  }

  private mutating func appendSign(_ sign: StaticString) {
    // A literal lives as long as the program.
    unsafe lines.append(contentsOf: UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount))
  }

  /// Appends a slice by its memory: the general way costs twice as much, and `-d` does it a thousand times.
  private mutating func append(_ slice: ArraySlice<UInt8>) {
    unsafe slice.withUnsafeBufferPointer { unsafe lines.append(contentsOf: $0) }
  }

  /// Hands over what is written, before anything that can warn or fail.
  private mutating func send() {
    if !block.content.isEmpty { output.write(block.content) }
    block.removeAll()
    if !lines.isEmpty { output.write(lines[...]) }
    lines.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ name: ArraySlice<UInt8>, _ entry: ParameterTable.Entry?) throws(DisplayFault) {
    try write(name, entry, setting: request.selection == .defaults ? nil : lookup.main.index(of: name))
  }

  private mutating func write(
    _ name: ArraySlice<UInt8>, _ entry: ParameterTable.Entry?, setting: Int?, default known: ArraySlice<UInt8>? = nil
  ) throws(DisplayFault) {
    if isPlain { send() }
    if lookup.sources == .settings { _ = lookup.trace.map { _ in lookup.setting(name) } }
    var value: ArraySlice<UInt8> = []
    if let setting {
      value = lookup.main.value(at: setting)
    } else if request.selection == .explicit {
      return
    } else if let entry {
      value = entry.defaultValue
    } else {
      value = known ?? lookup.services.defaultValue(name) ?? []
    }
    var isConstant = setting == nil
    if setting == nil, let entry, let parameter = ComputedParameter(entry) {
      send()
      value = try lookup.known(parameter)[...]
      isConstant = false
    }
    if request.values == .expanded, request.parts != .name, entry?.kind != .raw,
      lookup.trace != nil || holds(value, UInt8(ascii: "$"))
    {
      value = try expand(value, isOfService: setting == nil && entry == nil)
      isConstant = false
    }
    switch request.layout {
    case .json: lines.appendJSON(name, value)
    case .oneLine where isConstant: writeVerbatim(name, value)
    default: writeWords(name, value)
    }
    if request.layout != .json { lines.append(0x0A) }
    if isPlain || lines.count >= Self.portion || lookup.trace != nil { send() }
    // With a trace what is shown does not wait for the end.
    if lookup.trace != nil { output.flush() }
  }

  /// A value with its macros expanded.
  private mutating func expand(
    _ value: ArraySlice<UInt8>, isOfService: Bool
  ) throws(DisplayFault) -> ArraySlice<UInt8> {
    send()
    let expansion = isOfService ? lookup.expand(serviceDefault: value) : lookup.expand(value)
    // A computed default that cannot be had ends the display where it is first needed.
    if let failure = lookup.failure { throw failure }
    try expansion.report(output.warn)
    return expansion.bytes[...]
  }

  /// Writes a default of the table, whose words are parted by single blanks already.
  private mutating func writeVerbatim(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    if request.parts != .value { append(name) }
    if request.parts == .nameAndValue { appendSign(value.isEmpty ? " =" : " = ") }
    if request.parts != .name { append(value) }
  }

  /// Writes words parted by single blanks; a word that would go beyond column eighty starts a new line when folded.
  private mutating func writeWords(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    var width = 0
    if request.parts != .value {
      // No name has a blank: none could be set or asked for.
      append(name)
      width = name.count
    }
    if request.parts == .nameAndValue {
      let isFolded = request.layout == .folded && width + 1 >= 80
      appendSign(isFolded ? "\n    =" : " =")
      width = isFolded ? 5 : width + 2
    }
    if request.parts != .name { lines.appendWords(value, width: &width, request.layout) }
  }
}
