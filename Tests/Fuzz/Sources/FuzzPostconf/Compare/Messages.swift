/// Every message that postconf 3.7 can print in its modes, and how often the original printed it.
///
/// A star stands for any text. A line belongs to the first pattern that it matches.
struct Message: Sendable {
  let pattern: String
  /// Whether it takes a value that few cases have, in a mode that few cases use.
  let isRare: Bool

  init(_ pattern: String, isRare: Bool = false) {
    self.pattern = pattern
    self.isRare = isRare
  }

  static let all: [Message] = options + names + entries + macros + networks + masterFile + edits + others + traces

  private static let patterns = all.map { message in
    (text: Array(message.pattern.utf8)[...], needs: marks.filter { holds(message.pattern, $0) })
  }

  /// Words that a line has to have for nearly all patterns; a trace has thousands of lines without them.
  private static let marks = [": warning: ", ": fatal: "]

  /// Finds the pattern that a line of standard error matches, its number.
  static func index(of line: String) -> Int? {
    let whole = Array(line.utf8)
    let missing = marks.filter { !holds(line, $0) }
    return patterns.firstIndex { pattern in
      !pattern.needs.contains { missing.contains($0) } && matches(whole[...], pattern.text)
    }
  }

  private static func holds(_ line: String, _ mark: String) -> Bool {
    matches(Array(line.utf8)[...], Array("*\(mark)*".utf8)[...])
  }

  static func matches(_ text: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    // Where the last star stood, and what of the text it has taken: enough for patterns without other wild cards.
    var (text, pattern) = (text, pattern)
    var retry: (text: ArraySlice<UInt8>, pattern: ArraySlice<UInt8>)?
    while true {
      if let next = pattern.first, next == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        if pattern.isEmpty { return true }
        retry = (text, pattern)
      } else if let character = text.first, pattern.first == character {
        text = text.dropFirst()
        pattern = pattern.dropFirst()
      } else if text.isEmpty, pattern.isEmpty {
        return true
      } else if let last = retry, !last.text.isEmpty {
        retry = (last.text.dropFirst(), last.pattern)
        text = last.text.dropFirst()
        pattern = last.pattern
      } else {
        return false
      }
    }
  }
}

extension Message {
  private static let options = [
    Message("*postconf: invalid option -- *"),
    Message("*postconf: option requires an argument -- *"),
    Message("*: fatal: usage: *"),
    Message("*: fatal: specify one of -b and -t"),
    Message("*: fatal: specify one of *"),
    Message("*: fatal: with option *, do not specify *"),
    Message("*: fatal: -e requires name=value argument"),
    Message("*: fatal: missing service argument"),
    Message("*: fatal: At most one -T <mode> option may be specified"),
    Message("*: fatal: unknown -C option value *"),
    Message("*: warning: unknown 'postconf -T' mode: *"),
    Message("*: fatal: options -b and -t require at most one template file"),
    Message("*: fatal: invalid parameter override: *: missing '=' after attribute name"),
    Message("*: fatal: invalid parameter override: *: missing attribute name"),
  ]

  private static let names = [
    Message("*: warning: *main.cf: unused parameter: *"),
    Message("*: warning: *master.cf: unused parameter: *"),
    Message("*: warning: *:*: unused parameter: *"),
    Message("*: warning: *main.cf: undefined parameter: *"),
    Message("*: warning: *master.cf: undefined parameter: *"),
    Message("*: warning: *main.cf: read-only parameter assignment: *"),
    Message("*: warning: *master.cf: read-only parameter assignment: *"),
    Message("*: warning: *: unknown parameter"),
    Message("*: warning: unmatched request: *"),
    Message("*: warning: open \"*\" configuration \"*\": not a regular file"),
    Message("*: warning: open \"*\" configuration \"*\": *"),
  ]

