internal import PostfixConfig
internal import SafeFiles
internal import SystemPackage

/// The original's words for what a display of parameters runs into; compatibility demands every byte.
enum PostconfWords {
  /// Appends what follows `warning: `.
  ///
  /// - Parameters:
  ///   - warning: What to put into words.
  ///   - directory: The configuration directory as messages show it.
  ///   - version: The Postfix whose words are wanted.
  ///   - text: Gets the message.
  static func append(
    _ warning: DisplayWarning, directory: [UInt8], _ version: PostfixVersion, to text: inout [UInt8]
  ) {
    switch warning {
    case .strayContinuation(let path, let start, let count):
      text += path + ": logical line must not start with whitespace: \"" + start + (count > 30 ? "...\"" : "\"")
    case .overriding(let path, let line, let name, let value):
      text += path + ", line \(line)"
      append(": overriding earlier entry: ", name, value, to: &text)
    case .unknown(let name): text += name + ": unknown parameter"
    case .unmatchedService(let found): text += "unmatched request: \"" + found + "\""
    case .unmatchedChange(let found): text += "unmatched service_name/type: \"" + found + "\""
    case .undefined(let place, let name):
      append(place, directory, to: &text)
      text.append(literal: ": undefined parameter: ")
      text.append(bytes: name)
    case .unused(let place, let name, let value):
      text.append(bytes: directory[...])
      append(
        place == .main ? "/main.cf: unused parameter: " : "/master.cf: unused parameter: ", name, value, to: &text)
    case .unusedInClient(let type, let path, let name, let value):
      text += type + ":" + path + ": unused parameter: " + name + "=" + value
    case .readOnly(let place, let name, let value):
      append(place, directory, to: &text)
      append(": read-only parameter assignment: ", name, value, to: &text)
    case .braces(let fault, let found, let service):
      let place = service.map { "master.cf:" + $0 } ?? Array("main.cf".utf8)
      text += (version.showsPathOfBraces ? directory + "/" : []) + place + ": " + braces(fault, found)
    case .textAfterNUL(let path, let first, let last):
      text += path + ", line " + Array((first == last ? "\(first)" : "\(first)-\(last)").utf8)
      text.append(literal: ": text after null byte may be ignored")
    case .deprecated(let place, let name, let advice, let state):
      append(place, directory, to: &text)
      text += deprecation(name, advice, state)
    case .seeDeprecation: text.append(literal: "See https://www.postfix.org/DEPRECATION_README.html for details")
    case .trailingComment(let place, let word, let rest):
      append(place, directory, to: &text)
      text += ": #comment after other text is not allowed: " + word + " " + rest.prefix(20) + "..."
    case .argumentBraces(let fault, let found): text += "master.cf: " + braces(fault, found)
    case .argument(let fault, let found): text += "master.cf: " + nameValue(fault) + ": \"" + found + "\""
    case .macro(let fault): text += macro(fault)
    case .cannotOpenMaster(let error): text += "open " + directory + "/master.cf: " + reason(error)
    case .cannotOpenClient(let type, let path, let error):
      text += "open \"" + type + "\" configuration \"" + path + "\": " + reason(error)
    case .clientNotRegular(let type, let path):
      text += "open \"" + type + "\" configuration \"" + path + "\": not a regular file"
    case .knownPort(let fault, let item):
      text += "known_tcp_ports: in \"" + item + "\"" + PostconfDaemonWords.port(fault)
    case .hostname(let fault, let name): text += "valid_hostname: " + hostname(fault, name)
    }
  }

  private static func hostname(_ fault: HostNameFault, _ name: ArraySlice<UInt8>) -> [UInt8] {
    let shown = name.prefix(100)
    return switch fault {
    case .empty: Array("empty hostname".utf8)
    case .misplacedDelimiter: "misplaced delimiter: " + shown
    case .misplacedHyphen: "misplaced hyphen: " + shown
    case .badByte(let byte): "invalid character \(byte)(decimal): " + shown
    case .longLabel: "hostname label too long: " + shown
    case .isNumeric: "numeric hostname: " + shown
    case .badLength: "bad length \(name.count) for " + shown + "..."
    }
  }

  /// What follows `fatal: `.
  static func fault(_ fault: DisplayFault) -> [UInt8] {
    switch fault {
    case .notAFile(let path): return "read " + path + ": Is a directory"
    case .cannotRead(let error): return "open " + error.path.bytes + ": " + reason(error)
    case .badOverride(let fault, let text): return "invalid parameter override: " + text + ": " + nameValue(fault)
    case .badSetting(let path, let line, let fault, let text):
      return path + ", line \(line): " + nameValue(fault) + ": \"" + text + "\""
    case .macro: return Array("macro processing error".utf8)
    case .macroIn(let dictionary): return "dictionary " + dictionary + ": macro processing error"
    case .numberOutOfRange(let text): return "mac_exp_eval: bad conversion: " + text
    case .fieldCount(let path, let line): return "file " + path + ": line \(line): bad field count"
    case .servicePattern(.entries): return Array("-M option requires service_name[/type]".utf8)
    case .servicePattern(.fields): return Array("-F option requires service_name[/type[/field]]".utf8)
    case .servicePattern(.overrides), .servicePattern(.merged):
      return Array("-P option requires service_name[/type[/parameter]]".utf8)
    case .fieldName(let name): return "invalid service attribute name: \"" + name + "\""
    case .field(let name, let value, let entry):
      return "invalid \(name) field \"" + value + "\" in \"" + entry + "\""
    case .hostname: return Array("unable to use my own hostname".utf8)
    case .networks(let fault): return network(fault)
    }
  }

