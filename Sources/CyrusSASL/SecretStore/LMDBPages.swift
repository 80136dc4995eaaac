/// The pages of an LMDB file, looked at without the library, which would crash on a damaged one.
///
/// Layout: LMDB 0.9 on a 64-bit machine. Two header pages, of which the one with the higher transaction counts; two trees, that
/// of free pages and that of entries; pages with a head of 16 bytes, two bytes per node, and the nodes from the end downwards.
struct LMDBPages {
  private let bytes: FileBytes
  private let pageSize: Int
  /// Where the header that counts begins, behind the head of its page.
  private let header: Int

  private static let head = 16
  private static let nowhere = -1

  private enum Flag {
    static let branch = 1
    static let leaf = 2
    static let overflow = 4
    static let header = 8
    static let elsewhere = 1
  }

  /// Reads the header; nil when it is none, which the library says by itself.
  init?(_ memory: UnsafeRawBufferPointer) {
    unsafe bytes = FileBytes(memory, bigEndian: false)
    guard bytes.count >= 2 * 512 else { return nil }
    pageSize = bytes.word(at: 16 + 24)
    guard HashPages.Shape.isPageSize(pageSize), bytes.count >= 2 * pageSize else { return nil }
    for start in [0, pageSize] {
      guard bytes.word(at: start + 16) == 0xbeef_c0de, bytes.word(at: start + 20) == 1,
        bytes.half(at: start + 10) & Flag.header != 0, bytes.word(at: start + 40) == pageSize
      else { return nil }
    }
    let first = UInt(bitPattern: bytes.long(at: 16 + 128))
    let isSecond = UInt(bitPattern: bytes.long(at: pageSize + 16 + 128)) > first
    header = (isSecond ? pageSize : 0) + 16
  }

  private var lastPage: Int { bytes.long(at: header + 120) }
  private var mapSize: Int { bytes.long(at: header + 16) }

  /// Looks at everything that the library follows.
  ///
  /// - Parameter report: Gets each finding; false ends the check.
  /// - Returns: How many entries there are.
  func check(_ report: (StoreFinding) -> Bool) -> Int {
    var run = Run(visited: PageSet(count: bytes.count / pageSize + 1))
    var isGoingOn = true
    func note(_ page: Int, _ problem: StoreProblem) {
      if isGoingOn { isGoingOn = report(StoreFinding(page: page, offset: page * pageSize, problem)) }
    }
    guard lastPage >= 1, lastPage < 1 << 40, mapSize >= 0 else {
      note(0, .header(field: "last page", value: lastPage))
      return 0
    }
    var entries = 0
    for (index, flags) in [(0, 8), (1, 0)] {
      let tree = header + 24 + 48 * index
      // With the first tree's stands how the file was opened: by its own name.
      guard bytes.half(at: tree + 4) & ~0x4000 == flags else {
        note(0, .header(field: "flags", value: bytes.half(at: tree + 4)))
        continue
      }
      let root = bytes.long(at: tree + 40)
      let depth = bytes.half(at: tree + 6)
      if root == Self.nowhere {
        if depth != 0 { note(0, .header(field: "depth", value: depth)) }
        continue
      }
      guard (1...31).contains(depth) else {
        note(0, .header(field: "depth", value: depth))
        continue
      }
      entries = checkPage(root, depth, isFreeList: index == 0, &run, note)
      if bytes.long(at: tree + 32) != entries {
        note(0, .header(field: "number of entries", value: bytes.long(at: tree + 32)))
      }
    }
    if isGoingOn { checkFreePages(run, note) }
    return entries
  }

  private func checkFreePages(_ run: Run, _ note: (Int, StoreProblem) -> Void) {
    let pages = bytes.count / pageSize
    for page in run.free where page < 2 || page > lastPage || (page < pages && run.visited.contains(page)) {
      note(0, .link(to: page))
    }
    // A page that was given back before it was ever written may be missing at the end. The library would put the next page
    // behind the last one, and so make the file as large as a wrong number says.
    let missing = lastPage - pages + 1
    if missing > 0, run.free.count(where: { $0 >= pages }) != missing {
      note(0, .header(field: "last page", value: lastPage))
    }
  }

  private struct Run {
    var visited: PageSet
    /// The pages that the tree of free pages names.
    var free: [Int] = []
    /// The last key, for the order.
    var key: Range<Int>?
  }

  private func isInside(_ page: Int, _ count: Int = 1) -> Bool {
    page >= 2 && count > 0 && page <= lastPage && count <= lastPage - page + 1 && page <= bytes.count / pageSize - count
  }

  /// Looks at a page and what is below it; how many entries these are.
  private func checkPage(
    _ page: Int, _ depth: Int, isFreeList: Bool, _ run: inout Run, _ note: (Int, StoreProblem) -> Void
  ) -> Int {
    guard isInside(page) else {
      note(0, .link(to: page))
      return 0
    }
    guard !run.visited.contains(page) else {
      note(page, .usedTwice)
      return 0
    }
    run.visited.insert(page)
    guard let (count, upper) = checkHead(of: page, depth, note) else { return 0 }
    let start = page * pageSize
    var entries = 0
    var used = 0
    for index in 0..<count {
      let offset = bytes.half(at: start + Self.head + 2 * index)
      guard offset >= upper, offset % 2 == 0, offset + 8 <= pageSize,
        let size = depth > 1
          ? checkBranch(start + offset, index, depth, isFreeList, &entries, &run, note)
          : checkLeaf(start + offset, page, index, isFreeList, &run, note),
        offset + size <= pageSize
      else {
        note(page, .entry(index: index))
        return entries
      }
      used += (size + 1) & ~1
      if depth == 1 { entries += 1 }
    }
    // Nodes lie without gaps.
    if used != pageSize - upper { note(page, .layout(entries: count)) }
    return entries
  }

