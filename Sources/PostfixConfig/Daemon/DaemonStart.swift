/// The start of a program of Postfix: main.cf is read, and every setting that the programs share is checked.
///
/// `postconf -b`, `-m` and `-t` begin like that, and fail where the programs would.
///
/// Parameters are read one after the other. A value sees those that main.cf sets, and the defaults of those that were read
/// before it: what is read later and not set is empty at that moment. Nothing is done for a default that is sure to be good, and
/// there are a hundred, until somebody asks for it; a trace tells of each.
///
/// A class, because fields of a structure with as many of them are copied by way of types that are made at run time.
public final class DaemonStart {
  private let lookup: ParameterLookup
  /// The users and groups, and the addresses of this machine; nil for an image, of which nothing of this is known.
  let accounts: Accounts?
  let warn: (DisplayWarning) -> Void
  private let trace: Trace?
  /// What main.cf sets, and the defaults of what was read.
  private var known: SettingTable
  /// What the programs made of what they read; of a silent default nothing.
  private var values = SettingTable(text: [])
  /// How many parameters of the list were read.
  private var readCount = 0
  /// Which defaults are silent: what they refer to is plain text.
  private var silent = DaemonParameter.References.none

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
    if isPlain(Self.origins) { silent = isPlain(Self.destinations) ? .destinations : .origins }
    try readAll()
  }

  /// What most defaults refer to that are no constants.
  static let origins: StaticString = "compatibility_level multi_instance_name myhostname mydomain"
  private static let destinations: StaticString = "mydestination relay_domains"

  /// Says whether parameters are plain text wherever main.cf sets them.
  private func isPlain(_ names: StaticString) -> Bool {
    var words = Tokens(bytes(names)[...], separators: .blanks)
    while let name = words.nextPlain() {
      if let value = known.value(of: name), holds(value, UInt8(ascii: "$")) { return false }
    }
    return true
  }

  private func readAll() throws(DaemonFault) {
    try readLevel()
    try read(.first)
    // A facility is refused before anything else is read.
    if given("syslog_facility") != nil { try checkFacility() }
    try read(.encodings)
    if let ports = given("known_tcp_ports") { for warning in KnownPorts.warnings(ports) { warn(warning) } }
    let lengths = try networks { () throws(NetworkFault) in
      try TrustedNetworks.addressLengths(value(of: "inet_protocols"), trace)
    }
    try readHosts()
    try read(.texts)
    try read(.rest)
    if let accounts {
      try check(accounts)
      try readNetworks(lengths)
    }
    update(bytes("process_id")[...], digits(of: Int(lookup.process.id))[...])
    try checkRest()
  }

  private func read(_ group: DaemonParameter.Group) throws(DaemonFault) {
    // What is asked a hundred times is not asked of this object.
    let (settings, silent, tells) = (known, silent, trace != nil)
    var count = readCount
    try DaemonParameter.forEach(in: group) { parameter throws(DaemonFault) in
      count += 1
      if tells || parameter.references.rawValue > silent.rawValue || settings.index(of: parameter.name) != nil {
        readCount = count
        try read(parameter)
      }
    }
    readCount = count
  }

  /// Gives the value of a parameter as the programs see it.
  ///
  /// - Parameter name: A parameter that every program reads.
  /// - Returns: The value, expanded.
  public func value(_ name: StaticString) -> [UInt8] { Array(value(of: name)) }

  func value(of name: StaticString) -> ArraySlice<UInt8> { value(named: bytes(name)[...]) }

  func value(named name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if let value = values.value(of: name) { return value }
    return lookup.table.entry(named: name).map { silentDefault($0) } ?? []
  }

  /// Gives a value unless it is a silent default.
  func given(_ name: StaticString) -> ArraySlice<UInt8>? { values.value(of: bytes(name)[...]) }

  func setting(_ name: StaticString) -> DaemonFault.Setting { .init(name: bytes(name)[...], value: value(of: name)) }
}

/// The dictionary that grows while parameters are read.
extension DaemonStart {
  private func look(up name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let value = known.value(of: name)
    trace?.tell(.values, .lookedUp(name: name, value: value))
    return value
  }

  private func update(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    trace?.tell(.values, .updated(name: name, value: value))
    known.set(name, to: value)
  }

  private func evaluate(_ value: ArraySlice<UInt8>) throws(DaemonFault) -> ArraySlice<UInt8> {
    do throws(DisplayFault) {
      return try known.evaluate(
        value, lookup.table.dialect, dictionary: bytes("mail_dict"), trace, warn: warn, otherwise: passedDefault)
    } catch {
      throw .display(error)
    }
  }

  /// Finds a default that nothing was done for when it was read.
  private func passedDefault(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard trace == nil, let entry = lookup.table.entry(named: name),
      entry.kind != .plain || !entry.defaultValue.isEmpty,
      DaemonParameter.isSilent(name, amongFirst: readCount, silent)
    else { return nil }
    return silentDefault(entry)
  }

  private func silentDefault(_ entry: ParameterTable.Entry) -> ArraySlice<UInt8> {
    let value = lookup.defaultValue(of: entry)
    return (try? evaluate(value)) ?? value
  }

  private func standard(_ name: ArraySlice<UInt8>) throws(DaemonFault) -> ArraySlice<UInt8> {
    let value = lookup.defaultValue(name) ?? []
    if let failure = lookup.failure { throw .display(failure) }
    return value
  }

  private func read(_ parameter: DaemonParameter) throws(DaemonFault) {
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
  private func readText(
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
  private func readLevel() throws(DaemonFault) {
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

  private func readHosts() throws(DaemonFault) {
    let name = try readHost("myhostname") { start throws(DaemonFault) in try start.hostName() }
    try readHost("mydomain") { _ throws(DaemonFault) in
      name.firstIndex(of: UInt8(ascii: ".")).map { name[($0 + 1)...] } ?? bytes("localdomain")[...]
    }
    try checkHosts()
  }

  @discardableResult
  private func readHost(
    _ name: StaticString, _ standard: (DaemonStart) throws(DaemonFault) -> ArraySlice<UInt8>
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

  private func readNetworks(_ lengths: [Int]) throws(DaemonFault) {
    let name = bytes("mynetworks")[...]
    let (interfaces, protocols) = (value(of: "inet_interfaces"), value(of: "inet_protocols"))
    let set = look(up: name)
    if let set { _ = try evaluate(set) }
    // That there are networks is all that matters: nothing that is read after them can refer to them.
    if trace == nil,
      TrustedNetworks.surelyExist(interfaces, protocols, style: given("mynetworks_style"), lookup.machine)
    {
      return
    }
    guard set == nil else {
      _ = try networks { () throws(NetworkFault) in
        try OwnAddresses.find(interfaces, lengths, lookup.machine, trace)
      }
      return
    }
    let settings = TrustedNetworks.Settings(
      interfaces: interfaces, protocols: protocols, style: value(of: "mynetworks_style"))
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
