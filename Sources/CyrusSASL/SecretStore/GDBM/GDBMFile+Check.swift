extension GDBMFile {
  /// Looks at everything that leads to an entry, bucket by bucket in the order of the directory.
  ///
  /// - Parameter report: Gets each finding; false ends the check.
  /// - Returns: How many entries there are.
  func check(_ report: (StoreFinding) -> Bool) -> Int {
    if let trouble = headerTrouble {
      _ = report(StoreFinding(page: 0, offset: trouble.offset, .header(field: trouble.field, value: trouble.value)))
      return 0
    }
    var isGoingOn = true
    func note(_ offset: Int, _ problem: StoreProblem) {
      if isGoingOn { isGoingOn = report(StoreFinding(page: offset / blockSize, offset: offset, problem)) }
    }
    checkDirectory(note)
    if !checkStretches() { note(layout.availOffset, .layout(entries: bytes.word(at: layout.availOffset + 4))) }
    var entries = 0
    var used: [Range<Int>] = []
    forEachBucket { bucket in
      entries += checkBucket(bucket, &used, note)
      return isGoingOn
    }
    checkOverlaps(&used, note)
    return entries
  }

  private func checkDirectory(_ note: (Int, StoreProblem) -> Void) {
    var index = 0
    var seen: Set<Int> = []
    while index < 1 << directoryBits {
      let place = directory + index * layout.placeSize
      let bucket = bucket(index)
      index += 1
      guard isBucket(at: bucket) else {
        note(place, .link(to: bucket / blockSize))
        continue
      }
      let bits = bits(ofBucket: bucket)
      guard bits <= directoryBits else {
        note(bucket, .header(field: "number of bits of a bucket", value: bits))
        continue
      }
      guard seen.insert(bucket).inserted else {
        note(place, .usedTwice)
        continue
      }
      // The bucket must be that of all hashes with its first bits, and of no other.
      let run = 1 << (directoryBits - bits)
      guard (index - 1) % run == 0 else {
        note(place, .usedTwice)
        continue
      }
      let last = index - 1 + run
      while index < last, self.bucket(index) == bucket { index += 1 }
      if index < last { note(directory + index * layout.placeSize, .usedTwice) }
    }
  }

  private func checkBucket(
    _ bucket: Int, _ used: inout [Range<Int>], _ note: (Int, StoreProblem) -> Void
  ) -> Int {
    let bits = bits(ofBucket: bucket)
    let count = count(ofBucket: bucket)
    used.append(bucket..<bucket + bucketSize)
    var found = 0
    for index in 0..<elementsPerBucket where !isFree(index, of: bucket) {
      found += 1
      let place = bucket + layout.elementsOffset + index * layout.elementSize
      guard let element = element(index, of: bucket) else {
        note(place, .entry(index: index))
        continue
      }
      used.append(element.key.lowerBound..<element.value.upperBound)
      let key = unsafe bytes.slice(element.key)
      let isHashed = GDBMHash.Signedness.allCases.contains { unsafe GDBMHash.hash(key, $0) == element.hash }
      let first = self.bucket(Int(element.hash >> UInt32(31 - directoryBits)))
      if !isHashed || first != bucket || bits > directoryBits || !isFound(index, element, bucket, count) {
        note(place, .misplacedKey(index: index))
      }
      if unsafe key.count(where: { $0 == 0 }) != 2 { note(place, .keyForm(index: index)) }
    }
    if found != count { note(bucket + layout.bucketCountOffset, .layout(entries: count)) }
    return found
  }

  /// Says whether the library, which begins at the element of the hash and gives up at a free one, comes to an element.
  private func isFound(_ index: Int, _ element: Element, _ bucket: Int, _ count: Int) -> Bool {
    var current = Int(element.hash) % elementsPerBucket
    while current != index {
      if isFree(current, of: bucket) { return false }
      current = (current + 1) % elementsPerBucket
    }
    return true
  }

  /// Looks at the tables of free stretches, from which the library takes room for new entries.
  private func checkStretches() -> Bool {
    var seen: Set<Int> = []
    var table = layout.availOffset
    var isFirst = true
    while true {
      guard table >= 0, table <= bytes.count - 8 - layout.placeSize, seen.insert(table).inserted else { return false }
      let size = bytes.word(at: table)
      let count = bytes.word(at: table + 4)
      let start = table + 8 + layout.placeSize
      guard size > 1, count <= size, size <= (bytes.count - start) / layout.stretchSize,
        !isFirst || size == layout.stretches(inBlockOf: blockSize)
      else { return false }
      for index in 0..<count {
        let stretch = start + index * layout.stretchSize
        let place = place(at: stretch + layout.stretchSize / 2)
        let length = bytes.word(at: stretch)
        guard place >= layout.availOffset, length < 1 << 31, place <= end, length <= end - place else { return false }
      }
      table = place(at: table + 8)
      if table == 0 { return true }
      isFirst = false
    }
  }

  private func checkOverlaps(_ used: inout [Range<Int>], _ note: (Int, StoreProblem) -> Void) {
    used.sort { $0.lowerBound < $1.lowerBound }
    var reached = directory + directorySize
    for range in used where !range.isEmpty {
      if range.lowerBound < reached, range.upperBound > directory { note(range.lowerBound, .usedTwice) }
      if range.lowerBound < blockSize { note(range.lowerBound, .usedTwice) }
      reached = range.lowerBound < directory ? reached : max(reached, range.upperBound)
    }
  }
}
