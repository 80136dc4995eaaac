/// One item of a list value: a word, a `{...}` group, or a restriction with its arguments.
///
/// Items are compared by their words: how they are separated, and the white space inside braces, does not matter.
public struct ListItem: Hashable, Sendable {
  /// What is wrong with a text that should be one item.
  public enum Problem: Error, Equatable, Sendable {
    /// There is no word in it.
    case empty
    /// There are several items in it.
    case several([ListItem])
    /// The restriction needs an argument.
    case missingArgument(verb: [UInt8])
    /// main.cf cannot hold it: a line feed or NUL, a `#` at its beginning, or braces that do not match.
    case unwritable
  }

  /// The words, each in one spelling.
  public let words: [[UInt8]]
  /// The text as it was given.
  public let text: [UInt8]

  /// Reads one item.
  ///
  /// - Parameter text: The item as main.cf holds it, for instance `check_client_access hash:/etc/postfix/clients`.
  /// - Throws: ``Problem`` when it is none, or not one.
  public init(_ text: some Sequence<UInt8>) throws(Problem) {
    let all = Array(text)
    let bytes = Self.trimmed(all)
    guard !all.contains(0), !all.contains(0x0A), bytes.first != UInt8(ascii: "#"), Self.isBalanced(bytes) else {
      throw .unwritable
    }
    let items = ListItem.items(in: bytes)
    guard let first = items.first else { throw .empty }
    guard items.count == 1 else { throw .several(items) }
    if let last = first.words.last, RestrictionVerb.takesArgument(last[...]), first.words.count < 2 + first.prefixes {
      throw .missingArgument(verb: last)
    }
    self = first
  }

  init(words: [[UInt8]], text: [UInt8]) {
    self.words = words
    self.text = text
  }

  /// How many of the words are `warn_if_reject`.
  private var prefixes: Int { words.prefix(while: RestrictionVerb.isPrefix).count }

  /// Says whether both are the same item.
  public static func == (left: ListItem, right: ListItem) -> Bool { left.words == right.words }

  /// Feeds what equality looks at.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(words) }

  /// Splits a value into its items.
  ///
  /// - Parameter value: The value of a parameter, without line feeds.
  /// - Returns: The items in order.
  public static func items(in value: [UInt8]) -> [ListItem] {
    ranges(in: value[...]).map { words in
      let start = words.first?.lowerBound ?? 0
      let end = words.last?.upperBound ?? 0
      return ListItem(words: words.map { canonical(value[$0]) }, text: Array(value[start..<end]))
    }
  }

  /// The places of each item's words.
  static func ranges(in value: ArraySlice<UInt8>) -> [[Range<Int>]] {
    var result: [[Range<Int>]] = []
    var words = Tokens(value, separators: .blanksAndCommas)
    while let word = words.nextRange() {
      var item = [word]
      while let last = item.last, RestrictionVerb.hasFollower(value[last]), let next = words.nextRange() {
        item.append(next)
        guard RestrictionVerb.isPrefix(value[last]) else { break }
      }
      result.append(item)
    }
    return result
  }

  /// Gives a word one spelling: inside braces, single blanks.
  static func canonical(_ word: ArraySlice<UInt8>) -> [UInt8] {
    guard word.first == UInt8(ascii: "{"), word.last == UInt8(ascii: "}"), word.count > 1 else { return Array(word) }
    let inner = Tokens(word.dropFirst().dropLast(), separators: .blanksAndCommas).all().map { canonical($0) }
    return [UInt8(ascii: "{")] + inner.joined(separator: [0x20]) + [UInt8(ascii: "}")]
  }

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    let isSeparator = { (byte: UInt8) in PostfixSyntax.isSpace(byte) || byte == UInt8(ascii: ",") }
    return Array(text.drop(while: isSeparator).reversed().drop(while: isSeparator).reversed())
  }

  private static func isBalanced(_ text: [UInt8]) -> Bool {
    var depth = 0
    for byte in text {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}

extension ListItem: CustomStringConvertible {
  /// The item for messages.
  public var description: String { String(decoding: text, as: UTF8.self) }
}

/// The words of restriction lists that are followed by an argument: postconf(5), `smtpd_recipient_restrictions` and others.
enum RestrictionVerb {
  /// Says whether the next word belongs to this one.
  static func hasFollower(_ word: ArraySlice<UInt8>) -> Bool { isPrefix(word) || takesArgument(word) }

  /// Says whether a whole restriction follows.
  static func isPrefix(_ word: some Collection<UInt8>) -> Bool { word.elementsEqual("warn_if_reject".utf8) }

  /// Says whether an argument follows.
  static func takesArgument(_ word: ArraySlice<UInt8>) -> Bool {
    if word.starts(with: "check_".utf8) { return hasSuffix(word, "_access") || equals(word, "check_policy_service") }
    if word.starts(with: "reject_rhsbl_".utf8) { return true }
    return equals(word, "reject_rbl_client") || equals(word, "permit_dnswl_client")
      || equals(word, "permit_rhswl_client") || equals(word, "sleep")
  }

  /// Says whether no restriction behind this one is ever reached.
  static func endsList(_ item: ListItem) -> Bool {
    item.words.count == 1
      && ["permit", "reject", "defer"].contains { $0.utf8.elementsEqual(item.words[0]) }
  }
}