  private static let entries = [
    Message("*: warning: *main.cf, line *: overriding earlier entry: *"),
    Message("*: warning: *, line *: overriding earlier entry: *"),
    Message("*: warning: *main.cf: logical line must not start with whitespace: *"),
    Message("*: warning: *master.cf: logical line must not start with whitespace: *"),
    Message("*: warning: *: logical line must not start with whitespace: *"),
    Message("*: fatal: *main.cf, line *: missing '=' after attribute name: *"),
    Message("*: fatal: *main.cf, line *: missing attribute name: *"),
    Message("*: fatal: *, line *: missing '=' after attribute name: *"),
    Message("*: fatal: *, line *: missing attribute name: *"),
    Message("*: fatal: open *main.cf: No such file or directory"),
    Message("*: fatal: open *main.cf: Too many levels of symbolic links"),
    Message("*: fatal: read *main.cf: Is a directory"),
    Message("*: fatal: read *master.cf: Is a directory"),
    Message("*: fatal: open *master.cf: No such file or directory"),
    Message("*: fatal: open *master.cf: Too many levels of symbolic links"),
    Message("*: warning: open *master.cf: No such file or directory"),
    Message("*: warning: open *master.cf: Too many levels of symbolic links"),
  ]

  private static let macros = [
    Message("*: warning: truncated macro reference: *"),
    Message("*: warning: empty macro name: *"),
    Message("*: warning: unreasonable macro call nesting: *"),
    Message("*: warning: attribute name syntax error at: *"),
    Message(
      "*: warning: \"==\" or \"!=\"\" or \"<\"\" or \"<=\"\" or \">=\"\" or \">\" expected at: *"),
    Message("*: warning: bad operator suffix at: *"),
    Message("*: warning: \"{expression}\" expected at: *"),
    Message("*: warning: \"?\" or \":\" expected at: *"),
    Message("*: warning: \":\" expected at: *"),
    Message("*: warning: unexpected input at: *"),
    Message("*: warning: unbalanced {} in attribute expression: *"),
    Message("*: warning: malformed compatibility level syntax: *"),
    Message("*: warning: *main.cf: missing '}' in *"),
    Message("*: warning: *main.cf: syntax error after '}' in *"),
    Message("*: warning: master.cf:*/*: missing '}' in *"),
    Message("*: warning: master.cf:*/*: syntax error after '}' in *"),
    Message("*: fatal: macro processing error"),
    Message("*: fatal: dictionary mail_dict: macro processing error"),
    Message("*: fatal: dictionary */*: macro processing error"),
    Message("*: fatal: mac_exp_eval: bad conversion: *"),
  ]

  private static let networks = [
    Message("*: fatal: unknown inet_protocols value *"),
    Message("*: fatal: unknown mynetworks mask style value *"),
    Message("*: fatal: bad mynetworks_style value: *; specify exactly one value"),
    Message("*: fatal: config variable inet_interfaces: host not found: *"),
    Message("*: fatal: parameter inet_interfaces: no local interface found for *"),
  ]

  private static let masterFile = [
    Message("*: warning: master.cf: missing '}' in *"),
    Message("*: warning: master.cf: syntax error after '}' in *"),
    Message("*: warning: master.cf: missing '=' after attribute name: *"),
    Message("*: warning: master.cf: missing attribute name: *"),
    Message("*: fatal: file *master.cf: line *: bad field count"),
    Message("*: fatal: invalid type field *"),
    Message("*: fatal: invalid private field *"),
    Message("*: fatal: invalid unprivileged field *"),
    Message("*: fatal: invalid chroot field *"),
    Message("*: fatal: invalid wakeup field *"),
    Message("*: fatal: invalid process_limit field *"),
    Message("*: fatal: -M option requires service_name[/type]"),
    Message("*: fatal: -F option requires service_name[/type[/field]]"),
    Message("*: fatal: -P option requires service_name[/type[/parameter]]"),
    Message("*: fatal: invalid service attribute name: *"),
  ]

