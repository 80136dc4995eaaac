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
    static let isKnown = 5
    static let isRemoved = 6
    static let count = 7
  }

  private(set) var text: [UInt8]
  /// Numbers, because the type of an array of settings is made at run time, for 15,000 instructions.
  private var parts: [Int32] = []
  private var slots: [Int32] = []

  /// Makes a table without settings.
  public init() {
    text = []
  }

  init(text: [UInt8]) {
    self.text = text
  }

  /// Makes a table without settings that need not grow until it has a number of them.
  init(reserving count: Int) {
    text = []
    text.reserveCapacity(64 * count)
    parts.reserveCapacity(Part.count * count)
    var slotCount = 64
    while slotCount < 2 * count { slotCount *= 2 }
    slots = Array(repeating: -1, count: slotCount)
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

  /// Sets a name that ends with a literal to a literal.
  mutating func set(_ name: ArraySlice<UInt8>, suffix: StaticString, to value: StaticString) {
    let start = text.count
    unsafe name.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
    // Literals live as long as the program.
    unsafe text.append(contentsOf: UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
    let middle = text.count
    unsafe text.append(contentsOf: UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount))
    enter(start..<middle, middle..<text.count)
  }

  /// Finds a name, and enters it without value if it is not there.
  mutating func place(of name: ArraySlice<UInt8>) -> Int {
    if let index = index(of: name) { return index }
    set(name, to: [])
    return count - 1
  }

  func index(of name: ArraySlice<UInt8>) -> Int? {
    guard !slots.isEmpty, let index = slot(of: name, byteHash(name)).index, !isRemoved(index) else {
      return nil
    }
    return index
  }

  func name(at index: Int) -> ArraySlice<UInt8> {
    text[Int(parts[Part.count * index + Part.nameStart])..<Int(parts[Part.count * index + Part.nameEnd])]
  }

  func value(at index: Int) -> ArraySlice<UInt8> {
    text[Int(parts[Part.count * index + Part.valueStart])..<Int(parts[Part.count * index + Part.valueEnd])]
  }

  /// Says whether something uses the setting.
  func isKnown(_ index: Int) -> Bool { parts[Part.count * index + Part.isKnown] != 0 }

  func isRemoved(_ index: Int) -> Bool { parts[Part.count * index + Part.isRemoved] != 0 }

  mutating func markKnown(_ index: Int) { parts[Part.count * index + Part.isKnown] = 1 }

  mutating func remove(_ index: Int) { parts[Part.count * index + Part.isRemoved] = 1 }

  /// Enters a setting whose name and value stand in ``text``.
  ///
  /// - Returns: The value that the name had before; nil when it is new.
  @discardableResult
  mutating func enter(_ name: Range<Int>, _ value: Range<Int>) -> ArraySlice<UInt8>? {
    if 2 * (count + 1) > slots.count { grow() }
    let hash = byteHash(text[name])
    let (slot, known) = slot(of: text[name], hash)
    guard let known else {
      slots[slot] = Int32(count)
      append(name, value, hash)
      return nil
    }
    let old = isRemoved(known) ? nil : self.value(at: known)
    parts[Part.count * known + Part.valueStart] = Int32(value.lowerBound)
    parts[Part.count * known + Part.valueEnd] = Int32(value.upperBound)
    parts[Part.count * known + Part.isRemoved] = 0
    return old
  }

  private mutating func append(_ name: Range<Int>, _ value: Range<Int>, _ hash: UInt32) {
    parts.append(Int32(name.lowerBound))
    parts.append(Int32(name.upperBound))
    parts.append(Int32(value.lowerBound))
    parts.append(Int32(value.upperBound))
    parts.append(Int32(bitPattern: hash))
    parts.append(0)
    parts.append(0)
  }

  private func hash(_ index: Int) -> UInt32 { UInt32(bitPattern: parts[Part.count * index + Part.hash]) }

  /// The settings that are not removed, in byte order of their names.
  ///
  /// - Complexity: O(*n* log *n*).
  func sortedIndices() -> [Int] {
    var indices: [Int] = []
    indices.reserveCapacity(count)
    for index in 0..<count where !isRemoved(index) { indices.append(index) }
    sort(&indices)
    return indices
  }

  /// Sorts by merging runs that double in length; those in order already, as most are, cost one comparison.
  ///
  /// sorted(by:) keeps its runs in an array of ranges, a type that costs 100,000 instructions at first use.
  private func sort(_ indices: inout [Int]) {
    if indices.indices.dropFirst().allSatisfy({ precedes(name(at: indices[$0 - 1]), name(at: indices[$0])) }) { return }
    var other = indices
    var width = 1
    while width < indices.count {
      for low in stride(from: 0, to: indices.count, by: 2 * width) {
        let middle = min(low + width, indices.count)
        let high = min(low + 2 * width, indices.count)
        let isOrdered = middle == high || !precedes(name(at: indices[middle]), name(at: indices[middle - 1]))
        var (left, right) = (low, middle)
        for place in low..<high {
          let takesLeft =
            isOrdered
            ? left < middle
            : left < middle && (right == high || !precedes(name(at: indices[right]), name(at: indices[left])))
          other[place] = indices[takesLeft ? left : right]
          if takesLeft { left += 1 } else { right += 1 }
        }
      }
      swap(&indices, &other)
      width *= 2
    }
  }

  private func slot(of name: ArraySlice<UInt8>, _ hash: UInt32) -> (slot: Int, index: Int?) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if self.hash(index) == hash, self.name(at: index) == name { return (slot, index) }
      slot = (slot + 1) & mask
    }
    return (slot, nil)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(64, 2 * slots.count))
    let mask = slots.count - 1
    for index in 0..<count {
      var slot = Int(hash(index)) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }
}

/// Says whether a name comes before another in the order of strcmp(3).
func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
  unsafe right.withUnsafeBufferPointer { unsafe difference(left, $0) < 0 }
}
