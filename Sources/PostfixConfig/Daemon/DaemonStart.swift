/// The start of a program of Postfix: main.cf is read, and every setting that the programs share is checked.
///
/// `postconf -b`, `-m` and `-t` begin like that, and fail where the programs would.
public struct DaemonStart {
  private let lookup: ParameterLookup
  private let accounts: Accounts
  private let warn: (DisplayWarning) -> Void

  /// Reads main.cf and checks it.
  ///
  /// - Parameters:
  ///   - request: Where main.cf is, and which Postfix it is for.
  ///   - accounts: The users and groups.
  ///   - warn: Told of faults in values and host names.
  /// - Throws: Why the programs do not start.
  public init(
    _ request: DisplayRequest, accounts: Accounts, warn: @escaping (DisplayWarning) -> Void
  ) throws(DaemonFault) {
    self.accounts = accounts
    self.warn = warn
    let display = ParameterDisplay(request, to: .init(write: { _ in }, warn: warn, flush: {}))
    let directory = request.configDirectory ?? Array("/etc/postfix".utf8)
    do throws(DisplayFault) {
      lookup = ParameterLookup(
        table: request.table, main: try display.readMain(directory), machine: request.machine, process: request.process)
    } catch {
      throw .display(error)
    }
    lookup.warn = warn
    try checkLevel()
    try DaemonParameter.forEach { parameter throws(DaemonFault) in try check(parameter) }
    for warning in KnownPorts.warnings(try setting(bytes("known_tcp_ports")[...]).value) { warn(warning) }
    try checkHosts()
    try checkNetwork()
    try checkAccounts()
    try checkRest()
  }

  /// Gives the value of a parameter as the programs see it.
  ///
  /// - Parameter name: The parameter.
  /// - Throws: What is wrong with the value.
  /// - Returns: The value, expanded.
  public func value(_ name: StaticString) throws(DaemonFault) -> [UInt8] {
    try Array(setting(bytes(name)[...]).value)
  }

  private func setting(_ name: ArraySlice<UInt8>) throws(DaemonFault) -> DaemonFault.Setting {
    do throws(DisplayFault) {
      guard let expansion = lookup.effective(name) else { return .init(name: name, value: []) }
      if let failure = lookup.failure { throw failure }
      do throws(DisplayFault) {
        try expansion.report(warn)
      } catch {
        if case .macro = error { throw .macroIn(dictionary: bytes("mail_dict")[...]) }
        throw error
      }
      return .init(name: name, value: expansion.bytes[...])
    } catch {
      throw .display(error)
    }
  }

  private func isSet(_ name: StaticString) -> Bool { lookup.main.value(of: bytes(name)[...]) != nil }

  private func check(_ parameter: DaemonParameter) throws(DaemonFault) {
    // Defaults are as they should be, and most of a main.cf is defaults.
    guard lookup.main.value(of: parameter.name) != nil else { return }
    let setting = try setting(parameter.name)
    let least = parameter.least ?? 0
    switch parameter.kind {
    case .string: if setting.value.count < least { throw .tooShort(setting, least: least) }
    case .pair:
      if setting.value.count < least { throw .tooShort(setting, least: least) }
      if setting.value.count > least { throw .tooLong(setting, most: least) }
    case .boolean:
      let word = String(decoding: setting.value, as: UTF8.self).lowercased()
      if word != "yes", word != "no" { throw .notABoolean(setting) }
    case .number, .long:
      let number = decimal(setting.value)
      guard let number, number.rest.isEmpty, parameter.kind == .long || Int32(exactly: number.value) != nil else {
        throw .notANumber(setting)
      }
      if let least = parameter.least, number.value < least {
        throw .tooSmall(name: parameter.name, value: number.value, least: least)
      }
    case .time:
      guard let time = seconds(setting.value) else { throw .notATime(setting) }
      if time < least { throw .tooShortTime(name: parameter.name, value: time, least: least) }
    }
  }

  /// Reads a number as strtol(3) does.
  private func decimal(_ text: ArraySlice<UInt8>) -> (value: Int, rest: ArraySlice<UInt8>)? {
    let start = text.drop(while: PostfixSyntax.isSpace)
    let signed = start.first == UInt8(ascii: "-") || start.first == UInt8(ascii: "+") ? start.dropFirst() : start
    let digits = signed.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard !digits.isEmpty, let value = Int(String(decoding: text[start.startIndex..<digits.endIndex], as: UTF8.self))
    else { return nil }
    return (value, text[digits.endIndex...])
  }

