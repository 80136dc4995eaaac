/// The start of a program of Postfix: main.cf is read, and every setting that the programs share is checked.
///
/// `postconf -b`, `-m` and `-t` begin like that, and fail where the programs would.
///
/// Parameters are read one after the other. A value sees those that main.cf sets, and the defaults of those that were read
/// before it: what is read later and not set is empty at that moment.
public struct DaemonStart {
  private let lookup: ParameterLookup
  /// The users and groups, and the addresses of this machine; nil for an image, of which nothing of this is known.
  let accounts: Accounts?
  let warn: (DisplayWarning) -> Void
  private let trace: Trace?
  /// What main.cf sets, and the defaults of what was read.
  private var known: SettingTable
  /// What the programs made of what they read.
  private var values = SettingTable(text: [])

  /// Reads main.cf and checks it.
  ///
  /// - Parameters:
  ///   - request: Where main.cf is, and which Postfix it is for.
  ///   - accounts: The users and groups; nil for the settings only.
  ///   - warn: Told of faults in values and host names.
  /// - Throws: Why the programs do not start.
  public init(
    _ request: DisplayRequest, accounts: Accounts?, warn: @escaping (DisplayWarning) -> Void
  ) throws(DaemonFault) {
    self.accounts = accounts
    self.warn = warn
    trace = request.trace
    // Programs always know their folder.
    var request = request
    request.configDirectory = request.configDirectory ?? Array("/etc/postfix".utf8)
    let display = ParameterDisplay(request, to: .init(write: { _ in }, warn: warn, flush: {}))
    do throws(DisplayFault) {
      known = try display.readMain(request.configDirectory ?? [])
    } catch {
      throw .display(error)
    }
    lookup = ParameterLookup(
      table: request.table, main: known, machine: request.machine, process: request.process, release: request.release)
    lookup.warn = warn
    try readAll()
  }

  private mutating func readAll() throws(DaemonFault) {
    try readLevel()
    try DaemonParameter.forEach(in: .first) { parameter throws(DaemonFault) in
      try read(parameter)
      // A facility is refused before anything else is read.
      if parameter.name.elementsEqual("known_tcp_ports".utf8) { try checkFacility() }
    }
    for warning in KnownPorts.warnings(value(of: "known_tcp_ports")) { warn(warning) }
    let lengths = try networks { () throws(NetworkFault) in
      try TrustedNetworks.addressLengths(value(of: "inet_protocols"), trace)
    }
    try readHosts()
    try DaemonParameter.forEach(in: .texts) { parameter throws(DaemonFault) in try read(parameter) }
    try DaemonParameter.forEach(in: .rest) { parameter throws(DaemonFault) in try read(parameter) }
    if let accounts {
      try check(accounts)
      try readNetworks(lengths)
    }
    update(bytes("process_id")[...], Array(String(lookup.process.id).utf8)[...])
    try checkRest()
  }

  /// Gives the value of a parameter as the programs see it.
  ///
  /// - Parameter name: A parameter that every program reads.
  /// - Returns: The value, expanded.
  public func value(_ name: StaticString) -> [UInt8] { Array(value(of: name)) }

  func value(of name: StaticString) -> ArraySlice<UInt8> { values.value(of: bytes(name)[...]) ?? [] }

  func setting(_ name: StaticString) -> DaemonFault.Setting { .init(name: bytes(name)[...], value: value(of: name)) }
}

/// The dictionary that grows while parameters are read.
extension DaemonStart {
  private func look(up name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let value = known.value(of: name)
    trace?.tell(.values, .lookedUp(name: name, value: value))
    return value
  }

  private mutating func update(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    trace?.tell(.values, .updated(name: name, value: value))
    known.set(name, to: value)
  }

  private func evaluate(_ value: ArraySlice<UInt8>) throws(DaemonFault) -> ArraySlice<UInt8> {
    do throws(DisplayFault) {
      return try known.evaluate(value, lookup.table.dialect, dictionary: bytes("mail_dict"), trace, warn: warn)[...]
    } catch {
      throw .display(error)
    }
  }

  private func standard(_ name: ArraySlice<UInt8>) throws(DaemonFault) -> ArraySlice<UInt8> {
    let value = lookup.defaultValue(name) ?? []
    if let failure = lookup.failure { throw .display(failure) }
    return value
  }

  private mutating func read(_ parameter: DaemonParameter) throws(DaemonFault) {
    guard lookup.table.entry(named: parameter.name) != nil else { return }
    let name = parameter.name
    let value: ArraySlice<UInt8>
    switch parameter.kind {
    case .string, .pair: value = try readText(name, standard: try standard(name))
    case .number, .long, .boolean:
      guard let set = look(up: name) else {
        let standard = try standard(name)
        values.set(name, to: standard)
        return update(name, standard)
      }
      value = try evaluate(set)
    case .time, .expressed:
      let standard = try standard(name)
      // The unit of a time without one is that of the default.
      if parameter.kind == .time { _ = try evaluate(standard) }
      if let set = look(up: name) {
        // Its size is looked at when it is read for the second time.
        try check(DaemonParameter(name: name, kind: parameter.kind, least: nil), try evaluate(set))
      } else {
        update(name, standard)
      }
      value = try evaluate(look(up: name) ?? [])
    }
    try check(parameter, value)
    values.set(name, to: value)
  }

