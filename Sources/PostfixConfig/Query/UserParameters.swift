internal import SafeFiles
internal import SystemPackage

/// Finds out which names of main.cf and master.cf are used: by `$name`, as restriction class, or as a table's parameter.
///
/// Names are visited in byte order; Postfix visits them in the order of a randomly seeded hash table.
struct UserParameters {
  private(set) var main: SettingTable
  /// The settings of main.cf in byte order of their names: scanned, shown and reported in that order.
  private(set) var order: [Int] = []
  /// Old names that only master.cf sets; they are listed then, with their empty default.
  private(set) var legacyNames: [ArraySlice<UInt8>] = []
  let lookup: ParameterLookup
  /// The look-up's, without the checks that each access to a variable of a class costs.
  private let services: ServiceNames
  private(set) var master: MasterServices
  let warn: (DisplayWarning) -> Void
  private let report: (MacroFault) -> Void
  let unusedNames: DisplayRequest.UnusedNames
  let tree: FileTree
  /// Where the names of master.cf's settings occur: scope, setting, and the next occurrence of the same name or -1.
  private var occurrences: [Int] = []
  /// The last occurrence of each name, by the name's place in `overridden`; -1 for none, or ``allMarked``.
  private var lastOccurrence: [Int] = []
  /// Stands for occurrences that are marked already, so that they are gone through once and not for every `$name`.
  private static let allMarked = -2
  private var overridden = SettingTable(text: [])
  private let dialect: MacroDialect
  var visitedClients = SettingTable()
  /// Tells which names are used; nil without a trace.
  private var uses: UseTrace?
  /// The entry of master.cf whose settings are visited.
  private var visited: Int?

  init(
    _ lookup: ParameterLookup, master: MasterServices, tree: FileTree,
    _ unusedNames: DisplayRequest.UnusedNames, warn: @escaping (DisplayWarning) -> Void
  ) {
    main = lookup.main
    self.lookup = lookup
    services = lookup.services
    dialect = lookup.table.dialect
    self.master = master
    self.tree = tree
    self.unusedNames = unusedNames
    self.warn = warn
    report = { warn(.macro($0)) }
    if let trace = lookup.trace { uses = UseTrace(trace) }
  }

  /// Visits every setting.
  mutating func run() throws(DisplayFault) {
    collectOverrides()
    if let trace = lookup.trace { master.tell(trace) }
    order = main.sortedIndices()
    for service in 0..<master.count where master.scope(of: service) != nil { try scan(service) }
    if lookup.trace == nil { try scanComputedDefaults() } else { try scanDefaults() }
    try scan(nil)
    lookup.main = main
  }

  private mutating func collectOverrides() {
    for (scope, content) in master.scopes.enumerated() {
      for setting in 0..<content.table.count {
        let name = content.table.name(at: setting)
        let index = overridden.place(of: name)
        if index == lastOccurrence.count { lastOccurrence.append(-1) }
        let place = occurrences.count
        occurrences.append(scope)
        occurrences.append(setting)
        occurrences.append(lastOccurrence[index])
        lastOccurrence[index] = place
      }
    }
  }

  /// Computes the defaults that can fail, as Postfix does for every one that is not set.
  private mutating func scanComputedDefaults() throws(DisplayFault) {
    try scanDefault(.myhostname, bytes("myhostname")[...])
    try scanDefault(.mydomain, bytes("mydomain")[...])
    // Networks hold no names; only that they can be computed counts.
    if main.index(of: bytes("mynetworks")[...]) == nil { try lookup.verifyNetworks() }
  }

  /// Visits the names in every default of what main.cf does not set, as the original does: only a trace shows that.
  private mutating func scanDefaults() throws(DisplayFault) {
    let others = otherNames()
    let indices = others.sortedIndices()
    var place = 0
    var last: ArraySlice<UInt8> = []
    for index in 0..<lookup.table.capacity {
      guard let entry = lookup.table.entry(at: index) else { continue }
      while place < indices.count {
        let name = others.name(at: indices[place])
        guard name.lexicographicallyPrecedes(entry.name) else { break }
        // Two services can bring one name; that of the first counts.
        if name != last { scanDefault(ofOther: name) }
        last = name
        place += 1
      }
      guard entry.kind != .raw, lookup.setting(entry.name) == nil else { continue }
      var value = entry.defaultValue
      if let parameter = ComputedParameter(entry) { value = try lookup.known(parameter)[...] }
      useNames(in: value, nil)
    }
    for index in indices[place...] {
      let name = others.name(at: index)
      if name != last { scanDefault(ofOther: name) }
      last = name
    }
  }

  /// The names that are parameters though Postfix has no default: those of services, and what services use.
  private func otherNames() -> SettingTable {
    var others = SettingTable(listing: services.capacity + order.count)
    services.list(in: &others)
    for index in order where main.isKnown(index) {
      let name = main.name(at: index)
      if lookup.table.entry(named: name) == nil, services.defaultValue(name) == nil {
        others.list(name)
      }
    }
    return others
  }

  private mutating func scanDefault(ofOther name: ArraySlice<UInt8>) {
    guard lookup.table.entry(named: name) == nil, lookup.setting(name) == nil else { return }
    useNames(in: services.defaultValue(name) ?? [], nil)
  }

