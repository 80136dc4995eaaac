/// The pages of a Berkeley DB hash file, read without the library.
///
/// Layout: `dbinc/db_page.h` of Berkeley DB 5.3. The first page is the header; each other page has a head of 26 bytes, then two
/// bytes per entry that say where it begins, free space, and the entries from the page's end downwards. Entries are keys and
/// values in turns.
struct HashPages {
  /// An entry of a page.
  enum Item {
    /// Its bytes are at these places of the file.
    case here(Range<Int>)
    /// Its bytes are on pages of their own, the first of which is this.
    case elsewhere(page: Int, length: Int)
  }

  /// What is needed to find anything.
  struct Shape: Equatable {
    var pageSize: Int
    var isBigEndian: Bool
  }

  static let magic = 0x061561
  static let head = 26

  enum PageType {
    static let free = 0
    static let unsortedHash = 2
    static let overflow = 7
    static let header = 8
    static let hash = 13
  }

  let bytes: FileBytes
  let pageSize: Int
  /// How many whole pages the file has.
  let pageCount: Int

  init(_ memory: UnsafeRawBufferPointer, _ shape: Shape) {
    unsafe bytes = FileBytes(memory, bigEndian: shape.isBigEndian)
    pageSize = shape.pageSize
    pageCount = bytes.count / shape.pageSize
  }

  // MARK: - The header

  var version: Int { bytes.word(at: 16) }
  var encryption: Int { Int(bytes.byte(at: 24)) }
  var type: Int { Int(bytes.byte(at: 25)) }
  var metaFlags: Int { Int(bytes.byte(at: 26)) }
  var firstFree: Int { bytes.word(at: 28) }
  var lastPage: Int { bytes.word(at: 32) }
  var partitions: Int { bytes.word(at: 36) }
  var flags: Int { bytes.word(at: 48) }
  var lastBucket: Int { bytes.word(at: 72) }
  var highMask: Int { bytes.word(at: 76) }
  var lowMask: Int { bytes.word(at: 80) }
  var hashOfTestKey: Int { bytes.word(at: 92) }

  /// What the header's ``hashOfTestKey`` is the hash of; it tells files of programs with a hash function of their own.
  static let testKey = Array("%$sniglet^&\0".utf8)

  /// The hash function of the library, FNV-1 with 0 at the beginning.
  static func hash(_ key: some Sequence<UInt8>) -> Int {
    var hash: UInt32 = 0
    for byte in key { hash = step(hash, byte) }
    return Int(hash)
  }

  static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 { hash &* 16_777_619 ^ UInt32(byte) }

  /// The bucket that a key belongs to.
  func bucket(of hash: Int) -> Int {
    let bucket = hash & highMask
    return bucket > lastBucket ? bucket & lowMask : bucket
  }

  /// The first page of a bucket, which may be none of the file.
  func page(ofBucket bucket: Int) -> Int {
    // Each doubling of the table has its pages in one run.
    let doubling = bucket == 0 ? 0 : Int.bitWidth - bucket.leadingZeroBitCount
    return bucket + bytes.word(at: 96 + 4 * min(doubling, 31))
  }

  // MARK: - Pages

  func number(of page: Int) -> Int { bytes.word(at: page * pageSize + 8) }
  func previous(of page: Int) -> Int { bytes.word(at: page * pageSize + 12) }
  func next(of page: Int) -> Int { bytes.word(at: page * pageSize + 16) }
  func entryCount(of page: Int) -> Int { bytes.half(at: page * pageSize + 20) }
  /// Where the entries begin; on a page of a long value, how many bytes of it are here.
  func freeEnd(of page: Int) -> Int { bytes.half(at: page * pageSize + 22) }
  func type(of page: Int) -> Int { Int(bytes.byte(at: page * pageSize + 25)) }

  /// Says whether the library has not got round to writing the page: an empty one.
  func isUnwritten(_ page: Int) -> Bool { bytes.isZero(page * pageSize..<page * pageSize + Self.head) }

  /// Says whether the page is one of a bucket, as far as its head says.
  func isHashPage(_ page: Int) -> Bool {
    type(of: page) == PageType.hash || type(of: page) == PageType.unsortedHash
  }

  /// Says whether a number is that of a page with entries or a part of a value.
  func isInside(_ page: Int) -> Bool { page > 0 && page < pageCount }

  /// Where an entry begins within its page; nil when the page cannot have so many.
  func entryOffset(_ index: Int, of page: Int) -> Int? {
    guard Self.head + 2 * index + 2 <= pageSize else { return nil }
    return bytes.half(at: page * pageSize + Self.head + 2 * index)
  }

