/// A service of master.cf, or its last field, while postconf(1) writes it.
struct MasterCFLine {
  private(set) var bytes: [UInt8] = []
  /// How many bytes the last line has.
  private var width = 0
  private let layout: MasterCFListing.Layout
  private static let indent = 4
  private static let limit = 80

  /// Begins a line.
  ///
  /// - Parameters:
  ///   - layout: How long lines are written.
  ///   - column: How many bytes stand in front, which are written elsewhere.
  init(_ layout: MasterCFListing.Layout, column: Int = 0) {
    self.layout = layout
    width = column
    bytes.reserveCapacity(160)
  }

  /// Puts the eight fields in their columns.
  mutating func append(field: (Int) -> ArraySlice<UInt8>) {
    MasterCFFields.append(to: &bytes, columns: [11, 17, 25, 33, 41, 49, 57], field: field)
    width = bytes.count
  }

  /// Puts a part of `service/type/field = ` in front.
  mutating func append(prefix: some Collection<UInt8>) {
    bytes.append(contentsOf: prefix)
    width += prefix.count
  }

  /// Ends the line with a line feed.
  mutating func end() {
    bytes.append(0x0A)
    width = 0
  }

  /// Puts one field behind its name; folded or not, a long one goes to a line of its own.
  mutating func append(field: ArraySlice<UInt8>) {
    if width > 0, width + field.count > Self.limit { breakLine() }
    bytes += field
    width += field.count
  }

  /// Puts arguments behind the last field.
  ///
  /// What an argument is follows from its bytes alone, so that one that lost its braces can be taken for an option: white
  /// space brings braces back only to what follows an `-o`, and to what follows the first word that is no option.
  ///
  /// - Parameter arguments: What follows the command.
  mutating func append(_ arguments: [[UInt8]]) {
    var index = 0
    var afterPair = false
    while let place = MasterCFArguments.option(in: arguments, at: index) {
      append(word: arguments[index], width: arguments[index].count, place, after: afterPair)
      afterPair = place == .pair
      if place == .pair {
        index += 1
        append(blank: Self.braced(arguments[index]))
      }
      index += 1
    }
    let start = index
    while index < arguments.count {
      let word = index == start ? arguments[index] : Self.braced(arguments[index])
      // The original measures an argument before it puts braces around it.
      append(word: word, width: arguments[index].count, .single, after: afterPair)
      afterPair = false
      index += 1
    }
  }

  private static func braced(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: isBlank) else { return text }
    return [UInt8(ascii: "{")] + text + [UInt8(ascii: "}")]
  }

  private mutating func append(
    word: [UInt8], width length: Int, _ place: MasterCFArguments.Place, after afterPair: Bool
  ) {
    if place == .pair {
      if layout == .folded { breakLine() } else { append(blank: []) }
    } else if width > Self.indent {
      let breaks = afterPair || width + 1 + length >= Self.limit
      if layout == .folded, breaks { breakLine() } else { append(blank: []) }
    }
    // Without a name in front (`-h`) a short command is glued to what follows: the original takes it for an indent.
    bytes += word
    width += word.count
  }

  private mutating func append(blank text: [UInt8]) {
    bytes.append(0x20)
    bytes += text
    width += 1 + text.count
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    for _ in 0..<Self.indent { bytes.append(0x20) }
    width = Self.indent
  }
}

/// The options at the start of a service's arguments, as postconf(1) tells them from other words.
enum MasterCFArguments {
  enum Place {
    /// An option without argument, or another word.
    case single
    /// An option with what follows: `-o`.
    case pair
  }

  /// Says what an argument is; nil when it is not one of the options.
  static func option(in arguments: [[UInt8]], at index: Int) -> Place? {
    let dash = UInt8(ascii: "-")
    guard index < arguments.count, arguments[index].first == dash, arguments[index] != [dash, dash] else {
      return nil
    }
    // A single dash has a value, too.
    let takesNext = arguments[index].count == 1 || arguments[index].dropFirst().first == UInt8(ascii: "o")
    return takesNext && index + 1 < arguments.count ? .pair : .single
  }
}
