/// The services of master.cf with their `-o name=value`, read for names and values: master(5).
public struct MasterServices: Sendable {
  /// One entry.
  struct Service {
    let name: ArraySlice<UInt8>
    let type: ArraySlice<UInt8>
    let command: ArraySlice<UInt8>
    /// Index into ``scopes``; entries of the same name and type share one, as they do in Postfix.
    let scope: Int?
  }

  /// The settings of one `name/type`.
  struct Scope {
    let name: [UInt8]
    var table: SettingTable
  }

  private(set) var services: [Service] = []
  var scopes: [Scope] = []
  private var scopeIndex = SettingTable(text: [])

  /// Makes the services of a missing master.cf.
  public init() {}

  /// Reads a file as postconf(1) does.
  ///
  /// - Parameters:
  ///   - source: The content of the file.
  ///   - path: The path as messages show it.
  ///   - warn: Told of lines and arguments that are not as they should be.
  /// - Throws: The entry that is none.
  public init(_ source: [UInt8], path: ArraySlice<UInt8>, warn: (DisplayWarning) -> Void) throws(DisplayFault) {
    let text = LogicalText(source)
    for line in text.lines {
      guard !line.isStray(in: text) else {
        warn(.strayContinuation(path: path, start: text[line].prefix(30), count: line.wholeCount))
        continue
      }
      let fields = Tokens(text[line], separators: .blanks).all()
      guard fields.count >= 8 else { throw .fieldCount(path: path, line: line.number) }
      try Self.check(fields, entry: text[line])
      services.append(Service(name: fields[0], type: fields[1], command: fields[7], scope: nil))
      enter(fields.count > 8 ? Self.options(fields[8...], warn: warn) : [], at: services.count - 1)
    }
  }

  private mutating func enter(_ options: [ArraySlice<UInt8>], at index: Int) {
    let service = services[index]
    guard !options.isEmpty || !scopes.isEmpty else { return }
    let name = Array(service.name) + [UInt8(ascii: "/")] + Array(service.type)
    var scope = scopeIndex.index(of: name[...])
    for option in options {
      guard case .success(let (variable, value)) = splitNameValue(option) else { continue }
      let known = scope ?? scopes.count
      if known == scopes.count {
        scopes.append(Scope(name: name, table: SettingTable(text: [])))
        scopeIndex.set(name[...], to: [])
      }
      scopes[known].table.set(option[variable], to: option[value])
      scope = known
    }
    services[index] = Service(name: service.name, type: service.type, command: service.command, scope: scope)
  }

  private static func check(_ fields: [ArraySlice<UInt8>], entry: ArraySlice<UInt8>) throws(DisplayFault) {
    func require(_ index: Int, _ name: String, _ isValid: Bool) throws(DisplayFault) {
      guard isValid else { throw .field(name, value: fields[index], entry: entry) }
    }
    try require(1, "type", isType(fields[1]))
    try require(2, "private", isFlag(fields[2]))
    try require(3, "unprivileged", isFlag(fields[3]))
    try require(4, "chroot", isFlag(fields[4]))
    let time = fields[5].last == UInt8(ascii: "?") ? fields[5].dropLast() : fields[5]
    try require(5, "wakeup", isDash(time) || time.allSatisfy(isDigit))
    try require(6, "process_limit", isDash(fields[6]) || fields[6].allSatisfy(isDigit))
  }

  private static func isType(_ field: ArraySlice<UInt8>) -> Bool {
    switch field.count {
    case 4:
      field.elementsEqual("unix".utf8) || field.elementsEqual("inet".utf8) || field.elementsEqual("pass".utf8)
        || field.elementsEqual("fifo".utf8)
    case 10: field.elementsEqual("unix-dgram".utf8)
    default: false
    }
  }

  private static func isFlag(_ field: ArraySlice<UInt8>) -> Bool {
    guard field.count == 1, let flag = field.first else { return false }
    return flag == UInt8(ascii: "y") || flag == UInt8(ascii: "n") || flag == UInt8(ascii: "-")
  }

  private static func isDash(_ field: ArraySlice<UInt8>) -> Bool {
    field.count == 1 && field.first == UInt8(ascii: "-")
  }

  /// Finds the `-o` arguments, after the splitting of option clusters that postconf(1) does.
  ///
  /// A cluster is split before every later letter o, those of an attached value included (`-ofoo=bar` is `-o f -o -o=bar`).
  private static func options(
    _ arguments: ArraySlice<ArraySlice<UInt8>>, warn: (DisplayWarning) -> Void
  ) -> [ArraySlice<UInt8>] {
    var rest = Array(arguments.reversed())
    var options: [ArraySlice<UInt8>] = []
    while var argument = rest.last, argument.first == UInt8(ascii: "-"), !argument.elementsEqual("--".utf8) {
      rest.removeLast()
      if let split = argument.dropFirst(2).firstIndex(of: UInt8(ascii: "o")) {
        rest.append(([UInt8(ascii: "-")] + argument[split...])[...])
        argument = argument[..<split]
      }
      guard argument.count >= 2, argument[argument.startIndex + 1] == UInt8(ascii: "o") else { continue }
      if argument.count > 2 { rest.append(argument.dropFirst(2)) }
      guard let option = rest.popLast() else { break }
      options.append(option.first == UInt8(ascii: "{") ? unwrapped(option, warn: warn) : option)
    }
    for argument in rest.reversed() where argument.first == UInt8(ascii: "{") {
      if let fault = Braces(argument).fault { warn(.argumentBraces(fault, text: argument)) }
    }
    return options
  }

  private static func unwrapped(_ option: ArraySlice<UInt8>, warn: (DisplayWarning) -> Void) -> ArraySlice<UInt8> {
    let braces = Braces(option)
    if let fault = braces.fault { warn(.argumentBraces(fault, text: option)) }
    let start = braces.content.firstIndex { !PostfixSyntax.isSpace($0) } ?? braces.content.endIndex
    let end = braces.content[start...].lastIndex { !PostfixSyntax.isSpace($0) }.map { $0 + 1 } ?? start
    if case .failure(let fault) = splitNameValue(braces.content[start..<end]) {
      warn(.argument(fault, text: braces.content[start..<end]))
    }
    return braces.content[start..<end]
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