  private static let edits = [
    Message("*: warning: ignoring earlier request: *"),
    Message("*: warning: *main.cf: multiple entries for *"),
    Message("*: warning: unmatched service_name/type: *"),
    Message("*: fatal: -e, -X, or -# accepts no multi-line input"),
    Message("*: fatal: -e, -X, or -# accepts no comment input"),
    Message("*: fatal: -X or -# requires non-blank parameter names"),
    Message("*: fatal: -X or -# requires parameter names without value"),
    Message("*: fatal: missing '=' after attribute name: *"),
    Message("*: fatal: missing attribute name: *"),
    Message("*: fatal: open *.tmp: Is a directory"),
    Message("*: fatal: open *.tmp: No such file or directory"),
    Message("*: fatal: open * for reading: No such file or directory"),
    Message("*: fatal: open * for reading: Too many levels of symbolic links"),
    Message("*: fatal: -Me, -Fe, -Pe, -X, or -# accept no multi-line input"),
    Message("*: fatal: -Me, -Fe, -Pe, -X, or -# accept no comment input"),
    Message("*: fatal: -X or -# requires names without value"),
    Message("*: fatal: -Me, -MX or -M# requires service_name/type"),
    Message("*: fatal: -Fe or -FX requires service_name/type/field_name"),
    Message("*: fatal: -Fe does not accept wild-card field name"),
    Message("*: fatal: -Fe does not accept whitespace in non-command field"),
    Message("*: fatal: -Pe or -PX requires service_name/type/parameter"),
    Message("*: fatal: -Pe does not accept wild-card parameter name"),
    Message("*: fatal: -Pe does not accept whitespace in parameter value"),
    Message("*: fatal: bad field count: *"),
    Message("*: fatal: file *: line *: specify service name and type on the same line"),
    Message("*: fatal: file *: line *: service name syntax *"),
    Message("*: fatal: file *: line *: service type syntax *"),
  ]

  /// What the start of a program, and bounce(8), refuse.
  private static let others = [
    Message("*: fatal: bad string length *: *"),
    Message("*: fatal: bad * configuration: *", isRare: true),
    Message("*: fatal: file *main.cf: parameter *: *"),
    Message("*: fatal: file *main.cf: parameters * and *: *", isRare: true),
    Message("*: fatal: file *main.cf: parameters * and * specify the same user *", isRare: true),
    Message("*: fatal: parameter *: bad time value or unit: *", isRare: true),
    Message("*: fatal: invalid * parameter value *", isRare: true),
    Message("*: fatal: invalid *: * (min *)", isRare: true),
    Message("*: fatal: invalid *: * (max *)", isRare: true),
    Message("*: fatal: * parameter setting must not contain multiple values: *", isRare: true),
    Message("*: fatal: * parameter settings must not be identical: *", isRare: true),
    Message("*: fatal: malformed compatibility level syntax: *", isRare: true),
    Message("*: fatal: *: Expected \"dict-type .so-name dict-function *", isRare: true),
    Message("*: warning: valid_hostname: *"),
    Message("*: warning: known_tcp_ports: *", isRare: true),
    Message("*: skipping * setting - all network protocols are disabled", isRare: true),
    Message("*: fatal: execv *", isRare: true),
    Message("*/bounce: fatal: open *"),
    Message("*/bounce: *", isRare: true),
    Message("*: fatal: *dynamicmaps.cf, line *: unsupported syntax *", isRare: true),
    Message("*: warning: *dynamicmaps.cf: ignoring duplicate entry for *", isRare: true),
  ]

  /// What `-v` tells.
  private static let traces = [
    Message("*: dict_lookup: *"),
    Message("*: dict_load_fp: *"),
    Message("*: dict_update: *"),
    Message("*: dict_register: *"),
    Message("*: dict_eval: *"),
    Message("*: mac_parse: *"),
    Message("*: pcf_expand_parameter_value: *"),
    Message("*: $* in main.cf validates *"),
    Message("*: $* in master.cf:* validates *"),
    Message("*: name_mask: *"),
    Message("*: inet_addr_list_append: *"),
    Message("*: inet_addr_local: configured * addresses"),
    Message("*: been_here: *"),
    Message("*: mynetworks_core: *"),
    Message("*: scan_dir_*: *", isRare: true),
    Message("*: vstream_buf_get_ready: *"),
    Message("*: vstream_fflush_some: *"),
    Message("*: pausing to let * cool down", isRare: true),
  ]
}
