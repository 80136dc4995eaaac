internal import Glibc

/// Pages as nearly all are: whole keys and values on the page itself.
extension HashPages {
  /// What is asked of the keys of a page.
  enum KeyDemand {
    case areSkipped
    case belongTo(bucket: Int)
  }

  /// Says whether a page of a bucket has nothing that a closer look would find, and how many pairs there are.
  ///
  /// A database of a million users has two million entries, and this is the way to look at each in a few nanoseconds.
  ///
  /// - Returns: nil when a closer look is needed.
  func plainPairs(of page: Int, _ keys: KeyDemand) -> Int? {
    let count = entryCount(of: page)
    guard count % 2 == 0, !bytes.isBigEndian, Self.head + 2 * count <= pageSize else { return nil }
    let memory = unsafe bytes.slice(page * pageSize..<(page + 1) * pageSize)
    var plain = unsafe PlainPage(memory: memory, entries: count)
    guard plain.isFilled(to: freeEnd(of: page)) else { return nil }
    guard case .belongTo(let bucket) = keys else { return count / 2 }
    let isSorted = type(of: page) == PageType.hash
    return plain.hasSoundKeys(isSorted: isSorted) { self.bucket(of: $0) == bucket } ? count / 2 : nil
  }
}

/// The keys of one page, four at a time: each step of the hash function waits for the one before, but not for other keys.
@safe
private struct PlainPage {
  private let memory: UnsafeRawBufferPointer
  private let start: UnsafePointer<UInt8>
  private let entries: Int
  private var last: Key

  /// Where a key is within the page, its hash, and how many of its bytes are NUL.
  private struct Key {
    var start = 0
    var count = 0
    var hash: UInt32 = 0
    var zeros: UInt32 = 0
  }

  /// - Precondition: The page has room for the places of so many entries.
  init(memory: UnsafeRawBufferPointer, entries: Int) {
    unsafe self.memory = unsafe memory
    guard let start = memory.baseAddress else { preconditionFailure("a page has bytes") }
    // Every place read from here on is below the page's end: `isFilled` sees to it.
    unsafe self.start = unsafe start.assumingMemoryBound(to: UInt8.self)
    self.entries = entries
    last = Key()
  }

  /// Says whether each entry is a plain one and stands below the one before, and the last one at a place.
  func isFilled(to end: Int) -> Bool {
    let least = HashPages.head + 2 * entries
    var lowest = unsafe memory.count
    for index in 0..<entries {
      let place = place(of: index)
      guard place < lowest, place >= least, unsafe start[place] == 1 else { return false }
      lowest = place
    }
    return lowest == end
  }

  /// Looks at the keys of a page that is filled with plain entries.
  mutating func hasSoundKeys(isSorted: Bool, _ belongs: (Int) -> Bool) -> Bool {
    var lowest = unsafe memory.count
    var index = 0
    var hasLast = false
    while index < entries {
      var keys = (Key(), Key(), Key(), Key())
      let number = min(4, (entries - index) / 2)
      next(index, &lowest, &keys.0)
      if number > 1 { next(index + 2, &lowest, &keys.1) }
      if number > 2 { next(index + 4, &lowest, &keys.2) }
      if number > 3 { next(index + 6, &lowest, &keys.3) }
      hash(&keys)
      guard take(keys.0, isSorted && hasLast, belongs) else { return false }
      hasLast = true
      if number > 1, !take(keys.1, isSorted, belongs) { return false }
      if number > 2, !take(keys.2, isSorted, belongs) { return false }
      if number > 3, !take(keys.3, isSorted, belongs) { return false }
      index += 2 * number
    }
    return true
  }

  /// Finds the key with an index and steps over its value.
  private func next(_ index: Int, _ lowest: inout Int, _ key: inout Key) {
    key.start = place(of: index) + 1
    key.count = lowest - key.start
    lowest = place(of: index + 1)
  }

  private func place(of index: Int) -> Int {
    let place = HashPages.head + 2 * index
    return unsafe Int(start[place]) | Int(start[place + 1]) << 8
  }

  private func hash(_ keys: inout (Key, Key, Key, Key)) {
    let common = min(keys.0.count, keys.1.count, keys.2.count, keys.3.count)
    let first = unsafe start + keys.0.start
    let second = unsafe start + keys.1.start
    let third = unsafe start + keys.2.start
    let fourth = unsafe start + keys.3.start
    for index in 0..<common {
      unsafe Self.step(&keys.0, first[index])
      unsafe Self.step(&keys.1, second[index])
      unsafe Self.step(&keys.2, third[index])
      unsafe Self.step(&keys.3, fourth[index])
    }
    for index in common..<keys.0.count { unsafe Self.step(&keys.0, first[index]) }
    for index in common..<keys.1.count { unsafe Self.step(&keys.1, second[index]) }
    for index in common..<keys.2.count { unsafe Self.step(&keys.2, third[index]) }
    for index in common..<keys.3.count { unsafe Self.step(&keys.3, fourth[index]) }
  }

  @inline(__always)
  private static func step(_ key: inout Key, _ byte: UInt8) {
    key.hash = HashPages.step(key.hash, byte)
    key.zeros &+= byte == 0 ? 1 : 0
  }

  /// Looks at a key whose hash is known, and compares it with the one before.
  private mutating func take(_ key: Key, _ isFollowing: Bool, _ belongs: (Int) -> Bool) -> Bool {
    guard key.zeros == 2, belongs(Int(key.hash)) else { return false }
    if isFollowing {
      let order = unsafe memcmp(start + last.start, start + key.start, min(last.count, key.count))
      guard order < 0 || order == 0 && last.count < key.count else { return false }
    }
    last = key
    return true
  }
}
