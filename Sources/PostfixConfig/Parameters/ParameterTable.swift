/// The built-in parameters of one Postfix, with their defaults: postconf(5) as a table.
///
/// The table is one literal with its own hash table, read where it stands: making one costs nothing.
@safe
public struct ParameterTable: Sendable {
  /// How a parameter gets its value.
  public enum Kind: UInt8, Sendable {
    /// It has a constant default.
    case plain
    /// It has a constant default, and its value is never expanded (`luser_relay`).
    case raw
    /// The default depends on the machine (`myhostname`, `mydomain`, `mynetworks`) or on the release (`mail_version`).
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

  /// A parameter of this table: places in the literal, so that one is copied without counting references.
  public struct Entry: Sendable {
    /// How it gets its value.
    public let kind: Kind
    let nameStart: Int32
    let nameCount: Int32
    let valueStart: Int32
    let valueCount: Int32

    /// The name.
    public var name: ArraySlice<UInt8> { unsafe ArraySlice(nameBytes) }
    /// The constant default; empty for computed ones.
    public var defaultValue: ArraySlice<UInt8> { unsafe ArraySlice(valueBytes) }

    /// The name where it stands in the literal.
    var nameBytes: UnsafeBufferPointer<UInt8> { unsafe literal(nameStart, nameCount) }
    /// The constant default where it stands in the literal.
    var valueBytes: UnsafeBufferPointer<UInt8> { unsafe literal(valueStart, valueCount) }
  }

  /// The release whose parameters these are.
  public let version: PostfixVersion
  /// Whose build has these defaults.
  public let build: PostfixBuild
  /// The bits that a variant for this Postfix has.
  private let wanted: Int
  /// What a variant's first patch release must not be above, and its last one not below.
  private let patch: (first: Int, last: Int)
  /// Where the literal stands, which lives as long as the program.
  private nonisolated(unsafe) let start: UnsafePointer<UInt8>

  /// Makes the table of one Postfix.
  ///
  /// - Parameters:
  ///   - version: The release.
  ///   - build: Whose build it is.
  public init(_ version: PostfixVersion, build: PostfixBuild) {
    self.version = version
    self.build = build
    wanted = 1 << Int(version.series.rawValue) | Int(build.rawValue) << 8
    patch = (Int(version.patch), Int(min(version.patch, Self.lastPatch)))
    unsafe start = Self.text.utf8Start
  }

  /// The digit that stands for the end of a series.
  private static var lastPatch: UInt8 { 63 }

  /// How many names all series have together; indices of ``entry(at:)`` are smaller.
  public var capacity: Int { Self.nameCount }

  /// Finds a parameter by name.
  ///
  /// - Parameter name: The name, case-sensitive.
  /// - Returns: The parameter; nil when this Postfix has none of that name.
  public func entry(named name: ArraySlice<UInt8>) -> Entry? {
    entry(named: name, hash: byteHash(name.span))
  }

  /// Finds a parameter by a name whose hash is known.
  func entry(named name: ArraySlice<UInt8>, hash: UInt32) -> Entry? {
    index(of: name.span, hash: hash).flatMap { entry(at: $0) }
  }

  /// Finds a parameter's place in the order of all names.
  ///
  /// - Parameter name: The name, case-sensitive.
  /// - Returns: An index for ``entry(at:)``; nil when no series has such a name.
  public func index(of name: ArraySlice<UInt8>) -> Int? {
    index(of: name.span, hash: byteHash(name.span))
  }

  private func index(of name: Span<UInt8>, hash: UInt32) -> Int? {
    var slot = Int(hash) % Self.slotCount
    while true {
      let index = number(at: 2 * slot, digits: 2) - 1
      guard index >= 0 else { return nil }
      if isName(name, at: index) { return index }
      slot = (slot + 1) % Self.slotCount
    }
  }

  /// Reads a parameter.
  ///
  /// - Parameter index: A place in the byte order of all names, from 0 up to ``capacity``.
  /// - Returns: The parameter; nil when this Postfix does not have it.
  public func entry(at index: Int) -> Entry? {
    let record = pairs(at: Self.recordsStart + 7 * index)
    let first = Int(record >> 32 & 0xFFF)
    for variant in first..<first + Int(record >> 48 & 0x3F) {
      let place = Self.variantsStart + 10 * variant
      let fields = pairs(at: place)
      guard Int(fields & 0xFFF) & wanted == wanted, Int(fields >> 16 & 0x3F) <= patch.first,
        Int(fields >> 22 & 0x3F) >= patch.last
      else { continue }
      return Entry(
        kind: Kind(rawValue: UInt8(truncatingIfNeeded: fields >> 32 & 0x3F)) ?? .plain,
        nameStart: Int32(truncatingIfNeeded: Self.namesStart) + nameStart(record),
        nameCount: Int32(truncatingIfNeeded: record >> 22 & 0x3F),
        valueStart: Int32(truncatingIfNeeded: Self.valuesStart + Int(fields >> 38 & 0x3F | fields >> 42 & 0x3FFC0)),
        valueCount: Int32(truncatingIfNeeded: number(at: place + 8, digits: 2)))
    }
    return nil
  }

  /// The three digits of a record that say where the name begins.
  private func nameStart(_ record: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: record & 0xFFF | record >> 4 & 0x3F000)
  }

  /// Reads eight digits at once: four numbers of two digits each, in sixteen bits each.
  @inline(__always)
  private func pairs(at place: Int) -> UInt64 {
    // Text follows the numbers, so that eight bytes are always there.
    let digits = unsafe UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self)
    let values = UInt64(littleEndian: digits) &- 0x3030_3030_3030_3030
    return values & 0x003F_003F_003F_003F | values >> 2 & 0x0FC0_0FC0_0FC0_0FC0
  }

  private func isName(_ name: Span<UInt8>, at index: Int) -> Bool {
    let record = Self.recordsStart + 7 * index
    guard number(at: record + 3, digits: 1) == name.count else { return false }
    let start = Int32(Self.namesStart + number(at: record, digits: 3))
    return unsafe difference(name, literal(start, Int32(name.count)).span) == 0
  }

  @inline(__always)
  private func number(at place: Int, digits: Int) -> Int {
    // Places come from the generated numbers, which the tests read one by one.
    let start = unsafe start + place
    var result = 0
    for digit in 0..<digits { unsafe result |= (Int(start[digit]) &- 0x30) << (6 * digit) }
    return result
  }
}

/// A part of the literal, which lives as long as the program.
private func literal(_ start: Int32, _ count: Int32) -> UnsafeBufferPointer<UInt8> {
  unsafe UnsafeBufferPointer(start: ParameterTable.text.utf8Start + Int(start), count: Int(count))
}
