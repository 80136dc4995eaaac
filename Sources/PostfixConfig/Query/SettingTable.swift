/// Settings by name, as offsets into one text: the last one of a name counts.
///
/// A hash table with open addressing; nothing is allocated per setting.
public struct SettingTable: Sendable {
  struct Setting {
    var name: Range<Int32>
    var value: Range<Int32>
    var hash: UInt32
    var isKnown = false
    var isRemoved = false
  }

  private(set) var text: [UInt8]
  private(set) var settings: [Setting] = []
  private var slots: [Int32] = []

  /// Makes a table without settings.
  public init() {
    text = []
  }

  init(text: [UInt8]) {
    self.text = text
  }

  /// Says whether nothing is set.
  public var isEmpty: Bool { settings.isEmpty }

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

  /// Finds a name, and enters it without value if it is not there.
  mutating func place(of name: ArraySlice<UInt8>) -> Int {
    if let index = index(of: name) { return index }
    set(name, to: [])
    return settings.count - 1
  }

  func index(of name: ArraySlice<UInt8>) -> Int? {
    guard !slots.isEmpty, let index = slot(of: name, byteHash(name)).index, !settings[index].isRemoved else {
      return nil
    }
    return index
  }

  func name(at index: Int) -> ArraySlice<UInt8> { text[settings[index].name.indices] }

  func value(at index: Int) -> ArraySlice<UInt8> { text[settings[index].value.indices] }

  mutating func markKnown(_ index: Int) { settings[index].isKnown = true }

  mutating func remove(_ index: Int) { settings[index].isRemoved = true }

  /// Enters a setting whose name and value stand in ``text``.
  ///
  /// - Returns: The value that the name had before; nil when it is new.
  @discardableResult
  mutating func enter(_ name: Range<Int>, _ value: Range<Int>) -> ArraySlice<UInt8>? {
    if 2 * (settings.count + 1) > slots.count { grow() }
    let hash = byteHash(text[name])
    let (slot, known) = slot(of: text[name], hash)
    guard let known else {
      slots[slot] = Int32(settings.count)
      settings.append(Setting(name: name.narrow, value: value.narrow, hash: hash))
      return nil
    }
    let old = settings[known].isRemoved ? nil : self.value(at: known)
    settings[known].value = value.narrow
    settings[known].isRemoved = false
    return old
  }

  /// The settings that are not removed, in byte order of their names.
  ///
  /// - Complexity: O(*n* log *n*).
  func sortedIndices() -> [Int] {
    settings.indices.filter { !settings[$0].isRemoved }.sorted { precedes(name(at: $0), name(at: $1)) }
  }

  private func slot(of name: ArraySlice<UInt8>, _ hash: UInt32) -> (slot: Int, index: Int?) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if settings[index].hash == hash, self.name(at: index) == name { return (slot, index) }
      slot = (slot + 1) & mask
    }
    return (slot, nil)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(64, 2 * slots.count))
    let mask = slots.count - 1
    for (index, setting) in settings.enumerated() {
      var slot = Int(setting.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }
}

/// Says whether a name comes before another in the order of strcmp(3).
func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
  unsafe right.withUnsafeBufferPointer { unsafe difference(left, $0) < 0 }
}

extension Range<Int32> {
  fileprivate var indices: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}

extension Range<Int> {
  fileprivate var narrow: Range<Int32> { Int32(lowerBound)..<Int32(upperBound) }
}