  /// Reads a time: a number and the first letter of a unit; what follows that is not looked at.
  private func seconds(_ text: ArraySlice<UInt8>) -> Int? {
    guard let number = decimal(text), number.value >= 0 else { return nil }
    let unit: Int
    switch number.rest.first {
    case nil, UInt8(ascii: "s"): unit = 1
    case UInt8(ascii: "m"): unit = 60
    case UInt8(ascii: "h"): unit = 3600
    case UInt8(ascii: "d"): unit = 86400
    case UInt8(ascii: "w"): unit = 604_800
    default: return nil
    }
    let (value, overflow) = number.value.multipliedReportingOverflow(by: unit)
    return overflow ? nil : Int32(exactly: value).map { Int($0) }
  }
}

/// What is more than the form of one value.
extension DaemonStart {
  private func checkLevel() throws(DaemonFault) {
    guard isSet("compatibility_level") else { return }
    let level = try setting(bytes("compatibility_level")[...]).value
    if MacroRelation.level(level) == nil { throw .compatibilityLevel(level) }
  }

  private func checkHosts() throws(DaemonFault) {
    for name: StaticString in ["myhostname", "mydomain"] {
      let setting = try setting(bytes(name)[...])
      if let warning = HostName.fault(setting.value) {
        warn(warning)
        throw .badHost(setting)
      }
    }
    guard isSet("syslog_facility") else { return }
    let facility = try setting(bytes("syslog_facility")[...])
    let known = [
      "auth", "authpriv", "cron", "daemon", "ftp", "kern", "lpr", "mail", "news", "security", "syslog", "user", "uucp",
      "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
    ]
    if !known.contains(String(decoding: facility.value, as: UTF8.self)) { throw .unrecognized(facility) }
  }

  private func checkNetwork() throws(DaemonFault) {
    guard isSet("inet_protocols") || isSet("inet_interfaces") else { return }
    let settings = TrustedNetworks.Settings(
      interfaces: try setting(bytes("inet_interfaces")[...]).value,
      protocols: try setting(bytes("inet_protocols")[...]).value, style: bytes("host")[...])
    do throws(NetworkFault) {
      _ = try TrustedNetworks.value(settings, machine: lookup.machine)
    } catch {
      throw .display(.networks(error))
    }
  }

  private func checkAccounts() throws(DaemonFault) {
    let owner = try user("mail_owner")
    let group = try setting(bytes("setgid_group")[...])
    guard let groupID = accounts.group(Array(group.value)) else { throw .unknownAccount(group, .group) }
    if groupID == 0 { throw .privileged(group, .group) }
    let delivery = try user("default_privs")
    if delivery.id == owner.id {
      throw .sameUser(
        first: delivery.setting.name, second: owner.setting.name, user: owner.setting.value)
    }
    if delivery.group == owner.group {
      throw .sameGroup(first: delivery.setting, second: owner.setting, .user, id: owner.group)
    }
    if delivery.group == groupID { throw .sameGroup(first: delivery.setting, second: group, .group, id: groupID) }
    if owner.group == groupID { throw .sameGroup(first: owner.setting, second: group, .group, id: groupID) }
  }

  private func user(_ name: StaticString) throws(DaemonFault) -> (setting: DaemonFault.Setting, id: Int, group: Int) {
    let setting = try setting(bytes(name)[...])
    guard let user = accounts.user(Array(setting.value)) else { throw .unknownAccount(setting, .user) }
    if user.id == 0 { throw .privileged(setting, .user) }
    return (setting, user.id, user.group)
  }

  private func checkRest() throws(DaemonFault) {
    let origin = try setting(bytes("myorigin")[...])
    if origin.value.contains(where: { isBlank($0) || $0 == UInt8(ascii: ",") }) { throw .multipleValues(origin) }
    guard isSet("default_verp_delimiters") || isSet("verp_delimiter_filter") else { return }
    let filter = try setting(bytes("verp_delimiter_filter")[...]).value
    for (index, delimiter) in try setting(bytes("default_verp_delimiters")[...]).value.enumerated()
    where !filter.contains(delimiter) {
      throw .delimiter(index)
    }
  }
}