  /// Finds an entry of a page; nil when it is not where it can be.
  func item(_ index: Int, of page: Int) -> Item? {
    let start = page * pageSize
    let entries = entryCount(of: page)
    guard index < entries, Self.head + 2 * entries <= pageSize else { return nil }
    let offset = bytes.half(at: start + Self.head + 2 * index)
    let end = index == 0 ? pageSize : bytes.half(at: start + Self.head + 2 * index - 2)
    guard offset >= Self.head + 2 * entries, offset < end, end <= pageSize else { return nil }
    switch bytes.byte(at: start + offset) {
    case 1: return .here(start + offset + 1..<start + end)
    case 3 where end - offset == 12:
      return .elsewhere(page: bytes.word(at: start + offset + 4), length: bytes.word(at: start + offset + 8))
    default: return nil
    }
  }

  /// Visits the pages of a long value; how many bytes they held when a page was none, came twice, or gave all.
  func forEachPart(from page: Int, length: Int, _ visit: (Int, Range<Int>) -> Bool) -> Int {
    var found = 0
    var page = page
    // Each page holds at least one byte, so that this ends on a circle too.
    while found < length, isInside(page), type(of: page) == PageType.overflow, number(of: page) == page {
      let count = freeEnd(of: page)
      let start = page * pageSize + Self.head
      guard count > 0, Self.head + count <= pageSize, visit(page, start..<start + count) else { break }
      found += count
      page = next(of: page)
    }
    return found
  }

  /// Copies the bytes of an entry; nil when its pages do not hold them all.
  func content(of item: Item) -> [UInt8]? {
    switch item {
    case .here(let range): return bytes.copy(range)
    case .elsewhere(let page, let length):
      // A length that the file cannot hold is a wrong one.
      guard length <= bytes.count else { return nil }
      var content: [UInt8] = []
      content.reserveCapacity(length)
      let found = forEachPart(from: page, length: length) { _, range in
        content += bytes.copy(range)
        return true
      }
      return found == length ? content : nil
    }
  }

  // MARK: - Buckets

  /// Visits the pages of the buckets in the order of the buckets; stops at a damaged chain and goes on with the next one.
  func forEachBucketPage(_ visit: (Int) -> Bool) {
    var visited = PageSet(count: pageCount)
    for bucket in 0...min(lastBucket, pageCount) {
      var page = page(ofBucket: bucket)
      while isInside(page), !visited.contains(page), isHashPage(page) {
        visited.insert(page)
        guard visit(page) else { return }
        page = next(of: page)
      }
    }
  }

  /// Visits keys and values in the order in which the library gives them; damaged entries are passed over.
  func forEachPair(_ visit: (Item, Item) -> Bool) {
    var isGoingOn = true
    forEachBucketPage { page in
      isGoingOn = forEachPair(of: page, visit)
      return isGoingOn
    }
  }

  /// Visits keys and values of a page; false when the visitor has had enough.
  func forEachPair(of page: Int, _ visit: (Item, Item) -> Bool) -> Bool {
    var index = 0
    let entries = entryCount(of: page)
    while index + 1 < entries {
      if let key = item(index, of: page), let value = item(index + 1, of: page), !visit(key, value) { return false }
      index += 2
    }
    return true
  }

  /// Finds the value of a key.
  func value(of key: [UInt8]) -> Item? {
    var page = page(ofBucket: bucket(of: Self.hash(key)))
    var found: Item?
    var steps = 0
    while isInside(page), isHashPage(page), steps < pageCount, found == nil {
      _ = forEachPair(of: page) { candidate, value in
        if isKey(candidate, key) { found = value }
        return found == nil
      }
      page = next(of: page)
      steps += 1
    }
    return found
  }

  private func isKey(_ item: Item, _ key: [UInt8]) -> Bool {
    switch item {
    case .here(let range): bytes.equals(range, key)
    case .elsewhere(_, let length): length == key.count && content(of: item) == key
    }
  }
}

/// A set of page numbers.
struct PageSet {
  private var words: [UInt64]

  init(count: Int) { words = Array(repeating: 0, count: count / 64 + 1) }

  func contains(_ page: Int) -> Bool { words[page >> 6] & 1 << UInt64(page & 63) != 0 }

  mutating func insert(_ page: Int) { words[page >> 6] |= 1 << UInt64(page & 63) }
}