  private static func macro(_ fault: MacroFault) -> [UInt8] {
    switch fault {
    case .truncatedReference(let text): "truncated macro reference: \"" + text + "\""
    case .emptyName(let text): "empty macro name: \"" + text + "\""
    case .tooDeep(let text): "unreasonable macro call nesting: \"" + text + "\""
    case .badName(let name, let rest): "attribute name syntax error at: \"..." + name + here(rest)
    case .operatorExpected(let left, let rest):
      #""==" or "!="" or "<"" or "<="" or ">="" or ">" expected at: "..."# + left + "}" + here(rest)
    case .badOperatorSuffix(let sign, let suffix):
      "bad operator suffix at: \"..." + sign + ">>>" + suffix + "\""
    case .operandExpected(let left, let sign, let rest):
      "\"{expression}\" expected at: \"...{" + left + "} " + sign + here(rest)
    case .branchExpected(let rest): "\"?\" or \":\" expected at: \"...}" + here(rest)
    case .colonExpected(let text, let rest): "\":\" expected at: \"..." + text + "}" + here(rest)
    case .unexpectedInput(let text, let rest): "unexpected input at: \"..." + text + "}" + here(rest)
    case .unbalancedBraces(let text): "unbalanced {} in attribute expression: \"" + text + "\""
    case .malformedLevel(let text): "malformed compatibility level syntax: \"" + text + "\""
    case .numberOutOfRange(let text): "mac_exp_eval: bad conversion: " + text
    case .unknownFunction(let call):
      "unknown function \"" + call.prefix { $0 != UInt8(ascii: "{") } + "\" at\"...>>>" + call + "\""
    case .untranslatable(let domain, let spelling, let problem):
      (spelling == .ascii ? "midna_domain_to_ascii_create" : "midna_domain_to_utf8_create")
        + ": Problem translating domain \"" + domain.prefix(100)
        + (spelling == .ascii ? "\" to ASCII form: " : "\" to UTF8 form: ") + Array(problem.rawValue.utf8)
    case .badDomain(let text): "bad domain argument in: '" + text + "'"
    }
  }

  private static func deprecation(
    _ name: ArraySlice<UInt8>, _ advice: DeprecatedParameter.Advice, _ state: DeprecatedParameter.State
  ) -> [UInt8] {
    let start =
      state == .known
      ? ": support for parameter \"" + name + "\" will be removed; instead, "
      : ": support for parameter " + name + " has been removed; instead, "
    switch advice {
    case .specify(let other): return start + "specify \"" + other + "\""
    case .bareName(let other): return start + other
    case .doNotSpecify: return start + "do not specify"
    case .leaveDefault: return start + "do not specify (leave at default)"
    }
  }

  private static func network(_ fault: NetworkFault) -> [UInt8] {
    switch fault {
    case .unknownProtocol(let word, let value): "unknown inet_protocols value \"" + word + "\" in \"" + value + "\""
    case .unknownStyle(let word, let value):
      "unknown mynetworks mask style value \"" + word + "\" in \"" + value + "\""
    case .notOneStyle(let value): "bad mynetworks_style value: " + value + "; specify exactly one value"
    case .noInterfaces: Array("could not find any active network interfaces".utf8)
    case .hostNotFound(let host): "config variable inet_interfaces: host not found: " + host
    case .notLocal(let address): "parameter inet_interfaces: no local interface found for " + address
    }
  }

  private static func append(_ place: DisplayWarning.Place, _ directory: [UInt8], to text: inout [UInt8]) {
    text.append(bytes: directory[...])
    text.append(literal: place == .main ? "/main.cf" : "/master.cf")
  }

  /// Appends words and a setting: there can be as many of these messages as settings, so nothing is put together first.
  private static func append(
    _ words: StaticString, _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, to text: inout [UInt8]
  ) {
    text.append(literal: words)
    text.append(bytes: name)
    text.append(UInt8(ascii: "="))
    text.append(bytes: value)
  }

  /// Marks the place of a fault, with the twenty bytes after it.
  private static func here(_ rest: ArraySlice<UInt8>) -> [UInt8] { ">>>" + rest.prefix(20) + "\"" }

  private static func braces(_ fault: DisplayWarning.BraceFault, _ text: ArraySlice<UInt8>) -> [UInt8] {
    (fault == .missingClose ? "missing '}' in \"" : "syntax error after '}' in \"") + text + "\""
  }

  private static func nameValue(_ fault: NameValueFault) -> String {
    fault == .missingName ? "missing attribute name" : "missing '=' after attribute name"
  }

  private static func reason(_ error: FileError) -> [UInt8] {
    switch error {
    case .system(_, _, let code): Array(code.description.utf8)
    case .tooManyLinks: Array("Too many levels of symbolic links".utf8)
    default: Array("Invalid argument".utf8)
    }
  }
}

func + (text: String, bytes: some Sequence<UInt8>) -> [UInt8] { Array(text.utf8) + bytes }

func + (bytes: some Sequence<UInt8>, text: String) -> [UInt8] { Array(bytes) + text.utf8 }
