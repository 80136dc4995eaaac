public import SystemPackage

/// The options of saslauthd(8) as a defaults file holds them: words with blanks between them.
public struct SASLAuthdOptions: Equatable, Sendable {
  private var words: [String]

  /// Takes the value of the variable.
  ///
  /// - Parameter text: For instance `-c -m /var/run/saslauthd`.
  public init(_ text: String) {
    words = text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// The options as one line.
  public var text: String { words.joined(separator: " ") }

  /// The directory of the socket: `-m`.
  public var directory: FilePath? {
    get { value(of: "m").map { FilePath($0) } }
    set { set("m", to: newValue?.string) }
  }

  /// Finds the value of an option.
  ///
  /// - Parameter letter: The letter of an option that takes a value: `a`, `m`, `n`, `O`, `s` or `t`.
  /// - Returns: The value, a word of its own or the rest of the option's word; nil when the option is not given.
  public func value(of letter: Character) -> String? {
    guard let place = place(of: letter) else { return nil }
    let rest = words[place].dropFirst(2)
    if !rest.isEmpty { return String(rest) }
    return place + 1 < words.count ? words[place + 1] : nil
  }

  /// Gives an option a value, in its place when it is there, else at the end; nil takes it away.
  ///
  /// - Parameters:
  ///   - letter: The letter of an option that takes a value.
  ///   - value: The value: one word.
  public mutating func set(_ letter: Character, to value: String?) {
    guard self.value(of: letter) != value else { return }
    // Debian's init script wants the option and its value as words of their own.
    let new = value.map { ["-\(letter)", $0] } ?? []
    guard let place = place(of: letter) else {
      words += new
      return
    }
    let end = words[place].count > 2 ? place + 1 : min(place + 2, words.count)
    words.replaceSubrange(place..<end, with: new)
  }

  /// The last of several, as getopt(3) has it.
  private func place(of letter: Character) -> Int? { words.lastIndex { $0.hasPrefix("-\(letter)") } }

  /// Adds an option without a value.
  ///
  /// - Parameter flag: The letter.
  public mutating func add(_ flag: Character) {
    if !has(flag) { words.append("-\(flag)") }
  }

  /// Takes an option without a value away.
  ///
  /// - Parameter flag: The letter.
  public mutating func remove(_ flag: Character) {
    words = words.compactMap { word in
      guard Self.isFlags(word), word.contains(flag) else { return word }
      let rest = word.filter { $0 != flag }
      return rest == "-" ? nil : rest
    }
  }

  private func has(_ flag: Character) -> Bool { words.contains { Self.isFlags($0) && $0.contains(flag) } }

  /// Only the options of saslauthd that take no value may stand together in one word.
  private static func isFlags(_ word: String) -> Bool {
    word.hasPrefix("-") && word.count > 1 && word.dropFirst().allSatisfy("cdrlvVh".contains)
  }
}
