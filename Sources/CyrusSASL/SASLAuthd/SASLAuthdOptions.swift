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
    get {
      if let index = words.firstIndex(of: "-m"), index + 1 < words.count { return FilePath(words[index + 1]) }
      return words.first { $0.hasPrefix("-m/") }.map { FilePath(String($0.dropFirst(2))) }
    }
    set {
      guard directory != newValue else { return }
      if let index = words.firstIndex(of: "-m") {
        words.removeSubrange(index..<min(index + 2, words.count))
      }
      words.removeAll { $0.hasPrefix("-m/") }
      // Debian's init script wants the two as words of their own.
      if let newValue { words += ["-m", newValue.string] }
    }
  }

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
