extension HashPages.Shape {
  /// Reads the page size and the byte order from the header of a whole file; nil when it is none of a hash file.
  init?(header: UnsafeRawBufferPointer) {
    unsafe self.init(first: header)
    if header.count < pageSize { return nil }
  }

  /// Reads the page size and the byte order from the first bytes of a file; nil when it is none of a hash file.
  init?(first header: UnsafeRawBufferPointer) {
    guard header.count >= 224 else { return nil }
    for isBigEndian in [false, true] {
      let bytes = unsafe FileBytes(header, bigEndian: isBigEndian)
      guard bytes.word(at: 12) == HashPages.magic else { continue }
      let size = bytes.word(at: 20)
      guard Self.isPageSize(size) else { return nil }
      self.init(pageSize: size, isBigEndian: isBigEndian)
      return
    }
    return nil
  }

  /// Says why the header of a hash file tells no shape; nil when the file is none.
  static func trouble(header: UnsafeRawBufferPointer) -> StoreFinding? {
    guard header.count >= 224 else { return nil }
    for isBigEndian in [false, true] {
      let bytes = unsafe FileBytes(header, bigEndian: isBigEndian)
      guard bytes.word(at: 12) == HashPages.magic else { continue }
      let size = bytes.word(at: 20)
      guard isPageSize(size) else {
        return StoreFinding(page: 0, offset: 20, .header(field: "page size", value: size))
      }
      return StoreFinding(page: 0, offset: 20, .length(expected: size, found: header.count))
    }
    return nil
  }

  /// Finds out page size and byte order from the pages' own numbers; for files whose header is lost.
  init?(guessedFrom memory: UnsafeRawBufferPointer) {
    var best = (hits: 0, shape: HashPages.Shape(pageSize: 0, isBigEndian: false))
    for isBigEndian in [false, true] {
      for power in 9...16 {
        let shape = HashPages.Shape(pageSize: 1 << power, isBigEndian: isBigEndian)
        guard memory.count >= shape.pageSize * 2 else { continue }
        let pages = unsafe HashPages(memory, shape)
        // Of two sizes with as many hits the smaller one is a part of the larger one by chance.
        let hits = (1..<pages.pageCount).count { page in
          pages.number(of: page) == page
            && (pages.isHashPage(page) || pages.type(of: page) == HashPages.PageType.overflow)
        }
        if hits > 0, hits >= best.hits { best = (hits, shape) }
      }
    }
    guard best.hits > 0 else { return nil }
    self = best.shape
  }

  static func isPageSize(_ size: Int) -> Bool { (512...65536).contains(size) && size & (size - 1) == 0 }
}
