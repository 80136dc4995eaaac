/// A hash file of Berkeley DB 1.85, which the C libraries of the BSDs carry; only read.
///
/// Layout: `db/hash/hash.h` of 4.4BSD. The header is big-endian whatever the machine; the pages have its byte order. A page
/// is a list of half-words: how many there are, then two for each pair, where key and value begin. A second one below four
/// says that the first leads to another page, or that the pair goes over several pages.
struct HashFile185 {
  private let bytes: FileBytes
  private let header: FileBytes
  private let pageSize: Int

  static let magic = 0x061561

  private enum Mark {
    static let nextPage = 0
    static let partOfKey = 1
    static let endOfKey = 2
    static let value = 3
  }

  /// Recognises a file; nil when it is none, or has no possible shape.
  init?(_ memory: UnsafeRawBufferPointer) {
    unsafe header = FileBytes(memory, bigEndian: true)
    guard header.count >= 260, header.word(at: 0) == Self.magic, header.word(at: 4) == 2 else { return nil }
    let order = header.word(at: 8)
    guard order == 1234 || order == 4321 else { return nil }
    unsafe bytes = FileBytes(memory, bigEndian: order == 4321)
    pageSize = header.word(at: 12)
    guard HashPages.Shape.isPageSize(pageSize), lastBucket <= bytes.count / pageSize else { return nil }
  }

  private var lastBucket: Int { header.word(at: 40) }
  private var headerPages: Int { header.word(at: 60) }

  private func page(ofBucket bucket: Int) -> Int {
    guard bucket > 0 else { return headerPages }
    return bucket + headerPages + header.word(at: 68 + 4 * min(Int.bitWidth - bucket.leadingZeroBitCount - 1, 31))
  }

  /// The page of an address within the runs of pages that lie between the buckets.
  private func page(ofAddress address: Int) -> Int { page(ofBucket: 1 << (address >> 11) - 1) + address & 0x7ff }

  /// A half-word of a page; 0 where none can be.
  private func half(_ index: Int, _ page: Int) -> Int {
    index >= 0 && 2 * index + 2 <= pageSize ? bytes.half(at: page * pageSize + 2 * index) : 0
  }

  private func isInside(_ page: Int) -> Bool { page > 0 && (page + 1) * pageSize <= bytes.count }

  /// A part of a page; nothing where none can be.
  private func part(_ page: Int, _ begin: Int, _ end: Int) -> [UInt8] {
    begin <= end && end <= pageSize ? bytes.copy(page * pageSize + begin..<page * pageSize + end) : []
  }

  /// The page that the last pair of half-words leads to.
  private func next(_ page: Int) -> Int { self.page(ofAddress: half(half(0, page) - 1, page)) }

  /// Visits keys and values in the library's order; what is damaged is passed over.
  func forEachPair(_ visit: ([UInt8], [UInt8]) -> Bool) {
    var visited = PageSet(count: bytes.count / pageSize)
    for bucket in 0...lastBucket {
      var page: Int? = page(ofBucket: bucket)
      while let current = page, isInside(current), !visited.contains(current) {
        visited.insert(current)
        var isGoingOn = true
        page = visitPage(current, &visited) { key, value in
          isGoingOn = visit(key, value)
          return isGoingOn
        }
        if !isGoingOn { return }
      }
    }
  }

  /// Visits the pairs that begin on a page; the page that goes on with the bucket.
  private func visitPage(_ page: Int, _ visited: inout PageSet, _ visit: ([UInt8], [UInt8]) -> Bool) -> Int? {
    let count = half(0, page)
    var index = 1
    while index < count, 2 * index + 4 <= pageSize {
      let mark = half(index + 1, page)
      if mark == Mark.nextPage { return self.page(ofAddress: half(index, page)) }
      if mark <= Mark.value { return visitLongPair(page, &visited, visit) }
      let key = half(index, page)
      let end = index == 1 ? pageSize : half(index - 1, page)
      if !visit(part(page, key, end), part(page, mark, key)) { return nil }
      index += 2
    }
    return nil
  }

  /// Visits a pair that goes over several pages.
  private func visitLongPair(_ first: Int, _ visited: inout PageSet, _ visit: ([UInt8], [UInt8]) -> Bool) -> Int? {
    var page = first
    var key: [UInt8] = []
    while half(2, page) == Mark.partOfKey {
      key += part(page, half(1, page), pageSize)
      guard step(&page, &visited) else { return nil }
    }
    key += part(page, half(1, page), pageSize)
    var value: [UInt8] = []
    var isWhole = false
    if half(2, page) == Mark.value {
      value = part(page, half(half(0, page), page), half(1, page))
      // A page that is full to the last byte says that there is more.
      isWhole = half(half(0, page) + 1, page) != 0
    }
    while !isWhole {
      guard step(&page, &visited) else { return nil }
      value += part(page, half(1, page), pageSize)
      isWhole = half(2, page) == Mark.value
    }
    guard visit(key, value), half(0, page) != 2 else { return nil }
    return next(page)
  }

  private func step(_ page: inout Int, _ visited: inout PageSet) -> Bool {
    page = next(page)
    guard isInside(page), !visited.contains(page) else { return false }
    visited.insert(page)
    return true
  }
}
