/// A service of master.cf, or its last field, while postconf(1) writes it.
struct MasterCFLine {
  private(set) var bytes: [UInt8] = []
  /// How many bytes the last line has.
  private var width = 0
  private let layout: MasterCFListing.Layout
  private static let indent = 4
  private static let limit = 80

  init(_ layout: MasterCFListing.Layout) {
    self.layout = layout
    bytes.reserveCapacity(160)
  }

  /// Puts the eight fields in their columns.
  mutating func append(fields: [ArraySlice<UInt8>]) {
    MasterCFFields.append(fields, to: &bytes, columns: [11, 17, 25, 33, 41, 49, 57])
    width = bytes.count
  }

  /// Puts a part of `service/type/field = ` in front.
  mutating func append(prefix: [UInt8]) {
    bytes += prefix
    width += prefix.count
  }

  /// Puts one field behind its name; folded or not, a long one goes to a line of its own.
  mutating func append(field: ArraySlice<UInt8>) {
    if width > 0, width + field.count > Self.limit { breakLine() }
    bytes += field
    width += field.count
  }

  /// Puts arguments behind the last field.
  ///
  /// - Parameters:
  ///   - arguments: What follows the command.
  ///   - option: Maps what follows an `-o` to what is written, for `-x`; nil leaves it.
  /// - Throws: What `option` throws.
  mutating func append(
    _ arguments: [MasterCFListing.Argument],
    expanding option: ((ArraySlice<UInt8>) throws(DisplayFault) -> [UInt8])? = nil
  ) throws(DisplayFault) {
    var afterPair = false
    for (index, argument) in arguments.enumerated() {
      var text = Array(argument.bytes)
      if argument.role == .assignment, let option { text = try option(argument.bytes) }
      // The original measures an argument before it puts braces around it.
      let length = text.count
      if argument.role != .firstWord, text.contains(where: PostfixSyntax.isSpace) {
        text = [UInt8(ascii: "{")] + text + [UInt8(ascii: "}")]
      }
      // An `-o` at the end has no value and is an option like any other.
      let isPair = argument.bytes.elementsEqual("-o".utf8) && argument.role == .option && index + 1 < arguments.count
      // Without a name in front (`-h`) a short command is glued to what follows: the original takes it for an indent.
      let isStart = width <= Self.indent && !isPair && argument.role != .assignment
      let breaks = isPair || afterPair || width + 1 + length >= Self.limit
      if layout == .folded, argument.role != .assignment, breaks, !isStart {
        breakLine()
      } else if !isStart {
        bytes.append(0x20)
        width += 1
      }
      bytes += text
      width += text.count
      afterPair = argument.role == .assignment
    }
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    for _ in 0..<Self.indent { bytes.append(0x20) }
    width = Self.indent
  }
}
