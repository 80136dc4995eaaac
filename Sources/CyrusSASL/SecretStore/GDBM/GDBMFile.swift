/// A GDBM file, read without its library.
///
/// A header; a directory, which leads from the first bits of a key's hash to a bucket; buckets of a fixed number of elements,
/// searched from the element that the hash names; and for each element its key and value, one after the other.
struct GDBMFile {
  /// An element of a bucket that holds an entry.
  struct Element {
    let hash: UInt32
    let key: Range<Int>
    let value: Range<Int>
  }

  /// What a rewritten file keeps of the old one.
  struct Geometry: Equatable {
    var layout: GDBMLayout
    var blockSize: Int
    var bucketSize: Int
    /// How many synchronisations there were.
    var counter: Int

    static let native = Geometry(layout: .native, blockSize: 4096, bucketSize: 4096, counter: 0)

    var elementsPerBucket: Int { layout.elements(inBucketOf: bucketSize) }
  }

  let bytes: FileBytes
  let layout: GDBMLayout

  /// Recognises a file; nil when its first bytes are those of another one, or there are too few.
  init?(_ memory: UnsafeRawBufferPointer) {
    guard memory.count >= 512 else { return nil }
    let magic = unsafe UInt32(littleEndian: memory.loadUnaligned(as: UInt32.self))
    guard let layout = GDBMLayout(magic: magic) else { return nil }
    self.layout = layout
    unsafe bytes = FileBytes(memory, bigEndian: layout.isBigEndian)
  }

  // MARK: - The header

  var blockSize: Int { bytes.word(at: 4) }
  var directory: Int { place(at: 8) }
  var directorySize: Int { bytes.word(at: 8 + layout.placeSize) }
  var directoryBits: Int { bytes.word(at: 12 + layout.placeSize) }
  var bucketSize: Int { bytes.word(at: 16 + layout.placeSize) }
  var elementsPerBucket: Int { bytes.word(at: 20 + layout.placeSize) }
  var end: Int { place(at: 24 + layout.placeSize) }
  var geometry: Geometry {
    let counter = layout.format == .synchronised ? bytes.word(at: layout.counterOffset) : 0
    return Geometry(layout: layout, blockSize: blockSize, bucketSize: bucketSize, counter: counter)
  }

  /// A place in the file, as it stands somewhere.
  func place(at offset: Int) -> Int { layout.isWide ? bytes.long(at: offset) : bytes.word(at: offset) }

  /// Finds what is wrong with the header: the field and its value; nil when entries can be looked for.
  var headerTrouble: (field: String, value: Int, offset: Int)? {
    let wide = layout.placeSize
    if !(512...65536).contains(blockSize) { return ("block size", blockSize, 4) }
    if blockSize > bytes.count { return ("block size", blockSize, 4) }
    if !(1...30).contains(directoryBits) { return ("number of bits", directoryBits, 12 + wide) }
    if directorySize != wide << directoryBits { return ("directory's size", directorySize, 8 + wide) }
    if directory < blockSize || directory > bytes.count - directorySize { return ("directory's place", directory, 8) }
    if bucketSize <= layout.elementsOffset + layout.elementSize || bucketSize > bytes.count || bucketSize > 1 << 20 {
      return ("bucket size", bucketSize, 16 + wide)
    }
    if elementsPerBucket != layout.elements(inBucketOf: bucketSize) {
      return ("number of elements", elementsPerBucket, 20 + wide)
    }
    // Old releases let it point behind the end of the file.
    if end < bytes.count { return ("end", end, 24 + wide) }
    return nil
  }

  // MARK: - Buckets

  /// The place of the bucket that an element of the directory leads to.
  func bucket(_ index: Int) -> Int { place(at: directory + index * layout.placeSize) }

  /// Says whether a bucket can be there.
  func isBucket(at place: Int) -> Bool { place >= blockSize && place <= bytes.count - bucketSize }

  func bits(ofBucket bucket: Int) -> Int { bytes.word(at: bucket + layout.bucketBitsOffset) }
  func count(ofBucket bucket: Int) -> Int { bytes.word(at: bucket + layout.bucketCountOffset) }

  /// Says whether an element of a bucket holds no entry.
  func isFree(_ index: Int, of bucket: Int) -> Bool {
    bytes.word(at: bucket + layout.elementsOffset + index * layout.elementSize) == 0xffff_ffff
  }

  /// Reads an element of a bucket; nil when it is free, or outside of the file.
  func element(_ index: Int, of bucket: Int) -> Element? {
    let start = bucket + layout.elementsOffset + index * layout.elementSize
    let hash = UInt32(bytes.word(at: start))
    guard hash < 1 << 31 else { return nil }
    let begin = place(at: start + 8)
    let keySize = bytes.word(at: start + 8 + layout.placeSize)
    let valueSize = bytes.word(at: start + 12 + layout.placeSize)
    guard begin > 0, begin <= bytes.count, keySize <= bytes.count - begin, valueSize <= bytes.count - begin - keySize
    else { return nil }
    return Element(
      hash: hash, key: begin..<begin + keySize, value: begin + keySize..<begin + keySize + valueSize)
  }

  /// Visits the buckets in the order of the directory, which is that of the library.
  func forEachBucket(_ visit: (Int) -> Bool) {
    var before = 0
    // A bucket has a run of elements of the directory; one that comes again is a circle.
    var seen: Set<Int> = []
    for index in 0..<1 << directoryBits {
      let bucket = bucket(index)
      if bucket == before { continue }
      before = bucket
      guard isBucket(at: bucket), seen.insert(bucket).inserted else { continue }
      guard visit(bucket) else { return }
    }
  }

  /// Visits the entries in the library's order.
  func forEachElement(_ visit: (Element) -> Bool) {
    let count = elementsPerBucket
    forEachBucket { bucket in
      for index in 0..<count {
        if let element = element(index, of: bucket), !visit(element) { return false }
      }
      return true
    }
  }

  /// Finds the entry of a key.
  func element(of key: [UInt8]) -> Element? {
    for signedness in GDBMHash.Signedness.allCases {
      let hash = GDBMHash.hash(key, signedness)
      let bucket = bucket(Int(hash >> UInt32(31 - directoryBits)))
      guard isBucket(at: bucket) else { continue }
      for index in 0..<elementsPerBucket {
        if let found = element(index, of: bucket), found.hash == hash, bytes.equals(found.key, key) { return found }
      }
    }
    return nil
  }
}