  /// Reads a text: what main.cf sets, else the default, which is known from then on as it was at that moment.
  private mutating func readText(
    _ name: ArraySlice<UInt8>, standard: ArraySlice<UInt8>
  ) throws(DaemonFault) -> ArraySlice<UInt8> {
    if let set = look(up: name) { return try evaluate(set) }
    let value = try evaluate(standard)
    update(name, value)
    return value
  }
}

/// Parameters that are read in ways of their own.
extension DaemonStart {
  private mutating func readLevel() throws(DaemonFault) {
    let text = try readText(bytes("compatibility_level")[...], standard: bytes("0")[...])
    guard let level = MacroRelation.level(text) else { throw .compatibilityLevel(text) }
    // Below a level it matters whether these are set, the first of two or both; what they are does not.
    let names: [(below: StaticString, names: StaticString)] = [
      (
        "3.6",
        """
        smtpd_tls_fingerprint_digest smtp_tls_fingerprint_digest lmtp_tls_fingerprint_digest \
        smtpd_relay_before_recipient_restrictions respectful_logging
        """
      ), ("2", "relay_domains/fast_flush_domains mynetworks/mynetworks_style"),
      ("1", "append_dot_mydomain smtputf8_enable smtpd_relay_restrictions"),
    ]
    for (below, names) in names where level < MacroRelation.level(bytes(below)[...]) ?? 0 {
      for pair in bytes(names).split(separator: 0x20) {
        _ = pair.split(separator: UInt8(ascii: "/")).first { look(up: $0) != nil }
      }
    }
  }

  private mutating func readHosts() throws(DaemonFault) {
    let name = try readHost("myhostname") { start throws(DaemonFault) in try start.hostName() }
    try readHost("mydomain") { _ throws(DaemonFault) in
      name.firstIndex(of: UInt8(ascii: ".")).map { name[($0 + 1)...] } ?? bytes("localdomain")[...]
    }
    try checkHosts()
  }

  @discardableResult
  private mutating func readHost(
    _ name: StaticString, _ standard: (Self) throws(DaemonFault) -> ArraySlice<UInt8>
  ) throws(DaemonFault) -> ArraySlice<UInt8> {
    let name = bytes(name)[...]
    let value: ArraySlice<UInt8>
    if let set = look(up: name) {
      value = try evaluate(set)
    } else {
      value = try evaluate(try standard(self))
      update(name, value)
    }
    try check(DaemonParameter(name: name, kind: .string, least: 1), value)
    values.set(name, to: value)
    return value
  }

  /// The machine's name, with the domain of main.cf where it has none.
  private func hostName() throws(DaemonFault) -> ArraySlice<UInt8> {
    let node: [UInt8]
    do throws(DisplayFault) {
      node = try lookup.nodeName()
    } catch {
      throw .display(error)
    }
    if node.contains(UInt8(ascii: ".")) { return node[...] }
    var domain = bytes("localdomain")[...]
    if let set = look(up: bytes("mydomain")[...]) { domain = try evaluate(set) }
    return (node + [UInt8(ascii: ".")] + domain)[...]
  }

  private mutating func readNetworks(_ lengths: [Int]) throws(DaemonFault) {
    let name = bytes("mynetworks")[...]
    let interfaces = value(of: "inet_interfaces")
    if let set = look(up: name) {
      _ = try evaluate(set)
      _ = try networks { () throws(NetworkFault) in
        try OwnAddresses.find(interfaces, lengths, lookup.machine, trace)
      }
      return
    }
    let settings = TrustedNetworks.Settings(
      interfaces: interfaces, protocols: value(of: "inet_protocols"), style: value(of: "mynetworks_style"))
    let value = try networks { () throws(NetworkFault) in
      try TrustedNetworks.value(settings, lengths, lookup.machine, trace)
    }
    update(name, try evaluate(value[...]))
    // Addresses that are known are not asked for again.
    if lengths.isEmpty || value.isEmpty {
      _ = try networks { () throws(NetworkFault) in
        try OwnAddresses.find(interfaces, lengths, lookup.machine, trace)
      }
    }
  }

  private func networks<Result>(_ body: () throws(NetworkFault) -> Result) throws(DaemonFault) -> Result {
    do throws(NetworkFault) {
      return try body()
    } catch {
      throw .display(.networks(error))
    }
  }
}
