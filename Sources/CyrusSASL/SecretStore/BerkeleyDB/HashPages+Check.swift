extension HashPages {
  /// Looks at everything that leads to an entry, page by page in the order of the buckets.
  ///
  /// Nothing that the library follows is left out: it reads damaged pages without looking.
  ///
  /// - Parameters:
  ///   - keys: Which keys are looked at as well; the library takes no harm from those that are where nobody looks for them.
  ///   - report: Gets each finding; false ends the check.
  /// - Returns: How many entries there are.
  func check(_ keys: KeyCheck = .all, _ report: @escaping (StoreFinding) -> Bool) -> Int {
    guard checkHeader(report) else { return 0 }
    var check = HashPageCheck(pages: self, keys: keys, report: report)
    return check.run()
  }

  /// Which keys a check looks at.
  enum KeyCheck {
    case all
    /// Those that share a bucket with one of these.
    case near([[UInt8]])
  }

  /// Looks at the header; false when the rest cannot be looked at.
  private func checkHeader(_ report: (StoreFinding) -> Bool) -> Bool {
    var isSound = true
    func demand(_ condition: Bool, _ field: String, _ value: Int, at offset: Int) {
      guard isSound, !condition else { return }
      isSound = false
      _ = report(StoreFinding(page: 0, offset: offset, .header(field: field, value: value)))
    }
    demand(bytes.word(at: 8) == 0, "page number", bytes.word(at: 8), at: 8)
    demand((7...9).contains(version), "version", version, at: 16)
    demand(encryption == 0, "encryption", encryption, at: 24)
    demand(type == PageType.header, "page type", type, at: 25)
    demand(metaFlags == 0, "flags of pages", metaFlags, at: 26)
    demand(partitions == 0, "number of partitions", partitions, at: 36)
    demand(flags == 0, "flags", flags, at: 48)
    demand(highMask == lowMask << 1 | 1 && highMask & (highMask &+ 1) == 0, "mask", highMask, at: 76)
    demand(lowMask < lastBucket || lastBucket == 0, "low mask", lowMask, at: 80)
    demand(lastBucket <= highMask, "last bucket", lastBucket, at: 72)
    demand(hashOfTestKey == Self.hash(Self.testKey), "test of the hash function", hashOfTestKey, at: 92)
    demand(lastPage > 0 && lastBucket <= lastPage, "last page", lastPage, at: 32)
    guard isSound else { return false }
    let expected = (lastPage + 1) * pageSize
    if bytes.count < expected || bytes.count % pageSize != 0 {
      guard report(StoreFinding(page: 0, offset: 32, .length(expected: expected, found: bytes.count))) else {
        return false
      }
    }
    return true
  }
}

/// One run of a check.
private struct HashPageCheck {
  let pages: HashPages
  let report: (StoreFinding) -> Bool
  /// The buckets whose keys are looked at; nil for all.
  private let buckets: [Int]?
  private var visited: PageSet
  private var entries = 0
  private var isGoingOn = true

  init(pages: HashPages, keys: HashPages.KeyCheck, report: @escaping (StoreFinding) -> Bool) {
    self.pages = pages
    self.report = report
    buckets =
      switch keys {
      case .all: nil
      case .near(let keys): keys.map { pages.bucket(of: HashPages.hash($0)) }
      }
    visited = PageSet(count: pages.pageCount)
  }

  mutating func run() -> Int {
    // A file that was cut has no pages for the buckets behind its end; one finding says so.
    for bucket in 0...min(pages.lastBucket, pages.pageCount) where isGoingOn { checkBucket(bucket) }
    checkFreeList()
    if isGoingOn { findLost() }
    return entries
  }

  private mutating func note(_ page: Int, _ problem: StoreProblem, at offset: Int = 0) {
    guard isGoingOn else { return }
    isGoingOn = report(StoreFinding(page: page, offset: page * pages.pageSize + offset, problem))
  }

  private mutating func checkBucket(_ bucket: Int) {
    var page = pages.page(ofBucket: bucket)
    var previous = 0
    var origin = 0
    while isGoingOn {
      guard pages.isInside(page), page <= pages.lastPage else { return note(origin, .link(to: page), at: 16) }
      guard !visited.contains(page) else { return note(page, .usedTwice) }
      visited.insert(page)
      // The library writes a page when its first entry comes.
      if previous == 0, pages.isUnwritten(page) { return }
      guard pages.number(of: page) == page else { return note(page, .pageNumber(found: pages.number(of: page)), at: 8) }
      guard pages.isHashPage(page) else { return note(page, .pageType(found: pages.type(of: page)), at: 25) }
      if pages.previous(of: page) != previous { note(page, .link(to: pages.previous(of: page)), at: 12) }
      checkEntries(page, bucket)
      (previous, origin, page) = (page, page, pages.next(of: page))
      if page == 0 { return }
    }
  }

