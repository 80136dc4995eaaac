/// Lines of names and constant values, gathered in one piece of memory: appending their parts one by one to an array costs
/// three times as much, and a plain `-d` has a thousand of them.
struct LineBlock {
  private let parts: DisplayRequest.Parts
  private var bytes: [UInt8]
  private var filled = 0
  /// Whether a line found no room, and what is there must be taken first.
  private(set) var isFull = false

  /// Makes a block.
  ///
  /// - Parameters:
  ///   - size: How many bytes it has room for; a line that is longer makes it larger.
  ///   - parts: What a line shows.
  init(size: Int, _ parts: DisplayRequest.Parts) {
    self.parts = parts
    bytes = [UInt8](repeating: 0, count: size)
  }

  /// The lines.
  var content: ArraySlice<UInt8> { bytes[..<filled] }

  /// Forgets the lines.
  mutating func removeAll() { (filled, isFull) = (0, false) }

  /// Adds a line if there is room.
  mutating func append(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    let most = LineBlock.most(name.count, value.count)
    if filled + most > bytes.count {
      isFull = filled > 0
      if isFull { return }
      bytes = [UInt8](repeating: 0, count: 2 * most)
    }
    let (parts, start) = (parts, filled)
    filled = unsafe bytes.withUnsafeMutableBufferPointer { bytes in
      // There is room for the line.
      guard let base = bytes.baseAddress else { return start }
      return unsafe LineBlock.write(name, value, parts, to: base + start) - base
    }
  }

  /// Adds the constant defaults of a table as long as there is room.
  ///
  /// - Parameters:
  ///   - first: The place of the first one in the table.
  ///   - table: The table.
  ///   - other: A name that comes from elsewhere, before which to stop.
  /// - Returns: The place of the first one that is not there.
  mutating func append(from first: Int, of table: ParameterTable, before other: ArraySlice<UInt8>?) -> Int {
    var (index, end, isFull) = (first, filled, false)
    let parts = parts
    unsafe bytes.withUnsafeMutableBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      while index < table.capacity {
        guard let entry = table.entry(at: index) else {
          index += 1
          continue
        }
        guard entry.kind == .plain || entry.kind == .raw else { return }
        let (name, value) = unsafe (entry.nameBytes, entry.valueBytes)
        if let other, unsafe difference(other, name) <= 0 { return }
        isFull = end + LineBlock.most(name.count, value.count) > bytes.count
        if isFull { return }
        // There is room for the line.
        end = unsafe LineBlock.write(name, value, parts, to: base + end) - base
        index += 1
      }
    }
    // A line that no block has room for is left to the caller.
    (filled, self.isFull) = (end, isFull && end > 0)
    return index
  }

  /// How many bytes a line touches at most.
  private static func most(_ name: Int, _ value: Int) -> Int { name + value + 4 }

  /// Writes a line and gives the place behind it.
  @inline(__always)
  private static func write(
    _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, _ parts: DisplayRequest.Parts,
    to start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var end = unsafe start
    if parts != .value, let source = name.baseAddress {
      unsafe end.update(from: source, count: name.count)
      unsafe end += name.count
    }
    if parts == .nameAndValue {
      // The sign and its blanks at once; the line feed or the value takes the place of what is too much.
      unsafe UnsafeMutableRawPointer(end).storeBytes(of: 0x203D20, as: UInt32.self)
      unsafe end += value.isEmpty ? 2 : 3
    }
    if parts != .name, let source = value.baseAddress {
      unsafe end.update(from: source, count: value.count)
      unsafe end += value.count
    }
    unsafe end.pointee = 0x0A
    return unsafe end + 1
  }
}
