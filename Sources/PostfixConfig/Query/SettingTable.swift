/// Settings by name, as offsets into one text: the last one of a name counts.
///
/// A hash table with open addressing; nothing is allocated per setting.
public struct SettingTable: Sendable {
  /// What is kept of each setting, one number each.
  private enum Part {
    static let nameStart = 0
    static let nameEnd = 1
    static let valueStart = 2
    static let valueEnd = 3
    static let hash = 4
    static let flags = 5
    static let count = 6
  }

  private enum Flag {
    static let isKnown: UInt32 = 1
    static let isRemoved: UInt32 = 2
    static let isDeclared: UInt32 = 4
  }

  private(set) var text: [UInt8]
  /// Numbers, because the type of an array of settings is made at run time, for 15,000 instructions.
  private var parts: [UInt32] = []
  private var slots: [UInt32] = []
  /// Stands in a slot that no setting has.
  private static let free = UInt32.max

  /// Makes a table without settings.
  public init() {
    text = []
  }

  init(text: [UInt8]) {
    self.text = text
  }

  /// Makes a table without settings over a text with at most a number of them.
  init(text: [UInt8], reserving count: Int) {
    self.text = text
    reserve(count)
  }

  /// Makes a table for names that are listed, which need not grow until it has a number of them.
  init(listing count: Int) {
    text = []
    text.reserveCapacity(64 * count)
    parts.reserveCapacity(Part.count * count)
  }

  private mutating func reserve(_ count: Int) {
    parts.reserveCapacity(Part.count * count)
    var slotCount = 64
    while slotCount < 2 * (count + 1) { slotCount *= 2 }
    slots = Array(repeating: Self.free, count: slotCount)
  }

  /// Says whether nothing is set.
  public var isEmpty: Bool { parts.isEmpty }

  /// How many settings there are, removed ones included.
  var count: Int { parts.count / Part.count }

  /// Finds the raw value of a setting.
  ///
  /// - Parameter name: The name, case-sensitive.
  /// - Returns: The value as written, without the white space around it; nil when the name is not set.
  public func value(of name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    index(of: name).map { value(at: $0) }
  }

  /// Sets a name, as a last line of the file would.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - value: The value, white space inside kept.
  public mutating func set(_ name: ArraySlice<UInt8>, to value: ArraySlice<UInt8>) {
    let start = text.count
    text.append(contentsOf: name)
    let middle = text.count
    text.append(contentsOf: value)
    enter(start..<middle, middle..<text.count)
  }

  /// Adds a text that names which are listed can have as their value.
  ///
  /// - Returns: Where it stands.
  mutating func keep(_ value: StaticString) -> Range<Int> {
    let start = text.count
    append(value)
    return start..<text.count
  }

  /// Adds a name without a value, to be listed and not to be found.
  mutating func list(_ name: ArraySlice<UInt8>) {
    let start = text.count
    unsafe name.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
    append(start..<text.count, 0..<0, 0)
  }

