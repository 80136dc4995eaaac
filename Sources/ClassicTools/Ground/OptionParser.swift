/// Splits arguments into options and words as getopt(3) does, with our long options beside.
///
/// A word that begins with `--` is ours when the command knows it; otherwise the dash is an unknown letter, as it
/// is for getopt(3), and the original's message follows.
///
/// It knows options by number only: a parser that is generic over the command's options costs 150,000 instructions at
/// start, a tenth of a whole run, because its types are made at run time.
public struct OptionParser {
  /// What follows a word that is not an option.
  public enum WordOrder: Sendable {
    /// Nothing but words, as in POSIX: Postfix's commands.
    case optionsFirst
    /// Options may follow, as in glibc: the Cyrus SASL commands. `POSIXLY_CORRECT` switches it off.
    case mixed
  }

  /// One step of the parser.
  public enum Event: Equatable, Sendable {
    /// An option by the number of its case, with its argument when it takes one.
    case option(UInt8, argument: [UInt8]?)
    /// A letter that the command does not know.
    case invalid(letter: UInt8)
    /// A letter at the end of the arguments that needs one more.
    case missingArgument(letter: UInt8)
    /// An option of ours that needs an argument, or was given one that it does not take.
    case misused(OptionSpecification)
    /// Only words are left; not nil, because the type of an optional event is made at run time, for 40,000 instructions.
    case end

    /// The words of getopt(3) after the program's name; nil for options.
    public var complaint: [UInt8]? {
      switch self {
      case .option, .end: nil
      case .invalid(let letter): Array("invalid option -- '".utf8) + [letter, UInt8(ascii: "'")]
      case .missingArgument(let letter): Array("option requires an argument -- '".utf8) + [letter, UInt8(ascii: "'")]
      case .misused(let option):
        Array("option '\(option.flag)' \(option.argument != nil ? "requires" : "takes no") argument".utf8)
      }
    }
  }

  private let arguments: [[UInt8]]
  private let optionCount: UInt8
  private let specification: (UInt8) -> OptionSpecification
  private let order: WordOrder
  private var index = 0
  /// The letters of the current argument that are still to be read.
  private var cluster: ArraySlice<UInt8> = []
  private var skippedWords: [[UInt8]] = []
  private static var dash: UInt8 { UInt8(ascii: "-") }

  /// Prepares to parse.
  ///
  /// - Parameters:
  ///   - arguments: The arguments after the program's name.
  ///   - order: Whether options may follow words.
  ///   - optionCount: How many options the command has.
  ///   - specification: Describes an option by the number of its case, from 0.
  public init(
    _ arguments: [[UInt8]], order: WordOrder, optionCount: UInt8,
    specification: @escaping (UInt8) -> OptionSpecification
  ) {
    self.arguments = arguments
    self.order = order
    self.optionCount = optionCount
    self.specification = specification
  }

  /// The words that are not options; complete once ``next()`` has returned the end.
  public var words: [[UInt8]] { skippedWords + arguments[index...] }

  /// Takes the next option.
  ///
  /// - Returns: The option, what is wrong with it, or the end.
  public mutating func next() -> Event {
    if let letter = cluster.popFirst() { return event(for: letter) }
    while index < arguments.count {
      let argument = arguments[index]
      guard argument.count > 1, argument[0] == Self.dash else {
        if order == .optionsFirst { return .end }
        skippedWords.append(argument)
        index += 1
        continue
      }
      index += 1
      if argument == [Self.dash, Self.dash] { return .end }
      if argument[1] == Self.dash {
        let event = longOption(argument[2...])
        if event != .end { return event }
      }
      cluster = argument[2...]
      return event(for: argument[1])
    }
    return .end
  }

  private mutating func event(for letter: UInt8) -> Event {
    var code: UInt8 = 0
    while code < optionCount, !specification(code).isSpelled(letter) { code += 1 }
    guard code < optionCount else { return .invalid(letter: letter) }
    guard specification(code).argument != nil else { return .option(code, argument: nil) }
    if !cluster.isEmpty {
      defer { cluster = [] }
      return .option(code, argument: Array(cluster))
    }
    guard index < arguments.count else { return .missingArgument(letter: letter) }
    defer { index += 1 }
    return .option(code, argument: arguments[index])
  }

  /// Reads an option of ours; the end when there is none of that name.
  private mutating func longOption(_ text: ArraySlice<UInt8>) -> Event {
    let sign = text.firstIndex(of: UInt8(ascii: "=")) ?? text.endIndex
    var code: UInt8 = 0
    while code < optionCount, !specification(code).isSpelled(text[..<sign]) { code += 1 }
    guard code < optionCount else { return .end }
    let option = specification(code)
    if sign < text.endIndex {
      guard option.argument != nil else { return .misused(option) }
      return .option(code, argument: Array(text[(sign + 1)...]))
    }
    guard option.argument != nil else { return .option(code, argument: nil) }
    guard index < arguments.count else { return .misused(option) }
    defer { index += 1 }
    return .option(code, argument: arguments[index])
  }
}

extension OptionSpecification {
  /// Says whether it is the option of this letter.
  fileprivate func isSpelled(_ letter: UInt8) -> Bool {
    if case .letter(letter) = spelling { true } else { false }
  }

  /// Says whether it is the long option of this word.
  fileprivate func isSpelled(_ word: ArraySlice<UInt8>) -> Bool {
    guard case .long(let name) = spelling, name.utf8CodeUnitCount == word.count else { return false }
    // A literal lives as long as the program.
    return unsafe word.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }
}
