internal import PostfixConfig

/// One change that our own options ask for.
enum GentleStep {
  /// What holds a list: a parameter of main.cf, or an `-o` of a service.
  struct Target {
    var service: GentleService?
    var name: ParameterName
  }

  case list(Target, ListChange)
  case uncomment([UInt8])

  /// Reads the options in order; `--before` and the like belong to the `--add` in front of them.
  ///
  /// - Throws: What is wrong with them.
  static func read(_ request: PostconfRequest) throws(PostconfFailure) -> [GentleStep] {
    var steps: [GentleStep] = []
    for step in request.steps {
      guard let option = PostconfOption(rawValue: step[0]) else { continue }
      let argument = Array(step.dropFirst())
      switch option {
      case .add:
        let (target, item) = try assignment(argument, option, request.mode)
        steps.append(.list(target, .add(item, nil)))
      case .remove:
        let (target, item) = try assignment(argument, option, request.mode)
        steps.append(.list(target, .remove(item)))
      case .uncomment: steps.append(.uncomment(argument))
      default:
        guard case .list(let target, .add(let item, nil))? = steps.last else {
          throw PostconfFailure(
            "option \(option.specification.flag) says where an item goes, expected one --add in front of it",
            try: "--add NAME=ITEM \(option.specification.flag)")
        }
        steps[steps.count - 1] = .list(target, .add(item, try position(option, argument)))
      }
    }
    return steps
  }

  private static func position(
    _ option: PostconfOption, _ argument: [UInt8]
  ) throws(PostconfFailure) -> ListPosition {
    if option == .first { return .first }
    if option == .last { return .last }
    guard let anchor = ListAnchor(argument) else {
      throw PostconfFailure(
        "option \(option.specification.flag): found \"\(String(decoding: argument, as: UTF8.self))\", expected one item",
        try: "\(option.specification.flag) 'check_client_access hash:/etc/postfix/clients', or its first word")
    }
    return option == .before ? .before(anchor) : .after(anchor)
  }

  /// Splits `NAME=ITEM`, or `service/type/NAME=ITEM`.
  private static func assignment(
    _ argument: [UInt8], _ option: PostconfOption, _ mode: PostconfRequest.Mode
  ) throws(PostconfFailure) -> (Target, ListItem) {
    let flag = option.specification.flag
    let isMaster = mode == .masterParameters
    let form = isMaster ? "service/type/NAME=ITEM" : "NAME=ITEM"
    let sign = argument.firstIndex(of: UInt8(ascii: "=")) ?? argument.endIndex
    var left = PostfixSyntax.trimmed(argument[..<sign])
    var service: GentleService?
    if isMaster, let slash = left.lastIndex(of: UInt8(ascii: "/")) {
      service = GentleService(left[..<slash])
      left = left[(slash + 1)...]
    }
    guard sign < argument.endIndex, let name = ParameterName(left), isMaster == (service?.type != nil) else {
      throw PostconfFailure(
        "option \(flag): found \"\(String(decoding: argument, as: UTF8.self))\", expected \(form)",
        try: isMaster
          ? "-P \(flag) submission/inet/smtpd_recipient_restrictions=reject_unknown_recipient_domain"
          : "\(flag) smtpd_recipient_restrictions=reject_unknown_recipient_domain")
    }
    do throws(ListItem.Problem) {
      return (Target(service: service, name: name), try ListItem(argument[(sign + 1)...]))
    } catch {
      throw GentleWords.failure(error, of: name, flag)
    }
  }
}

/// `service/type`, or a service alone.
struct GentleService {
  let name: [UInt8]
  let type: [UInt8]?

  /// Splits at the last slash when a type follows it: names of services may hold slashes.
  init(_ text: ArraySlice<UInt8>) {
    let types = ["inet", "unix", "fifo", "pass", "unix-dgram"]
    if let slash = text.lastIndex(of: UInt8(ascii: "/")),
      types.contains(where: { $0.utf8.elementsEqual(text[(slash + 1)...]) })
    {
      name = Array(text[..<slash])
      type = Array(text[(slash + 1)...])
    } else {
      name = Array(text)
      type = nil
    }
  }

  /// The service for messages.
  var shown: String { String(decoding: name + (type.map { [UInt8(ascii: "/")] + $0 } ?? []), as: UTF8.self) }
}
