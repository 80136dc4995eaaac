/// The services of master.cf with their `-o name=value`, read for names and values: master(5).
public struct MasterServices: Sendable {
  /// The settings of one `name/type`.
  ///
  /// An object, because arrays of objects share one type, and one of a structure of ours is made at run time.
  final class Scope: @unchecked Sendable {
    // Changed by its only owner alone, see change(_:_:).
    let name: [UInt8]
    fileprivate(set) var table: SettingTable

    fileprivate init(name: [UInt8], table: SettingTable) {
      self.name = name
      self.table = table
    }
  }

  private var text: [UInt8] = []
  /// For each service the bounds of its eight fields in the text, and its scope or ``noScope``: arrays of slices or of
  /// a type of ours would cost more at start than the reading.
  private var places: [UInt32] = []
  private static let placesPerService = 17
  private static let noScope = UInt32.max
  private(set) var scopes: [Scope] = []
  private var scopeIndex = SettingTable()
  /// Every setting as it was read, for a trace: the entry, and the bounds of name and value in a text.
  private(set) var updates: [UInt32] = []
  private(set) var updateText: [UInt8] = []
  private var keepsUpdates = false
  private var settings = Settings.kept

  /// What becomes of the services' settings.
  enum Settings {
    /// They are kept, in ``MasterServices/scopes``.
    case kept
    /// They are read for what is wrong with them alone.
    case dropped
  }

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
    return scope == Self.noScope ? nil : Int(scope)
  }

  /// Changes the settings of a scope, for this value alone.
  mutating func change(_ scope: Int, _ body: (inout SettingTable) -> Void) {
    if !isKnownUniquelyReferenced(&scopes[scope]) {
      scopes[scope] = Scope(name: scopes[scope].name, table: scopes[scope].table)
    }
    body(&scopes[scope].table)
  }

  /// A field of an entry, 0 for the name to 7 for the program.
  func field(_ number: Int, of index: Int) -> ArraySlice<UInt8> {
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
  ///   - version: The Postfix that reads it; they differ in what they warn of.
  ///   - trace: Told of every setting later.
  ///   - warn: Told of lines and arguments that are not as they should be.
  /// - Throws: The entry that is none.
  public init(
    _ source: [UInt8], path: ArraySlice<UInt8>, for version: PostfixVersion = .newest, _ trace: Trace? = nil,
    warn: (DisplayWarning) -> Void
  ) throws(DisplayFault) {
    try self.init(LogicalText(source), path: path, for: version, trace, warn: warn)
  }

  init(
    _ content: LogicalText, path: ArraySlice<UInt8>, for version: PostfixVersion, _ trace: Trace?,
    settings: Settings = .kept, warn: (DisplayWarning) -> Void
  ) throws(DisplayFault) {
    keepsUpdates = trace != nil
    self.settings = settings
    let bytes = content.bytes
    text = bytes
    for index in 0..<content.lineCount {
      let line = content.line(at: index)
      content.warnOfNUL(at: index, path, version, warn)
      guard !line.isStray(in: content) else {
        warn(.strayContinuation(path: path, start: content[line].prefix(30), count: line.wholeCount))
        continue
      }
      var words = Tokens(content[line], separators: .blanks)
      for _ in 0..<8 {
        guard let word = words.nextRange() else { throw .fieldCount(path: path, line: line.number) }
        places.append(UInt32(word.lowerBound))
        places.append(UInt32(word.upperBound))
      }
      places.append(Self.noScope)
      try check(bytes, entry: content[line])
      shareScope(count - 1)
      readOptions(&words, of: count - 1, warn: warn)
    }
    content.warnOfNULInComments(path, version, warn)
  }

  /// Refuses a wrong field of the last entry; the text is not taken from here, where each slice of it costs twice as much.
  private func check(_ text: [UInt8], entry: ArraySlice<UInt8>) throws(DisplayFault) {
    let first = places.count - Self.placesPerService
    for number in 1...6 {
      let field = text[Int(places[first + 2 * number])..<Int(places[first + 2 * number + 1])]
      if let name = Self.refusal(of: field, as: number) {
        throw .field(name.description, value: field, entry: entry)
      }
    }
  }

  /// Names a field that a text cannot stand in; nil when it can.
  ///
  /// - Parameters:
  ///   - text: The text; an empty one cannot be a type, and is taken for the others.
  ///   - number: The place of the field, 1 for the type to 6 for the process limit.
  /// - Returns: The name of the field.
  static func refusal(of text: ArraySlice<UInt8>, as number: Int) -> StaticString? {
    switch number {
    case 1: isType(text) ? nil : "type"
    case 2: isFlag(text) ? nil : "private"
    case 3: isFlag(text) ? nil : "unprivileged"
    case 4: isFlag(text) ? nil : "chroot"
    case 5: isCount(text.last == UInt8(ascii: "?") ? text.dropLast() : text) ? nil : "wakeup"
    default: isCount(text) ? nil : "process_limit"
    }
  }

  /// Gives an entry the settings of an earlier one of the same name and type.
  private mutating func shareScope(_ index: Int) {
    guard !scopes.isEmpty, let scope = scopeIndex.index(of: scopeName(index)[...]) else { return }
    places[Self.placesPerService * index + 16] = UInt32(scope)
  }

  private func scopeName(_ index: Int) -> [UInt8] {
    var scopeName = Array(name(index))
    scopeName.append(UInt8(ascii: "/"))
    scopeName.append(contentsOf: type(index))
    return scopeName
  }

  private mutating func set(_ option: ArraySlice<UInt8>, at index: Int) {
    guard settings == .kept, case .success(let (variable, value)) = splitNameValue(option) else { return }
    let scope = scope(of: index) ?? scopes.count
    if scope == scopes.count {
      scopes.append(Scope(name: scopeName(index), table: SettingTable()))
      scopeIndex.set(scopes[scope].name[...], to: [])
      places[Self.placesPerService * index + 16] = UInt32(scope)
    }
    change(scope) { $0.set(option[variable], to: option[value]) }
    guard keepsUpdates else { return }
    updates.append(UInt32(index))
    updates.append(UInt32(updateText.count))
    updateText += option[variable]
    updates.append(UInt32(updateText.count))
    updateText += option[value]
    updates.append(UInt32(updateText.count))
  }

  private static func isType(_ field: ArraySlice<UInt8>) -> Bool {
    equals(field, "unix") || equals(field, "inet") || equals(field, "pass") || equals(field, "fifo")
      || equals(field, "unix-dgram")
  }

  private static func isFlag(_ field: ArraySlice<UInt8>) -> Bool {
    guard let flag = field.first else { return true }
    return field.count == 1 && (flag == UInt8(ascii: "y") || flag == UInt8(ascii: "n") || flag == UInt8(ascii: "-"))
  }

  private static func isCount(_ field: ArraySlice<UInt8>) -> Bool {
    equals(field, "-") || field.allSatisfy(isDigit)
  }

  /// Reads the arguments, after the splitting of option clusters that postconf(1) does.
  ///
  /// A cluster is split before every later letter o, those of an attached value included (`-ofoo=bar` is `-o f -o -o=bar`).
  private mutating func readOptions(_ words: inout Tokens, of index: Int, warn: (DisplayWarning) -> Void) {
    var reader = OptionReader()
    var next = words.next()
    while var argument = next, argument.first == UInt8(ascii: "-"), !equals(argument, "--") {
      next = nil
      if let split = argument.dropFirst(2).firstIndex(of: UInt8(ascii: "o")) {
        next = ([UInt8(ascii: "-")] + argument[split...])[...]
        argument = argument[..<split]
      }
      let isSetting = argument.count > 1 && argument[argument.startIndex + 1] == UInt8(ascii: "o")
      _ = reader.isSetting(isSetting ? argument.prefix(2) : argument)
      // A single dash has a value, like `-o`.
      if isSetting || argument.count == 1 {
        var option = argument.dropFirst(2)
        if option.isEmpty {
          guard let following = next ?? words.next() else { return }
          option = following
          next = nil
        }
        if option.first == UInt8(ascii: "{") { option = Self.unwrapped(option, isSetting: isSetting, warn: warn) }
        if reader.isSetting(option) { set(option, at: index) }
      }
      next = next ?? words.next()
    }
    while var argument = next {
      if argument.first == UInt8(ascii: "{") { argument = Self.unwrapped(argument, isSetting: false, warn: warn) }
      if reader.isSetting(argument) { set(argument, at: index) }
      next = words.next()
    }
  }

  private static func unwrapped(
    _ option: ArraySlice<UInt8>, isSetting: Bool, warn: (DisplayWarning) -> Void
  ) -> ArraySlice<UInt8> {
    let braces = Braces(option)
    if let fault = braces.fault { warn(.argumentBraces(fault, text: option)) }
    let start = braces.content.firstIndex { !PostfixSyntax.isSpace($0) } ?? braces.content.endIndex
    let end = braces.content[start...].lastIndex { !PostfixSyntax.isSpace($0) }.map { $0 + 1 } ?? start
    if isSetting, case .failure(let fault) = splitNameValue(braces.content[start..<end]) {
      warn(.argument(fault, text: braces.content[start..<end]))
    }
    return braces.content[start..<end]
  }
}

/// Finds the settings among the arguments of a service, once clusters are split and braces taken off.
struct OptionReader {
  private enum State {
    case options
    case setting
    case value
    case words
  }

  private var state = State.options

  /// Takes the next argument.
  ///
  /// - Returns: Whether it is what follows `-o`.
  mutating func isSetting(_ argument: ArraySlice<UInt8>) -> Bool {
    let isSetting = state == .setting
    switch state {
    case .setting, .value: state = .options
    case .words: break
    case .options:
      if argument.first != UInt8(ascii: "-") || equals(argument, "--") {
        state = .words
      } else if equals(argument, "-o") {
        state = .setting
      } else if argument.count == 1 || argument[argument.startIndex + 1] == UInt8(ascii: "o") {
        state = .value
      }
    }
    return isSetting
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
