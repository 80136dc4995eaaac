internal import PostfixConfig

/// A list of access restrictions as main.cf holds it: names with their arguments, separated by commas and white space.
struct RestrictionList {
  /// What lets authenticated clients relay; postconf(5).
  static let permit = Array("permit_sasl_authenticated".utf8)

  let value: [UInt8]

  init(_ value: [UInt8]) {
    self.value = value
  }

  /// The words of the list with their places, in order; the first match of them decides.
  var words: [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for index in 0...value.count {
      let byte = index < value.count ? value[index] : UInt8(ascii: " ")
      let isSeparator = PostfixSyntax.isSpace(byte) || byte == UInt8(ascii: ",")
      if !isSeparator, start == nil { start = index }
      if isSeparator, let first = start {
        words.append(first..<index)
        start = nil
      }
    }
    return words
  }

  func text(_ word: Range<Int>) -> String { String(decoding: value[word], as: UTF8.self) }

  /// Says whether an authenticated client gets past the first word that can turn it away.
  var admitsAuthenticated: Bool {
    for word in words {
      if value[word].elementsEqual(Self.permit) { return true }
      if Self.turnsAway(text(word)) { return false }
    }
    return true
  }

  /// The list with `permit_sasl_authenticated` behind `permit_mynetworks`, or in front of the first word that turns clients away.
  ///
  /// - Parameter separator: What to put between words; nil for what the list uses.
  /// - Returns: The list; the same when it needs nothing.
  func admittingAuthenticated(separator: String? = nil) -> [UInt8] {
    let separator = separator.map { Array($0.utf8) } ?? usualSeparator
    guard !admitsAuthenticated else { return value }
    let words = self.words
    let barrier = words.firstIndex { Self.turnsAway(text($0)) } ?? words.count
    if let networks = words[..<barrier].last(where: { text($0) == "permit_mynetworks" }) {
      return Array(value[..<networks.upperBound]) + separator + Self.permit + Array(value[networks.upperBound...])
    }
    let place = barrier < words.count ? words[barrier].lowerBound : value.count
    return Array(value[..<place]) + Self.permit + separator + Array(value[place...])
  }

  /// The list with a word in front.
  ///
  /// - Parameters:
  ///   - word: The word.
  ///   - separator: What to put behind it; nil for what the list uses.
  /// - Returns: The list.
  func leading(with word: String, separator: String? = nil) -> [UInt8] {
    guard !words.isEmpty else { return Array(word.utf8) }
    return Array(word.utf8) + (separator.map { Array($0.utf8) } ?? usualSeparator) + value
  }

  /// The separator that the list uses.
  private var usualSeparator: [UInt8] {
    Array((value.contains(UInt8(ascii: ",")) ? ", " : " ").utf8)
  }

  private static func turnsAway(_ word: String) -> Bool {
    word == "reject" || word == "defer" || word == "reject_unauth_destination" || word == "defer_unauth_destination"
  }
}