  /// Adds the names that a service brings, to be listed and not to be found: their hash is a number of the caller's.
  ///
  /// All at once: asking for room for each part of each name costs three times as much.
  ///
  /// - Parameters:
  ///   - service: What the names begin with.
  ///   - suffixes: What they end with, ``ServiceParameters/suffix(_:)``, as bits.
  ///   - values: The bounds of the values of all suffixes in the text.
  ///   - number: The number that is kept as their hash.
  mutating func list(_ service: ArraySlice<UInt8>, suffixes: UInt32, values: [Int], number: Int) {
    let most = service.count + ServiceParameters.longestSuffix
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ServiceParameters.suffixCount * most) { names in
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: ServiceParameters.suffixCount * Part.count) {
        list in
        var (end, count) = (0, 0)
        for suffix in 0..<ServiceParameters.suffixCount where suffixes >> UInt32(suffix) & 1 != 0 {
          let start = end
          let literal = ServiceParameters.suffix(suffix)
          let ending = unsafe UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
          end = unsafe names[end...].initialize(fromContentsOf: service)
          end = unsafe names[end...].initialize(fromContentsOf: ending)
          let part = [text.count + start, text.count + end, values[suffix], values[suffix + 1], number, 0]
          for value in part {
            unsafe list.initializeElement(at: count, to: UInt32(truncatingIfNeeded: value))
            count += 1
          }
        }
        unsafe text.append(contentsOf: UnsafeBufferPointer(rebasing: names[..<end]))
        unsafe parts.append(contentsOf: UnsafeBufferPointer(rebasing: list[..<count]))
      }
    }
  }

  private mutating func append(_ literal: StaticString) {
    // Literals live as long as the program.
    unsafe text.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Finds a name, and enters it without value if it is not there.
  mutating func place(of name: ArraySlice<UInt8>) -> Int {
    if let index = index(of: name) { return index }
    set(name, to: [])
    return count - 1
  }

  func index(of name: ArraySlice<UInt8>) -> Int? {
    guard !slots.isEmpty else { return nil }
    let index = slots[slot(of: name.span, byteHash(name.span))]
    return index == Self.free || isRemoved(Int(index)) ? nil : Int(index)
  }

  func name(at index: Int) -> ArraySlice<UInt8> {
    text[nameRange(at: index)]
  }

  func value(at index: Int) -> ArraySlice<UInt8> {
    text[Int(parts[Part.count * index + Part.valueStart])..<Int(parts[Part.count * index + Part.valueEnd])]
  }

  /// The hash of a setting's name, ``byteHash(_:)``, or the number that was given with it.
  func hash(at index: Int) -> UInt32 { parts[Part.count * index + Part.hash] }

  /// Says whether something uses the setting.
  func isKnown(_ index: Int) -> Bool { has(Flag.isKnown, index) }

  func isRemoved(_ index: Int) -> Bool { has(Flag.isRemoved, index) }

  /// Says whether Postfix or a service declares the name; found out once, because each name is asked about three times.
  func isDeclared(_ index: Int) -> Bool { has(Flag.isDeclared, index) }

  mutating func markKnown(_ index: Int) { parts[Part.count * index + Part.flags] |= Flag.isKnown }

  mutating func markDeclared(_ index: Int) { parts[Part.count * index + Part.flags] |= Flag.isDeclared }

  mutating func remove(_ index: Int) { parts[Part.count * index + Part.flags] |= Flag.isRemoved }

  private func has(_ flag: UInt32, _ index: Int) -> Bool { parts[Part.count * index + Part.flags] & flag != 0 }

  /// Enters a setting whose name and value stand in ``text``.
  ///
  /// - Returns: The value that the name had before; nil when it is new.
  @discardableResult
  mutating func enter(_ name: Range<Int>, _ value: Range<Int>) -> Range<Int>? {
    if 2 * (count + 1) > slots.count { grow() }
    let hash = byteHash(text.span.extracting(name))
    let slot = slot(of: text.span.extracting(name), hash)
    guard slots[slot] != Self.free else {
      slots[slot] = UInt32(count)
      append(name, value, hash)
      return nil
    }
    let known = Int(slots[slot])
    let place = Part.count * known
    let old = isRemoved(known) ? nil : Int(parts[place + Part.valueStart])..<Int(parts[place + Part.valueEnd])
    parts[place + Part.valueStart] = UInt32(value.lowerBound)
    parts[place + Part.valueEnd] = UInt32(value.upperBound)
    parts[place + Part.flags] &= ~Flag.isRemoved
    return old
  }

  private mutating func append(_ name: Range<Int>, _ value: Range<Int>, _ hash: UInt32) {
    let part = (
      UInt32(name.lowerBound), UInt32(name.upperBound), UInt32(value.lowerBound), UInt32(value.upperBound), hash,
      UInt32(0)
    )
    // All at once: six times to ask for room costs more than the rest.
    unsafe withUnsafeBytes(of: part) { unsafe parts.append(contentsOf: $0.assumingMemoryBound(to: UInt32.self)) }
  }

  /// The slot of a name, or the free one where it belongs.
  private func slot(of name: Span<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != Self.free {
      let index = Int(slots[slot])
      if self.hash(at: index) == hash, PostfixConfig.difference(text.span.extracting(nameRange(at: index)), name) == 0 {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  func nameRange(at index: Int) -> Range<Int> {
    let place = Part.count * index
    return Int(parts[place + Part.nameStart])..<Int(parts[place + Part.nameEnd])
  }

  private mutating func grow() {
    slots = Array(repeating: Self.free, count: max(64, 2 * slots.count))
    let mask = slots.count - 1
    for index in 0..<count {
      var slot = Int(hash(at: index)) & mask
      while slots[slot] != Self.free { slot = (slot + 1) & mask }
      slots[slot] = UInt32(truncatingIfNeeded: index)
    }
  }
}
