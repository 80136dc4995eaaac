internal import Glibc
internal import Secrets
internal import SystemPackage

/// Writes the pages of a Berkeley DB hash file that the library has made, bucket by bucket.
struct HashFileWriter {
  private let table: SecretTable
  private let file: FileDescriptor
  private let shape: HashPages.Shape
  private let bucketCount: Int
  /// The first page behind those of the buckets; an overfull bucket has its further pages from there on.
  private let firstFree: Int
  private var header: [UInt8]
  private var page: HashPageBuilder
  /// The places of the entries in the order of the buckets, and within each in the order of the keys.
  private var sorted: [UInt32]
  /// Where each bucket begins in that order.
  private var starts: [Int]

  /// How full a bucket's first page is to be at most, on average: with entries of fifty
  /// bytes one bucket in ten then needs a second one.
  private static let fill = 0.86
  /// What an entry takes besides its bytes: two types, and twice the two bytes that say where it begins.
  private static let overhead = 6

  /// How many buckets a table needs with pages of the usual size.
  static func bucketCount(for table: SecretTable) -> Int {
    var bytes = 0
    for place in table.places where table.isValid(place) {
      bytes += unsafe table.key(at: place).count + min(table.value(at: place).count, 1024) + overhead
    }
    let perBucket = Int(Double(4096 - HashPages.head) * fill)
    var count = 2
    while count * perBucket < bytes { count *= 2 }
    return count
  }

  /// Looks at the file; nil when its pages are not where they are expected.
  init?(_ table: SecretTable, _ file: FileDescriptor, buckets: Int) throws(Errno) {
    self.table = table
    self.file = file
    bucketCount = buckets
    var first = [UInt8](repeating: 0, count: 512)
    guard try file.read(into: &first, at: 0) == first.count,
      let shape = unsafe first.withUnsafeBytes({ unsafe HashPages.Shape(first: $0) })
    else { return nil }
    var header = [UInt8](repeating: 0, count: shape.pageSize)
    guard try file.read(into: &header, at: 0) == header.count else { return nil }
    let isExpected = unsafe header.withUnsafeBytes { memory in
      let pages = unsafe HashPages(memory, shape)
      return pages.lastBucket == buckets - 1 && pages.page(ofBucket: 0) == 1 && pages.lastPage == buckets
        && pages.page(ofBucket: buckets - 1) == buckets && pages.firstFree == 0
    }
    guard isExpected else { return nil }
    self.shape = shape
    self.header = header
    firstFree = buckets + 1
    page = HashPageBuilder(shape)
    (sorted, starts) = ([], [])
  }

  /// Writes the file; the places of the entries that need pages of their own are left to the library.
  mutating func write() throws(Errno) -> [UInt32] {
    let large = sort()
    defer { page.wipe() }
    var output = FileOutput(file, isBigEndian: shape.isBigEndian)
    defer { output.wipe() }
    try output.append(header[...])
    // The buckets that need more than one page, and the number of the second one.
    var overfull: [(bucket: Int, page: Int)] = []
    var free = firstFree
    for bucket in 0..<bucketCount {
      let pages = try write(bucket, more: free, .first, to: &output)
      if pages > 1 { overfull.append((bucket, free)) }
      free += pages - 1
    }
    for (bucket, page) in overfull { _ = try write(bucket, more: page, .others, to: &output) }
    try output.flush()
    try finishHeader(lastPage: free - 1)
    return large
  }

  private enum Part {
    case first, others
  }

  /// Writes a part of the pages of a bucket; how many there are.
  private mutating func write(
    _ bucket: Int, more: Int, _ part: Part, to output: inout FileOutput
  ) throws(Errno) -> Int {
    var count = 1
    page.begin(bucket + 1, after: 0)
    for place in sorted[starts[bucket]..<starts[bucket + 1]] {
      if unsafe page.add(table.key(at: place), table.value(at: place)) { continue }
      let next = more + count - 1
      if (count == 1) == (part == .first) { try output.append(page.finished(next: next)) }
      page.begin(next, after: count == 1 ? bucket + 1 : next - 1)
      count += 1
      _ = unsafe page.add(table.key(at: place), table.value(at: place))
    }
    if (count == 1) == (part == .first) { try output.append(page.finished(next: 0)) }
    return count
  }

  /// Brings the entries into order; the places of those that are too long for a page are given back.
  private mutating func sort() -> [UInt32] {
    let mask = UInt32(bucketCount - 1)
    var large: [UInt32] = []
    starts = Array(repeating: 0, count: bucketCount + 1)
    for place in table.places where table.isValid(place) {
      if isLarge(place) { large.append(place) } else { starts[Int(table.hash(at: place) & mask) + 1] += 1 }
    }
    for bucket in 0..<bucketCount { starts[bucket + 1] += starts[bucket] }
    var next = starts
    var order = [UInt32](repeating: 0, count: starts[bucketCount])
    for place in table.places where table.isValid(place) && !isLarge(place) {
      let bucket = Int(table.hash(at: place) & mask)
      order[next[bucket]] = place
      next[bucket] += 1
    }
    for bucket in 0..<bucketCount {
      order[starts[bucket]..<starts[bucket + 1]].sort { precedes($0, $1) }
    }
    sorted = order
    return large
  }

  /// The library gives keys and values of more than a quarter of a page pages of their own.
  private func isLarge(_ place: UInt32) -> Bool {
    unsafe max(table.key(at: place).count, table.value(at: place).count) > shape.pageSize / 4
  }

  /// The library looks keys up by halving a page.
  private func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
    let (left, right) = unsafe (table.key(at: left), table.key(at: right))
    guard let one = left.baseAddress, let other = right.baseAddress else { return false }
    let order = unsafe memcmp(one, other, min(left.count, right.count))
    return order < 0 || order == 0 && left.count < right.count
  }

  /// Notes what the library would have noted; it was told how full buckets are to be only to make so many of them.
  private mutating func finishHeader(lastPage: Int) throws(Errno) {
    for (offset, value) in [(32, lastPage), (84, 0), (88, sorted.count)] {
      shape.store(value, 4, at: offset, in: &header)
    }
    try file.write(header[...], at: 0)
  }
}
