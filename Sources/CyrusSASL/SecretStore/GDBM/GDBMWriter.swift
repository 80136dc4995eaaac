internal import Secrets
internal import SystemPackage

/// Writes a whole GDBM file: what was deleted or replaced is not in it.
struct GDBMWriter {
  /// An entry that is to be written: its key and value stand one after the other somewhere.
  struct Entry {
    let hash: UInt32
    /// The first four bytes of the key, the first one lowest.
    let start: UInt32
    /// Whether the bytes are in the old file, or among the new ones.
    let isNew: Bool
    let place: Int
    let keySize: Int32
    let valueSize: Int32

    var size: Int { Int(keySize) + Int(valueSize) }
  }

  let geometry: GDBMFile.Geometry
  private let entries: [Entry]
  /// The entries of each bucket, in the order of the directory, and how many bits they share.
  private var buckets: [(range: Range<Int>, bits: Int)] = []
  private var layout: GDBMLayout { geometry.layout }
  private let directoryBits: Int

  /// Distributes the entries to buckets; nil when more than a bucket can hold have one and the same hash.
  init?(_ geometry: GDBMFile.Geometry, _ entries: [Entry], directoryBits wanted: Int?) {
    self.geometry = geometry
    self.entries = entries.sorted { $0.hash < $1.hash }
    guard Self.split(self.entries, 0..<entries.count, 0, geometry.elementsPerBucket, &buckets) else { return nil }
    // As many as fill a block, like the library, and never fewer than there were.
    var least = 3
    while geometry.layout.placeSize << least < geometry.blockSize, least < 12 { least += 1 }
    directoryBits = max(wanted ?? 0, least, buckets.reduce(0) { max($0, $1.bits) })
  }

  private static func split(
    _ entries: [Entry], _ range: Range<Int>, _ bits: Int, _ limit: Int,
    _ buckets: inout [(range: Range<Int>, bits: Int)]
  ) -> Bool {
    if range.count <= limit {
      buckets.append((range, bits))
      return true
    }
    guard bits < 30 else { return false }
    let mask: UInt32 = 1 << UInt32(30 - bits)
    let middle = entries[range].firstIndex { $0.hash & mask != 0 } ?? range.upperBound
    return split(entries, range.lowerBound..<middle, bits + 1, limit, &buckets)
      && split(entries, middle..<range.upperBound, bits + 1, limit, &buckets)
  }

  // MARK: - Writing

  private func rounded(_ size: Int) -> Int {
    (size + geometry.blockSize - 1) / geometry.blockSize * geometry.blockSize
  }

  /// Writes the file from its beginning.
  func write(to file: FileDescriptor, old: UnsafeRawBufferPointer, new: [UInt8]) throws(Errno) {
    let directory = geometry.blockSize
    let firstBucket = directory + rounded(layout.placeSize << directoryBits)
    let firstEntry = firstBucket + buckets.count * geometry.bucketSize
    let end = firstEntry + entries.reduce(0) { $0 + $1.size }
    var output = FileOutput(file, isBigEndian: layout.isBigEndian)
    defer { output.wipe() }
    try writeHeader(&output, directory, end)
    try writeDirectory(&output, firstBucket)
    try output.fill(to: firstBucket)
    try writeBuckets(&output, firstEntry)
    for entry in entries {
      let range = entry.place..<entry.place + entry.size
      if entry.isNew { try output.append(new[range]) } else { try unsafe output.append(old[range]) }
    }
    try output.fill(to: rounded(end))
    try output.flush()
  }

  private func writeHeader(_ output: inout FileOutput, _ directory: Int, _ end: Int) throws(Errno) {
    output.append(word: Int(layout.magic))
    output.append(word: geometry.blockSize)
    append(place: directory, to: &output)
    output.append(word: layout.placeSize << directoryBits)
    output.append(word: directoryBits)
    output.append(word: geometry.bucketSize)
    output.append(word: geometry.elementsPerBucket)
    append(place: rounded(end), to: &output)
    if layout.format == .synchronised {
      try output.fill(to: layout.counterOffset)
      output.append(word: geometry.counter + 1)
    }
    try output.fill(to: layout.availOffset)
    // What is left of the last block is the only free stretch; the library does not bother with a few bytes.
    let rest = rounded(end) - end
    output.append(word: layout.stretches(inBlockOf: geometry.blockSize))
    output.append(word: rest > 4 ? 1 : 0)
    append(place: 0, to: &output)
    if rest > 4 { append(stretch: rest, at: end, to: &output) }
    try output.fill(to: geometry.blockSize)
  }

  private func writeDirectory(_ output: inout FileOutput, _ firstBucket: Int) throws(Errno) {
    for (index, bucket) in buckets.enumerated() {
      for _ in 0..<1 << (directoryBits - bucket.bits) {
        append(place: firstBucket + index * geometry.bucketSize, to: &output)
      }
      try output.flushIfFull()
    }
  }

  private func writeBuckets(_ output: inout FileOutput, _ firstEntry: Int) throws(Errno) {
    let count = geometry.elementsPerBucket
    var slots = [Int](repeating: -1, count: count)
    var places = [Int](repeating: 0, count: count)
    var place = firstEntry
    for bucket in buckets {
      for index in 0..<count { slots[index] = -1 }
      for entry in bucket.range {
        var slot = Int(entries[entry].hash) % count
        while slots[slot] >= 0 { slot = (slot + 1) % count }
        slots[slot] = entry
        places[slot] = place
        place += entries[entry].size
      }
      let start = output.position
      output.append(word: 0)
      try output.fill(to: start + layout.bucketBitsOffset)
      output.append(word: bucket.bits)
      output.append(word: bucket.range.count)
      for slot in 0..<count { append(slots[slot], at: places[slot], to: &output) }
      try output.fill(to: start + geometry.bucketSize)
    }
  }

  private func append(_ entry: Int, at place: Int, to output: inout FileOutput) {
    guard entry >= 0 else {
      output.append(word: 0xffff_ffff)
      output.append(zeros: layout.elementSize - 4)
      return
    }
    output.append(word: Int(entries[entry].hash))
    // The beginning of the key, for the library to compare before it reads the rest.
    output.append(bytes: entries[entry].start)
    append(place: place, to: &output)
    output.append(word: Int(entries[entry].keySize))
    output.append(word: Int(entries[entry].valueSize))
  }

  private func append(place: Int, to output: inout FileOutput) {
    if layout.isWide { output.append(long: place) } else { output.append(word: place) }
  }

  private func append(stretch size: Int, at place: Int, to output: inout FileOutput) {
    output.append(word: size)
    output.append(zeros: layout.stretchSize / 2 - 4)
    append(place: place, to: &output)
  }
}
