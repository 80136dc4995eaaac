/// What a service of master.cf sees.
extension ParameterLookup {
  /// Expands with what a service sees: its own name and program, its settings, then main.cf's.
  func expand(_ value: ArraySlice<UInt8>, for service: Int, of master: MasterServices) -> Expansion {
    let expansion = MacroExpander.expand(value, table.dialect, trace: trace, report: report) {
      rawValue($0, for: service, of: master)
    }
    tell(value, expansion)
    return expansion
  }

  /// Finds the value that a service sees, as it is written.
  func rawValue(_ name: ArraySlice<UInt8>, for service: Int, of master: MasterServices) -> ArraySlice<UInt8>? {
    if equals(name, "process_name") {
      let command = master.command(service)
      let slash = command.lastIndex(of: UInt8(ascii: "/"))
      return slash.map { command[($0 + 1)...] } ?? command
    }
    if equals(name, "service_name") { return master.name(service) }
    return rawValue(name, overrides: master.scope(of: service).map { master.scopes[$0].table })
  }
}
