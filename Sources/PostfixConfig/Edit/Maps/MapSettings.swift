/// The values of a configuration that can name tables.
struct MapSettings {
  let main: MainCFDocument
  let master: MasterCFDocument
  private let table: ParameterTable
  private let lookup: ParameterLookup
  private let services: MasterServices

  init(main: [UInt8], master: [UInt8], _ conversion: MapConversion) {
    let directory = String(decoding: conversion.configDirectory, as: UTF8.self)
    self.main = MainCFDocument(main, file: directory + "/main.cf")
    self.master = MasterCFDocument(master, file: directory + "/master.cf")
    table = conversion.table
    let settings = try? MainSettings(main, path: [], configDirectory: conversion.configDirectory) { _ in }
    services = (try? MasterServices(master, path: []) { _ in }) ?? MasterServices()
    lookup = ParameterLookup(table: table, main: settings?.table ?? SettingTable(), master: services)
  }

  private var entries: [MainCFEntry] { main.entries.filter { $0.state == .active } }

  private var overrides: [MasterCFService.Override] {
    master.services.filter { $0.state == .active }.flatMap(\.overrides)
  }

  /// The defaults that are in force: those of parameters that main.cf does not set.
  var defaults: [(name: ParameterName, value: [UInt8])] {
    let set = Set(entries.map(\.name))
    var result: [(ParameterName, [UInt8])] = []
    for index in 0..<table.capacity {
      guard let entry = table.entry(at: index), entry.kind == .plain, let name = ParameterName(entry.name),
        !set.contains(name)
      else { continue }
      result.append((name, Array(entry.defaultValue)))
    }
    return result
  }

  /// The names whose value is the type of a table somewhere: `$name:/path`.
  var typeNames: Set<ParameterName> {
    var values: [ParameterName: [[UInt8]]] = [:]
    for entry in entries { values[entry.name, default: []].append(entry.value) }
    for override in overrides { values[override.name, default: []].append(override.value) }
    for (name, value) in defaults { values[name, default: []].append(value) }
    var found: Set<ParameterName> = ["default_database_type", "default_cache_db_type"]
    for value in values.values.joined() {
      for case .namedType(let range) in TableScanner(value[...]).events {
        if let name = ParameterName(value[range]) { found.insert(name) }
      }
    }
    var open = Array(found)
    while let name = open.popLast() {
      for value in values[name] ?? [] {
        for case .reference(let range) in TableScanner(value[...]).events {
          if let other = ParameterName(value[range]), found.insert(other).inserted { open.append(other) }
        }
      }
    }
    return found
  }

  /// Every value that can name a table, expanded as a daemon sees it.
  var effectiveValues: [(name: ParameterName, bytes: [UInt8])] {
    let own = entries.map { ($0.name, $0.value) } + defaults
    var result = own.filter { Self.canHoldTable($0.1) }.map { name, value in
      (name, lookup.expand(value[...]).bytes)
    }
    for index in 0..<services.count {
      guard let scope = services.scope(of: index) else { continue }
      let settings = services.scopes[scope].table
      // What a service overrides can also change values of main.cf that refer to it.
      for (name, value) in own where value.contains(UInt8(ascii: "$")) && settings.value(of: name.bytes[...]) == nil {
        result.append((name, lookup.expand(value[...], for: index, of: services).bytes))
      }
      for setting in settings.sortedIndices() {
        guard let name = ParameterName(settings.name(at: setting)) else { continue }
        result.append((name, lookup.expand(settings.value(at: setting), for: index, of: services).bytes))
      }
    }
    return result
  }

  private static func canHoldTable(_ value: [UInt8]) -> Bool {
    value.contains(UInt8(ascii: ":")) || value.contains(UInt8(ascii: "$"))
  }
}