  /// Looks at the head of a page; how many nodes it has and where the first of them begins, or nil when it cannot be one.
  private func checkHead(
    of page: Int, _ depth: Int, _ note: (Int, StoreProblem) -> Void
  ) -> (count: Int, upper: Int)? {
    let start = page * pageSize
    let flags = bytes.half(at: start + 10)
    if bytes.long(at: start) != page { note(page, .pageNumber(found: bytes.long(at: start))) }
    guard flags == (depth > 1 ? Flag.branch : Flag.leaf) else {
      note(page, .pageType(found: flags))
      return nil
    }
    let (lower, upper) = (bytes.half(at: start + 12), bytes.half(at: start + 14))
    let count = (lower - Self.head) / 2
    guard lower >= Self.head, lower % 2 == 0, lower <= upper, upper <= pageSize, count >= (depth > 1 ? 2 : 1) else {
      note(page, .layout(entries: count))
      return nil
    }
    return (count, upper)
  }

  /// Looks at a node that leads to another page; its size, or nil when it cannot be one.
  private func checkBranch(
    _ node: Int, _ index: Int, _ depth: Int, _ isFreeList: Bool, _ entries: inout Int, _ run: inout Run,
    _ note: (Int, StoreProblem) -> Void
  ) -> Int? {
    let keySize = bytes.half(at: node + 6)
    guard node % pageSize + 8 + keySize <= pageSize, keySize <= 511 else { return nil }
    let child = bytes.word(at: node) | bytes.half(at: node + 4) << 32
    if index > 0, !isFreeList { orderKey(node + 8..<node + 8 + keySize, node / pageSize, index, &run, note) }
    entries += checkPage(child, depth - 1, isFreeList: isFreeList, &run, note)
    return 8 + keySize
  }

  /// Looks at an entry; its size, or nil when it cannot be one.
  private func checkLeaf(
    _ node: Int, _ page: Int, _ index: Int, _ isFreeList: Bool, _ run: inout Run, _ note: (Int, StoreProblem) -> Void
  ) -> Int? {
    let size = bytes.word(at: node)
    let flags = bytes.half(at: node + 4)
    let keySize = bytes.half(at: node + 6)
    let value = node + 8 + keySize
    let isElsewhere = flags == Flag.elsewhere
    let here = isElsewhere ? 8 : size
    guard flags == 0 || isElsewhere, keySize > 0, keySize <= 511, here <= pageSize,
      node % pageSize + 8 + keySize + here <= pageSize
    else { return nil }
    var content = value..<value + here
    if isElsewhere {
      guard let range = longValue(bytes.long(at: value), size, &run) else {
        note(page, .longValue(expected: size, found: 0))
        return 8 + keySize + here
      }
      content = range
    }
    if isFreeList {
      if !readFree(content, keySize, &run) { note(page, .entry(index: index)) }
    } else {
      let key = node + 8..<value
      orderKey(key, page, index, &run, note)
      if unsafe bytes.slice(key).count(where: { $0 == 0 }) != 2 { note(page, .keyForm(index: index)) }
    }
    return 8 + keySize + here
  }

  /// The place of a value that has pages of its own; nil when they cannot hold it.
  private func longValue(_ first: Int, _ size: Int, _ run: inout Run) -> Range<Int>? {
    let needed = (Self.head - 1 + size) / pageSize + 1
    guard isInside(first, needed), bytes.half(at: first * pageSize + 10) == Flag.overflow,
      bytes.long(at: first * pageSize) == first
    else { return nil }
    // A shorter value that replaces one of the same transaction keeps all of its pages.
    let count = bytes.word(at: first * pageSize + 12)
    guard count >= needed, isInside(first, count) else { return nil }
    for page in first..<first + count {
      guard !run.visited.contains(page) else { return nil }
      run.visited.insert(page)
    }
    return first * pageSize + Self.head..<first * pageSize + Self.head + size
  }

  /// Keeps the free pages of a transaction: how many, then their numbers, falling.
  private func readFree(_ content: Range<Int>, _ keySize: Int, _ run: inout Run) -> Bool {
    guard keySize == 8, content.count >= 8, content.count % 8 == 0 else { return false }
    let count = bytes.long(at: content.lowerBound)
    guard count >= 0, count <= content.count / 8 - 1 else { return false }
    var before = Int.max
    for index in 0..<count {
      let page = bytes.long(at: content.lowerBound + 8 + 8 * index)
      guard page < before else { return false }
      before = page
      run.free.append(page)
    }
    return true
  }

  private func orderKey(
    _ key: Range<Int>, _ page: Int, _ index: Int, _ run: inout Run, _ note: (Int, StoreProblem) -> Void
  ) {
    if let before = run.key, unsafe bytes.slice(key).lexicographicallyPrecedes(bytes.slice(before)) {
      note(page, .misplacedKey(index: index))
    }
    run.key = key
  }
}
