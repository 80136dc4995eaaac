/// What a call of saslpasswd2(8) asks for.
struct SaslpasswdRequest {
  /// What is to be done with the user.
  enum Action {
    case set, disable
  }

  var action = Action.set
  private var options = OptionCodes()
  var login: [UInt8] = []
  /// nil or empty stands for the default.
  var file: [UInt8]?
  /// nil or empty stands for the default.
  var realm: [UInt8]?
  var applicationName = Array("saslpasswd".utf8)
  var root: [UInt8]?
  /// The argument of `--store`.
  var store: [UInt8]?
  /// The argument of `--password-file`.
  var passwordFile: [UInt8]?

  /// Why a call ends before anything is done.
  enum Ending: Error {
    case version, help, usage
    case badApplicationName
  }

  /// Says whether an option was given.
  func has(_ option: SaslpasswdOption) -> Bool { options.contains(option) }

  /// Reads the arguments; complaints of getopt(3) are written as they come up, like there.
  init(_ context: CommandContext) throws(Ending) {
    let isStrict = context.environment("POSIXLY_CORRECT") != nil
    var parser = SaslpasswdOption.parser(context.arguments, order: isStrict ? .optionsFirst : .mixed)
    var isWrong = false
    while true {
      let event = parser.next()
      if case .end = event { break }
      guard case .option(let code, let argument) = event, let option = SaslpasswdOption(rawValue: code) else {
        if let complaint = event.complaint, !event.asksForUsage { context.complain(complaint) }
        isWrong = true
        continue
      }
      if try !take(option, argument) { isWrong = true }
    }
    guard !isWrong, parser.words.count == 1 else { throw .usage }
    login = parser.words[0]
  }

  private mutating func take(_ option: SaslpasswdOption, _ argument: [UInt8]?) throws(Ending) -> Bool {
    switch option {
    case .version: throw .version
    case .help: throw .help
    case .create:
      guard action != .disable else { return false }
    case .disable:
      guard !has(.create) else { return false }
      action = .disable
    case .file: file = argument
    case .realm: realm = argument
    case .root: root = argument
    case .store: store = argument
    case .passwordFile: passwordFile = argument
    case .applicationName:
      applicationName = argument ?? []
      if applicationName.contains(UInt8(ascii: "/")) { throw .badApplicationName }
    case .pipe, .noPlaintext, .generate, .strict, .dryRun, .json, .detailedExitCode: break
    }
    options.insert(option)
    return true
  }
}

extension OptionParser.Event {
  /// Says whether it is `-h` or `-?`, which Cyrus SASL's commands know and treat as wrong.
  var asksForUsage: Bool { self == .invalid(letter: UInt8(ascii: "h")) || self == .invalid(letter: UInt8(ascii: "?")) }
}