  private mutating func checkEntries(_ page: Int, _ bucket: Int) {
    let isLookedAt = buckets?.contains(bucket) ?? true
    if let pairs = pages.plainPairs(of: page, isLookedAt ? .belongTo(bucket: bucket) : .areSkipped) {
      entries += pairs
      return
    }
    let count = pages.entryCount(of: page)
    let lowest = count == 0 ? pages.pageSize : pages.entryOffset(count - 1, of: page)
    // A page of 64 KB without entries begins its entries at its end, which two bytes cannot hold.
    guard count % 2 == 0, HashPages.head + 2 * count <= pages.pageSize, let lowest,
      lowest == pages.freeEnd(of: page) || lowest == 65536 && pages.freeEnd(of: page) == 0
    else { return note(page, .layout(entries: count), at: 20) }
    // Skipped above, and yet looked at here: the page is no plain one, and these are few.
    var before: Range<Int>?
    for index in 0..<count where isGoingOn {
      guard let item = pages.item(index, of: page) else {
        note(page, .entry(index: index), at: HashPages.head + 2 * index)
        before = nil
        continue
      }
      if case .elsewhere(let first, let length) = item { checkLongValue(first, length) }
      if index % 2 == 0 { checkKey(item, index, page, bucket, &before) } else { entries += 1 }
    }
  }

  private mutating func checkKey(
    _ item: HashPages.Item, _ index: Int, _ page: Int, _ bucket: Int, _ before: inout Range<Int>?
  ) {
    let place = HashPages.head + 2 * index
    switch item {
    case .here(let range):
      let key = unsafe pages.bytes.slice(range)
      let isMisplaced = unsafe pages.bucket(of: HashPages.hash(key)) != bucket
      // The library looks keys up by halving the page.
      let isUnsorted =
        pages.type(of: page) == HashPages.PageType.hash
        && before.map { unsafe !pages.bytes.slice($0).lexicographicallyPrecedes(key) } ?? false
      if isMisplaced || isUnsorted { note(page, .misplacedKey(index: index), at: place) }
      if unsafe key.count(where: { $0 == 0 }) != 2 { note(page, .keyForm(index: index), at: place) }
      before = range
    case .elsewhere:
      before = nil
      guard let key = pages.content(of: item) else { return }
      if pages.bucket(of: HashPages.hash(key)) != bucket { note(page, .misplacedKey(index: index), at: place) }
      if key.count(where: { $0 == 0 }) != 2 { note(page, .keyForm(index: index), at: place) }
    }
  }

  private mutating func checkLongValue(_ first: Int, _ length: Int) {
    var previous = 0
    var pagesOfValue: [Int] = []
    let found = pages.forEachPart(from: first, length: length) { page, _ in
      guard !visited.contains(page), page <= pages.lastPage, pages.previous(of: page) == previous else { return false }
      visited.insert(page)
      pagesOfValue.append(page)
      previous = page
      return true
    }
    let isEnded = pagesOfValue.last.map { pages.next(of: $0) == 0 } ?? false
    guard found != length || length == 0 || !isEnded else { return }
    if pages.isInside(first) {
      note(first, .longValue(expected: length, found: found))
    } else {
      note(0, .link(to: first))
    }
  }

  /// The library takes new pages from this list.
  private mutating func checkFreeList() {
    var page = pages.firstFree
    var origin = 0
    while isGoingOn, page != 0 {
      guard pages.isInside(page), page <= pages.lastPage else {
        return note(origin, .link(to: page), at: origin == 0 ? 28 : 16)
      }
      guard !visited.contains(page) else { return note(page, .usedTwice) }
      visited.insert(page)
      guard pages.number(of: page) == page else { return note(page, .pageNumber(found: pages.number(of: page)), at: 8) }
      guard pages.type(of: page) == HashPages.PageType.free else {
        return note(page, .pageType(found: pages.type(of: page)), at: 25)
      }
      (origin, page) = (page, pages.next(of: page))
    }
  }

  private mutating func findLost() {
    for page in 1..<max(pages.pageCount, 1) where !visited.contains(page) {
      if pages.number(of: page) == page, pages.isHashPage(page), pages.entryCount(of: page) > 0 { note(page, .lost) }
    }
  }
}
