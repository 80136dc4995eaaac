internal import Secrets

/// One page of a bucket that is being filled: pairs go in in the order of their keys.
struct HashPageBuilder {
  private let shape: HashPages.Shape
  private var bytes: [UInt8]
  private var entries = 0
  /// Where the entries begin.
  private var end = 0

  init(_ shape: HashPages.Shape) {
    self.shape = shape
    bytes = Array(repeating: 0, count: shape.pageSize)
  }

  /// Begins with an empty page.
  mutating func begin(_ number: Int, after previous: Int) {
    wipe()
    (entries, end) = (0, shape.pageSize)
    // As the library marks pages that are in no log.
    store(1, 4, at: 4)
    store(number, 4, at: 8)
    store(previous, 4, at: 12)
    bytes[25] = UInt8(HashPages.PageType.hash)
  }

  /// Adds a pair; false when there is no room for it.
  mutating func add(_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Bool {
    let room = end - HashPages.head - 2 * entries
    guard key.count + value.count + 6 <= room else { return false }
    unsafe add(key)
    unsafe add(value)
    return true
  }

  private mutating func add(_ item: UnsafeRawBufferPointer) {
    end -= item.count + 1
    // The type of whole keys and values.
    bytes[end] = 1
    unsafe bytes.withUnsafeMutableBytes { memory in
      unsafe UnsafeMutableRawBufferPointer(rebasing: memory[(end + 1)...]).copyMemory(from: item)
    }
    store(end, 2, at: HashPages.head + 2 * entries)
    entries += 1
  }

  /// The page as it is to be written.
  mutating func finished(next: Int) -> ArraySlice<UInt8> {
    store(next, 4, at: 16)
    store(entries, 2, at: 20)
    store(end, 2, at: 22)
    return bytes[...]
  }

  mutating func wipe() { unsafe bytes.withUnsafeMutableBytes { unsafe Secret.wipe($0) } }

  private mutating func store(_ value: Int, _ count: Int, at offset: Int) {
    shape.store(value, count, at: offset, in: &bytes)
  }
}

extension HashPages.Shape {
  /// Puts a number of some bytes into a page, in the order of the file.
  func store(_ value: Int, _ count: Int, at offset: Int, in page: inout [UInt8]) {
    for index in 0..<count {
      let shift = 8 * (isBigEndian ? count - 1 - index : index)
      page[offset + index] = UInt8(truncatingIfNeeded: value >> shift)
    }
  }
}
