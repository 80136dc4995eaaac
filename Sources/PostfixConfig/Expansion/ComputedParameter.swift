/// The parameters whose defaults are computed.
enum ComputedParameter {
  case myhostname
  case mydomain
  case mynetworks
  case processName
  case processID
  case mailVersion
  case mailReleaseDate

  init?(_ entry: ParameterTable.Entry) {
    switch (entry.kind, entry.name.count) {
    case (.computed, 8): self = .mydomain
    case (.computed, 10): self = entry.name.last == UInt8(ascii: "e") ? .myhostname : .mynetworks
    case (.computed, 12): self = .mailVersion
    case (.computed, 17): self = .mailReleaseDate
    case (.process, 10): self = .processID
    case (.process, 12): self = .processName
    default: return nil
    }
  }
}

extension ParameterLookup {
  /// Computes a default from the machine and the settings.
  func compute(_ parameter: ComputedParameter) throws(DisplayFault) -> [UInt8] {
    switch parameter {
    case .processName: return process.name
    case .processID: return digits(of: Int(process.id))
    case .mailVersion: return release.mailVersion
    case .mailReleaseDate:
      // The one of a near release, where the real one cannot be found.
      return release.date() ?? table.entry(named: bytes("mail_release_date")[...]).map { Array($0.defaultValue) } ?? []
    case .myhostname: return try nodeHostname()
    case .mydomain:
      var hostname = try setting("myhostname")
      if hostname == nil { hostname = try known(.myhostname) }
      guard let hostname, let dot = hostname.firstIndex(of: UInt8(ascii: ".")) else { return Array("localdomain".utf8) }
      return Array(hostname[(dot + 1)...])
    case .mynetworks:
      let settings = try networkSettings()
      do throws(NetworkFault) {
        return try TrustedNetworks.value(settings, machine: machine, trace)
      } catch {
        throw .networks(error)
      }
    }
  }

  /// Makes sure that the default of `mynetworks` can be computed.
  func verifyNetworks() throws(DisplayFault) {
    // With a trace the networks are told of.
    if trace == nil {
      let settings = try networkSettings()
      if TrustedNetworks.surelyExist(settings.interfaces, settings.protocols, style: settings.style, machine) { return }
    }
    _ = try known(.mynetworks)
  }

  private func nodeHostname() throws(DisplayFault) -> [UInt8] {
    let node = try nodeName()
    if node.contains(UInt8(ascii: ".")) { return node }
    let domain = try setting("mydomain")
    return node + [UInt8(ascii: ".")] + (domain ?? Array("localdomain".utf8))
  }

  /// The machine's name, as far as it is one that Postfix takes.
  func nodeName() throws(DisplayFault) -> [UInt8] {
    let node = machine.nodeName()
    if let warning = HostName.fault(node[...]) {
      warn(warning)
      throw .hostname
    }
    return node
  }

  /// Evaluates a setting of main.cf with the settings of main.cf alone, as Postfix does before defaults are known.
  private func setting(_ name: StaticString) throws(DisplayFault) -> [UInt8]? {
    guard let value = setting(bytes(name)[...]) else { return nil }
    let expanded = try main.evaluate(
      value, MacroDialect(table.version.macroSyntax), dictionary: bytes("mail_dict"), trace, warn: warn)
    return Array(expanded)
  }

  private func networkSettings() throws(DisplayFault) -> TrustedNetworks.Settings {
    let interfaces = try networkSetting("inet_interfaces")
    let style = try networkSetting("mynetworks_style")
    return TrustedNetworks.Settings(
      interfaces: interfaces, protocols: try networkSetting("inet_protocols"), style: style)
  }

  private func networkSetting(_ name: StaticString) throws(DisplayFault) -> ArraySlice<UInt8> {
    if sources == .settings, let value = try setting(name) { return value[...] }
    let expansion = expand(defaultValue(bytes(name)[...]) ?? [])
    // The default of the style depends on a level that can be anything, the networks too.
    if let failure { throw failure }
    try expansion.report(warn)
    return expansion.bytes[...]
  }
}

extension SettingTable {
  /// Expands a value where only the settings of this table are seen.
  ///
  /// - Parameters:
  ///   - value: The text with references.
  ///   - dialect: How references are read.
  ///   - dictionary: What Postfix calls the table.
  ///   - trace: Told of what is expanded.
  ///   - warn: Told of faults.
  ///   - other: Finds what this table does not have.
  /// - Throws: When there are faults.
  /// - Returns: The text without references.
  func evaluate(
    _ value: ArraySlice<UInt8>, _ dialect: MacroDialect, dictionary: [UInt8], _ trace: Trace? = nil,
    warn: @escaping (DisplayWarning) -> Void, otherwise other: MacroExpander.Lookup = { _ in nil }
  ) throws(DisplayFault) -> ArraySlice<UInt8> {
    guard trace != nil || holds(value, UInt8(ascii: "$")) else { return value }
    let expansion = MacroExpander.expand(value, dialect, trace: trace, report: trace?.report(to: warn)) {
      self.value(of: $0) ?? other($0)
    }
    do throws(DisplayFault) {
      try expansion.report(warn)
    } catch {
      if case .macro = error { throw .macroIn(dictionary: dictionary[...]) }
      throw error
    }
    trace?.tell(.values, .evaluated(value, result: expansion.bytes[...]))
    return expansion.bytes[...]
  }
}

extension Expansion {
  /// Warns of every fault that was not told of before, and gives up if there is one.
  func report(_ warn: (DisplayWarning) -> Void) throws(DisplayFault) {
    for fault in faults {
      if case .numberOutOfRange(let text) = fault { throw .numberOutOfRange(text) }
      if !isReported { warn(.macro(fault)) }
    }
    if !faults.isEmpty { throw .macro }
  }
}

extension Trace {
  /// Makes what tells of faults as they are found: with a trace, what is walked over after them shows.
  func report(to warn: @escaping (DisplayWarning) -> Void) -> (MacroFault) -> Void {
    { fault in
      // The last word, said by who gives up.
      if case .numberOutOfRange = fault { return }
      warn(.macro(fault))
    }
  }
}
