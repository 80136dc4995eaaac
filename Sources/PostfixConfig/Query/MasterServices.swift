/// The services of master.cf with their `-o name=value`, read for names and values: master(5).
public struct MasterServices: Sendable {
  /// The settings of one `name/type`.
  struct Scope {
    let name: [UInt8]
    var table: SettingTable
  }

  private var text: [UInt8] = []
  /// For each service the bounds of its eight fields in the text, and its scope or -1: arrays of slices or of a type of
  /// ours would cost more at start than the reading.
  private var places: [Int32] = []
  private static let placesPerService = 17
  var scopes: [Scope] = []
  private var scopeIndex = SettingTable()

  /// How many entries there are.
  var count: Int { places.count / Self.placesPerService }

  /// The name of an entry.
  func name(_ index: Int) -> ArraySlice<UInt8> { field(0, of: index) }
  /// The type of an entry.
  func type(_ index: Int) -> ArraySlice<UInt8> { field(1, of: index) }
  /// The program of an entry.
  func command(_ index: Int) -> ArraySlice<UInt8> { field(7, of: index) }

  /// The index into ``scopes`` of an entry; those of the same name and type share one, as they do in Postfix.
  func scope(of index: Int) -> Int? {
    let scope = places[Self.placesPerService * index + 16]
    return scope < 0 ? nil : Int(scope)
  }

  private func field(_ number: Int, of index: Int) -> ArraySlice<UInt8> {
    let place = Self.placesPerService * index + 2 * number
    return text[Int(places[place])..<Int(places[place + 1])]
  }

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
    try self.init(LogicalText(source), path: path, warn: warn)
  }

  init(_ content: LogicalText, path: ArraySlice<UInt8>, warn: (DisplayWarning) -> Void) throws(DisplayFault) {
    text = content.bytes
    for index in 0..<content.lineCount {
      let line = content.line(at: index)
      guard !line.isStray(in: content) else {
        warn(.strayContinuation(path: path, start: content[line].prefix(30), count: line.wholeCount))
        continue
      }
      var words = Tokens(content[line], separators: .blanks)
      for _ in 0..<8 {
        guard let word = words.nextRange() else { throw .fieldCount(path: path, line: line.number) }
        places.append(Int32(word.lowerBound))
        places.append(Int32(word.upperBound))
      }
      places.append(-1)
      try check(count - 1, entry: content[line])
      shareScope(count - 1)
      readOptions(&words, of: count - 1, warn: warn)
    }
  }

  private func check(_ index: Int, entry: ArraySlice<UInt8>) throws(DisplayFault) {
    for number in 1...6 {
      let field = field(number, of: index)
      let (name, isValid): (StaticString, Bool) =
        switch number {
        case 1: ("type", Self.isType(field))
        case 2: ("private", Self.isFlag(field))
        case 3: ("unprivileged", Self.isFlag(field))
        case 4: ("chroot", Self.isFlag(field))
        case 5: ("wakeup", Self.isCount(field.last == UInt8(ascii: "?") ? field.dropLast() : field))
        default: ("process_limit", Self.isCount(field))
        }
      guard isValid else { throw .field(name.description, value: field, entry: entry) }
    }
  }

  /// Gives an entry the settings of an earlier one of the same name and type.
  private mutating func shareScope(_ index: Int) {
    guard !scopes.isEmpty, let scope = scopeIndex.index(of: scopeName(index)[...]) else { return }
    places[Self.placesPerService * index + 16] = Int32(scope)
  }

  private func scopeName(_ index: Int) -> [UInt8] {
    var scopeName = Array(name(index))
    scopeName.append(UInt8(ascii: "/"))
    scopeName.append(contentsOf: type(index))
    return scopeName
  }

  private mutating func set(_ option: ArraySlice<UInt8>, at index: Int) {
    guard case .success(let (variable, value)) = splitNameValue(option) else { return }
    let scope = scope(of: index) ?? scopes.count
    if scope == scopes.count {
      scopes.append(Scope(name: scopeName(index), table: SettingTable()))
      scopeIndex.set(scopes[scope].name[...], to: [])
      places[Self.placesPerService * index + 16] = Int32(scope)
    }
    scopes[scope].table.set(option[variable], to: option[value])
  }

  private static func isType(_ field: ArraySlice<UInt8>) -> Bool {
    equals(field, "unix") || equals(field, "inet") || equals(field, "pass") || equals(field, "fifo")
      || equals(field, "unix-dgram")
  }

  private static func isFlag(_ field: ArraySlice<UInt8>) -> Bool {
    guard field.count == 1, let flag = field.first else { return false }
    return flag == UInt8(ascii: "y") || flag == UInt8(ascii: "n") || flag == UInt8(ascii: "-")
  }

  private static func isCount(_ field: ArraySlice<UInt8>) -> Bool {
    equals(field, "-") || field.allSatisfy(isDigit)
  }

  /// Reads the `-o` arguments, after the splitting of option clusters that postconf(1) does.
  ///
  /// A cluster is split before every later letter o, those of an attached value included (`-ofoo=bar` is `-o f -o -o=bar`).
  private mutating func readOptions(_ words: inout Tokens, of index: Int, warn: (DisplayWarning) -> Void) {
    var next = words.next()
    // What is left of `--ofoo` is `--`, which ends the options for those who look for settings, but not the splitting.
    var isOver = false
    while var argument = next, argument.first == UInt8(ascii: "-"), argument.count > 1, !equals(argument, "--") {
      next = nil
      if let split = argument.dropFirst(2).firstIndex(of: UInt8(ascii: "o")) {
        next = ([UInt8(ascii: "-")] + argument[split...])[...]
        argument = argument[..<split]
      }
      if equals(argument, "--") { isOver = true }
      if argument.count >= 2, argument[argument.startIndex + 1] == UInt8(ascii: "o") {
        var option = argument.dropFirst(2)
        if option.isEmpty {
          guard let following = next ?? words.next() else { return }
          option = following
          next = nil
        }
        if option.first == UInt8(ascii: "{") { option = Self.unwrapped(option, warn: warn) }
        if !isOver { set(option, at: index) }
      }
      next = next ?? words.next()
    }
    while let argument = next {
      if argument.first == UInt8(ascii: "{"), let fault = Braces(argument).fault {
        warn(.argumentBraces(fault, text: argument))
      }
      next = words.next()
    }
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
