/// One option of a command: the entry from which parser, help text, manual page and completions are made.
///
/// Its texts are literals, which are copied without counting references: the parser looks at many options.
public struct OptionSpecification: Sendable {
  /// Where an option comes from.
  public enum Origin: Sendable {
    /// The original command has it.
    case original
    /// Only ours has it; it changes nothing unless it is given.
    case ours
  }

  /// How an option is written.
  public enum Spelling: Sendable {
    /// `-e`: one ASCII character.
    case letter(UInt8)
    /// `-PP`: a letter given twice, which may also be in two words.
    case doubled(UInt8)
    /// `--root`, stored without the dashes.
    case long(StaticString)
  }

  /// How it is written.
  public let spelling: Spelling
  /// The placeholder of its argument; nil when it takes none.
  public let argument: StaticString?
  /// What it does: lower case, no full stop.
  public let summary: StaticString

  /// Describes an option of the original, written as one letter.
  ///
  /// - Parameters:
  ///   - letter: The ASCII character after the dash.
  ///   - argument: The placeholder of its argument.
  ///   - summary: What it does.
  public init(_ letter: Unicode.Scalar, argument: StaticString? = nil, _ summary: StaticString) {
    self.spelling = .letter(UInt8(ascii: letter))
    self.argument = argument
    self.summary = summary
  }

  /// Describes an option of the original, written as one letter twice; the command counts how often it is given.
  ///
  /// - Parameters:
  ///   - letter: The ASCII character after the dash.
  ///   - summary: What it does.
  public init(doubled letter: Unicode.Scalar, _ summary: StaticString) {
    self.spelling = .doubled(UInt8(ascii: letter))
    self.argument = nil
    self.summary = summary
  }

  /// Describes an option of ours, written as a word.
  ///
  /// - Parameters:
  ///   - word: The word after the two dashes.
  ///   - argument: The placeholder of its argument.
  ///   - summary: What it does.
  public init(long word: StaticString, argument: StaticString? = nil, _ summary: StaticString) {
    self.spelling = .long(word)
    self.argument = argument
    self.summary = summary
  }

  /// Says whether the original has it.
  public var origin: Origin {
    if case .long = spelling { .ours } else { .original }
  }

  /// The option as the user types it: `-e` or `--root`.
  public var flag: String {
    switch spelling {
    case .letter(let letter): "-\(Character(Unicode.Scalar(letter)))"
    case .doubled(let letter): "-" + String(repeating: Character(Unicode.Scalar(letter)), count: 2)
    case .long(let word): "--\(word)"
    }
  }
}

extension OptionSpecification: Equatable {
  /// Says whether both are written the same way, as options of one command never are.
  public static func == (left: OptionSpecification, right: OptionSpecification) -> Bool { left.flag == right.flag }
}

/// The options of one command: an enum with a case per option, whose order is the order of the help text.
public protocol CommandOption: CaseIterable, RawRepresentable, Sendable where RawValue == UInt8 {
  /// How the option is written and what it does.
  var specification: OptionSpecification { get }
}

extension CommandOption {
  /// Prepares to parse arguments with these options.
  static func parser(_ arguments: [[UInt8]], order: OptionParser.WordOrder) -> OptionParser {
    var count: UInt8 = 0
    var last: Self?
    while let option = Self(rawValue: count) {
      last = option
      count += 1
    }
    // The parser asks for numbers below the count only.
    guard let last else { return OptionParser(arguments, order: order, optionCount: 0) { _ in .init("?", "") } }
    return OptionParser(arguments, order: order, optionCount: count) { (Self(rawValue: $0) ?? last).specification }
  }
}
