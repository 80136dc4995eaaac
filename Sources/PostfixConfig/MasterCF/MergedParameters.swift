/// The parameters that a service sees, those of main.cf and its own: `postconf -PP` of Postfix 3.11.
struct MergedParameters {
  private let lookup: ParameterLookup
  private let master: MasterServices
  /// The names of main.cf's parameters that are listed without being asked for.
  private var listed = SettingTable()
  /// Those of them that the configuration defines.
  private let users: SettingTable

  init(_ request: DisplayRequest, _ lookup: ParameterLookup, _ scan: UserParameters) {
    self.lookup = lookup
    master = scan.master
    users = scan.main
    // Words ask for parameters of every class, old names that nobody sets included.
    let asksByName = !request.names.isEmpty
    let classes = asksByName ? .all : request.classes
    for index in 0..<lookup.table.capacity {
      guard let entry = lookup.table.entry(at: index), asksByName || entry.kind != .legacy else { continue }
      let isOfService = lookup.services.defaultValue(entry.name) != nil
      if classes.contains(isOfService ? .service : .builtin) { _ = listed.place(of: entry.name) }
    }
    var services = SettingTable()
    lookup.services.list(in: &services)
    for index in 0..<services.count where classes.contains(.service) { _ = listed.place(of: services.name(at: index)) }
    guard classes.contains(.user) else { return }
    for name in scan.legacyNames { _ = listed.place(of: name) }
    for index in 0..<users.count where isUser(index) { _ = listed.place(of: users.name(at: index)) }
  }

  private func isUser(_ index: Int) -> Bool {
    guard users.isKnown(index), !users.isRemoved(index) else { return false }
    let name = users.name(at: index)
    if let entry = lookup.table.entry(named: name), entry.kind != .legacy { return false }
    return lookup.services.defaultValue(name) == nil
  }

  /// The names that a service shows, in byte order.
  func names(of service: Int) -> [ArraySlice<UInt8>] {
    var names = listed
    if let scope = master.scope(of: service) {
      let own = master.scopes[scope].table
      for index in 0..<own.count where !own.isRemoved(index) { _ = names.place(of: own.name(at: index)) }
    }
    return names.sortedIndices().map { names.name(at: $0) }
  }

  /// Says whether a service has a parameter.
  func has(_ name: ArraySlice<UInt8>, _ service: Int) -> Bool {
    listed.index(of: name) != nil || own(name, service) != nil
  }

  private func own(_ name: ArraySlice<UInt8>, _ service: Int) -> ArraySlice<UInt8>? {
    master.scope(of: service).flatMap { master.scopes[$0].table.value(of: name) }
  }

  /// The value that a service sees, as it is written.
  func value(of name: ArraySlice<UInt8>, _ service: Int) -> ArraySlice<UInt8> {
    lookup.rawValue(name, for: service, of: master) ?? []
  }
}
