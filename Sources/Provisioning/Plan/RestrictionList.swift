internal import MailSystem
internal import PostfixConfig

/// A list of access restrictions as main.cf holds it: names with their arguments, separated by commas and white space.
struct RestrictionList {
  /// What lets authenticated clients relay; postconf(5).
  static let permit = Array("permit_sasl_authenticated".utf8)

  let value: [UInt8]
  /// The words that a word stands for: a reference, or the name of a class; nil for one that stands for itself.
  private let meaning: (_ word: String) -> String?

  init(_ value: [UInt8], meaning: @escaping (_ word: String) -> String? = { _ in nil }) {
    self.value = value
    self.meaning = meaning
  }

  /// What becomes of an authenticated client that none of the other words concerns.
  private enum Verdict {
    case admitted, turnedAway, open
  }

  /// More deeply nested classes are a fault of the configuration.
  private static let deepest = 8

  private func verdict(of word: Range<Int>, depth: Int = 0) -> Verdict {
    let text = text(word)
    if let meaning = meaning(text) {
      guard depth < Self.deepest else { return .open }
      let list = RestrictionList(Array(meaning.utf8), meaning: self.meaning)
      for word in list.words {
        let verdict = list.verdict(of: word, depth: depth + 1)
        if verdict != .open { return verdict }
      }
      return .open
    }
    // smtpd(8) takes them in upper case, too.
    switch text.lowercased() {
    case "permit_sasl_authenticated", "permit": return .admitted
    case "reject", "defer", "reject_unauth_destination", "defer_unauth_destination": return .turnedAway
    default: return .open
    }
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
      let verdict = verdict(of: word)
      if verdict != .open { return verdict == .admitted }
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
    let barrier = words.firstIndex { verdict(of: $0) == .turnedAway } ?? words.count
    if let networks = words[..<barrier].last(where: { text($0).lowercased() == "permit_mynetworks" }) {
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
}

extension Snapshot {
  /// The words that a word of a list of restrictions stands for; nil for one that stands for itself.
  func restrictions(meantBy word: String, in service: SMTPService? = nil) -> String? {
    if word.contains("$") { return expanded(word, in: service) }
    let classes = effective("smtpd_restriction_classes", in: service) ?? ""
    guard classes.split(whereSeparator: { $0 == "," || $0.isWhitespace }).contains(where: { $0 == word }) else {
      return nil
    }
    return ParameterName(word).flatMap { effective($0, in: service) }
  }
}
