internal import PostfixConfig

/// The words of Postfix's programs when they refuse to start; compatibility demands every byte.
enum PostconfDaemonWords {
  /// What follows `fatal: `.
  ///
  /// - Parameters:
  ///   - fault: What to put into words.
  ///   - path: The path of main.cf as messages show it.
  /// - Returns: The message.
  static func fault(_ fault: DaemonFault, path: [UInt8]) -> [UInt8] {
    let file = "file " + path + ": "
    switch fault {
    case .display(let fault): return PostconfWords.fault(fault)
    case .tooShort(let setting, let least):
      return "bad string length \(setting.value.count) < \(least): " + pair(setting)
    case .tooLong(let setting, let most): return "bad string length \(setting.value.count) > \(most): " + pair(setting)
    case .notANumber(let setting): return "bad numerical configuration: " + pair(setting)
    case .notABoolean(let setting): return "bad boolean configuration: " + pair(setting)
    case .notATime(let setting): return "parameter " + setting.name + ": bad time value or unit: " + setting.value
    case .tooSmall(let name, let value, let least):
      return "invalid " + name + " parameter value \(value) < \(least)"
    case .tooLarge(let name, let value, let most): return "invalid " + name + " parameter value \(value) > \(most)"
    case .tooLongTime(let name, let value, let most): return "invalid " + name + ": \(value) (max \(most))"
    case .tooShortTime(let name, let value, let least): return "invalid " + name + ": \(value) (min \(least))"
    case .unrecognized(let setting): return file + parameter(setting) + "unrecognized value: " + setting.value
    case .badHost(let setting): return file + parameter(setting) + "bad parameter value: " + setting.value
    case .unknownAccount(let setting, .user):
      return file + parameter(setting) + "unknown user name value: " + setting.value
    case .unknownAccount(let setting, .group):
      return file + parameter(setting) + "unknown group name: " + setting.value
    case .privileged(let setting, let kind):
      let rest = kind == .user ? " has privileged user ID" : " has privileged group ID"
      return file + parameter(setting) + (kind == .user ? "user " : "group ") + setting.value + rest
    case .sameUser(let first, let second, let user):
      return file + "parameters " + first + " and " + second + " specify the same user " + user
    case .sameGroup(let first, let second, let kind, let id):
      let names = file + "parameters " + first.name + " and " + second.name
      return names + sameGroup(first.value, second.value, kind) + " have the same group ID: \(id)"
    case .identical(let first, let second):
      return first.name + " and " + second.name + " parameter settings must not be identical: " + first.value
    case .multipleValues(let setting):
      return setting.name + " parameter setting must not contain multiple values: " + setting.value
    case .delimiter(let index):
      let names = file + "parameters default_verp_delimiters and verp_delimiter_filter: bad "
      return names + (index == 0 ? "first" : "second") + " VERP delimiter character"
    case .compatibilityLevel(let level): return "malformed compatibility level syntax: \"" + level + "\""
    case .mapFieldCount(let path, let line):
      return path + ", line \(line): Expected \"dict-type .so-name dict-function [mkmap-function]\""
    case .mapSyntax(let path, let line, let type): return path + ", line \(line): unsupported syntax \"" + type + "\""
    }
  }

  private static func sameGroup(
    _ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, _ kind: DaemonFault.AccountKind
  ) -> [UInt8] {
    kind == .user ? ": users " + first + " and " + second : ": user " + first + " and group " + second
  }

  /// What is wrong with an item of `known_tcp_ports`.
  static func port(_ fault: DisplayWarning.PortFault) -> String {
    switch fault {
    case .form: " is not in \"name = value\" form"
    case .missingPort: ": missing port value after \"=\""
    case .spaceInPort: ": whitespace in port number"
    case .portNotANumber: ": non-numerical service port"
    case .missingName: ": missing service name before \"=\""
    case .spaceInName: ": whitespace in service name"
    case .numberAsName: ": numerical service name"
    case .duplicate: ": duplicate service name"
    }
  }

  private static func parameter(_ setting: DaemonFault.Setting) -> [UInt8] { "parameter " + setting.name + ": " }

  private static func pair(_ setting: DaemonFault.Setting) -> [UInt8] { setting.name + " = " + setting.value }
}
