/// One change to master.cf as postconf(1) takes it: `service/type[/detail][=value]`.
public struct MasterCFChange: Equatable, Sendable {
  /// What changes.
  public enum Kind: Sendable {
    /// `-Me`: puts an entry in the place of the first one that matches, removes the others, or adds it.
    case setEntry
    /// `-MX`: removes entries.
    case removeEntry
    /// `-M#`: comments entries out.
    case commentOutEntry
    /// `-Fe`: sets a field, the command with its arguments included.
    case setField
    /// `-Pe`: sets a parameter by `-o`.
    case setOverride
    /// `-PX`: removes every `-o` of a parameter.
    case removeOverride
  }

  /// Why a text is no change; the words belong to the command.
  public enum Problem: Error, Equatable, Sendable {
    /// It holds a line feed.
    case lineFeed
    /// It begins with `#`.
    case comment
    /// It is no `name=value`.
    case nameValue(NameValueFault)
    /// A name was asked for, and a value is there.
    case value
    /// It has too few or too many parts, or `*` among other characters.
    case parts
    /// The detail is `*`.
    case anyDetail
    /// There is no field of that name.
    case fieldName(ArraySlice<UInt8>)
    /// The value holds white space.
    case space
  }

  /// What changes.
  public let kind: Kind
  /// The change as it was given.
  public let text: [UInt8]
  let pattern: ServicePattern
  let value: ArraySlice<UInt8>
  /// The place of the field that is set.
  let field: Int

  /// Reads a change.
  ///
  /// - Parameters:
  ///   - kind: What changes.
  ///   - text: The argument as it was given.
  /// - Throws: Why it is none.
  public init(_ kind: Kind, _ text: [UInt8]) throws(Problem) {
    if text.contains(0x0A) { throw .lineFeed }
    let word = text.drop(while: PostfixSyntax.isSpace)
    if word.first == UInt8(ascii: "#") { throw .comment }
    var name = word
    var value: ArraySlice<UInt8> = []
    switch kind {
    case .setEntry, .setField, .setOverride:
      switch splitNameValue(word) {
      case .success(let parts): (name, value) = (word[parts.name], word[parts.value])
      case .failure(let fault): throw .nameValue(fault)
      }
    case .removeEntry, .commentOutEntry, .removeOverride:
      if word.contains(UInt8(ascii: "=")) { throw .value }
    }
    let count = kind.hasDetail ? 3 : 2
    guard let pattern = ServicePattern(name, parts: count...count) else { throw .parts }
    self.kind = kind
    self.text = text
    self.pattern = pattern
    self.value = value
    self.field = try Self.checkedDetail(of: pattern, kind, value)
  }

  /// Checks field or parameter.
  ///
  /// - Returns: The place of the field.
  private static func checkedDetail(
    of pattern: ServicePattern, _ kind: Kind, _ value: ArraySlice<UInt8>
  ) throws(Problem) -> Int {
    guard kind.hasDetail else { return 0 }
    guard let detail = pattern.detail else { throw .anyDetail }
    let hasSpace = value.contains(where: isBlank)
    guard kind == .setField else {
      if hasSpace { throw .space }
      return 0
    }
    guard let field = MasterCFField(rawValue: String(decoding: detail, as: UTF8.self)) else { throw .fieldName(detail) }
    if hasSpace, field != .command { throw .space }
    return field.index
  }
}

extension MasterCFChange.Kind {
  /// Whether the text names a field or parameter after the service.
  var hasDetail: Bool {
    switch self {
    case .setEntry, .removeEntry, .commentOutEntry: false
    case .setField, .setOverride, .removeOverride: true
    }
  }
}

/// Why postconf(1) gives up an edit of master.cf; the words belong to the command.
public enum MasterCFEditFault: Error, Equatable, Sendable {
  /// An entry that is to be changed has fewer than eight fields; the number is the original's, see ``ClassicMasterCFEdit``.
  case fieldCount(line: Int)
  /// A new entry has fewer than eight fields.
  case newFieldCount(text: [UInt8])
  /// A field with a value that it cannot have.
  case field(String, value: ArraySlice<UInt8>, entry: ArraySlice<UInt8>)
  /// The first line of an entry holds its name only.
  case splitServiceAndType(line: Int)
  /// An entry whose name could not be asked for.
  case serviceName(ArraySlice<UInt8>, line: Int)
  /// An entry whose type could not be asked for.
  case serviceType(ArraySlice<UInt8>, line: Int)
}
