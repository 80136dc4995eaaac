/// What the programs refuse in the values that they read.
extension DaemonStart {
  /// Checks the form of a value.
  func check(_ parameter: DaemonParameter, _ value: ArraySlice<UInt8>) throws(DaemonFault) {
    let setting = DaemonFault.Setting(name: parameter.name, value: value)
    let least = parameter.least ?? 0
    switch parameter.kind {
    case .string: if setting.value.count < least { throw .tooShort(setting, least: least) }
    case .pair:
      if setting.value.count < least { throw .tooShort(setting, least: least) }
      if setting.value.count > least { throw .tooLong(setting, most: least) }
    case .boolean, .expressed:
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
      if let most = parameter.most, number.value > most {
        throw .tooLarge(name: parameter.name, value: number.value, most: most)
      }
    case .time:
      guard let time = seconds(setting.value) else { throw .notATime(setting) }
      if time < least { throw .tooShortTime(name: parameter.name, value: time, least: least) }
      if let most = parameter.most, time > most {
        throw .tooLongTime(name: parameter.name, value: time, most: most)
      }
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

  /// Reads a time: a number and the first letter of a unit, what follows that is not looked at; a unit alone is 0 of it.
  private func seconds(_ text: ArraySlice<UInt8>) -> Int? {
    let isUnit = text.first.map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") } ?? false
    guard let number = isUnit ? (0, text) : decimal(text), number.value >= 0 else { return nil }
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

  func checkFacility() throws(DaemonFault) {
    let known = [
      "auth", "authpriv", "cron", "daemon", "ftp", "kern", "lpr", "mail", "news", "security", "syslog", "user", "uucp",
      "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
    ]
    let facility = setting("syslog_facility")
    if !known.contains(String(decoding: facility.value, as: UTF8.self)) { throw .unrecognized(facility) }
  }

  func checkHosts() throws(DaemonFault) {
    for setting in [setting("myhostname"), setting("mydomain")] {
      if let warning = HostName.fault(setting.value) {
        warn(warning)
        throw .badHost(setting)
      }
    }
  }

  func check(_ accounts: Accounts) throws(DaemonFault) {
    let delivery = try user("default_privs", of: accounts)
    let owner = try user("mail_owner", of: accounts)
    let group = setting("setgid_group")
    guard let groupID = accounts.group(Array(group.value)) else { throw .unknownAccount(group, .group) }
    if groupID == 0 { throw .privileged(group, .group) }
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

  /// A user whom a setting names; no tuple, whose type would be made at run time.
  private struct User {
    let setting: DaemonFault.Setting
    let id: Int
    let group: Int
  }

  private func user(_ name: StaticString, of accounts: Accounts) throws(DaemonFault) -> User {
    let setting = setting(name)
    guard let user = accounts.user(Array(setting.value)) else { throw .unknownAccount(setting, .user) }
    if user.id == 0 { throw .privileged(setting, .user) }
    return User(setting: setting, id: user.id, group: user.group)
  }

  func checkRest() throws(DaemonFault) {
    if let relay = given("relayhost"),
      UTF8Text.lowercasedASCII(value(of: "myhostname")) == UTF8Text.lowercasedASCII(relay)
    {
      throw .identical(setting("myhostname"), setting("relayhost"))
    }
    if let origin = given("myorigin"), origin.contains(where: { isBlank($0) || $0 == UInt8(ascii: ",") }) {
      throw .multipleValues(setting("myorigin"))
    }
    guard given("verp_delimiter_filter") != nil || given("default_verp_delimiters") != nil else { return }
    let filter = value(of: "verp_delimiter_filter")
    for (index, delimiter) in value(of: "default_verp_delimiters").enumerated()
    where !filter.contains(delimiter) {
      throw .delimiter(index)
    }
  }
}