  /// Visits the names in a computed default: `$$` in main.cf becomes a dollar sign there, which counts once more.
  private mutating func scanDefault(
    _ parameter: ComputedParameter, _ name: ArraySlice<UInt8>
  ) throws(DisplayFault) {
    guard main.index(of: name) == nil else { return }
    let value = try lookup.known(parameter)
    useNames(in: value[...], nil)
  }

  /// Visits the settings of main.cf, or those of one service.
  private mutating func scan(_ service: Int?) throws(DisplayFault) {
    let scope = service.flatMap { master.scope(of: $0) }
    visited = service
    let table = scope.map { master.scopes[$0].table } ?? main
    let dictionary = scope.map { master.scopes[$0].name } ?? bytes("mail_dict")
    let classes = table.value(of: bytes("smtpd_restriction_classes")[...])
    lookup.trace?.tell(.values, .lookedUp(name: bytes("smtpd_restriction_classes")[...], value: classes))
    if let classes {
      let list = try table.evaluate(
        classes, MacroDialect(dialect.syntax), dictionary: dictionary, lookup.trace, warn: warn)
      for name in list.split(whereSeparator: { Tokens.Separators.blanksAndCommas.contains($0) }) {
        use(name, scope, warnsIfUndefined: .yes)
      }
    }
    for index in scope == nil ? order : table.sortedIndices() { try visit(index, of: table, scope, service) }
  }

  private mutating func visit(
    _ index: Int, of table: SettingTable, _ scope: Int?, _ service: Int?
  ) throws(DisplayFault) {
    let name = table.name(at: index)
    let value = table.value(at: index)
    let entry = lookup.table.entry(named: name, hash: table.hash(at: index))
    if let entry, entry.kind.isReadOnly {
      warn(.readOnly(scope == nil ? .main : .master, name: name, value: value))
      remove(index, scope)
      return
    }
    let isOfService = entry == nil && services.defaultValue(name) != nil
    if entry != nil || isOfService { markDeclared(index, scope) }
    if entry?.kind == .legacy {
      if let known = main.index(of: name) { main.markKnown(known) } else { legacyNames.append(name) }
    }
    guard entry?.kind != .raw else { return }
    if lookup.trace != nil || holds(value, UInt8(ascii: "$")) { useNames(in: value, scope) }
    let isBuiltin = entry.map { $0.kind != .legacy } ?? isOfService
    if isBuiltin { try scanTables(value, scope, service) }
  }

  private mutating func useNames(in value: ArraySlice<UInt8>, _ scope: Int?) {
    MacroExpander.scan(value, dialect, trace: lookup.trace, report: report) { name in
      use(name, scope, warnsIfUndefined: .yes)
    }
  }

  private mutating func markDeclared(_ index: Int, _ scope: Int?) {
    if let scope { master.change(scope) { $0.markDeclared(index) } } else { main.markDeclared(index) }
  }

  private mutating func remove(_ index: Int, _ scope: Int?) {
    guard let scope else {
      main.remove(index)
      // Later expansions must not see it.
      lookup.main.remove(index)
      return
    }
    master.change(scope) { $0.remove(index) }
  }

  enum UndefinedWarning {
    case yes
    case no
  }

  /// Marks a name as used wherever it is set.
  mutating func use(_ name: ArraySlice<UInt8>, _ scope: Int?, warnsIfUndefined: UndefinedWarning) {
    var isSet = false
    if let scope, let index = master.scopes[scope].table.index(of: name) {
      isSet = true
      master.change(scope) { $0.markKnown(index) }
      uses?.tell(name, in: visited, setBy: visited, master)
    } else if let index = index(inMain: name) {
      isSet = true
      main.markKnown(index)
      if uses != nil, lookup.table.entry(named: name) == nil, services.defaultValue(name) == nil {
        uses?.tell(name, in: visited, setBy: nil, master)
      }
    }
    if scope == nil { uses?.tell(name, ofAllIn: master) }
    if scope == nil, let index = overridden.index(of: name), markOccurrences(of: index) { isSet = true }
    guard !isSet, warnsIfUndefined == .yes, lookup.table.entry(named: name) == nil,
      services.defaultValue(name) == nil
    else { return }
    warn(.undefined(scope == nil ? .main : .master, name: name))
  }

  func index(inMain name: ArraySlice<UInt8>) -> Int? {
    let index = main.index(of: name)
    lookup.trace?.tell(.values, .lookedUp(name: name, value: index.map { main.value(at: $0) }))
    return index
  }

  /// Marks what services set, after the services themselves were visited and their read-only names removed.
  ///
  /// - Returns: Whether there is any.
  private mutating func markOccurrences(of index: Int) -> Bool {
    var place = lastOccurrence[index]
    guard place >= 0 else { return place == Self.allMarked }
    var isSet = false
    while place >= 0 {
      let (scope, setting) = (occurrences[place], occurrences[place + 1])
      if !master.scopes[scope].table.isRemoved(setting) {
        isSet = true
        master.change(scope) { $0.markKnown(setting) }
      }
      place = occurrences[place + 2]
    }
    lastOccurrence[index] = isSet ? Self.allMarked : -1
    return isSet
  }
}
