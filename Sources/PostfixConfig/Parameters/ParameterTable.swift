/// The built-in parameters of one Postfix, with their defaults: postconf(5) as a table.
///
/// The table is one literal with its own hash table; making one costs a copy of some 60 KB and nothing else.
public struct ParameterTable: Sendable {
  /// How a parameter gets its value.
  public enum Kind: UInt8, Sendable {
    /// It has a constant default.
    case plain
    /// It has a constant default, and its value is never expanded (`luser_relay`).
    case raw
    /// The default depends on the machine (`myhostname`, `mydomain`, `mynetworks`).
    case computed
    /// The value belongs to the running process and cannot be set (`process_id`, `process_name`).
    case process
    /// The value cannot be set (`service_name` before Postfix 3.11).
    case fixed
    /// An old name of another parameter: its default is empty, and it is listed only when it is set.
    case legacy

    /// Says whether a setting is ignored.
    public var isReadOnly: Bool { self == .process || self == .fixed }
  }

  /// A parameter of this table.
  public struct Entry: Sendable {
    /// The name.
    public let name: ArraySlice<UInt8>
    /// How it gets its value.
    public let kind: Kind
    /// The constant default; empty for computed ones.
    public let defaultValue: ArraySlice<UInt8>
  }

  /// The series whose parameters these are.
  public let series: PostfixSeries
  /// Whose build has these defaults.
  public let build: PostfixBuild
  private let text: [UInt8]

  /// Makes the table of one Postfix.
  ///
  /// - Parameters:
  ///   - series: The release series.
  ///   - build: Whose build it is.
  public init(series: PostfixSeries, build: PostfixBuild) {
    self.series = series
    self.build = build
    // The literal is ASCII and lives as long as the program.
    text = unsafe [UInt8](UnsafeBufferPointer(start: Self.text.utf8Start, count: Self.text.utf8CodeUnitCount))
  }

  /// How many names all series have together; indices of ``entry(at:)`` are smaller.
  public var capacity: Int { Self.nameCount }

  /// Finds a parameter by name.
  ///
  /// - Parameter name: The name, case-sensitive.
  /// - Returns: The parameter; nil when this Postfix has none of that name.
  public func entry(named name: ArraySlice<UInt8>) -> Entry? {
    index(of: name).flatMap { entry(at: $0) }
  }

  /// Finds a parameter's place in the order of all names.
  ///
  /// - Parameter name: The name, case-sensitive.
  /// - Returns: An index for ``entry(at:)``; nil when no series has such a name.
  public func index(of name: ArraySlice<UInt8>) -> Int? {
    var slot = Int(byteHash(name)) % Self.slotCount
    while true {
      let index = number(at: 2 * slot, digits: 2) - 1
      guard index >= 0 else { return nil }
      if text[nameRange(index)] == name { return index }
      slot = (slot + 1) % Self.slotCount
    }
  }

  /// Reads a parameter.
  ///
  /// - Parameter index: A place in the byte order of all names, from 0 up to ``capacity``.
  /// - Returns: The parameter; nil when this Postfix does not have it.
  public func entry(at index: Int) -> Entry? {
    let record = Self.recordsStart + 7 * index
    let first = number(at: record + 4, digits: 2)
    let wanted = 1 << Int(series.rawValue) | Int(build.rawValue) << 8
    for variant in first..<first + number(at: record + 6, digits: 1) {
      let place = Self.variantsStart + 8 * variant
      guard number(at: place, digits: 2) & wanted == wanted else { continue }
      let start = Self.valuesStart + number(at: place + 3, digits: 3)
      return Entry(
        name: text[nameRange(index)],
        kind: Kind(rawValue: UInt8(truncatingIfNeeded: number(at: place + 2, digits: 1))) ?? .plain,
        defaultValue: text[start..<start + number(at: place + 6, digits: 2)]
      )
    }
    return nil
  }

  private func nameRange(_ index: Int) -> Range<Int> {
    let record = Self.recordsStart + 7 * index
    let start = Self.namesStart + number(at: record, digits: 3)
    return start..<start + number(at: record + 3, digits: 1)
  }

  private func number(at place: Int, digits: Int) -> Int {
    var result = 0
    for digit in 0..<digits {
      result |= (Int(text[place + digit]) - 0x30) << (6 * digit)
    }
    return result
  }
}

/// Hashes bytes (FNV-1a, 32 bits); the generated table depends on this very function.
func byteHash(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  var hash: UInt32 = 2_166_136_261
  for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
  return hash
}
