/// The commands that behave as their originals, reached by the original's name or as a word after `mailauth`.
public enum ClassicTool: CaseIterable, Sendable {
  /// postconf(1) of Postfix.
  case postconf
  /// postmap(1) of Postfix.
  case postmap
  /// postalias(1) of Postfix.
  case postalias
  /// saslpasswd2(8) of Cyrus SASL.
  case saslpasswd
  /// sasldblistusers2(8) of Cyrus SASL.
  case listusers

  /// The words that lead to the command, the one that the documentation uses first.
  public var names: [String] {
    let (word, original) = ("\(word)", "\(original)")
    return word == original ? [word] : [word, original]
  }

  private var word: StaticString {
    switch self {
    case .postconf: "postconf"
    case .postmap: "postmap"
    case .postalias: "postalias"
    case .saslpasswd: "saslpasswd"
    case .listusers: "listusers"
    }
  }

  private var original: StaticString {
    switch self {
    case .saslpasswd: "saslpasswd2"
    case .listusers: "sasldblistusers2"
    default: word
    }
  }

  /// What it does, for the list of commands.
  public var summary: String {
    switch self {
    case .postconf: "show or change Postfix parameters (postconf)"
    case .postmap: "make, change or query Postfix lookup tables (postmap)"
    case .postalias: "make, change or query Postfix alias databases (postalias)"
    case .saslpasswd: "set or remove a user's password in sasldb (saslpasswd2)"
    case .listusers: "list the users in sasldb (sasldblistusers2)"
    }
  }

  /// Two calls for the help text, without the command's name.
  public var examples: [String] {
    switch self {
    case .postconf: ["-n", "-e 'myhostname=mail.example.com'"]
    case .postmap: ["hash:/etc/postfix/virtual", "-q alice@example.com hash:/etc/postfix/virtual"]
    case .postalias: ["/etc/aliases", "-q postmaster /etc/aliases"]
    case .saslpasswd: ["-c -u mail.example.com alice", "-d alice@mail.example.com"]
    case .listusers: ["", "-f /var/spool/postfix/etc/sasldb2"]
    }
  }

  /// The options in the order of the help text.
  public var options: [OptionSpecification] {
    switch self {
    case .postconf: PostconfOption.allCases.map(\.specification)
    case .postmap: PostmapOption.allCases.map(\.specification)
    case .postalias: PostaliasOption.allCases.map(\.specification)
    case .saslpasswd: SaslpasswdOption.allCases.map(\.specification)
    case .listusers: ListusersOption.allCases.map(\.specification)
    }
  }

  /// Finds the command behind a name.
  ///
  /// - Parameter name: The last component of argv[0], or a word after `mailauth`.
  public init?(name: ArraySlice<UInt8>) {
    // No array of names: its type would be made at each start.
    guard let tool = Self.allCases.first(where: { Self.matches($0.word, name) || Self.matches($0.original, name) })
    else { return nil }
    self = tool
  }

  private static func matches(_ word: StaticString, _ name: ArraySlice<UInt8>) -> Bool {
    // Literals live as long as the program.
    unsafe name.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// Runs a classic command, if that is what argv[0] or the first argument asks for.
  ///
  /// - Parameter context: The world, with the process's own name and arguments.
  /// - Returns: The exit status; nil when another command is wanted.
  public static func run(_ context: CommandContext) -> Int32? {
    let slash = context.programName.lastIndex(of: UInt8(ascii: "/"))
    let base = context.programName[(slash.map { $0 + 1 } ?? 0)...]
    if let tool = ClassicTool(name: base) { return tool.perform(context) }
    // `mailauth help postconf` is `mailauth postconf --help`.
    if let first = context.arguments.first, first.elementsEqual("help".utf8), context.arguments.count == 2 {
      context.arguments = [context.arguments[1], Array("--help".utf8)]
    }
    guard let word = context.arguments.first, let tool = ClassicTool(name: word[...]) else { return nil }
    context.programName = word
    // removeFirst() makes a type at run time.
    context.arguments.remove(at: 0)
    return tool.perform(context)
  }

  private func perform(_ context: CommandContext) -> Int32 {
    defer {
      context.messages.flush()
      context.output.flush()
    }
    switch self {
    case .postconf: return Postconf(context).run()
    case .postmap: return Postmap(context: context, tool: .postmap).run()
    case .postalias: return Postmap(context: context, tool: .postalias).run()
    case .saslpasswd: return Saslpasswd(context).run()
    case .listusers: return Listusers(context).run()
    }
  }
}
